package com.bcrecommender.engine.model;

/// All eigenvalues and eigenvectors of a small symmetric matrix: Householder's reduction to three
/// diagonals, then implicit QL steps (Golub and Van Loan, Matrix Computations, chapter 8). Cost:
/// about 4 n³ operations on one thread; n = 544 takes about a second.
final class SymmetricEigen {
  private static final int MOST_STEPS = 60;

  /// `vectors[c]` is the c-th eigenvector; unordered.
  final double[][] vectors;

  final double[] values;

  /// @param matrix symmetric; overwritten
  SymmetricEigen(double[][] matrix) {
    int n = matrix.length;
    values = new double[n];
    vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    double[] off = new double[n];
    reduce(matrix, off);
    iterate(off);
  }

  /// Makes the matrix tridiagonal by reflections I - h v v', and `vectors` the product of the
  /// reflections, transposed.
  private void reduce(double[][] a, double[] off) {
    int n = a.length;
    double[][] reflections = new double[n][];
    double[] p = new double[n];
    for (int k = 0; k < n - 2; k++) {
      double norm = 0;
      for (int i = k + 1; i < n; i++) {
        norm += a[k][i] * a[k][i];
      }
      norm = Math.sqrt(norm);
      if (norm == 0) {
        continue;
      }
      // v is scaled so that the reflection is I - v v'.
      double[] v = new double[n];
      double first = a[k][k + 1];
      double reflected = first > 0 ? -norm : norm;
      double length = Math.sqrt(norm * (norm + Math.abs(first)));
      System.arraycopy(a[k], k + 1, v, k + 1, n - k - 1);
      v[k + 1] -= reflected;
      for (int i = k + 1; i < n; i++) {
        v[i] /= length;
      }
      reflections[k] = v;
      double dot = 0;
      for (int i = k + 1; i < n; i++) {
        double sum = 0;
        double[] row = a[i];
        for (int j = k + 1; j < n; j++) {
          sum += row[j] * v[j];
        }
        p[i] = sum;
        dot += sum * v[i];
      }
      for (int i = k + 1; i < n; i++) {
        p[i] -= dot / 2 * v[i];
      }
      for (int i = k + 1; i < n; i++) {
        double[] row = a[i];
        double vi = v[i];
        double pi = p[i];
        for (int j = k + 1; j < n; j++) {
          row[j] -= vi * p[j] + pi * v[j];
        }
      }
      a[k][k + 1] = reflected;
    }
    for (int i = 0; i < n; i++) {
      values[i] = a[i][i];
      off[i] = i + 1 < n ? a[i][i + 1] : 0;
    }
    // vectors[c] becomes column c of the product of all reflections.
    for (int k = n - 3; k >= 0; k--) {
      double[] v = reflections[k];
      if (v == null) {
        continue;
      }
      for (int c = k + 1; c < n; c++) {
        double dot = 0;
        double[] row = vectors[c];
        for (int i = k + 1; i < n; i++) {
          dot += row[i] * v[i];
        }
        for (int i = k + 1; i < n; i++) {
          row[i] -= dot * v[i];
        }
      }
    }
  }

  /// Implicit QL with Wilkinson's shift on the diagonals `values` and `off`.
  private void iterate(double[] off) {
    int n = values.length;
    for (int l = 0; l < n; l++) {
      for (int step = 0; ; step++) {
        int m = l;
        while (m < n - 1
            && Math.abs(off[m]) > 1e-15 * (Math.abs(values[m]) + Math.abs(values[m + 1]))
            && Math.abs(off[m]) > Double.MIN_NORMAL) {
          m++;
        }
        if (m == l) {
          break;
        }
        if (step == MOST_STEPS) {
          throw new ArithmeticException("eigenvalues of a matrix of " + n + " did not converge");
        }
        sweep(off, l, m);
      }
    }
  }

  private void sweep(double[] off, int l, int m) {
    double half = (values[l + 1] - values[l]) / (2 * off[l]);
    double shift = values[l] - off[l] / (half + Math.copySign(Math.hypot(half, 1), half));
    double bulge = values[m] - shift;
    double sine = 1;
    double cosine = 1;
    double lowered = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = sine * off[i];
      double b = cosine * off[i];
      double r = Math.hypot(f, bulge);
      off[i + 1] = r;
      if (r == 0) {
        values[i + 1] -= lowered;
        off[m] = 0;
        return;
      }
      sine = f / r;
      cosine = bulge / r;
      double g = values[i + 1] - lowered;
      double t = (values[i] - g) * sine + 2 * cosine * b;
      lowered = sine * t;
      values[i + 1] = g + lowered;
      bulge = cosine * t - b;
      rotate(vectors[i], vectors[i + 1], sine, cosine);
    }
    values[l] -= lowered;
    off[l] = bulge;
    off[m] = 0;
  }

  private static void rotate(double[] low, double[] high, double sine, double cosine) {
    for (int i = 0; i < low.length; i++) {
      double above = high[i];
      high[i] = sine * low[i] + cosine * above;
      low[i] = cosine * low[i] - sine * above;
    }
  }
}
