package com.bcrecommender.edition;

import com.bcrecommender.edition.UnusableEdition.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.CRC32C;

/// One table of an edition, mapped into memory. Opening it reads the header and the footer; records
/// are read when asked for, and pages of the file are the operating system's to keep or drop. For
/// several threads, until the arena is closed.
final class Table {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final String file;
  private final MemorySegment segment;
  private final TableHeader header;
  private final long offsets;

  private Table(String file, MemorySegment segment, TableHeader header) {
    this.file = file;
    this.segment = segment;
    this.header = header;
    this.offsets = TableHeader.BYTES + header.length();
  }

  /// @throws UnusableEdition if it is missing, truncated, corrupt at its ends, or of another format
  static Table open(Path folder, TableKind kind, Arena arena) {
    Path path = folder.resolve(kind.file());
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      MemorySegment segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      byte[] first =
          segment.asSlice(0, Math.min(size, TableHeader.BYTES)).toArray(ValueLayout.JAVA_BYTE);
      TableHeader header = TableHeader.of(path.toString(), first, size, kind);
      if (segment.get(INT, size - 4) != TableHeader.END_MAGIC) {
        throw TableHeader.corrupt(path.toString(), "it does not end with TRCB");
      }
      return new Table(path.toString(), segment, header);
    } catch (NoSuchFileException e) {
      throw new UnusableEdition(
          Reason.MISSING,
          Files.isDirectory(folder)
              ? "%s is missing; copy the edition again, or make it again with bcr recommend"
                  .formatted(path)
              : "there is no edition at %s; make one with bcr recommend".formatted(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int count() {
    return header.count();
  }

  String file() {
    return file;
  }

  /// A reader of its own at a record.
  RecordReader record(int index) {
    return turn(reader(), index);
  }

  /// A reader to be turned to one record after another.
  RecordReader reader() {
    return new RecordReader(file, segment);
  }

  RecordReader turn(RecordReader reader, int index) {
    Objects.checkIndex(index, count());
    long start;
    long end;
    if (header.width() == 0) {
      start = offset(index);
      end = offset(index + 1);
    } else {
      start = (long) index * header.width();
      end = start + header.width();
    }
    if (start > end || end > header.length()) {
      throw TableHeader.corrupt(file, "record %d lies outside the table".formatted(index));
    }
    return reader.turnTo(index, TableHeader.BYTES + start, TableHeader.BYTES + end);
  }

  /// The number at `at` in a record of fixed width.
  int intAt(int index, int at) {
    Objects.checkIndex(index, count());
    return segment.get(INT, TableHeader.BYTES + (long) index * header.width() + at);
  }

  /// As [#intAt], of eight bytes.
  long longAt(int index, int at) {
    Objects.checkIndex(index, count());
    return segment.get(LONG, TableHeader.BYTES + (long) index * header.width() + at);
  }

  /// Reads the whole table, in pieces, and compares its checksum and its offsets.
  ///
  /// @throws UnusableEdition if they do not fit
  void verify() {
    CRC32C crc = new CRC32C();
    long end = segment.byteSize() - TableHeader.FOOTER_BYTES;
    long piece = 1 << 26;
    for (long at = TableHeader.BYTES; at < end; at += piece) {
      crc.update(segment.asSlice(at, Math.min(piece, end - at)).asByteBuffer());
    }
    if ((int) crc.getValue() != segment.get(INT, end)) {
      throw TableHeader.corrupt(file, "its checksum does not fit");
    }
    if (header.width() == 0) {
      long before = 0;
      for (int i = 0; i <= count(); i++) {
        long offset = offset(i);
        if (offset < before || (i == 0 && offset != 0)) {
          throw TableHeader.corrupt(file, "offset %d is out of order".formatted(i));
        }
        before = offset;
      }
      if (before != header.length()) {
        throw TableHeader.corrupt(file, "the last record does not end where the records end");
      }
    }
  }

  private long offset(int index) {
    long at = offsets + (long) index * TableHeader.OFFSET_BYTES;
    return Integer.toUnsignedLong(segment.get(INT, at))
        | (segment.get(ValueLayout.JAVA_BYTE, at + 4) & 0xffL) << 32;
  }
}
