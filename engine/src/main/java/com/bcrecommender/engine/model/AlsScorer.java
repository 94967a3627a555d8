package com.bcrecommender.engine.model;

import org.jspecify.annotations.Nullable;

/// Scores by [Als]: the history is solved for once. Tralbums are compared by their factors divided
/// by their norms.
final class AlsScorer extends FactorScorer {
  private final Als model;
  private final AlsSolver solver;

  AlsScorer(Als model) {
    super(model.order);
    this.model = model;
    solver = new AlsSolver(model.order.rows(), model.spectrum, model.penalty);
  }

  @Override
  void vector(int[] history, float @Nullable [] weights, int n, float[] into) {
    solver.solve(places(history, n), weights, n, into, 0);
  }

  @Override
  NormOrder similarOrder() {
    return model.unit();
  }

  @Override
  void similarVector(int tralbum, float[] into) {
    DenseFactors unit = model.unit().rows();
    System.arraycopy(
        unit.values(), unit.start(model.unit().placeOf(tralbum)), into, 0, into.length);
  }

  @Override
  float[] shares(int[] history, float @Nullable [] weights, int n) {
    return solver.shares(places(history, n), weights, n);
  }
}
