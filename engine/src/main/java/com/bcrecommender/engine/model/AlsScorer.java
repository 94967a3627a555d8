package com.bcrecommender.engine.model;

import com.bcrecommender.engine.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Scores by [Als]: the history is solved for once, and each tralbum's score is one product, added
/// up from the first factor to the last. Where it is told which histories come next it looks for
/// the best of all of them at once.
final class AlsScorer implements ContributionScorer {
  private final Als model;
  private final NormOrder order;
  private final int width;
  private final float[] values;
  private final AlsSolver solver;
  private final float[] own;
  private final AheadBest ahead;
  private final Kernels kernels = Kernels.chosen();
  private final float[] ones;
  private @Nullable AheadBest aheadSimilar;
  private int[] places = new int[0];

  AlsScorer(Als model) {
    this.model = model;
    order = model.order;
    width = order.rows().width();
    values = order.rows().values();
    solver = new AlsSolver(order.rows(), model.spectrum, model.penalty);
    own = new float[width];
    ahead = new AheadBest(order);
    ones = new float[width];
    Arrays.fill(ones, 1);
  }

  @Override
  public void expect(Histories next, int wanted) {
    if (wanted >= order.size()) {
      // Nothing is saved where all are wanted.
      ahead.forget();
      return;
    }
    ahead.begin(next.count(), wanted);
    int[] history = new int[0];
    float[] weights = new float[0];
    for (int i = 0; i < next.count(); i++) {
      int n = next.size(i);
      if (history.length < n) {
        history = new int[n];
        weights = new float[n];
      }
      next.copy(i, history, weights);
      solver.solve(places(history, n), weights, n, own, 0);
      ahead.add(own, 0, n);
    }
    ahead.find(next);
  }

  @Override
  public void score(int[] history, float @Nullable [] weights, int n, Scores into) {
    if (n == 0 || ahead.pour(history, weights, n, into)) {
      return;
    }
    solver.solve(places(history, n), weights, n, own, 0);
    score(order, -1, into);
  }

  @Override
  public void expectSimilar(int first, int count, int wanted) {
    if (wanted >= order.size()) {
      aheadSimilar = null;
      return;
    }
    NormOrder unit = model.unit();
    AheadBest similar = aheadSimilar == null ? new AheadBest(unit) : aheadSimilar;
    aheadSimilar = similar;
    similar.begin(count, wanted);
    for (int t = first; t < first + count; t++) {
      similar.add(unit.rows().values(), unit.rows().start(unit.placeOf(t)), 1);
    }
    similar.find(first);
  }

  @Override
  public void similar(int tralbum, Scores into) {
    if (aheadSimilar != null && aheadSimilar.pour(tralbum, into)) {
      return;
    }
    NormOrder unit = model.unit();
    int at = unit.rows().start(unit.placeOf(tralbum));
    System.arraycopy(unit.rows().values(), at, own, 0, width);
    score(unit, tralbum, into);
  }

  private void score(NormOrder by, int without, Scores into) {
    float[] factors = by.rows().values();
    for (int p = 0; p < by.size(); p++) {
      if (by.idAt(p) != without) {
        into.add(by.idAt(p), product(factors, by.rows().start(p)));
      }
    }
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
    solver.solve(places(history, n), weights, n, own, 0);
    for (int t = 0; t < count; t++) {
      into[t] += factor * product(values, order.rows().start(order.placeOf(targets[t])));
    }
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
    if (n == 0) {
      return;
    }
    float[] shares = solver.shares(places(history, n), weights, n);
    int stride = Kernels.padded(n);
    float[] columns = new float[width * stride];
    kernels.transpose(n, width, shares, columns, stride);
    float[] rows = new float[count * width];
    kernels.gather(count, width, places(targets, count), values, ones, rows);
    float[] products = new float[count * stride];
    kernels.multiply(
        count, stride, width, rows, 0, width, 1, columns, 0, stride, products, 0, stride);
    for (int t = 0; t < count; t++) {
      for (int h = 0; h < n; h++) {
        into[t * n + h] += factor * products[t * stride + h];
      }
    }
  }

  @Override
  public boolean isDense() {
    return true;
  }

  private int[] places(int[] history, int n) {
    if (places.length < n) {
      places = new int[n];
    }
    for (int h = 0; h < n; h++) {
      places[h] = order.placeOf(history[h]);
    }
    return places;
  }

  private float product(float[] factors, int at) {
    float sum = 0;
    for (int c = 0; c < width; c++) {
      sum += own[c] * factors[at + c];
    }
    return sum;
  }
}
