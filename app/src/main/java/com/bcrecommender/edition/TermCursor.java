package com.bcrecommender.edition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Walks over terms that are stored by what each shares with the one before. Not for several
/// threads.
final class TermCursor {
  private final RecordReader in;
  private byte[] term = new byte[64];
  private int length;

  TermCursor(RecordReader in) {
    this.in = in;
  }

  /// Reads the next term.
  void next() {
    int shared = in.varint();
    int rest = in.length();
    if (shared > length) {
      throw in.corrupt("a term shares %d bytes with one of %d".formatted(shared, length));
    }
    length = shared + rest;
    if (length > term.length) {
      term = Arrays.copyOf(term, length * 2);
    }
    in.bytes(term, shared, rest);
  }

  int compareTo(byte[] other) {
    return Arrays.compareUnsigned(term, 0, length, other, 0, other.length);
  }

  boolean startsWith(byte[] prefix) {
    return length >= prefix.length
        && Arrays.equals(term, 0, prefix.length, prefix, 0, prefix.length);
  }

  byte[] bytes() {
    return Arrays.copyOf(term, length);
  }

  @Override
  public String toString() {
    return new String(term, 0, length, StandardCharsets.UTF_8);
  }

  /// Writes a term.
  ///
  /// @param before the term before, empty for the first
  static void write(byte[] before, byte[] term, RecordBuffer out) {
    int different = Arrays.mismatch(before, term);
    int shared = different < 0 ? term.length : different;
    out.varint(shared).varint(term.length - shared).bytes(term, shared, term.length - shared);
  }
}
