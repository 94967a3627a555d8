package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;

/// Rows of the weighted Gram matrix of a snapshot, one at a time: for tralbum i and every j that
/// shares a fan u with it, the sum of `fanWeight[u] * w(u,i) * w(u,j)`, and how many fans own both.
/// The kernel of all models that compare tralbums by their fans.
///
/// The row adds up in dense arrays and lists what it touched, so a row costs the preferences of the
/// tralbum's fans, and all rows the sum of squares of the fans' numbers of preferences. All weights
/// are above 0, so a sum of 0 means "not touched". One per thread; memory: 12 bytes a tralbum.
///
/// Sum and count of a tralbum lie side by side: a row jumps all over the arrays, and what is not in
/// the cache is waited for once instead of twice.
final class CoOwnership {
  private final Snapshot snapshot;
  private final SparseRows byFan;
  private final SparseRows byTralbum;
  private final float[] fanWeight;
  private final boolean weighted;
  // Of tralbum j: the sum at 2 j, how many own both at 2 j + 1, exact up to 2^24.
  private final float[] sums;
  private final int[] touched;
  private int count;

  /// @param fanWeight one per fan, above 0
  CoOwnership(Snapshot snapshot, float[] fanWeight) {
    this.snapshot = snapshot;
    this.fanWeight = fanWeight;
    byFan = snapshot.preferences();
    byTralbum = snapshot.preferencesByTralbum();
    weighted = byFan.hasValues();
    sums = new float[Math.multiplyExact(2, snapshot.tralbums())];
    touched = new int[snapshot.tralbums()];
  }

  /// Computes the row of a tralbum; its own entry, the sum of squares, is left out.
  void row(int tralbum) {
    for (int i = 0; i < count; i++) {
      sums[2 * touched[i]] = 0;
      sums[2 * touched[i] + 1] = 0;
    }
    count = 0;
    for (int q = byTralbum.start(tralbum); q < byTralbum.end(tralbum); q++) {
      int fan = byTralbum.column(q);
      if (weighted) {
        addWeighted(fan, fanWeight[fan] * byTralbum.value(q), snapshot.isOwned(fan, tralbum));
      } else {
        addOwned(fan, fanWeight[fan]);
      }
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (touched[i] == tralbum) {
        sums[2 * tralbum] = 0;
        sums[2 * tralbum + 1] = 0;
      } else {
        touched[kept++] = touched[i];
      }
    }
    count = kept;
  }

  private void addOwned(int fan, float weight) {
    int end = byFan.end(fan);
    for (int p = byFan.start(fan); p < end; p++) {
      int j = byFan.column(p);
      float before = sums[2 * j];
      if (before == 0) {
        touched[count++] = j;
      }
      sums[2 * j] = before + weight;
      sums[2 * j + 1]++;
    }
  }

  private void addWeighted(int fan, float weight, boolean owned) {
    int end = byFan.end(fan);
    for (int p = byFan.start(fan); p < end; p++) {
      int j = byFan.column(p);
      float before = sums[2 * j];
      if (before == 0) {
        touched[count++] = j;
      }
      sums[2 * j] = before + weight * byFan.value(p);
      if (owned && snapshot.isOwned(p)) {
        sums[2 * j + 1]++;
      }
    }
  }

  /// How many tralbums share a fan with this one.
  int size() {
    return count;
  }

  /// The i-th of them, in no order.
  int tralbum(int i) {
    return touched[i];
  }

  float sum(int tralbum) {
    return sums[2 * tralbum];
  }

  /// How many fans own both.
  int commonOwners(int tralbum) {
    return (int) sums[2 * tralbum + 1];
  }
}
