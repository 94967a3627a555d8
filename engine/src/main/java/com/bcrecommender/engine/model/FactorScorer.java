package com.bcrecommender.engine.model;

import com.bcrecommender.engine.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Scores by factors: a history becomes a vector, and each tralbum's score is the product of its
/// factors with it, added up from the first factor to the last. Where it is told which histories or
/// tralbums come next it looks for the best of all of them at once.
abstract class FactorScorer implements ContributionScorer {
  private final NormOrder order;
  private final int width;
  private final AheadBest ahead;
  private final Kernels kernels = Kernels.chosen();
  private final float[] ones;
  private final float[] own;
  private @Nullable AheadBest aheadSimilar;
  private int[] places = new int[0];
  private float[] scores = new float[0];

  FactorScorer(NormOrder order) {
    this.order = order;
    width = order.rows().width();
    own = new float[width];
    ahead = new AheadBest(order);
    ones = new float[width];
    Arrays.fill(ones, 1);
  }

  /// Makes a history into a vector.
  abstract void vector(int[] history, float @Nullable [] weights, int n, float[] into);

  /// What tralbums are compared by.
  abstract NormOrder similarOrder();

  /// What a tralbum is compared by.
  abstract void similarVector(int tralbum, float[] into);

  /// Parts of the vector that sum to it, one for each tralbum of the history: row h begins at `h *
  /// width`. Scratch of the scorer, until its next use.
  abstract float[] shares(int[] history, float @Nullable [] weights, int n);

  @Override
  public final void expect(Histories next, int wanted) {
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
      vector(history, weights, n, own);
      ahead.add(own, 0, n);
    }
    ahead.find(next);
  }

  @Override
  public final void score(int[] history, float @Nullable [] weights, int n, Scores into) {
    if (n == 0 || ahead.pour(history, weights, n, into)) {
      return;
    }
    vector(history, weights, n, own);
    score(order, -1, into);
  }

  @Override
  public final void expectSimilar(int first, int count, int wanted) {
    if (wanted >= order.size()) {
      aheadSimilar = null;
      return;
    }
    AheadBest similar = aheadSimilar == null ? new AheadBest(similarOrder()) : aheadSimilar;
    aheadSimilar = similar;
    similar.begin(count, wanted);
    for (int t = first; t < first + count; t++) {
      similarVector(t, own);
      similar.add(own, 0, 1);
    }
    similar.find(first);
  }

  @Override
  public final void similar(int tralbum, Scores into) {
    if (aheadSimilar != null && aheadSimilar.pour(tralbum, into)) {
      return;
    }
    similarVector(tralbum, own);
    score(similarOrder(), tralbum, into);
  }

  private void score(NormOrder by, int without, Scores into) {
    int n = by.size();
    if (places.length < n) {
      places = new int[n];
    }
    for (int p = 0; p < n; p++) {
      places[p] = p;
    }
    float[] products = products(by, n);
    for (int p = 0; p < n; p++) {
      if (by.idAt(p) != without) {
        into.add(by.idAt(p), products[p]);
      }
    }
  }

  /// The products of `own` with the rows at `places`.
  private float[] products(NormOrder by, int n) {
    if (scores.length < n) {
      scores = new float[n];
    }
    kernels.products(width, n, places, by.rows().values(), own, scores);
    return scores;
  }

  @Override
  public final void scoreOnly(
      int[] history,
      float @Nullable [] weights,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into,
      Scores all) {
    vector(history, weights, n, own);
    places(targets, count);
    float[] products = products(order, count);
    for (int t = 0; t < count; t++) {
      into[t] += factor * products[t];
    }
  }

  @Override
  public final void similarOnly(
      int tralbum, int[] targets, int count, float factor, float[] into, Scores all) {
    similarVector(tralbum, own);
    // Both orders have the same places.
    places(targets, count);
    float[] products = products(similarOrder(), count);
    for (int t = 0; t < count; t++) {
      into[t] += targets[t] == tralbum ? 0 : factor * products[t];
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
    float[] shares = shares(history, weights, n);
    int stride = Kernels.padded(n);
    float[] columns = new float[width * stride];
    kernels.transpose(n, width, shares, columns, stride);
    float[] rows = new float[count * width];
    kernels.gather(count, width, places(targets, count), order.rows().values(), ones, rows);
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
  public final boolean isDense() {
    return true;
  }

  /// Where the tralbums are in the order. Scratch, until the next call.
  final int[] places(int[] tralbums, int n) {
    if (places.length < n) {
      places = new int[n];
    }
    for (int h = 0; h < n; h++) {
      places[h] = order.placeOf(tralbums[h]);
    }
    return places;
  }
}
