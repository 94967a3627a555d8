package com.bcrecommender.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A small random generator whose numbers are the same on every machine and JDK: splitmix64
/// (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014). Each purpose gets
/// dice of its own by [#fork], so that a change to one part of the world does not reshuffle the
/// others. Not for use by several threads.
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;
  private long state;

  Dice(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /// Dice that depend on this one's seed and on the purpose, not on how often this one was thrown.
  Dice fork(String purpose) {
    long hash = 0xCBF29CE484222325L; // FNV-1a
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    return new Dice(mix(seed ^ hash));
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /// From 0 to n - 1; the bias is below n / 2^32.
  int below(int n) {
    return (int) (((next() >>> 32) * n) >>> 32);
  }

  /// From low to high, both included.
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /// From 0 (included) to 1 (excluded).
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  /// Standard normal (Box and Muller, 1958); strict arithmetic, so that every machine agrees.
  double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  /// exp of a normal: sizes of collections and the like.
  int logNormal(double median, double spread, int low, int high) {
    double value = median * StrictMath.exp(spread * gaussian());
    return (int) StrictMath.round(StrictMath.min(high, StrictMath.max(low, value)));
  }

  /// Index of a weight, with a probability proportional to it.
  int weighted(double[] weights) {
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    double at = unit() * sum;
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
