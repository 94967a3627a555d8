package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;

/// Learns the closest neighbours of a block of tralbums from rows of [CoOwnership]. One per thread.
final class NeighbourLearner {
  private final CoOwnership gram;
  private final float[] from;
  private final float[] to;
  private final TopK best;
  private final NeighbourBlock.Builder builder;

  /// @param fanWeight as [CoOwnership] takes it
  /// @param from one factor per tralbum that speaks for others
  /// @param to one factor per tralbum that is spoken for
  /// @param k the most neighbours of a tralbum
  NeighbourLearner(Snapshot snapshot, float[] fanWeight, float[] from, float[] to, int k) {
    gram = new CoOwnership(snapshot, fanWeight);
    this.from = from;
    this.to = to;
    best = new TopK(Math.min(k, snapshot.tralbums()));
    builder = new NeighbourBlock.Builder(NeighbourBlock.ROWS * Math.min(best.k(), 64));
  }

  NeighbourBlock block(int block) {
    int first = block << NeighbourBlock.BITS;
    int end = Math.min(first + NeighbourBlock.ROWS, to.length);
    for (int tralbum = first; tralbum < end; tralbum++) {
      gram.row(tralbum);
      gram.rank(best, from[tralbum], to);
      for (int i = 0; i < best.size(); i++) {
        int id = best.id(i);
        builder.add(id, best.score(i), gram.commonOwners(id));
      }
      builder.endRow();
    }
    return builder.build();
  }
}
