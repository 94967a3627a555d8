package com.bcrecommender.edition;

import java.util.Arrays;

/// Sorts numbers by the bytes of their texts, which lie in one array: four bytes at a time, from
/// the first, as sorts of longs, so that no two texts are ever compared (a radix sort from the most
/// significant digit). With a comparator of these texts, compiling the library's sort anew for each
/// of them took as long as sorting. Not for several threads.
abstract class TextOrder {
  /// Of a key, from the top: four bytes of the text; how many are left of it, up to five; where the
  /// number stood.
  private static final int PLACE_BITS = 29;

  private static final int MORE = Integer.BYTES + 1;

  /// Bytes that hold the texts.
  abstract byte[] bytes();

  /// Where the text of a number begins.
  abstract int start(int number);

  abstract int end(int number);

  /// Puts numbers that have the same text in order; they come in the order in which they were.
  void settle(int[] numbers, int from, int to) {}

  /// Sorts numbers, in place. Equal texts stay in the order in which they were, but for [#settle].
  ///
  /// @throws IllegalArgumentException if there are 2^29 or more
  final void sort(int[] numbers, int from, int to) {
    sort(numbers, from, to, 0);
  }

  /// @param depth bytes that all these texts have, and have in common
  private void sort(int[] numbers, int from, int to, int depth) {
    int count = to - from;
    if (count >= 1 << PLACE_BITS) {
      throw new IllegalArgumentException(count + " texts are too many to sort");
    }
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = head(numbers[from + i], depth) << PLACE_BITS | i;
    }
    Arrays.sort(keys);
    int[] before = Arrays.copyOfRange(numbers, from, to);
    for (int i = 0; i < count; i++) {
      numbers[from + i] = before[(int) keys[i] & (1 << PLACE_BITS) - 1];
    }
    for (int first = 0; first < count; ) {
      long head = keys[first] >> PLACE_BITS;
      int after = first + 1;
      while (after < count && keys[after] >> PLACE_BITS == head) {
        after++;
      }
      if (after - first > 1) {
        if ((head & 7) == MORE) {
          sort(numbers, from + first, from + after, depth + Integer.BYTES);
        } else {
          settle(numbers, from + first, from + after);
        }
      }
      first = after;
    }
  }

  /// The next four bytes, zeros where there are fewer, and how many are left, in their order.
  private long head(int number, int depth) {
    int at = start(number) + depth;
    int left = end(number) - at;
    int next = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      next = next << 8 | (i < left ? bytes()[at + i] & 0xff : 0);
    }
    return (long) (next ^ Integer.MIN_VALUE) << 3 | Math.min(left, MORE);
  }
}
