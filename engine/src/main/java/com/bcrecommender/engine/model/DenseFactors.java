package com.bcrecommender.engine.model;

import com.bcrecommender.engine.kernel.Kernels;

/// One row of factors per tralbum or per fan, in one flat array; the width is padded for the
/// kernels with zeros. Memory: 4 bytes times the width for each row.
final class DenseFactors {
  private static final int BLOCK = 1024;

  private final int rows;
  private final int factors;
  private final int width;
  private final float[] values;

  DenseFactors(int rows, int factors) {
    this.rows = rows;
    this.factors = factors;
    width = Kernels.padded(factors);
    long size = (long) rows * width;
    if (size > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException(
          "expected at most 2147483631 factors in all, found %d rows of %d: use fewer factors"
              .formatted(rows, width));
    }
    values = new float[(int) size];
  }

  int rows() {
    return rows;
  }

  int factors() {
    return factors;
  }

  int width() {
    return width;
  }

  float[] values() {
    return values;
  }

  int start(int row) {
    return row * width;
  }

  /// The products of all pairs of columns: single precision within 1,024 rows, double across, in
  /// the order of rows. Cost: half of rows times the square of the width.
  double[][] gram(int threads) {
    double[][] gram = new double[factors][factors];
    Workers.<float[]>inOrder(
        threads,
        (rows + BLOCK - 1) / BLOCK,
        () -> this::gramOf,
        (block, sums) -> {
          for (int a = 0; a < factors; a++) {
            for (int b = a; b < factors; b++) {
              gram[a][b] += sums[a * width + b];
            }
          }
        });
    for (int a = 0; a < factors; a++) {
      for (int b = 0; b < a; b++) {
        gram[a][b] = gram[b][a];
      }
    }
    return gram;
  }

  private float[] gramOf(int block) {
    float[] sums = new float[width * width];
    int first = start(block * BLOCK);
    int count = Math.min(BLOCK, rows - block * BLOCK);
    for (int strip = 0; strip < width; strip += Kernels.LANES) {
      Kernels.chosen()
          .multiply(
              Kernels.LANES,
              width - strip,
              count,
              values,
              first + strip,
              1,
              width,
              values,
              first + strip,
              width,
              sums,
              strip * width + strip,
              width);
    }
    return sums;
  }

  /// Turns all rows into the basis of their own directions: afterwards the products of different
  /// columns are 0 up to rounding, and products between rows are what they were. The largest
  /// columns come first.
  ///
  /// @return the sums of squares of the columns, padded with zeros
  float[] turn(int threads) {
    SymmetricEigen eigen = new SymmetricEigen(gram(threads));
    int[] order = TopSpectrum.largestFirst(eigen.values);
    float[] spectrum = new float[width];
    float[] basis = new float[width * width];
    for (int c = 0; c < factors; c++) {
      spectrum[c] = (float) Math.max(0, eigen.values[order[c]]);
      for (int a = 0; a < factors; a++) {
        basis[a * width + c] = (float) eigen.vectors[order[c]][a];
      }
    }
    Workers.<Integer>inOrder(
        threads,
        (rows + BLOCK - 1) / BLOCK,
        () -> {
          float[] turned = new float[BLOCK * width];
          return block -> {
            int count = Math.min(BLOCK, rows - block * BLOCK);
            int first = start(block * BLOCK);
            java.util.Arrays.fill(turned, 0);
            Kernels.chosen()
                .multiply(
                    count, width, width, values, first, width, 1, basis, 0, width, turned, 0,
                    width);
            System.arraycopy(turned, 0, values, first, count * width);
            return block;
          };
        },
        (block, done) -> {});
    return spectrum;
  }
}
