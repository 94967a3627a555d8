package com.bcrecommender.engine.model;

import org.jspecify.annotations.Nullable;

/// The evidence for the entries of one list while it is gathered: per entry ("target", in a slot of
/// its own) the three largest positive contributions of the history, the sum of all positive ones
/// and the sum of all negative ones. One per thread.
///
/// Memory: 2 bytes a tralbum, 44 a target, and 4 KB.
public final class Evidence {
  /// How many contributions are kept per target.
  public static final int REASONS = 3;

  /// Common owners that the model did not count.
  public static final int NOT_COUNTED = -1;

  private static final int FILTER_WORDS = 512;

  // Slot + 1 per tralbum, 0 for those that are no target.
  private final char[] slotOf;
  // A bit for the last bits of each target's id: 0 says that it is none without a look into an
  // array of millions, which is in no cache near the core.
  private final long[] filter = new long[FILTER_WORDS];
  private final int[] targets;
  private int count;
  private final int[] reasons;
  private final float[] contributions;
  private final int[] common;
  private final double[] positive;
  private final double[] negative;
  private float @Nullable [] weights;

  /// @param tralbums how many there are
  /// @param mostTargets the longest list, at most 65,534
  public Evidence(int tralbums, int mostTargets) {
    if (mostTargets >= Character.MAX_VALUE) {
      throw new IllegalArgumentException("expected lists of at most 65534, found " + mostTargets);
    }
    slotOf = new char[tralbums];
    targets = new int[mostTargets];
    reasons = new int[REASONS * mostTargets];
    contributions = new float[REASONS * mostTargets];
    common = new int[REASONS * mostTargets];
    positive = new double[mostTargets];
    negative = new double[mostTargets];
  }

  /// Forgets all targets, and begins with those of a history.
  ///
  /// @param weights of the history; null where all weigh 1. What weighs less than 0 is not wanted,
  ///   and is never kept as a reason
  public void begin(float @Nullable [] weights) {
    this.weights = weights;
    for (int slot = 0; slot < count; slot++) {
      slotOf[targets[slot]] = 0;
      filter[word(targets[slot])] = 0;
    }
    count = 0;
  }

  /// Adds a target, which has none yet; its slot is the number of targets before.
  public void addTarget(int tralbum) {
    assert slotOf[tralbum] == 0;
    int slot = count++;
    targets[slot] = tralbum;
    slotOf[tralbum] = (char) count;
    filter[word(tralbum)] |= 1L << tralbum;
    for (int i = REASONS * slot; i < REASONS * (slot + 1); i++) {
      contributions[i] = 0;
    }
    positive[slot] = 0;
    negative[slot] = 0;
  }

  public int targets() {
    return count;
  }

  public int target(int slot) {
    return targets[slot];
  }

  /// The slot of a tralbum, or -1 where it is no target.
  public int slot(int tralbum) {
    return (filter[word(tralbum)] >>> tralbum & 1) == 0 ? -1 : slotOf[tralbum] - 1;
  }

  private static int word(int tralbum) {
    return tralbum >>> 6 & (FILTER_WORDS - 1);
  }

  /// Takes one contribution. Of equal ones the first added is kept.
  ///
  /// @param h index in the history
  /// @param commonOwners how many fans own both, or [#NOT_COUNTED]
  public void add(int slot, int h, float contribution, int commonOwners) {
    if (contribution < 0) {
      negative[slot] -= contribution;
      return;
    }
    positive[slot] += contribution;
    int first = REASONS * slot;
    int at = first + REASONS - 1;
    if (!(contribution > contributions[at]) || (weights != null && weights[h] < 0)) {
      return;
    }
    while (at > first && contribution > contributions[at - 1]) {
      contributions[at] = contributions[at - 1];
      reasons[at] = reasons[at - 1];
      common[at] = common[at - 1];
      at--;
    }
    contributions[at] = contribution;
    reasons[at] = h;
    common[at] = commonOwners;
  }

  /// How many contributions are kept: fewer than three where fewer were positive.
  public int reasons(int slot) {
    int n = 0;
    while (n < REASONS && contributions[REASONS * slot + n] > 0) {
      n++;
    }
    return n;
  }

  /// The index in the history of the r-th largest contribution.
  public int reason(int slot, int r) {
    return reasons[REASONS * slot + r];
  }

  public float contribution(int slot, int r) {
    return contributions[REASONS * slot + r];
  }

  /// How many fans own both the target and its r-th reason, or [#NOT_COUNTED].
  public int commonOwners(int slot, int r) {
    return common[REASONS * slot + r];
  }

  /// The sum of the positive contributions, those that are not kept included.
  public double positive(int slot) {
    return positive[slot];
  }

  /// The sum of the negative contributions, as a positive number.
  public double negative(int slot) {
    return negative[slot];
  }
}
