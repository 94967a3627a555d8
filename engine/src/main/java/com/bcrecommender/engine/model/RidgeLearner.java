package com.bcrecommender.engine.model;

import java.util.Arrays;

/// Learns for a block of tralbums the coefficients of their neighbours: rows are tralbums to be
/// predicted, entries those that predict them. One per thread.
final class RidgeLearner {
  private final CoOwnership gram;
  private final RidgeSolver solver;
  private final float[] choice;
  private final float[] scale;
  private final TopK best;
  private final int[] members;
  private final float[] right;
  private final float[] solution;
  private int[] neighbours = new int[1 << 12];
  private float[] coefficients = new float[1 << 12];
  private byte[] commonOwners = new byte[1 << 12];

  /// @param choice one factor per tralbum, by which neighbours are chosen
  /// @param scale one factor per tralbum, as `solver` has it
  RidgeLearner(CoOwnership gram, RidgeSolver solver, float[] choice, float[] scale, int k) {
    this.gram = gram;
    this.solver = solver;
    this.choice = choice;
    this.scale = scale;
    best = new TopK(k);
    members = new int[k];
    right = new float[k];
    solution = new float[k];
  }

  NeighbourBlock block(int block) {
    int first = block << NeighbourBlock.BITS;
    int rows = Math.min(NeighbourBlock.ROWS, scale.length - first);
    int[] starts = new int[rows + 1];
    int size = 0;
    for (int r = 0; r < rows; r++) {
      int n = solve(first + r);
      if (size + n > neighbours.length) {
        grow(size + n);
      }
      for (int i = 0; i < n; i++) {
        neighbours[size] = members[i];
        coefficients[size] = solution[i];
        commonOwners[size] = (byte) Math.min(Neighbours.MANY, gram.commonOwners(members[i]));
        size++;
      }
      starts[r + 1] = size;
    }
    return new NeighbourBlock(
        starts,
        Arrays.copyOf(neighbours, size),
        Arrays.copyOf(coefficients, size),
        Arrays.copyOf(commonOwners, size));
  }

  private int solve(int tralbum) {
    gram.row(tralbum);
    gram.rank(best, 1, choice);
    int n = best.size();
    for (int i = 0; i < n; i++) {
      members[i] = best.id(i);
      right[i] = gram.sum(members[i]) * scale[tralbum] * scale[members[i]];
    }
    if (n > 0) {
      solver.assemble(members, n);
      solver.solve(right, solution);
    }
    return n;
  }

  private void grow(int needed) {
    int length = Math.max(needed, neighbours.length * 2);
    neighbours = Arrays.copyOf(neighbours, length);
    coefficients = Arrays.copyOf(coefficients, length);
    commonOwners = Arrays.copyOf(commonOwners, length);
  }
}
