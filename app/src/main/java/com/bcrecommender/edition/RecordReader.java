package com.bcrecommender.edition;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Decodes one record of a table, field by field. Bytes are not to be trusted: each length is
/// checked before anything is made of it, and nothing outside the record is read. Not for several
/// threads; each takes its own.
///
/// The record is copied out of the mapping: one copy costs less than the checks of a mapped segment
/// for each of its bytes, and texts are made from the copy in place. It is copied as far as it is
/// read, some hundred bytes at a time, for of most records a page needs the beginning alone: 20 of
/// 100 entries, a tag's name without its tralbums.
final class RecordReader {
  private static final byte[] NONE = new byte[0];

  /// Bytes that are copied at least, as far as the record goes.
  private static final int AHEAD = 512;

  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final String file;
  private byte[] bytes = NONE;
  private MemorySegment in = MemorySegment.NULL;
  private long start;
  private int record;
  private int position;
  // How many bytes of the record have been copied: all that fast paths look at.
  private int copied;
  private int end;

  RecordReader(String file) {
    this.file = file;
  }

  /// A reader of all of an array.
  static RecordReader of(String file, byte[] bytes) {
    return new RecordReader(file).turnTo(0, MemorySegment.ofArray(bytes), 0, bytes.length);
  }

  /// Turns to a record: the bytes from `start` to `end` of the segment.
  RecordReader turnTo(int record, MemorySegment in, long start, long end) {
    this.in = in;
    this.start = start;
    this.record = record;
    this.position = 0;
    this.copied = 0;
    this.end = Math.toIntExact(end - start);
    copyUpTo(Math.min(this.end, AHEAD));
    return this;
  }

  private void copyUpTo(int to) {
    if (to > bytes.length) {
      bytes = Arrays.copyOf(bytes, to);
    }
    MemorySegment.copy(in, ValueLayout.JAVA_BYTE, start + copied, bytes, copied, to - copied);
    copied = to;
  }

  /// Sees that the next `count` bytes are copied.
  private void need(int count) {
    if (count > copied - position) {
      if (count > end - position) {
        throw corrupt("it ends early");
      }
      copyUpTo((int) Math.min(end, Math.max((long) position + count, 2L * copied)));
    }
  }

  int u8() {
    if (position >= copied) {
      need(1);
    }
    return bytes[position++] & 0xff;
  }

  /// From 0 to 2^31 - 1.
  int varint() {
    // Up to four bytes at once, as RecordBuffer writes them: how many there are cannot be foreseen,
    // so no branch depends on it.
    int at = position;
    if (at + Integer.BYTES <= copied) {
      int next = (int) INTS.get(bytes, at);
      int ends = ~next & 0x8080_8080;
      if (ends != 0) {
        position = at + 1 + (Integer.numberOfTrailingZeros(ends) >>> 3);
        int own = next & (ends ^ (ends - 1));
        return (own & 0x7f)
            | (own >>> 1 & 0x3f80)
            | (own >>> 2 & 0x1f_c000)
            | (own >>> 3 & 0xfe0_0000);
      }
    }
    long value = varlong();
    if (value > Integer.MAX_VALUE) {
      throw corrupt("a number is too large: " + value);
    }
    return (int) value;
  }

  /// From 0 to 2^63 - 1.
  long varlong() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int b = u8();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw corrupt("a number has no end");
  }

  long u32() {
    return u8() | u8() << 8 | u8() << 16 | (long) u8() << 24;
  }

  int zigzag() {
    long value = varlong();
    if (value >>> 32 != 0) {
      throw corrupt("a number is too large: " + value);
    }
    int raw = (int) value;
    return (raw >>> 1) ^ -(raw & 1);
  }

  String string() {
    int length = length();
    need(length);
    String value = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  /// A text as it is stored.
  byte[] utf8() {
    int length = length();
    need(length);
    byte[] value = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return value;
  }

  int[] ints() {
    int[] values = new int[length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = varint();
    }
    return values;
  }

  /// A number of elements that have at least one byte each, and therefore cannot be more than the
  /// bytes left.
  int length() {
    int length = varint();
    if (length > end - position) {
      throw corrupt("%d more elements do not fit into %d bytes".formatted(length, end - position));
    }
    return length;
  }

  /// Where the next field begins, from the start of the record.
  int position() {
    return position;
  }

  /// A hash of fields that were read or passed already (FNV-1a, 64 bits).
  long hash(int from, int to) {
    return hash(bytes, from, to);
  }

  static long hash(byte[] bytes, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001b3L;
    }
    return hash;
  }

  void bytes(byte[] into, int start, int count) {
    need(count);
    System.arraycopy(bytes, position, into, start, count);
    position += count;
  }

  void skip(int count) {
    need(count);
    position += count;
  }

  void skipVarint() {
    if (position + Integer.BYTES <= copied) {
      int ends = ~(int) INTS.get(bytes, position) & 0x8080_8080;
      if (ends != 0) {
        position += 1 + (Integer.numberOfTrailingZeros(ends) >>> 3);
        return;
      }
    }
    while (u8() >= 0x80) {
      // Until the byte that ends it.
    }
  }

  void skipString() {
    skip(length());
  }

  /// Passes over what [#ints] would give, eight bytes at a time: only the last byte of a number has
  /// no high bit. What the numbers are is not looked at.
  void skipInts() {
    int left = length();
    while (left > 0) {
      need(1);
      while (left >= Long.BYTES && copied - position >= Long.BYTES) {
        left -= Long.bitCount(~(long) LONGS.get(bytes, position) & HIGH_BITS);
        position += Long.BYTES;
      }
      while (left > 0 && position < copied) {
        left -= bytes[position++] >= 0 ? 1 : 0;
      }
    }
  }

  /// Copies what is left.
  void copyTo(RecordBuffer out) {
    need(end - position);
    out.bytes(bytes, position, end - position);
    position = end;
  }

  /// Copies fields that were read or passed already.
  ///
  /// @param from where they begin, as [#position] said
  /// @param to where they end
  void copy(int from, int to, RecordBuffer out) {
    out.bytes(bytes, from, to - from);
  }

  /// As [#copy(int, int, RecordBuffer)], into an array of their size.
  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /// A reader of fields that were read or passed already.
  RecordReader part(int from, int to) {
    return new RecordReader(file)
        .turnTo(record, MemorySegment.ofArray(copy(from, to)), 0, (long) to - from);
  }

  /// Compares fields that were read or passed already, by their bytes.
  int compare(int from, int to, int otherFrom, int otherTo) {
    return Arrays.compareUnsigned(bytes, from, to, bytes, otherFrom, otherTo);
  }

  /// Reads as many bytes as fields of another record have, and says whether they are the same.
  boolean same(RecordReader other, int from, int to) {
    int length = to - from;
    if (length > end - position) {
      return false;
    }
    need(length);
    position += length;
    return Arrays.equals(bytes, position - length, position, other.bytes, from, to);
  }

  /// As [#same(RecordReader, int, int)], of all of an array.
  boolean same(byte[] other) {
    if (other.length > end - position) {
      return false;
    }
    need(other.length);
    position += other.length;
    return Arrays.equals(bytes, position - other.length, position, other, 0, other.length);
  }

  boolean atEnd() {
    return position == end;
  }

  /// Bytes from here to the record's end.
  long left() {
    return (long) end - position;
  }

  UnusableEdition corrupt(String finding) {
    return UnusableEdition.corrupt(file, "record %d: %s".formatted(record, finding));
  }
}
