package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.SparseRows;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The largest singular values of a scaled sparse matrix, and the singular vectors of its columns:
/// randomised subspace iteration (Halko, Martinsson and Tropp 2011) with 32 vectors more than
/// wanted, made orthogonal by Cholesky's factor of their products. A start value gives the same
/// vectors on any machine and for any number of threads.
///
/// Cost per round: twice entries times width, and the square of the width times the smaller side.
/// Memory: 4 bytes times the width (rank + 32) for each row and each column, of which the vectors
/// keep their side's; it grows with the non-zeros' rows, never with the square of a side.
final class TopSpectrum {
  static final int MORE = 32;
  // Relative to a column's own size: what single precision cannot tell from nothing.
  private static final double NOTHING = 1e-6;

  /// Singular values, largest first, as many as asked for or as the matrix has.
  final double[] values;

  /// One row per column of the matrix, one factor per singular value.
  final DenseFactors vectors;

  private TopSpectrum(double[] values, DenseFactors vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /// @param rows the matrix is `diag(rowScale) * rows * diag(columnScale)`
  /// @param turned `rows`, transposed
  static TopSpectrum of(
      SparseRows rows,
      SparseRows turned,
      float[] rowScale,
      float[] columnScale,
      int rank,
      int rounds,
      long seed,
      int threads) {
    boolean wide = rows.rows() <= rows.columns();
    SparseRows small = wide ? rows : turned;
    SparseRows large = wide ? turned : rows;
    float[] smallScale = wide ? rowScale : columnScale;
    float[] largeScale = wide ? columnScale : rowScale;
    int width = Math.min(rank + MORE, small.rows());
    DenseFactors basis = random(small.rows(), width, seed);
    DenseFactors image = new DenseFactors(large.rows(), width);
    for (int round = 0; round < rounds; round++) {
      image.become(large, largeScale, smallScale, basis, threads);
      basis.become(small, smallScale, largeScale, image, threads);
      makeOrthonormal(basis, threads);
    }
    image.become(large, largeScale, smallScale, basis, threads);
    SymmetricEigen eigen = new SymmetricEigen(image.gram(threads));
    int[] order = largestFirst(eigen.values);
    int found = 0;
    while (found < Math.min(rank, width)
        && eigen.values[order[found]] > NOTHING * eigen.values[order[0]]) {
      found++;
    }
    double[] values = new double[found];
    int stride = basis.width();
    float[] turn = new float[stride * stride];
    for (int c = 0; c < found; c++) {
      values[c] = Math.sqrt(eigen.values[order[c]]);
      double[] vector = eigen.vectors[order[c]];
      for (int a = 0; a < width; a++) {
        turn[a * stride + c] = (float) (wide ? vector[a] / values[c] : vector[a]);
      }
    }
    DenseFactors vectors = wide ? image : basis;
    vectors.multiply(turn, threads);
    return new TopSpectrum(values, vectors.first(found));
  }

  private static DenseFactors random(int rows, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DenseFactors basis = new DenseFactors(rows, width);
    for (int r = 0; r < rows; r++) {
      for (int a = 0; a < width; a++) {
        basis.values()[basis.start(r) + a] = (float) random.nextGaussian();
      }
    }
    return basis;
  }

  /// With products R'R, R upper, makes rows x R^-1. A column that depends on those before it
  /// becomes 0.
  private static void makeOrthonormal(DenseFactors rows, int threads) {
    int width = rows.factors();
    double[][] upper = rows.gram(threads);
    double[] sizes = new double[width];
    for (int a = 0; a < width; a++) {
      sizes[a] = upper[a][a];
    }
    for (int a = 0; a < width; a++) {
      double[] row = upper[a];
      double pivot = row[a] > NOTHING * sizes[a] ? Math.sqrt(row[a]) : 0;
      for (int b = a; b < width; b++) {
        row[b] = pivot == 0 ? 0 : row[b] / pivot;
      }
      for (int c = a + 1; c < width; c++) {
        double factor = row[c];
        double[] below = upper[c];
        for (int b = c; factor != 0 && b < width; b++) {
          below[b] -= factor * row[b];
        }
      }
    }
    rows.multiply(inverse(upper, rows.width()), threads);
  }

  /// The inverse of an upper triangle; a row and column without a pivot stay 0.
  private static float[] inverse(double[][] upper, int stride) {
    int width = upper.length;
    double[][] inverse = new double[width][width];
    for (int a = width - 1; a >= 0; a--) {
      if (upper[a][a] == 0) {
        continue;
      }
      double[] row = inverse[a];
      row[a] = 1;
      for (int c = a + 1; c < width; c++) {
        double factor = upper[a][c];
        double[] below = inverse[c];
        for (int b = c; factor != 0 && b < width; b++) {
          row[b] -= factor * below[b];
        }
      }
      for (int b = a; b < width; b++) {
        row[b] /= upper[a][a];
      }
    }
    float[] single = new float[stride * stride];
    for (int a = 0; a < width; a++) {
      for (int b = a; b < width; b++) {
        single[a * stride + b] = (float) inverse[a][b];
      }
    }
    return single;
  }

  static int[] largestFirst(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted((a, b) -> Double.compare(values[b], values[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
