package com.bcrecommender.site;

import java.util.Arrays;
import java.util.List;

/// Numbers that a text alone decides: a hash of its UTF-8 (h = 31 h + byte, from 1, bytes signed),
/// mixed, as the seed of a xorshift generator (Marsaglia, 2003). Only 32-bit integers, so that a
/// browser's `Math.imul` can throw the same dice.
final class Dice {
  private int state;

  Dice(Text seed) {
    int hash = Arrays.hashCode(seed.utf8());
    // Keys differ in their last digits; the multiplications carry those into every bit.
    hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
    hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
    state = hash == 0 ? 1 : hash;
  }

  /// From 0 to `bound` - 1; `bound` small, so that the remainder's bias does not show.
  int below(int bound) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (int) ((state & 0xFFFFFFFFL) % bound);
  }

  /// From `low` to `high`, both included.
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /// One of a list.
  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  boolean chance(int percent) {
    return below(100) < percent;
  }
}
