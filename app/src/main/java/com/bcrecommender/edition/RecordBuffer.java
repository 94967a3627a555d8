package com.bcrecommender.edition;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing array of bytes in which a record, a block or a shard is built, by the basic encodings
/// of the format. Used again for the next record; not for several threads.
final class RecordBuffer {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1 << 10];
  private int size;

  void clear() {
    size = 0;
  }

  /// Takes back what was put beyond a size.
  void cut(int size) {
    this.size = size;
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  /// What is in it.
  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  RecordBuffer put(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /// @param value not negative
  RecordBuffer varint(long value) {
    room(9);
    if (value >>> 28 != 0) {
      longVarint(value);
      return this;
    }
    // Up to four bytes without a branch: which length comes next cannot be foreseen, and a wrong
    // guess costs as much as all of this. Seven bits go into each byte; all but the last that is
    // taken have the high bit.
    int v = (int) value;
    int spread = (v & 0x7f) | (v << 1 & 0x7f00) | (v << 2 & 0x7f_0000) | (v << 3 & 0x7f00_0000);
    int length = (9 * (Integer.SIZE - Integer.numberOfLeadingZeros(v | 1)) + 64) >>> 6;
    INT.set(bytes, size, spread | (0x8080_8080 & ((1 << (8 * (length - 1))) - 1)));
    size += length;
    return this;
  }

  private void longVarint(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("a varint is not negative, found " + value);
    }
    while (value > 0x7f) {
      bytes[size++] = (byte) (value | 0x80);
      value >>>= 7;
    }
    bytes[size++] = (byte) value;
  }

  RecordBuffer zigzag(int value) {
    return varint(Integer.toUnsignedLong((value << 1) ^ (value >> 31)));
  }

  RecordBuffer string(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return varint(utf8.length).bytes(utf8, 0, utf8.length);
  }

  RecordBuffer ints(int[] values) {
    return ints(values, values.length);
  }

  RecordBuffer ints(int[] values, int count) {
    varint(count);
    for (int i = 0; i < count; i++) {
      varint(values[i]);
    }
    return this;
  }

  RecordBuffer bytes(byte[] from, int start, int count) {
    room(count);
    System.arraycopy(from, start, bytes, size, count);
    size += count;
    return this;
  }

  /// A number of so many bytes, little-endian.
  RecordBuffer fixed(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      put((int) (value >>> (8 * i)));
    }
    return this;
  }

  private void room(int more) {
    if (size > bytes.length - more) {
      // At most 2 GB; twice as much as 1 GB is no int.
      long twice = Math.min(Integer.MAX_VALUE - 8, bytes.length * 2L);
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) twice));
    }
  }
}
