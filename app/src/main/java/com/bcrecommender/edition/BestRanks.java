package com.bcrecommender.edition;

import java.util.Arrays;

/// The smallest distinct ranks offered so far, ascending, at most a limit. Not for several threads.
final class BestRanks {
  private final int[] ranks;
  private int size;

  BestRanks(int limit) {
    ranks = new int[limit];
  }

  /// Takes a rank if it is among the smallest and not there yet. Costs a shift of at most `limit`
  /// ints.
  void offer(int rank) {
    int at = Arrays.binarySearch(ranks, 0, size, rank);
    if (at >= 0 || rank > worst()) {
      return;
    }
    int insertion = -at - 1;
    int last = Math.min(size, ranks.length - 1);
    System.arraycopy(ranks, insertion, ranks, insertion + 1, last - insertion);
    ranks[insertion] = rank;
    size = last + 1;
  }

  /// No rank above this one can still be taken.
  int worst() {
    return size == ranks.length ? ranks[size - 1] : Integer.MAX_VALUE;
  }

  int[] toArray() {
    return Arrays.copyOf(ranks, size);
  }
}
