package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.RowCursor;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Scores by [FanRidge]: one regression a fan.
final class FanRidgeScorer implements ContributionScorer {
  private final FanRidge model;
  private final SparseRows byFan;
  private final RowCursor ofFan;
  private final RowCursor ofTralbum;
  private final RidgeSolver solver;
  // Of fan v: g(H,v) at 2 v, how many tralbums of the history the fan has at 2 v + 1.
  private final float[] sums;
  private final int[] touched;
  private final TopK best;
  private final int[] members;
  private final float[] right;
  private final float[] solution;

  // Explaining: how many tralbums of the history at once, and scratch. Slots are from 1, per
  // tralbum.
  private static final int PARTS = 64;
  private final Kernels kernels = Kernels.chosen();
  private final int[] slots;
  private float[] has = new float[0];
  private float[] rights = new float[0];
  private float[] solutions = new float[0];
  private float[] shares = new float[0];

  FanRidgeScorer(FanRidge model) {
    this.model = model;
    byFan = model.snapshot.preferences();
    ofFan = byFan.cursor();
    ofTralbum = model.snapshot.preferencesByTralbum().cursor();
    int most = Math.min(model.k, byFan.rows());
    slots = new int[byFan.columns()];
    solver =
        new RidgeSolver(byFan, model.tralbumWeight, model.scale, model.ridges, most, model.steps);
    sums = new float[Math.multiplyExact(2, byFan.rows())];
    touched = new int[byFan.rows() + 1];
    best = new TopK(most);
    members = new int[most];
    right = new float[most];
    solution = new float[most];
  }

  @Override
  public void score(int[] history, float @Nullable [] weights, int n, Scores into) {
    int neighbours = regress(history, weights, n);
    for (int m = 0; m < neighbours; m++) {
      ofFan.to(members[m]);
      into.add(ofFan.from(), ofFan.end(), ofFan.columns(), ofFan.values(), factor(m, n));
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
  public void contributions(
      int[] history,
      float @Nullable [] weights,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into) {
    int neighbours = regress(history, weights, n);
    readTargets(targets, count, neighbours, factor * Powers.of(n, model.toPower));
    for (int first = 0; first < n; first += PARTS) {
      int part = Math.min(PARTS, n - first);
      int columns = Kernels.padded(part);
      readParts(history, weights, n, first, part, neighbours);
      solver.repeat(columns, rights, solutions);
      shares = larger(shares, count * columns);
      Arrays.fill(shares, 0, count * columns, 0);
      kernels.multiply(
          count, columns, neighbours, has, 0, 1, count, solutions, 0, columns, shares, 0, columns);
      for (int t = 0; t < count; t++) {
        for (int h = 0; h < part; h++) {
          into[t * n + first + h] += shares[t * columns + h];
        }
      }
    }
  }

  /// Leaves in `has`, per neighbour and target, what one unit of the neighbour's coefficient adds
  /// to the target's score.
  private void readTargets(int[] targets, int count, int neighbours, float factor) {
    for (int t = 0; t < count; t++) {
      slots[targets[t]] = t + 1;
    }
    has = larger(has, neighbours * count);
    Arrays.fill(has, 0, neighbours * count, 0);
    for (int m = 0; m < neighbours; m++) {
      float own = factor * model.from[members[m]];
      for (int p = byFan.start(members[m]); p < byFan.end(members[m]); p++) {
        int slot = slots[byFan.column(p)];
        if (slot > 0) {
          has[m * count + slot - 1] = own * byFan.value(p);
        }
      }
    }
    for (int t = 0; t < count; t++) {
      slots[targets[t]] = 0;
    }
  }

  /// Leaves in `rights` what tralbums of the history bring to the right side, a column each.
  private void readParts(
      int[] history, float @Nullable [] weights, int n, int first, int part, int neighbours) {
    int columns = Kernels.padded(part);
    for (int h = 0; h < part; h++) {
      slots[history[first + h]] = h + 1;
    }
    rights = larger(rights, neighbours * columns);
    solutions = larger(solutions, neighbours * columns);
    Arrays.fill(rights, 0, neighbours * columns, 0);
    float size = Powers.of(n, -model.sizePower);
    for (int m = 0; m < neighbours; m++) {
      float own = size * model.scale[members[m]];
      for (int p = byFan.start(members[m]); p < byFan.end(members[m]); p++) {
        int h = slots[byFan.column(p)] - 1;
        if (h >= 0) {
          float weight = weights == null ? 1 : weights[first + h];
          rights[m * columns + h] =
              weight * model.tralbumWeight[history[first + h]] * own * byFan.value(p);
        }
      }
    }
    for (int h = 0; h < part; h++) {
      slots[history[first + h]] = 0;
    }
  }

  private static float[] larger(float[] array, int needed) {
    return array.length >= needed ? array : new float[needed];
  }

  private float factor(int member, int n) {
    return solution[member] * model.from[members[member]] * Powers.of(n, model.toPower);
  }

  /// Finds the neighbours and solves; returns how many neighbours there are.
  private int regress(int[] history, float @Nullable [] weights, int n) {
    int count = 0;
    for (int h = 0; h < n; h++) {
      float weight = (weights == null ? 1 : weights[h]) * model.tralbumWeight[history[h]];
      ofTralbum.to(history[h]);
      count =
          kernels.addGram(
              ofTralbum.from(),
              ofTralbum.end(),
              ofTralbum.columns(),
              ofTralbum.values(),
              weight,
              1,
              null,
              sums,
              touched,
              count);
    }
    best.rank(
        touched,
        count,
        (fans, from, end, into) -> {
          for (int i = from; i < end; i++) {
            int fan = fans[i];
            boolean other = sums[2 * fan + 1] != n || byFan.size(fan) != n;
            into[i - from] = other ? sums[2 * fan] * model.choice[fan] : Float.NaN;
          }
        });
    int neighbours = best.size();
    float size = Powers.of(n, -model.sizePower);
    for (int m = 0; m < neighbours; m++) {
      members[m] = best.id(m);
      right[m] = sums[2 * members[m]] * size * model.scale[members[m]];
    }
    for (int i = 0; i < count; i++) {
      sums[2 * touched[i]] = 0;
      sums[2 * touched[i] + 1] = 0;
    }
    solver.assemble(members, neighbours);
    solver.solve(right, solution);
    return neighbours;
  }
}
