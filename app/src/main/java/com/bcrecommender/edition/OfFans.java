package com.bcrecommender.edition;

import java.util.Arrays;
import java.util.function.ToIntFunction;

/// A number of each fan, read when it is first asked for. Memory: 4 bytes a fan. Not for several
/// threads.
final class OfFans {
  private static final int UNKNOWN = -1;

  private final Table fans;
  private final ToIntFunction<RecordReader> read;
  private final RecordReader in;
  private final int[] numbers;

  /// @param read the number in a record, not negative
  OfFans(Table fans, ToIntFunction<RecordReader> read) {
    this.fans = fans;
    this.read = read;
    this.in = fans.reader();
    numbers = new int[fans.count()];
    Arrays.fill(numbers, UNKNOWN);
  }

  int of(int fan) {
    if (numbers[fan] == UNKNOWN) {
      numbers[fan] = read.applyAsInt(fans.turn(in, fan));
    }
    return numbers[fan];
  }
}
