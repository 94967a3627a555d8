package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.SparseRows;
import org.jspecify.annotations.Nullable;

/// Scores by [FanRidge]: one regression a fan.
final class FanRidgeScorer implements Scorer {
  private final FanRidge model;
  private final SparseRows byFan;
  private final SparseRows byTralbum;
  private final RidgeSolver solver;
  private final float[] sums;
  private final int[] common;
  private final int[] touched;
  private final TopK best;
  private final int[] members;
  private final float[] right;
  private final float[] solution;

  FanRidgeScorer(FanRidge model) {
    this.model = model;
    byFan = model.snapshot.preferences();
    byTralbum = model.snapshot.preferencesByTralbum();
    int most = Math.min(model.k, byFan.rows());
    solver =
        new RidgeSolver(byFan, model.tralbumWeight, model.scale, model.ridges, most, model.steps);
    sums = new float[byFan.rows()];
    common = new int[byFan.rows()];
    touched = new int[byFan.rows()];
    best = new TopK(most);
    members = new int[most];
    right = new float[most];
    solution = new float[most];
  }

  @Override
  public void score(int[] history, float @Nullable [] weights, int n, Scores into) {
    int neighbours = regress(history, weights, n);
    for (int m = 0; m < neighbours; m++) {
      int fan = members[m];
      float factor = factor(m, n);
      for (int p = byFan.start(fan); p < byFan.end(fan); p++) {
        into.add(byFan.column(p), factor * byFan.value(p));
      }
    }
  }

  /// What a fan with nothing but this tralbum is recommended.
  @Override
  public void similar(int tralbum, Scores into) {
    int neighbours = regress(new int[] {tralbum}, null, 1);
    for (int m = 0; m < neighbours; m++) {
      int fan = members[m];
      float factor = factor(m, 1);
      for (int p = byFan.start(fan); p < byFan.end(fan); p++) {
        if (byFan.column(p) != tralbum) {
          into.add(byFan.column(p), factor * byFan.value(p));
        }
      }
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
    int neighbours = regress(history, weights, n);
    float size = Powers.of(n, -model.sizePower);
    for (int h = 0; h < n; h++) {
      // What the regression says with this tralbum's part of the right side alone.
      float weight = (weights == null ? 1 : weights[h]) * model.tralbumWeight[history[h]] * size;
      for (int m = 0; m < neighbours; m++) {
        int p = byFan.find(members[m], history[h]);
        right[m] = p < 0 ? 0 : weight * byFan.value(p) * model.scale[members[m]];
      }
      solver.repeat(right, solution);
      for (int m = 0; m < neighbours; m++) {
        float own = factor * factor(m, n);
        for (int t = 0; t < count; t++) {
          int p = byFan.find(members[m], targets[t]);
          if (p >= 0) {
            into[t * n + h] += own * byFan.value(p);
          }
        }
      }
    }
  }

  private float factor(int member, int n) {
    return solution[member] * model.from[members[member]] * Powers.of(n, model.toPower);
  }

  /// Finds the neighbours and solves; returns how many neighbours there are.
  private int regress(int[] history, float @Nullable [] weights, int n) {
    int count = 0;
    for (int h = 0; h < n; h++) {
      float weight = (weights == null ? 1 : weights[h]) * model.tralbumWeight[history[h]];
      for (int p = byTralbum.start(history[h]); p < byTralbum.end(history[h]); p++) {
        int fan = byTralbum.column(p);
        if (common[fan]++ == 0) {
          touched[count++] = fan;
        }
        sums[fan] += weight * byTralbum.value(p);
      }
    }
    best.clear();
    for (int i = 0; i < count; i++) {
      int fan = touched[i];
      if (common[fan] != n || byFan.size(fan) != n) {
        best.offer(fan, sums[fan] * model.choice[fan]);
      }
    }
    int neighbours = best.sort().size();
    float size = Powers.of(n, -model.sizePower);
    for (int m = 0; m < neighbours; m++) {
      members[m] = best.id(m);
      right[m] = sums[members[m]] * size * model.scale[members[m]];
    }
    for (int i = 0; i < count; i++) {
      sums[touched[i]] = 0;
      common[touched[i]] = 0;
    }
    solver.assemble(members, neighbours);
    solver.solve(right, solution);
    return neighbours;
  }
}
