package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.kernel.Kernels;
import java.util.Arrays;

/// Ridge regressions onto a few rows of a sparse matrix ("members"): with G(a,b) = c(a) c(b) sum
/// over the columns x of w(x) v(a,x) v(b,x), solves (G + diag(ridge)) x = right, by conjugate
/// gradients with the diagonal as preconditioner (Hestenes and Stiefel 1952), at most a given
/// number of steps.
///
/// Few steps on purpose: they come close to the solution, and what they leave out is a mild
/// regularisation of its own. Assembling costs, per column, the square of the number of members
/// that have it; a step costs the square of the number of members. Memory: 4 bytes times the square
/// of the most members, and 8 bytes a column. One per thread.
final class RidgeSolver {
  private static final double CONVERGED = 1e-12;

  private final SparseRows rows;
  private final float[] columnWeight;
  private final float[] rowScale;
  private final float[] ridge;
  private final float[] gram;
  private final int[] places;
  private final int[] touched;
  private final int[] starts;
  private char[] members = new char[1 << 12];
  private float[] values = new float[0];
  private int n;
  // Of the Gram matrix and of vectors: n, padded with zeros.
  private int stride;
  // What the last solve did, so that it can be done again to another right side.
  private final float[] alphas;
  private final float[] betas;
  private int steps;
  private final float[] residual;
  private final float[] direction;
  private final float[] image;
  private final Kernels kernels = Kernels.chosen();
  private float[] directions = new float[0];
  private float[] images = new float[0];

  /// @param columnWeight w, one per column
  /// @param rowScale c, one per row
  /// @param ridge one per row, above 0
  /// @param mostMembers at most 65,535
  RidgeSolver(
      SparseRows rows,
      float[] columnWeight,
      float[] rowScale,
      float[] ridge,
      int mostMembers,
      int mostSteps) {
    this.rows = rows;
    this.columnWeight = columnWeight;
    this.rowScale = rowScale;
    this.ridge = ridge;
    int widest = Kernels.padded(mostMembers);
    gram = new float[Math.multiplyExact(mostMembers, widest)];
    places = new int[rows.columns()];
    touched = new int[rows.columns()];
    starts = new int[rows.columns() + 1];
    alphas = new float[mostSteps];
    betas = new float[mostSteps];
    residual = new float[widest];
    direction = new float[widest];
    image = new float[widest];
  }

  /// Sets up the matrix of the rows `of[0..n)`, each once.
  void assemble(int[] of, int n) {
    this.n = n;
    stride = Kernels.padded(n);
    int columns = byColumn(of);
    Arrays.fill(gram, 0, n * stride, 0);
    boolean valued = rows.hasValues();
    for (int t = 0; t < columns; t++) {
      float weight = columnWeight[touched[t]];
      for (int a = starts[t]; a < starts[t + 1]; a++) {
        int row = members[a] * stride;
        if (valued) {
          float own = weight * values[a];
          for (int b = a; b < starts[t + 1]; b++) {
            gram[row + members[b]] += own * values[b];
          }
        } else {
          for (int b = a; b < starts[t + 1]; b++) {
            gram[row + members[b]] += weight;
          }
        }
      }
    }
    for (int a = 0; a < n; a++) {
      float own = rowScale[of[a]];
      for (int b = a; b < n; b++) {
        float value = gram[a * stride + b] * own * rowScale[of[b]];
        gram[a * stride + b] = value;
        gram[b * stride + a] = value;
      }
      gram[a * stride + a] += ridge[of[a]];
    }
  }

  /// Lists per column the members that have it, in ascending order; returns how many columns.
  private int byColumn(int[] of) {
    int columns = 0;
    int size = 0;
    for (int m = 0; m < n; m++) {
      for (int p = rows.start(of[m]); p < rows.end(of[m]); p++) {
        int column = rows.column(p);
        if (places[column]++ == 0) {
          touched[columns++] = column;
        }
      }
      size = Math.addExact(size, rows.size(of[m]));
    }
    if (members.length < size) {
      members = new char[size + size / 2];
    }
    if (rows.hasValues() && values.length < size) {
      values = new float[members.length];
    }
    starts[0] = 0;
    for (int t = 0; t < columns; t++) {
      starts[t + 1] = starts[t] + places[touched[t]];
      places[touched[t]] = starts[t];
    }
    for (int m = 0; m < n; m++) {
      for (int p = rows.start(of[m]); p < rows.end(of[m]); p++) {
        int at = places[rows.column(p)]++;
        members[at] = (char) m;
        if (rows.hasValues()) {
          values[at] = rows.value(p);
        }
      }
    }
    for (int t = 0; t < columns; t++) {
      places[touched[t]] = 0;
    }
    return columns;
  }

  /// Solves for one right side.
  void solve(float[] right, float[] solution) {
    begin(right, solution);
    double slope = slope();
    steps = 0;
    while (steps < alphas.length && slope > CONVERGED) {
      multiply();
      double curvature = 0;
      for (int a = 0; a < n; a++) {
        curvature += (double) direction[a] * image[a];
      }
      float alpha = (float) (slope / curvature);
      advance(alpha, solution);
      double next = slope();
      float beta = (float) (next / slope);
      alphas[steps] = alpha;
      betas[steps] = beta;
      steps++;
      turn(beta);
      slope = next;
    }
  }

  /// Does to other right sides what the last [#solve] did to its own, up to rounding: a linear map,
  /// the same polynomial of the matrix, so that the results of parts of a right side sum to the
  /// result of the whole. Cost: steps, times the square of the number of members, times `columns`.
  ///
  /// @param columns how many right sides, a padded width
  /// @param rights row m begins at `m * columns`; used up
  /// @param solutions of the same form, overwritten
  void repeat(int columns, float[] rights, float[] solutions) {
    int size = n * columns;
    if (directions.length < size) {
      directions = new float[size];
      images = new float[size];
    }
    Arrays.fill(solutions, 0, size, 0);
    turn(columns, rights, 0);
    for (int s = 0; s < steps; s++) {
      Arrays.fill(images, 0, size, 0);
      kernels.multiply(
          n, columns, n, gram, 0, stride, 1, directions, 0, columns, images, 0, columns);
      float alpha = alphas[s];
      for (int i = 0; i < size; i++) {
        solutions[i] += alpha * directions[i];
        rights[i] -= alpha * images[i];
      }
      turn(columns, rights, betas[s]);
    }
  }

  private void turn(int columns, float[] residuals, float beta) {
    for (int a = 0; a < n; a++) {
      float pivot = gram[a * stride + a];
      for (int i = a * columns; i < (a + 1) * columns; i++) {
        float own = residuals[i] / pivot;
        directions[i] = beta == 0 ? own : own + beta * directions[i];
      }
    }
  }

  private void begin(float[] right, float[] solution) {
    System.arraycopy(right, 0, residual, 0, n);
    Arrays.fill(solution, 0, n, 0);
    turn(0);
  }

  /// The residual's product with its preconditioned self.
  private double slope() {
    double slope = 0;
    for (int a = 0; a < n; a++) {
      slope += (double) residual[a] * residual[a] / gram[a * stride + a];
    }
    return slope;
  }

  private void advance(float alpha, float[] solution) {
    for (int a = 0; a < n; a++) {
      solution[a] += alpha * direction[a];
      residual[a] -= alpha * image[a];
    }
  }

  /// The next direction; a beta of 0 starts anew.
  private void turn(float beta) {
    for (int a = 0; a < n; a++) {
      float own = residual[a] / gram[a * stride + a];
      direction[a] = beta == 0 ? own : own + beta * direction[a];
    }
  }

  // Multiples of rows, since the matrix is symmetric.
  private void multiply() {
    Arrays.fill(image, 0, stride, 0);
    kernels.multiply(1, stride, n, direction, 0, 0, 1, gram, 0, stride, image, 0, stride);
  }
}
