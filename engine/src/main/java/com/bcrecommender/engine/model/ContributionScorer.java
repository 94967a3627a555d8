package com.bcrecommender.engine.model;

import org.jspecify.annotations.Nullable;

/// A scorer that finds contributions to many targets at once; a score is explained as that of one
/// target, and owed to the history alone.
interface ContributionScorer extends Scorer {
  @Override
  void contributions(
      int[] history,
      float @Nullable [] weights,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into);

  @Override
  default Explanation explain(int[] history, float @Nullable [] weights, int n, int target) {
    float[] contributions = new float[n];
    contributions(history, weights, n, new int[] {target}, 1, 1, contributions);
    return new Explanation(0, contributions);
  }
}
