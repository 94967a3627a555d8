package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.SparseRows;
import org.jspecify.annotations.Nullable;

/// Scores by [TagProfile]: the history's tags are added up once, and each tralbum looks up its own
/// in the sum.
final class TagProfileScorer implements ContributionScorer {
  private final TagProfile model;
  private final SparseRows tags;
  // What the history has of each tag, times what sharing it adds.
  private final Scores profile;

  TagProfileScorer(TagProfile model) {
    this.model = model;
    tags = model.tags;
    profile = new Scores(model.squared.length, 0);
  }

  @Override
  public void score(int[] history, float @Nullable [] weights, int n, Scores into) {
    read(history, weights, n);
    for (int t = 0; n > 0 && t < tags.rows(); t++) {
      float product = product(t);
      if (product != 0) {
        into.add(t, product);
      }
    }
    profile.clear();
  }

  @Override
  public void similar(int tralbum, Scores into) {
    add(tralbum, 1);
    for (int t = 0; t < tags.rows(); t++) {
      float product = product(t);
      if (t != tralbum && product != 0) {
        into.add(t, product);
      }
    }
    profile.clear();
  }

  @Override
  public void similarOnly(
      int tralbum, int[] targets, int count, float factor, float[] into, Scores all) {
    add(tralbum, 1);
    for (int t = 0; t < count; t++) {
      into[t] += targets[t] == tralbum ? 0 : factor * product(targets[t]);
    }
    profile.clear();
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
    read(history, weights, n);
    for (int t = 0; t < count; t++) {
      into[t] += factor * product(targets[t]);
    }
    profile.clear();
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
    for (int h = 0; h < n; h++) {
      add(history[h], weights == null ? 1 : weights[h]);
      for (int t = 0; t < count; t++) {
        into[t * n + h] += factor * product(targets[t]);
      }
      profile.clear();
    }
  }

  @Override
  public boolean isDense() {
    return true;
  }

  private void read(int[] history, float @Nullable [] weights, int n) {
    for (int h = 0; h < n; h++) {
      add(history[h], weights == null ? 1 : weights[h]);
    }
  }

  private void add(int tralbum, float weight) {
    float own = weight * model.from[tralbum];
    for (int p = tags.start(tralbum); p < tags.end(tralbum); p++) {
      int tag = tags.column(p);
      if (model.squared[tag] > 0) {
        profile.add(tag, own * model.squared[tag]);
      }
    }
  }

  private float product(int tralbum) {
    float sum = 0;
    for (int p = tags.start(tralbum); p < tags.end(tralbum); p++) {
      sum += profile.get(tags.column(p));
    }
    return sum * model.to[tralbum];
  }
}
