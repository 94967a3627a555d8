package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import java.util.Arrays;

/// Learns the closest neighbours of a block of tralbums from rows of [CoOwnership]. One per thread.
final class NeighbourLearner {
  private final CoOwnership gram;
  private final float[] from;
  private final float[] to;
  private final TopK best;
  private int[] neighbours;
  private float[] similarities;
  private byte[] commonOwners;

  /// @param fanWeight as [CoOwnership] takes it
  /// @param from one factor per tralbum that speaks for others
  /// @param to one factor per tralbum that is spoken for
  /// @param k the most neighbours of a tralbum
  NeighbourLearner(Snapshot snapshot, float[] fanWeight, float[] from, float[] to, int k) {
    gram = new CoOwnership(snapshot, fanWeight);
    this.from = from;
    this.to = to;
    best = new TopK(Math.min(k, snapshot.tralbums()));
    int most = NeighbourBlock.ROWS * Math.min(best.k(), 64);
    neighbours = new int[most];
    similarities = new float[most];
    commonOwners = new byte[most];
  }

  NeighbourBlock block(int block) {
    int first = block << NeighbourBlock.BITS;
    int rows = Math.min(NeighbourBlock.ROWS, to.length - first);
    int[] starts = new int[rows + 1];
    int size = 0;
    for (int r = 0; r < rows; r++) {
      rank(first + r);
      if (size + best.size() > neighbours.length) {
        grow(size + best.size());
      }
      for (int i = 0; i < best.size(); i++) {
        int id = best.id(i);
        neighbours[size] = id;
        similarities[size] = best.score(i);
        commonOwners[size] = (byte) Math.min(Neighbours.MANY, gram.commonOwners(id));
        size++;
      }
      starts[r + 1] = size;
    }
    return new NeighbourBlock(
        starts,
        Arrays.copyOf(neighbours, size),
        Arrays.copyOf(similarities, size),
        Arrays.copyOf(commonOwners, size));
  }

  private void rank(int tralbum) {
    gram.row(tralbum);
    gram.rank(best, from[tralbum], to);
  }

  private void grow(int needed) {
    int length = Math.max(needed, neighbours.length * 2);
    neighbours = Arrays.copyOf(neighbours, length);
    similarities = Arrays.copyOf(similarities, length);
    commonOwners = Arrays.copyOf(commonOwners, length);
  }
}
