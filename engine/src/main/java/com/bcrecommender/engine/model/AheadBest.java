package com.bcrecommender.engine.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The best of histories, or of tralbums, that were said to come next, found all at once
/// ([LargestProducts]) and handed out one by one. One per thread.
///
/// Memory: 8 bytes for each of the best and 4 for each factor, times how many are expected at once.
final class AheadBest {
  private final LargestProducts products;
  private float[] vectors = new float[0];
  private TopK[] best = new TopK[0];
  private int count;
  private int wanted;
  private int next;
  private @Nullable Histories histories;
  private int firstTralbum;
  private final int width;

  AheadBest(NormOrder order) {
    products = new LargestProducts(order);
    width = order.rows().width();
  }

  /// Forgets what was expected before.
  void begin(int expected, int wanted) {
    this.wanted = wanted;
    count = 0;
    next = 0;
    if (best.length < expected) {
      best = Arrays.copyOf(best, expected);
      vectors = Arrays.copyOf(vectors, Math.multiplyExact(expected, width));
    }
  }

  /// Expects nothing more.
  void forget() {
    count = 0;
  }

  /// Adds a vector whose best are looked for.
  ///
  /// @param more how many of the best will be left out
  void add(float[] from, int at, int more) {
    System.arraycopy(from, at, vectors, count * width, width);
    int k = wanted + more;
    TopK own = best[count];
    if (own == null || own.k() != k) {
      best[count] = new TopK(k);
    } else {
      own.clear();
    }
    count++;
  }

  void find(Histories expected) {
    histories = expected;
    products.find(vectors, count, best);
  }

  /// Finds those of `count` tralbums from `first` on.
  void find(int first) {
    histories = null;
    firstTralbum = first;
    products.find(vectors, count, best);
  }

  /// Adds the best of a history to `into`, if it is the next one and no more are wanted than were
  /// expected to be; says whether it is.
  boolean pour(int[] history, float @Nullable [] weights, int n, Scores into) {
    if (histories == null || into.wanted() > wanted) {
      return false;
    }
    // Histories in between may have needed no scores.
    for (int i = next; i < count; i++) {
      if (histories.is(i, history, weights, n)) {
        next = i + 1;
        pour(best[i], -1, into);
        return true;
      }
    }
    return false;
  }

  /// The same of a tralbum.
  boolean pour(int tralbum, Scores into) {
    int i = tralbum - firstTralbum;
    if (histories != null || i < 0 || i >= count || into.wanted() > wanted) {
      return false;
    }
    pour(best[i], tralbum, into);
    return true;
  }

  private static void pour(TopK found, int without, Scores into) {
    found.sort();
    for (int i = 0; i < found.size(); i++) {
      if (found.id(i) != without) {
        into.add(found.id(i), found.score(i));
      }
    }
  }
}
