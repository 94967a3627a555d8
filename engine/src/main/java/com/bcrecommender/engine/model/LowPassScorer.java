package com.bcrecommender.engine.model;

import com.bcrecommender.engine.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Scores by [LowPass]: the history's rows are added up once, and each tralbum's score is the
/// product of its row with that sum.
final class LowPassScorer extends FactorScorer {
  private final LowPass model;
  private final NormOrder order;
  private final Kernels kernels = Kernels.chosen();
  private float[] factors = new float[0];

  LowPassScorer(LowPass model) {
    super(model.order);
    this.model = model;
    order = model.order;
  }

  @Override
  void vector(int[] history, float @Nullable [] weights, int n, float[] into) {
    if (factors.length < n) {
      factors = new float[n];
    }
    for (int h = 0; h < n; h++) {
      factors[h] = factor(history, weights, h);
    }
    Arrays.fill(into, 0);
    kernels.addRows(into.length, n, places(history, n), 0, factors, order.rows().values(), into, 0);
  }

  @Override
  NormOrder similarOrder() {
    return order;
  }

  @Override
  void similarVector(int tralbum, float[] into) {
    vector(new int[] {tralbum}, null, 1, into);
  }

  @Override
  float[] shares(int[] history, float @Nullable [] weights, int n) {
    int width = order.rows().width();
    float[] shares = new float[n * width];
    for (int h = 0; h < n; h++) {
      int at = order.rows().start(order.placeOf(history[h]));
      float factor = factor(history, weights, h);
      for (int c = 0; c < width; c++) {
        shares[h * width + c] = factor * order.rows().values()[at + c];
      }
    }
    return shares;
  }

  private float factor(int[] history, float @Nullable [] weights, int h) {
    return (weights == null ? 1 : weights[h]) * model.from[history[h]];
  }
}
