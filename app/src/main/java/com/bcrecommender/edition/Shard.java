package com.bcrecommender.edition;

import com.bcrecommender.edition.UnusableEdition.Reason;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// One shard of a table, as mapped: its header is judged, its blocks are decompressed one by one
/// when asked for. Bytes are not trusted. For several threads.
final class Shard {
  /// `BCRS` as a little-endian number.
  static final int MAGIC = 0x53524342;

  /// Bytes before the sizes of the blocks.
  static final int HEAD = 16;

  /// Bytes that tell the sizes of one block.
  static final int SIZES = 8;

  static final int CHECK = 4;

  private static final int MOST_BLOCKS = 0xffff;

  // The largest block of a catalog of any size is that of fans with ten thousands of records each.
  private static final int MOST_BLOCK_BYTES = 1 << 28;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// No zlib stream decompresses to more times its own size.
  private static final long MOST_RATIO = 1032;

  private final String file;
  private final int number;
  private final MemorySegment bytes;
  private final int blocks;

  /// Judges the header.
  ///
  /// @param file for messages
  /// @param bytes all of the shard
  /// @param number which one of its table it should be
  /// @throws UnusableEdition if it is not that shard, whole and of this format
  Shard(String file, MemorySegment bytes, TableKind kind, int number) {
    this.file = file;
    this.number = number;
    this.bytes = bytes;
    long size = bytes.byteSize();
    for (int i = 0; i < Math.min(4, size); i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, i) != (byte) (MAGIC >>> (8 * i))) {
        throw new UnusableEdition(
            Reason.NOT_AN_EDITION,
            "%s is not of an edition: shard %d does not begin with BCRS".formatted(file, number));
      }
    }
    if (size < HEAD) {
      throw UnusableEdition.truncated(file, HEAD, size);
    }
    int format = Short.toUnsignedInt(bytes.get(SHORT, 4));
    if (format != Manifest.FORMAT) {
      throw UnusableEdition.otherFormat(file, format);
    }
    blocks = bytes.get(INT, 12);
    if (blocks < 0 || blocks > MOST_BLOCKS) {
      throw corrupt("it says it has %d blocks".formatted(blocks));
    }
    long end = HEAD + (long) SIZES * blocks + CHECK;
    if (size < end) {
      throw UnusableEdition.truncated(file, end, size);
    }
    CRC32 crc = new CRC32();
    crc.update(bytes.asSlice(0, end - CHECK).asByteBuffer());
    if ((int) crc.getValue() != bytes.get(INT, end - CHECK)) {
      throw corrupt("the check of its header does not fit");
    }
    for (int block = 0; block < blocks; block++) {
      end += stored(block);
    }
    if (size < end) {
      throw UnusableEdition.truncated(file, end, size);
    }
    int foundKind = Short.toUnsignedInt(bytes.get(SHORT, 6));
    int foundNumber = bytes.get(INT, 8);
    boolean isOther =
        foundKind != kind.code() || (kind.isNumbered() && foundNumber != number) || size != end;
    if (isOther) {
      throw corrupt(
          "expected kind %d and %d bytes, found number %d of kind %d and %d bytes"
              .formatted(kind.code(), end, foundNumber, foundKind, size));
    }
  }

  /// How many blocks it has.
  int blocks() {
    return blocks;
  }

  /// A block, decompressed.
  ///
  /// @throws UnusableEdition if it does not decompress to its size
  byte[] block(int block) {
    long at = HEAD + (long) SIZES * blocks + CHECK;
    for (int before = 0; before < block; before++) {
      at += stored(before);
    }
    long size = Integer.toUnsignedLong(bytes.get(INT, HEAD + (long) SIZES * block + 4));
    if (size > Math.min(MOST_BLOCK_BYTES, MOST_RATIO * stored(block))) {
      throw corrupt("block %d cannot have %d bytes".formatted(block, size));
    }
    byte[] inflated = new byte[(int) size];
    // One byte more than there should be tells a stream that is too long.
    byte[] more = new byte[1];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(bytes.asSlice(at, stored(block)).asByteBuffer());
      int n = 0;
      while (n < inflated.length && !inflater.finished()) {
        int got = inflater.inflate(inflated, n, inflated.length - n);
        if (got == 0) {
          break;
        }
        n += got;
      }
      boolean longer = inflater.inflate(more) > 0;
      if (n != inflated.length || longer || !inflater.finished() || inflater.getRemaining() != 0) {
        throw corrupt("block %d does not decompress to its %d bytes".formatted(block, size));
      }
    } catch (DataFormatException e) {
      throw corrupt("block %d cannot be decompressed: %s".formatted(block, e.getMessage()));
    }
    return inflated;
  }

  private long stored(int block) {
    return Integer.toUnsignedLong(bytes.get(INT, HEAD + (long) SIZES * block));
  }

  private UnusableEdition corrupt(String finding) {
    return UnusableEdition.corrupt(file, "shard %d: %s".formatted(number, finding));
  }
}
