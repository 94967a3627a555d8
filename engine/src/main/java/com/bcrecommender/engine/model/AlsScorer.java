package com.bcrecommender.engine.model;

import org.jspecify.annotations.Nullable;

/// Scores by [Als]: the history is solved for once, and each tralbum's score is one product.
final class AlsScorer implements Scorer {
  private final AlsSolver solver;
  private final DenseFactors factors;
  private final float[] own;

  AlsScorer(Als model) {
    factors = model.factors;
    solver = new AlsSolver(factors, model.spectrum, model.penalty);
    own = new float[factors.width()];
  }

  @Override
  public void score(int[] history, float @Nullable [] weights, int n, Scores into) {
    if (n == 0) {
      return;
    }
    solver.solve(history, weights, n, own, 0);
    for (int t = 0; t < factors.rows(); t++) {
      into.add(t, score(t));
    }
  }

  @Override
  public void similar(int tralbum, Scores into) {
    double size = norm(tralbum);
    System.arraycopy(factors.values(), factors.start(tralbum), own, 0, own.length);
    for (int t = 0; t < factors.rows(); t++) {
      double sizes = size * norm(t);
      if (t != tralbum && sizes > 0) {
        into.add(t, (float) (score(t) / sizes));
      }
    }
  }

  private double norm(int tralbum) {
    int at = factors.start(tralbum);
    double sum = 0;
    for (int c = 0; c < own.length; c++) {
      double value = factors.values()[at + c];
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  @Override
  public void scoreOnly(
      int[] history,
      float @Nullable [] weights,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into,
      Scores all) {
    solver.solve(history, weights, n, own, 0);
    for (int t = 0; t < count; t++) {
      into[t] += factor * score(targets[t]);
    }
  }

  @Override
  public Explanation explain(int[] history, float @Nullable [] weights, int n, int target) {
    float[] contributions = new float[n];
    contributions(history, weights, n, new int[] {target}, 1, 1, contributions);
    return new Explanation(0, contributions);
  }

  @Override
  public void contributions(
      int[] history,
      float @Nullable [] weights,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into) {
    float[] shares = solver.shares(history, weights, n);
    int width = factors.width();
    for (int t = 0; t < count; t++) {
      int at = factors.start(targets[t]);
      for (int h = 0; h < n; h++) {
        float sum = 0;
        for (int c = 0; c < width; c++) {
          sum += shares[h * width + c] * factors.values()[at + c];
        }
        into[t * n + h] += factor * sum;
      }
    }
  }

  @Override
  public boolean isDense() {
    return true;
  }

  /// Added up from the first factor to the last.
  private float score(int tralbum) {
    int at = factors.start(tralbum);
    float[] values = factors.values();
    float sum = 0;
    for (int c = 0; c < own.length; c++) {
      sum += own[c] * values[at + c];
    }
    return sum;
  }
}
