package com.bcrecommender.edition;

import com.bcrecommender.settings.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An edition as the files that a static host has of it: the shards of its packs and of its index,
/// each under the name that its content gives it. They are read from the packs when asked for, so
/// that no second copy of an edition is needed to publish it. Memory: some 150 bytes a shard.
/// Immutable.
///
/// @param manifest as it lies on the disk; not copied
/// @param files tables in their order, the index last
public record EditionFiles(byte[] manifest, List<File> files) {

  /// One file of a host.
  ///
  /// @param name such as `3f/0a1c….bin`
  /// @param size in bytes
  /// @param pack that holds it
  /// @param at where it begins there
  public record File(String name, int size, Path pack, long at) {
    /// Reads it.
    ///
    /// @throws UnusableEdition if the pack has other bytes than the name says
    public byte[] read() {
      ByteBuffer bytes = ByteBuffer.allocate(size);
      try (FileChannel channel = FileChannel.open(pack, StandardOpenOption.READ)) {
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
          // On to the rest.
        }
      } catch (NoSuchFileException e) {
        throw UnusableEdition.missing(pack);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (bytes.hasRemaining()) {
        throw UnusableEdition.truncated(pack.toString(), at + size, at + bytes.position());
      }
      if (!ShardIndex.name(Sha256.begin().digest(bytes.array()), 0).equals(name)) {
        throw UnusableEdition.corrupt(
            pack.toString(), "the %,d bytes from %,d have another hash".formatted(size, at));
      }
      return bytes.array();
    }
  }

  /// Reads the manifest and the index of the edition in a folder.
  ///
  /// @throws UnusableEdition if it is missing, or its manifest or index is not as it was written
  public static EditionFiles of(Path folder) {
    Manifest manifest = Manifest.read(folder);
    ShardIndex index = ShardIndex.read(folder, manifest.index());
    List<File> files = new ArrayList<>(index.shards());
    for (Map.Entry<TableKind, Cut> table : manifest.tables().entrySet()) {
      Path pack = folder.resolve(table.getKey().file());
      long at = 0;
      for (int i = 0; i < table.getValue().shards(); i++) {
        int shard = files.size();
        files.add(new File(index.name(shard), index.size(shard), pack, at));
        at += index.size(shard);
      }
    }
    try {
      addIndex(folder.resolve(ShardIndex.FILE), manifest.index().levels(), index.shards(), files);
      return new EditionFiles(
          Files.readAllBytes(folder.resolve(Manifest.FILE)), List.copyOf(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addIndex(Path pack, int levels, int shards, List<File> files)
      throws IOException {
    byte[] all = Files.readAllBytes(pack);
    int entries = shards;
    int at = 0;
    for (int level = 0; level < levels; level++) {
      int end = at + entries * ShardIndex.ENTRY;
      entries = 0;
      while (at < end) {
        int size = Math.min(end - at, ShardIndex.PER_SHARD * ShardIndex.ENTRY);
        var sha = Sha256.begin();
        sha.update(all, at, size);
        files.add(new File(ShardIndex.name(sha.digest(), 0), size, pack, at));
        at += size;
        entries++;
      }
    }
  }
}
