package com.bcrecommender.edition;

import com.bcrecommender.edition.UnusableEdition.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// The first 32 bytes of a table. Their meaning is the same in every version of the format, so that
/// a reader can tell a table from the future from a damaged one.
///
/// @param count number of records
/// @param length bytes of all records together
record TableHeader(int format, int kind, int count, int width, long length) {
  /// The version of the format that this program writes and reads.
  static final int FORMAT = 1;

  static final int BYTES = 32;
  static final int FOOTER_BYTES = 8;
  static final int OFFSET_BYTES = 5;

  /// `BCRT` and, at the very end, `TRCB`, as little-endian numbers.
  static final int MAGIC = 0x54524342;

  static final int END_MAGIC = 0x42435254;

  private static final int CRC_AT = 28;

  /// The file's size that follows from the header.
  long fileBytes() {
    return BYTES + length + (width == 0 ? OFFSET_BYTES * (count + 1L) : 0) + FOOTER_BYTES;
  }

  byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putShort((short) format).putShort((short) kind).putInt(count).putInt(width);
    out.putLong(length).putInt(0);
    out.putInt(crc(out.array()));
    return out.array();
  }

  /// Reads and judges a header.
  ///
  /// @param file for messages
  /// @param first the file's first bytes, up to 32
  /// @param size of the file
  /// @throws UnusableEdition if it is not the header of a whole table of this kind and format
  static TableHeader of(String file, byte[] first, long size, TableKind kind) {
    ByteBuffer in = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < Math.min(4, first.length); i++) {
      if (first[i] != (byte) (MAGIC >>> (8 * i))) {
        throw new UnusableEdition(
            Reason.NOT_AN_EDITION,
            "%s is not a table of an edition: it does not begin with BCRT".formatted(file));
      }
    }
    if (first.length < BYTES) {
      throw truncated(file, BYTES, size);
    }
    if (in.getInt(CRC_AT) != crc(first)) {
      throw corrupt(file, "its header's checksum does not fit");
    }
    int format = Short.toUnsignedInt(in.getShort(4));
    if (format != FORMAT) {
      throw otherFormat(file, format);
    }
    TableHeader header =
        new TableHeader(
            format,
            Short.toUnsignedInt(in.getShort(6)),
            in.getInt(8),
            in.getInt(12),
            in.getLong(16));
    header.check(file, kind, in.getInt(24));
    if (size < header.fileBytes()) {
      throw truncated(file, header.fileBytes(), size);
    }
    if (size > header.fileBytes()) {
      throw corrupt(
          file, "it has %d bytes, its header says %d".formatted(size, header.fileBytes()));
    }
    return header;
  }

  private void check(String file, TableKind expected, int reserved) {
    if (kind != expected.code() || width != expected.width()) {
      throw corrupt(
          file,
          "expected a table of kind %d and width %d, found %d and %d"
              .formatted(expected.code(), expected.width(), kind, width));
    }
    // Above 2^60 the file's size would overflow.
    if (count < 0 || length < 0 || length >>> 60 != 0 || reserved != 0) {
      throw corrupt(file, "its header holds an impossible size");
    }
    if (width != 0 && length != (long) width * count) {
      throw corrupt(file, "%d records of %d bytes cannot have %d".formatted(count, width, length));
    }
  }

  static UnusableEdition otherFormat(String file, int format) {
    return format > FORMAT
        ? new UnusableEdition(
            Reason.TOO_NEW,
            "%s has format %d, this program reads format %d: use a newer bcr, or make the edition again"
                .formatted(file, format, FORMAT))
        : new UnusableEdition(
            Reason.TOO_OLD,
            "%s has format %d, this program reads format %d: make the edition again with bcr recommend"
                .formatted(file, format, FORMAT));
  }

  static UnusableEdition corrupt(String file, String finding) {
    return new UnusableEdition(
        Reason.CORRUPT,
        "%s is corrupt: %s; copy the edition again, or make it again with bcr recommend"
            .formatted(file, finding));
  }

  private static UnusableEdition truncated(String file, long expected, long found) {
    return new UnusableEdition(
        Reason.TRUNCATED,
        "%s is truncated: expected %d bytes, found %d; copy the edition again, or make it again with bcr recommend"
            .formatted(file, expected, found));
  }

  private static int crc(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CRC_AT);
    return (int) crc.getValue();
  }
}
