package com.bcrecommender.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The small systems of [VectorKernels]: four rows at a time, so that what is done to them by the
/// rows above is one product of matrices.
final class VectorSolve {
  private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
  private static final int V = SPECIES.length();

  private VectorSolve() {}

  static void solve(
      Kernels kernels, int n, int columns, float[] matrix, int stride, float[] scratch) {
    // The first n of scratch hold D^-1, behind them is L of four rows, negative, while it is made.
    int end = n + columns;
    for (int first = 0; first < n; first += 4) {
      int rows = Math.min(4, n - first);
      // L of four rows at once; where fewer are left, the others are nobody's.
      for (int k = 0; k < first; k++) {
        int at = k * stride + first;
        float inverse = -scratch[k];
        scratch[n + k] = matrix[at] * inverse;
        scratch[2 * n + k] = matrix[at + 1] * inverse;
        scratch[3 * n + k] = matrix[at + 2] * inverse;
        scratch[4 * n + k] = matrix[at + 3] * inverse;
      }
      // Begins left of the diagonal where that is inside a vector: what is written there is
      // overwritten below.
      int column = first / V * V;
      int at = first * stride + column;
      if (first > 0) {
        int width = (end - column + V - 1) / V * V;
        kernels.multiply(
            rows, width, first, scratch, n, n, 1, matrix, column, stride, matrix, at, stride);
      }
      for (int r = 0; r < rows; r++) {
        int row = (first + r) * stride;
        for (int s = 0; s < r; s++) {
          float factor = matrix[(first + s) * stride + first + r] * scratch[first + s];
          scratch[(r + 1) * n + first + s] = -factor;
          FloatVector f = FloatVector.broadcast(SPECIES, factor);
          int from = (first + s) * stride;
          for (int j = column; j < end; j += V) {
            FloatVector.fromArray(SPECIES, matrix, row + j)
                .sub(f.mul(FloatVector.fromArray(SPECIES, matrix, from + j)))
                .intoArray(matrix, row + j);
          }
        }
        scratch[first + r] = 1 / matrix[row + first + r];
      }
      for (int r = 0; r < rows; r++) {
        System.arraycopy(scratch, (r + 1) * n, matrix, (first + r) * stride, first + r);
      }
    }
    if (columns == 1) {
      substituteOne(n, matrix, stride, scratch);
    } else {
      substitute(n, columns, matrix, stride, scratch);
    }
  }

  /// One right side: lanes run along rows of L. The sums are those of [#substitute], in its order.
  private static void substituteOne(int n, float[] matrix, int stride, float[] scratch) {
    for (int i = 0; i < n; i++) {
      scratch[i] *= matrix[i * stride + n];
    }
    for (int k = n - 1; k >= 0; k--) {
      float value = scratch[k];
      FloatVector f = FloatVector.broadcast(SPECIES, value);
      int row = k * stride;
      matrix[row + n] = value;
      // May end behind k: what is there is not read any more.
      for (int j = 0; j < k; j += V) {
        FloatVector.fromArray(SPECIES, scratch, j)
            .add(f.mul(FloatVector.fromArray(SPECIES, matrix, row + j)))
            .intoArray(scratch, j);
      }
    }
  }

  private static void substitute(int n, int columns, float[] matrix, int stride, float[] scratch) {
    for (int k = n - 1; k >= 0; k--) {
      int row = k * stride + n;
      int j = 0;
      for (; j + V <= columns; j += V) {
        FloatVector x = FloatVector.fromArray(SPECIES, matrix, row + j).mul(scratch[k]);
        for (int i = n - 1; i > k; i--) {
          x =
              x.add(
                  FloatVector.fromArray(SPECIES, matrix, i * stride + n + j)
                      .mul(matrix[i * stride + k]));
        }
        x.intoArray(matrix, row + j);
      }
      for (; j < columns; j++) {
        float x = matrix[row + j] * scratch[k];
        for (int i = n - 1; i > k; i--) {
          x += matrix[i * stride + k] * matrix[i * stride + n + j];
        }
        matrix[row + j] = x;
      }
    }
  }
}
