package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A snapshot cut in two: what is learned from, and what is held out to measure by. Each fan with
/// at least two preferences that count as owned gives the share of them, rounded, at least one, and
/// keeps at least one; wishes are never held out, because a wish is no purchase. The same seed and
/// snapshot give the same split.
///
/// @param train the snapshot without what is held out: same ids, tags and stated counts
/// @param test what is held out, fan by tralbum
public record Split(Snapshot train, SparseRows test) {

  /// Two sets of files read with the same dictionaries:
  /// [com.bcrecommender.engine.data.SnapshotFiles#beside].
  public static Split of(Snapshot train, Snapshot test) {
    return new Split(train, test.preferences());
  }

  /// Holds out a random share of each fan's preferences.
  public static Split random(Snapshot snapshot, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return split(snapshot, share, position -> random.nextLong() >>> 1);
  }

  /// Holds out the latest share of each fan's preferences. Those without a known time count as the
  /// earliest; among equal times the seed decides. Fans without any known time give nothing.
  public static Split byTime(Snapshot snapshot, double share, long seed) {
    if (!snapshot.hasTimes()) {
      throw new IllegalArgumentException(
          "expected preferences with times to split by, found none: split at random");
    }
    SplittableRandom random = new SplittableRandom(seed);
    return split(
        snapshot,
        share,
        position -> {
          long time = snapshot.time(position);
          long tie = random.nextLong() >>> 32;
          return time == Snapshot.UNKNOWN_TIME ? NEVER : Long.MAX_VALUE - (time << 31 | tie >>> 1);
        });
  }

  /// Holds out the last share of each fan's preferences in the order they were added, where that
  /// was kept ([Snapshot.Builder#keepOrder]): in a file that lists them as they came to be, the
  /// same question as a split by time.
  public static Split byOrder(Snapshot snapshot, double share) {
    if (!snapshot.hasOrder()) {
      throw new IllegalArgumentException(
          "expected preferences whose order was kept to split by, found none: split at random");
    }
    return split(snapshot, share, position -> -snapshot.place(position));
  }

  private static final long NEVER = Long.MAX_VALUE;

  /// The lowest ranks are held out; [#NEVER] is not.
  private interface Rank {
    long of(int position);
  }

  private static Split split(Snapshot snapshot, double share, Rank rank) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "expected a share above 0 and below 1 to hold out, found " + share);
    }
    SparseRows preferences = snapshot.preferences();
    Snapshot.Builder train = snapshot.withoutPreferences();
    int[] starts = new int[snapshot.fans() + 1];
    int[] columns = new int[preferences.size()];
    int held = 0;
    long[] ranks = new long[preferences.largestRow()];
    for (int f = 0; f < snapshot.fans(); f++) {
      int owned = 0;
      for (int p = preferences.start(f); p < preferences.end(f); p++) {
        if (snapshot.isOwned(p)) {
          ranks[owned++] = rank.of(p);
        }
      }
      // Each preference's rank is asked for once, in order, so that a seed means the same on every
      // run.
      long[] sorted = Arrays.copyOf(ranks, owned);
      Arrays.sort(sorted);
      int give = owned < 2 ? 0 : Math.clamp(Math.round(share * owned), 1, owned - 1);
      int given = 0;
      int o = 0;
      for (int p = preferences.start(f); p < preferences.end(f); p++) {
        boolean hold = false;
        if (snapshot.isOwned(p)) {
          long own = ranks[o++];
          hold = given < give && own != NEVER && own <= sorted[give - 1];
        }
        if (hold) {
          columns[held++] = preferences.column(p);
          given++;
        } else {
          train.preference(f, preferences.column(p), snapshot.kind(p), snapshot.time(p));
        }
      }
      starts[f + 1] = held;
    }
    return new Split(
        train.build(),
        new SparseRows(snapshot.tralbums(), starts, Arrays.copyOf(columns, held), null));
  }
}
