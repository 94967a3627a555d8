package com.bcrecommender.engine.explore;

import com.bcrecommender.engine.model.TopK;
import java.util.Arrays;

/// Places scenes on a map, so that those that share much lie close: distances are shortest paths
/// over each scene's closest few, laid out by classical scaling (Torgerson 1952) and then by a
/// fixed number of sweeps of stress majorisation (Gansner, Koren and North 2004). Scenes are discs
/// whose area goes with their size; at last discs that overlap are pushed apart.
///
/// Everything lies in the unit square. Deterministic. Cost: n³ for the paths and 150 n² for the
/// sweeps: 0.1 s for 300 scenes, and 8 n² bytes three times.
final class SceneMap {
  private static final int CLOSEST = 4;
  private static final int POWER_STEPS = 200;
  private static final int STRESS_SWEEPS = 150;
  private static final int PUSH_SWEEPS = 400;
  // The discs' share in the square: more and they can hardly lie where they belong.
  private static final double COVERED = 0.3;

  private final int n;
  private final double[] radius;
  private final double[] x;
  private final double[] y;

  private SceneMap(double[] sizes) {
    n = sizes.length;
    x = new double[n];
    y = new double[n];
    radius = new double[n];
    double all = Arrays.stream(sizes).sum();
    for (int s = 0; s < n; s++) {
      radius[s] = Math.sqrt(COVERED * sizes[s] / (all * Math.PI));
    }
  }

  /// @param affinity symmetric, 0 where two scenes share nothing; at most 1
  /// @param sizes above 0
  static SceneMap of(double[][] affinity, double[] sizes) {
    SceneMap map = new SceneMap(sizes);
    if (map.n > 1) {
      double[][] distances = paths(affinity);
      map.scaleClassically(distances);
      map.majorise(distances);
    }
    map.fit();
    map.pushApart();
    map.settle();
    return map;
  }

  double x(int scene) {
    return x[scene];
  }

  double y(int scene) {
    return y[scene];
  }

  double radius(int scene) {
    return radius[scene];
  }

  private static double[][] paths(double[][] affinity) {
    int n = affinity.length;
    double[][] paths = new double[n][n];
    for (double[] row : paths) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    double strongest = 0;
    for (double[] row : affinity) {
      for (double a : row) {
        strongest = Math.max(strongest, a);
      }
    }
    for (int s = 0; s < n; s++) {
      for (int other : closest(affinity[s], s)) {
        // From 1 for the strongest up; StrictMath, so that maps are the same everywhere.
        double length = 1 - StrictMath.log(affinity[s][other] / strongest);
        paths[s][other] = length;
        paths[other][s] = length;
      }
      paths[s][s] = 0;
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        double toK = paths[i][k];
        for (int j = 0; j < n; j++) {
          paths[i][j] = Math.min(paths[i][j], toK + paths[k][j]);
        }
      }
    }
    double longest = 1;
    for (double[] row : paths) {
      for (double path : row) {
        longest = path < Double.POSITIVE_INFINITY ? Math.max(longest, path) : longest;
      }
    }
    for (double[] row : paths) {
      for (int j = 0; j < n; j++) {
        // Parts of the map that nothing joins lie side by side.
        row[j] = Math.min(row[j], 1.2 * longest);
      }
    }
    return paths;
  }

  private static int[] closest(double[] affinity, int own) {
    TopK closest = new TopK(CLOSEST);
    for (int other = 0; other < affinity.length; other++) {
      if (other != own && affinity[other] > 0) {
        closest.offer(other, (float) affinity[other]);
      }
    }
    closest.sort();
    int[] ids = new int[closest.size()];
    Arrays.setAll(ids, closest::id);
    return ids;
  }

  /// The two strongest directions of the centred squared distances, by power iteration.
  private void scaleClassically(double[][] distances) {
    double[] mean = new double[n];
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        mean[i] += distances[i][j] * distances[i][j] / n;
      }
      all += mean[i] / n;
    }
    double[][] centred = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        centred[i][j] = (mean[i] + mean[j] - distances[i][j] * distances[i][j] - all) / 2;
      }
    }
    power(centred, x, 1);
    power(centred, y, 2);
  }

  private void power(double[][] centred, double[] into, int seed) {
    double[] v = new double[n];
    double[] next = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = StrictMath.sin((i + 1.0) * (seed + StrictMath.sqrt(2)));
    }
    double value = 0;
    for (int step = 0; step < POWER_STEPS; step++) {
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += centred[i][j] * v[j];
        }
        next[i] = sum;
        squares += sum * sum;
      }
      value = Math.sqrt(squares);
      for (int i = 0; i < n; i++) {
        v[i] = value == 0 ? v[i] : next[i] / value;
      }
    }
    double scale = Math.sqrt(value);
    for (int i = 0; i < n; i++) {
      // A little of the start's own, so that no two scenes lie in one place.
      into[i] = scale * v[i] + 1e-3 * StrictMath.sin((i + 1.0) * (seed + 0.5));
      for (int j = 0; j < n; j++) {
        centred[i][j] -= value * v[i] * v[j];
      }
    }
  }

  /// Each scene in turn moves to where its distances say, nearer ones counting more (their weight
  /// is 1 / distance²).
  private void majorise(double[][] distances) {
    for (int sweep = 0; sweep < STRESS_SWEEPS; sweep++) {
      for (int i = 0; i < n; i++) {
        double sumX = 0;
        double sumY = 0;
        double weights = 0;
        for (int j = 0; j < n; j++) {
          if (j == i) {
            continue;
          }
          double wanted = distances[i][j];
          double weight = 1 / (wanted * wanted);
          double dx = x[i] - x[j];
          double dy = y[i] - y[j];
          double stretch = wanted / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
          sumX += weight * (x[j] + dx * stretch);
          sumY += weight * (y[j] + dy * stretch);
          weights += weight;
        }
        x[i] = sumX / weights;
        y[i] = sumY / weights;
      }
    }
  }

  /// Scales the places into the square, wide as it is high.
  private void fit() {
    stretch(x);
    stretch(y);
  }

  private void stretch(double[] places) {
    double least = Arrays.stream(places).min().orElse(0);
    double most = Arrays.stream(places).max().orElse(1);
    for (int s = 0; s < n; s++) {
      double part = most > least ? (places[s] - least) / (most - least) : 0.5;
      places[s] = radius[s] + part * (1 - 2 * radius[s]);
    }
  }

  private void pushApart() {
    for (int sweep = 0; sweep < PUSH_SWEEPS; sweep++) {
      boolean any = false;
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          double dx = x[j] - x[i];
          double dy = y[j] - y[i];
          double apart = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
          double needed = 1.08 * (radius[i] + radius[j]) - apart;
          if (needed > 0) {
            any = true;
            // The smaller one gives way.
            double share = radius[j] / (radius[i] + radius[j]);
            x[i] = inside(x[i] - dx / apart * needed * share, radius[i]);
            y[i] = inside(y[i] - dy / apart * needed * share, radius[i]);
            x[j] = inside(x[j] + dx / apart * needed * (1 - share), radius[j]);
            y[j] = inside(y[j] + dy / apart * needed * (1 - share), radius[j]);
          }
        }
      }
      if (!any) {
        return;
      }
    }
  }

  private static double inside(double place, double radius) {
    return Math.min(1 - radius, Math.max(radius, place));
  }

  /// Where pushing has not made room for all, all discs shrink alike until none overlap.
  private void settle() {
    double factor = 1;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double dx = x[j] - x[i];
        double dy = y[j] - y[i];
        double apart = Math.sqrt(dx * dx + dy * dy);
        factor = Math.min(factor, apart / (radius[i] + radius[j]));
      }
    }
    for (int s = 0; s < n; s++) {
      radius[s] *= factor;
    }
  }
}
