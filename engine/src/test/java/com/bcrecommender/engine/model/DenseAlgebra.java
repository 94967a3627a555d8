package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The plain, dense forms that the sparse kernels are compared with.
final class DenseAlgebra {
  private DenseAlgebra() {}

  /// Fan by tralbum.
  static double[][] matrix(Snapshot snapshot) {
    double[][] dense = new double[snapshot.fans()][snapshot.tralbums()];
    SparseRows preferences = snapshot.preferences();
    for (int f = 0; f < dense.length; f++) {
      for (int p = preferences.start(f); p < preferences.end(f); p++) {
        dense[f][preferences.column(p)] = preferences.value(p);
      }
    }
    return dense;
  }

  static double[][] transposed(double[][] matrix) {
    double[][] turned = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[0].length; j++) {
        turned[j][i] = matrix[i][j];
      }
    }
    return turned;
  }

  /// How many entries of a row are not 0, at least 1.
  static double size(double[] row) {
    int n = 0;
    for (double value : row) {
      n += value == 0 ? 0 : 1;
    }
    return Math.max(1, n);
  }

  /// For each row i of a matrix, what its most similar rows say of it in a ridge regression:
  /// `result[j][i]`, by [NeighbourhoodRidge]'s formulas, solved by elimination.
  static double[][] ridge(
      double[][] rows, int k, double ridge, double columnPower, double rowPower, double choice) {
    int n = rows.length;
    double[][] columns = transposed(rows);
    double[][] gram = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int x = 0; x < columns.length; x++) {
          gram[i][j] += Math.pow(size(columns[x]), -2 * columnPower) * rows[i][x] * rows[j][x];
        }
      }
    }
    double[][] result = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] own = gram[i];
      List<Integer> near = new ArrayList<>();
      for (int j = 0; j < n; j++) {
        if (j != i && own[j] > 0) {
          near.add(j);
        }
      }
      near.sort(Comparator.comparingDouble(j -> -own[j] * Math.pow(size(rows[j]), -choice)));
      List<Integer> members = near.subList(0, Math.min(k, near.size()));
      int m = members.size();
      double[][] system = new double[m][m + 1];
      for (int a = 0; a < m; a++) {
        double ca = Math.pow(size(rows[members.get(a)]), -rowPower);
        for (int b = 0; b < m; b++) {
          double cb = Math.pow(size(rows[members.get(b)]), -rowPower);
          system[a][b] = ca * cb * gram[members.get(a)][members.get(b)] + (a == b ? ridge : 0);
        }
        system[a][m] = ca * Math.pow(size(rows[i]), -rowPower) * own[members.get(a)];
      }
      double[] solved = solve(system);
      for (int a = 0; a < m; a++) {
        result[members.get(a)][i] = solved[a];
      }
    }
    return result;
  }

  /// Solves a system whose last column is the right side, by elimination with pivots.
  static double[] solve(double[][] system) {
    int n = system.length;
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c + 1; r < n; r++) {
        pivot = Math.abs(system[r][c]) > Math.abs(system[pivot][c]) ? r : pivot;
      }
      double[] swap = system[c];
      system[c] = system[pivot];
      system[pivot] = swap;
      for (int r = 0; r < n; r++) {
        double factor = r == c ? 0 : system[r][c] / system[c][c];
        for (int j = c; factor != 0 && j <= n; j++) {
          system[r][j] -= factor * system[c][j];
        }
      }
    }
    double[] solution = new double[n];
    for (int r = 0; r < n; r++) {
      solution[r] = system[r][n] / system[r][r];
    }
    return solution;
  }
}
