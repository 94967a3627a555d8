package com.bcrecommender.engine.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Scores by [LowPass]: the history's vectors are added up once, and each tralbum's score is one
/// product with that sum.
final class LowPassScorer implements Scorer {
  private final LowPass model;
  private final float[] sum;

  LowPassScorer(LowPass model) {
    this.model = model;
    sum = new float[model.rank];
  }

  @Override
  public void score(int[] history, float @Nullable [] weights, int n, Scores into) {
    if (add(history, weights, n)) {
      for (int t = 0; t < model.vectors.length; t++) {
        into.add(t, score(t));
      }
    }
  }

  @Override
  public void similar(int tralbum, Scores into) {
    add(new int[] {tralbum}, null, 1);
    for (int t = 0; t < model.vectors.length; t++) {
      if (t != tralbum) {
        into.add(t, score(t));
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
    add(history, weights, n);
    for (int t = 0; t < count; t++) {
      into[t] += factor * score(targets[t]);
    }
  }

  @Override
  public Explanation explain(int[] history, float @Nullable [] weights, int n, int target) {
    float[] contributions = new float[n];
    for (int h = 0; h < n; h++) {
      contributions[h] =
          (weights == null ? 1 : weights[h])
              * model.from[history[h]]
              * model.to[target]
              * product(model.vectors[history[h]], model.vectors[target]);
    }
    return new Explanation(0, contributions);
  }

  @Override
  public boolean isDense() {
    return true;
  }

  private boolean add(int[] history, float @Nullable [] weights, int n) {
    Arrays.fill(sum, 0);
    for (int h = 0; h < n; h++) {
      float[] vector = model.vectors[history[h]];
      float factor = (weights == null ? 1 : weights[h]) * model.from[history[h]];
      for (int c = 0; c < sum.length; c++) {
        sum[c] += factor * vector[c];
      }
    }
    return n > 0;
  }

  private float score(int tralbum) {
    return model.to[tralbum] * product(sum, model.vectors[tralbum]);
  }

  // Eight sums, so that an addition need not wait for the one before.
  private static float product(float[] x, float[] y) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = 0;
    for (; i + 7 < x.length; i += 8) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
      e += x[i + 4] * y[i + 4];
      f += x[i + 5] * y[i + 5];
      g += x[i + 6] * y[i + 6];
      h += x[i + 7] * y[i + 7];
    }
    for (; i < x.length; i++) {
      a += x[i] * y[i];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
