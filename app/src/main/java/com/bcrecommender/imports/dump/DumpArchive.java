package com.bcrecommender.imports.dump;

import com.bcrecommender.settings.UserError;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/// A public dump as it is downloaded: a tar archive, or one member of it by itself, packed by
/// Zstandard, xz, bzip2 or gzip or not at all. The form is told by the first bytes, never by the
/// name. It is read once, as a stream; nothing is unpacked to the disk, so names of members are
/// only looked at.
///
/// Memory: what the packer asked for, at most 128 MiB: Zstandard with a window of up to 128 MiB
/// (outside the heap), xz likewise (its strongest level takes 65 MiB), bzip2 6 MiB.
public final class DumpArchive {
  /// The largest window of Zstandard that is accepted, as a power of two; its own default.
  private static final int LARGEST_WINDOW = 27;

  private static final int MOST_XZ_KIBIBYTES = 128 << 10;

  /// The feedback dump, which has most, has a file a day.
  private static final int MOST_MEMBERS = 100_000;

  private static final int LOOKED_AT = 512;

  private DumpArchive() {}

  /// Gives each member, in the archive's order; of a file that is no archive itself, under its own
  /// name.
  ///
  /// @param bytesRead hears how many bytes of the file are read, as they lie on disk
  /// @throws UserError where the file is missing, cut off, damaged, or unpacks to far too much
  public static void read(Path file, LongConsumer bytesRead, Member each) {
    if (Files.isDirectory(file)) {
      throw new UserError("expected the file of a dump, found a folder: " + file);
    }
    try (Counted packed = new Counted(Files.newInputStream(file), bytesRead);
        InputStream unpacked = new Bounded(unpacked(buffered(packed)), packed)) {
      BufferedInputStream in = buffered(unpacked);
      if (isTar(in)) {
        members(in, each);
      } else {
        Path name = file.getFileName();
        each.read(name == null ? "" : name.toString(), in);
      }
      // The end of a packed stream has its checksum.
      in.transferTo(OutputStream.nullOutputStream());
    } catch (NoSuchFileException e) {
      throw new UserError("there is no file " + file + "; check the path", e);
    } catch (IOException e) {
      throw new UserError(
          "the dump %s is cut off, damaged or no dump (%s); nothing was stored, download it again and lay its .sha256 beside it"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void members(InputStream in, Member each) throws IOException {
    // Not closed: that would close what is drained afterwards.
    TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
    int members = 0;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (++members > MOST_MEMBERS) {
        throw new IOException("it has more than %,d members".formatted(MOST_MEMBERS));
      }
      // The reader itself goes on with a damaged header, under whatever name that gives.
      if (!entry.isCheckSumOK()) {
        throw new IOException("the header of its member %,d is damaged".formatted(members));
      }
      // Sparse members unpack to holes of any size; no dump has them.
      boolean linked = entry.isSymbolicLink() || entry.isLink();
      if (entry.isFile() && !linked && !entry.isSparse() && tar.canReadEntryData(entry)) {
        each.read(entry.getName(), tar);
      }
    }
  }

  private static InputStream unpacked(BufferedInputStream in) throws IOException {
    byte[] first = start(in, 6);
    if (starts(first, 0x28, 0xB5, 0x2F, 0xFD)) {
      return new ZstdInputStreamNoFinalizer(in).setLongMax(LARGEST_WINDOW);
    }
    if (starts(first, 0xFD, '7', 'z', 'X', 'Z', 0)) {
      return new XZInputStream(in, MOST_XZ_KIBIBYTES);
    }
    if (starts(first, 'B', 'Z', 'h')) {
      return new BZip2CompressorInputStream(in, true);
    }
    if (starts(first, 0x1F, 0x8B)) {
      return new GZIPInputStream(in, 1 << 16);
    }
    return in;
  }

  private static boolean isTar(BufferedInputStream in) throws IOException {
    byte[] first = start(in, LOOKED_AT);
    return TarArchiveInputStream.matches(first, first.length);
  }

  private static BufferedInputStream buffered(InputStream in) {
    return new BufferedInputStream(in, 1 << 16);
  }

  private static byte[] start(BufferedInputStream in, int length) throws IOException {
    in.mark(length);
    byte[] first = in.readNBytes(length);
    in.reset();
    return first;
  }

  private static boolean starts(byte[] first, int... magic) {
    if (first.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((first[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /// Reads one member.
  public interface Member {
    /// @param name as the archive has it, folders included
    /// @param in its bytes, not to be closed; what is left of them is passed over
    void read(String name, InputStream in) throws IOException;
  }
}
