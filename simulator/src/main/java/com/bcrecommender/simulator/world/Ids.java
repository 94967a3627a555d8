package com.bcrecommender.simulator.world;

import java.util.HashSet;
import java.util.Set;

/// Gives out ids that look like Bandcamp's: unsigned 32 bit, in no order, half of them beyond a
/// signed int, none twice.
final class Ids {
  private static final long MAX = 0xFFFF_FFFFL;

  private final Dice dice;
  private final Set<Long> taken = new HashSet<>();

  Ids(Dice dice) {
    this.dice = dice;
    taken.add(0L);
    taken.add(MAX); // kept for the one record that has the largest id there is
  }

  long next() {
    return below(MAX);
  }

  /// An id from 1 to limit.
  long below(long limit) {
    long id;
    do {
      id = 1 + Long.remainderUnsigned(dice.next(), limit);
    } while (!taken.add(id));
    return id;
  }

  static long largest() {
    return MAX;
  }
}
