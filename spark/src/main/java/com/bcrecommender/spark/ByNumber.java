package com.bcrecommender.spark;

import java.util.Arrays;
import org.apache.spark.Partitioner;

/// One partition for each of some numbers.
final class ByNumber extends Partitioner {
  private static final long serialVersionUID = 1;

  private final int[] numbers;

  /// @param numbers ascending
  ByNumber(int[] numbers) {
    this.numbers = numbers;
  }

  @Override
  public int numPartitions() {
    return numbers.length;
  }

  @Override
  public int getPartition(Object number) {
    return Arrays.binarySearch(numbers, (Integer) number);
  }
}
