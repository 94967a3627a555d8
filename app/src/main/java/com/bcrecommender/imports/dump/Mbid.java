package com.bcrecommender.imports.dump;

import org.jspecify.annotations.Nullable;

/// One of MusicBrainz's ids: a UUID as two halves, without the object of 36 letters. To be used
/// again for the next.
final class Mbid {
  private long high;
  private long low;

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /// Takes an id from its text, 36 ASCII letters with dashes; says whether it is one.
  boolean read(byte[] bytes, int from, int length) {
    if (length != 36) {
      return false;
    }
    long upper = 0;
    long lower = 0;
    int digits = 0;
    for (int i = 0; i < 36; i++) {
      byte b = bytes[from + i];
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (b != '-') {
          return false;
        }
        continue;
      }
      int digit = Character.digit(b, 16);
      if (digit < 0) {
        return false;
      }
      if (digits++ < 16) {
        upper = upper << 4 | digit;
      } else {
        lower = lower << 4 | digit;
      }
    }
    high = upper;
    low = lower;
    return true;
  }

  /// As [#read(byte[], int, int)], of a text.
  boolean read(@Nullable String text) {
    if (text == null || text.length() != 36) {
      return false;
    }
    byte[] ascii = new byte[36];
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      ascii[i] = c < 0x80 ? (byte) c : 0;
    }
    return read(ascii, 0, 36);
  }
}
