package com.bcrecommender.engine.model;

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
  private final NeighbourBlock.Builder builder = new NeighbourBlock.Builder(1 << 12);

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
    int end = Math.min(first + NeighbourBlock.ROWS, scale.length);
    for (int tralbum = first; tralbum < end; tralbum++) {
      int n = solve(tralbum);
      for (int i = 0; i < n; i++) {
        builder.add(members[i], solution[i], gram.commonOwners(members[i]));
      }
      builder.endRow();
    }
    return builder.build();
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
}
