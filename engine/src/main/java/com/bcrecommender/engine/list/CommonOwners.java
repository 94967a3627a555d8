package com.bcrecommender.engine.list;

import com.bcrecommender.engine.data.SparseRows;

/// Counts the fans that own both of two tralbums, from their sorted owners. Where one has many
/// more, its owners are searched by galloping (Bentley and Yao 1976): cost about the smaller number
/// of owners times the logarithm of the ratio.
///
/// Asked for where the model counted none (it has no neighbours, or finds them by tags), and then
/// again and again: in lists of fans with a taste in common the same records stand for the same
/// reasons. So what was counted is kept, in a table that forgets a pair where another takes its
/// place. For one thread; memory: 12 bytes for each of the pairs kept, 1.5 MB, once any was
/// counted.
final class CommonOwners {
  private static final int GALLOP_FROM = 16;
  private static final int KEPT_BITS = 17;

  private final SparseRows owners;
  // A pair as one number, and 1 more so that 0 is none.
  private long[] pairs = new long[0];
  private int[] counts = new int[0];

  CommonOwners(SparseRows owners) {
    this.owners = owners;
  }

  int of(int a, int b) {
    if (pairs.length == 0) {
      pairs = new long[1 << KEPT_BITS];
      counts = new int[1 << KEPT_BITS];
    }
    long pair = (((long) Math.min(a, b) << Integer.SIZE) | Math.max(a, b)) + 1;
    int place = (int) ((pair * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - KEPT_BITS));
    if (pairs[place] != pair) {
      counts[place] = owners.size(a) <= owners.size(b) ? count(a, b) : count(b, a);
      pairs[place] = pair;
    }
    return counts[place];
  }

  private int count(int few, int many) {
    return (long) owners.size(few) * GALLOP_FROM < owners.size(many)
        ? gallop(few, many)
        : merge(few, many);
  }

  private int merge(int few, int many) {
    int common = 0;
    int p = owners.start(few);
    int q = owners.start(many);
    int pEnd = owners.end(few);
    int qEnd = owners.end(many);
    while (p < pEnd && q < qEnd) {
      int a = owners.column(p);
      int b = owners.column(q);
      if (a == b) {
        common++;
      }
      p += a <= b ? 1 : 0;
      q += b <= a ? 1 : 0;
    }
    return common;
  }

  private int gallop(int few, int many) {
    int common = 0;
    int from = owners.start(many);
    int end = owners.end(many);
    for (int p = owners.start(few); p < owners.end(few) && from < end; p++) {
      int fan = owners.column(p);
      int step = 1;
      int low = from;
      int high = from;
      while (high < end && owners.column(high) < fan) {
        low = high + 1;
        // Rows hold fewer than 2^31 entries, so the step stops growing before it overflows.
        high = Math.min(end, high + step);
        step = Math.min(1 << 29, step << 1);
      }
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (owners.column(middle) < fan) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      if (low < end && owners.column(low) == fan) {
        common++;
        low++;
      }
      from = low;
    }
    return common;
  }
}
