package com.bcrecommender.backup;

import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one backup. Every chunk is held against its name, and every file against its size and its
/// hash; memory is that of a chunk and of the list of files. Not thread-safe.
final class BackupReader {
  private final Store store;
  private final BackupManifest manifest;
  private final @Nullable Identity identity;
  private @Nullable FileList list;
  private long done;

  /// @param identity that opens it; not needed for a backup that is not encrypted
  /// @throws UserError where it is needed and not there
  BackupReader(Store store, BackupManifest manifest, @Nullable Identity identity) {
    if (manifest.sealed() && identity == null) {
      throw new UserError(
          "expected the private key for the backup %s in %s, which is encrypted to %s, found none; name its file with --set backup.identity-file=FILE"
              .formatted(manifest.time(), store.name(), manifest.recipient()));
    }
    this.store = store;
    this.manifest = manifest;
    this.identity = manifest.sealed() ? identity : null;
  }

  /// What is missing in a store of the chunks that a backup needs, or has another size, as far as
  /// that is seen without reading them; empty where nothing is.
  static Optional<String> missing(BackupManifest manifest, Map<String, Long> there) {
    int missing = 0;
    int other = 0;
    for (Map.Entry<String, Long> chunk : manifest.chunks().entrySet()) {
      Long bytes = there.get(ChunkForm.object(chunk.getKey(), manifest.sealed()));
      if (bytes == null) {
        missing++;
      } else if (!bytes.equals(chunk.getValue())) {
        other++;
      }
    }
    return missing + other == 0
        ? Optional.empty()
        : Optional.of(
            "of its %,d chunks %,d are missing and %,d have another size"
                .formatted(manifest.chunks().size(), missing, other));
  }

  /// The files that it holds.
  ///
  /// @throws UnusableBackup where the list is damaged
  FileList list() {
    FileList known = list;
    if (known != null) {
      return known;
    }
    try {
      List<byte[]> parts = new ArrayList<>();
      int bytes = 0;
      for (String name : manifest.list()) {
        byte[] part = chunk(name, null, "its list of files");
        parts.add(part);
        bytes += part.length;
      }
      byte[] json = new byte[bytes];
      int at = 0;
      for (byte[] part : parts) {
        System.arraycopy(part, 0, json, at, part.length);
        at += part.length;
      }
      FileList read = FileList.parse(json);
      ChunkForm form = form(read);
      for (int i = 0; i < parts.size(); i++) {
        if (!form.name(parts.get(i)).equals(manifest.list().get(i))) {
          throw new GeneralSecurityException("another list of files");
        }
      }
      if (read.files().size() != manifest.files()) {
        throw new GeneralSecurityException("another number of files");
      }
      list = read;
      return read;
    } catch (GeneralSecurityException e) {
      throw damaged("its list of files cannot be read");
    }
  }

  private ChunkForm form(FileList read) {
    return manifest.sealed()
        ? ChunkForm.sealed(Recipient.of(manifest.recipient()), read.key())
        : ChunkForm.plain();
  }

  /// Writes all files into a folder, each on the disk when this returns.
  ///
  /// @throws UnusableBackup where one cannot be brought back as it was
  void restoreTo(Path folder, Progress progress) throws IOException {
    FileList files = list();
    ChunkForm form = form(files);
    for (BackedUpFile file : files.files()) {
      Path target = folder.resolve(file.path());
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      MessageDigest digest = Sha256.begin();
      long bytes = 0;
      try (FileChannel channel =
              FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream out = Channels.newOutputStream(channel)) {
        for (String name : file.chunks()) {
          byte[] plain = chunk(name, form, file.path());
          digest.update(plain);
          out.write(plain);
          bytes += plain.length;
          done += plain.length;
          progress.update(done);
        }
        channel.force(true);
      }
      if (bytes != file.bytes()
          || !HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
        throw damaged(file.path() + " has other bytes than its list of files says");
      }
      Files.setLastModifiedTime(target, FileTime.from(file.modified()));
    }
  }

  /// A chunk's plain bytes.
  ///
  /// @param form by which it is named; null while that is not known yet
  private byte[] chunk(String name, @Nullable ChunkForm form, String of) {
    String object = ChunkForm.object(name, manifest.sealed());
    byte[] stored =
        store
            .read(object)
            .orElseThrow(() -> damaged("%s is missing, which %s needs".formatted(object, of)));
    try {
      byte[] plain = ChunkForm.unpack(stored, identity);
      if (form != null && !form.name(plain).equals(name)) {
        throw new GeneralSecurityException("other bytes than its name says");
      }
      return plain;
    } catch (GeneralSecurityException e) {
      throw damaged("%s is damaged, which %s needs".formatted(object, of));
    }
  }

  private UnusableBackup damaged(String lost) {
    return UnusableBackup.damaged(store.name(), manifest.time(), lost);
  }
}
