package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.RowCursor;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.kernel.Kernels;

/// Rows of the weighted Gram matrix of a snapshot, one at a time: for tralbum i and every j that
/// shares a fan u with it, the sum of `fanWeight[u] * w(u,i) * w(u,j)`, and how many fans own both.
/// What all models that compare tralbums by their fans are made of; see [Kernels#addGram].
///
/// The row adds up in dense arrays and lists what it touched, so a row costs the preferences of the
/// tralbum's fans, and all rows the sum of squares of the fans' numbers of preferences. All weights
/// are above 0, so a sum of 0 means "not touched". One per thread; memory: 12 bytes a tralbum.
final class CoOwnership {
  private final Snapshot snapshot;
  private final RowCursor ofFan;
  private final SparseRows byTralbum;
  private final float[] fanWeight;
  private final boolean wishes;
  private final Kernels kernels = Kernels.chosen();
  // Of tralbum j: the sum at 2 j, how many own both at 2 j + 1, exact up to 2^24.
  private final float[] sums;
  private final int[] touched;
  private int count;

  /// @param fanWeight one per fan, above 0
  CoOwnership(Snapshot snapshot, float[] fanWeight) {
    this.snapshot = snapshot;
    this.fanWeight = fanWeight;
    ofFan = snapshot.fanRows();
    byTralbum = snapshot.preferencesByTralbum();
    wishes = snapshot.preferences().hasValues();
    sums = new float[Math.multiplyExact(2, snapshot.tralbums())];
    touched = new int[snapshot.tralbums() + 1];
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
      float weight = fanWeight[fan] * byTralbum.value(q);
      int mark = !wishes || snapshot.isOwned(fan, tralbum) ? 1 : 0;
      ofFan.to(fan);
      count =
          kernels.addGram(
              ofFan.from(),
              ofFan.end(),
              ofFan.columns(),
              ofFan.values(),
              weight,
              mark,
              ofFan.marks(),
              sums,
              touched,
              count);
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

  /// Ranks the tralbums that share a fan with this one by `sum * own * factor[tralbum]`.
  void rank(TopK best, float own, float[] factor) {
    best.rank(
        touched,
        count,
        (ids, from, end, into) -> {
          for (int i = from; i < end; i++) {
            into[i - from] = sums[2 * ids[i]] * own * factor[ids[i]];
          }
        });
  }

  float sum(int tralbum) {
    return sums[2 * tralbum];
  }

  /// How many fans own both.
  int commonOwners(int tralbum) {
    return (int) sums[2 * tralbum + 1];
  }
}
