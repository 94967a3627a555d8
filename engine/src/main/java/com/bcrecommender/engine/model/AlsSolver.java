package com.bcrecommender.engine.model;

import com.bcrecommender.engine.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The step of alternating least squares: given the factors of one side, the best factors of one
/// row of the other, exactly. With Y the other side's factors, H those of the row's history and W
/// its weights, it solves (H' W H + a Y'Y + r I) x = H' W 1.
///
/// Y'Y is the same for all rows and r differs, so Y is turned into the basis in which Y'Y is
/// diagonal ([DenseFactors#turn]); there a Y'Y + r I =: D is diagonal for every r. With Z = H
/// D^-1/2 the system of a row with n entries and d factors is one of two, whichever is smaller:
///
/// - n at most d: x = D^-1/2 Z' (W^-1 + Z Z')^-1 1, n equations (the identity of Woodbury);
/// - n above d: x = D^-1/2 (I + Z' W Z)^-1 Z' W 1, d equations.
///
/// So a row costs n² d / 2 + n³ / 6 or n d² / 2 + d³ / 6 and never more than d³ / 6 above what its
/// entries cost, and most rows cost next to nothing. Eigenvalues of both systems are at least 1 (at
/// least 1 / W in the first), so single precision is enough. One per thread.
final class AlsSolver {
  private final Kernels kernels = Kernels.chosen();
  private final DenseFactors factors;
  private final int width;
  private final AlsPenalty penalty;
  private final float[] spectrum;
  private final float[] scale;
  private double scaledFor = Double.NaN;
  // Z by rows, and by columns; grown as histories need.
  private float[] rows = new float[0];
  private float[] columns = new float[0];
  private float[] matrix = new float[0];
  private float[] scratch = new float[0];
  private float[] shares = new float[0];

  /// @param factors the other side's, turned
  /// @param spectrum the diagonal of Y'Y, one per factor, padded
  AlsSolver(DenseFactors factors, float[] spectrum, AlsPenalty penalty) {
    this.factors = factors;
    this.spectrum = spectrum;
    this.penalty = penalty;
    width = factors.width();
    scale = new float[width];
  }

  /// Solves for a row; leaves its factors in `into` from `at`.
  void solve(int[] ids, float @Nullable [] weights, int n, float[] into, int at) {
    Arrays.fill(into, at, at + width, 0);
    if (n == 0) {
      return;
    }
    prepare(ids, weights, n);
    if (n <= width) {
      int stride = assembleByEntry(weights, n, 1);
      for (int h = 0; h < n; h++) {
        matrix[h * stride + n] = weights != null && weights[h] < 0 ? -1 : 1;
      }
      kernels.solve(n, 1, matrix, stride, scratch);
      kernels.multiply(1, width, n, matrix, n, 0, stride, rows, 0, width, into, at, width);
    } else {
      int stride = assembleByFactor(weights, n, 1);
      for (int c = 0; c < width; c++) {
        float sum = 0;
        for (int h = 0; h < n; h++) {
          sum += (weights == null ? 1 : weights[h]) * rows[h * width + c];
        }
        matrix[c * stride + width] = sum;
      }
      kernels.solve(width, 1, matrix, stride, scratch);
      for (int c = 0; c < width; c++) {
        into[at + c] = matrix[c * stride + width];
      }
    }
    for (int c = 0; c < width; c++) {
      into[at + c] *= scale[c];
    }
  }

  /// What each tralbum of a history contributes to any score: row h of the result, of `width`, has
  /// the product with a tralbum's factors that `ids[h]` contributes to its score. The rows sum to
  /// what [#solve] gives (Hu, Koren and Volinsky 2008, section 5). Scratch of this solver, until
  /// its next use.
  float[] shares(int[] ids, float @Nullable [] weights, int n) {
    if (n == 0) {
      return shares;
    }
    prepare(ids, weights, n);
    shares = grown(shares, n * width);
    if (n <= width) {
      int stride = assembleByEntry(weights, n, width);
      for (int h = 0; h < n; h++) {
        System.arraycopy(rows, h * width, matrix, h * stride + n, width);
      }
      kernels.solve(n, width, matrix, stride, scratch);
      for (int h = 0; h < n; h++) {
        System.arraycopy(matrix, h * stride + n, shares, h * width, width);
        for (int c = 0; weights != null && weights[h] < 0 && c < width; c++) {
          shares[h * width + c] = -shares[h * width + c];
        }
      }
    } else {
      int stride = assembleByFactor(weights, n, width);
      for (int c = 0; c < width; c++) {
        Arrays.fill(matrix, c * stride + width, (c + 1) * stride, 0);
        matrix[c * stride + width + c] = 1;
      }
      kernels.solve(width, width, matrix, stride, scratch);
      Arrays.fill(shares, 0, n * width, 0);
      kernels.multiply(n, width, width, rows, 0, width, 1, matrix, width, stride, shares, 0, width);
      for (int h = 0; weights != null && h < n; h++) {
        for (int c = 0; c < width; c++) {
          shares[h * width + c] *= weights[h];
        }
      }
    }
    for (int h = 0; h < n; h++) {
      for (int c = 0; c < width; c++) {
        shares[h * width + c] *= scale[c];
      }
    }
    return shares;
  }

  /// D^-1/2 of the row's penalty, and Z.
  private void prepare(int[] ids, float @Nullable [] weights, int n) {
    double sum = n;
    if (weights != null) {
      sum = 0;
      for (int h = 0; h < n; h++) {
        sum += Math.abs(weights[h]);
      }
    }
    if (sum != scaledFor) {
      scaledFor = sum;
      float ridge = penalty.of(sum);
      for (int c = 0; c < width; c++) {
        scale[c] = (float) (1 / Math.sqrt(spectrum[c] + ridge));
      }
    }
    rows = grown(rows, wholeTiles(n) * width);
    kernels.gather(n, width, ids, factors.values(), scale, rows);
  }

  /// W^-1 + Z Z', with room for right sides; returns its stride.
  private int assembleByEntry(float @Nullable [] weights, int n, int rightSides) {
    int padded = Kernels.padded(n);
    int stride = Kernels.padded(n + rightSides);
    columns = grown(columns, width * padded);
    matrix = grown(matrix, wholeTiles(n) * stride);
    scratch = grown(scratch, 4 * n + padded);
    // Columns from n to the padded width keep what they had: finite, and nobody's.
    kernels.transpose(n, width, rows, columns, padded);
    Arrays.fill(matrix, 0, n * stride, 0);
    for (int h = 0; h < n; h++) {
      matrix[h * stride + h] = weights == null ? 1 : 1 / Math.abs(weights[h]);
    }
    // The upper triangle, in strips.
    for (int strip = 0; strip < n; strip += Kernels.LANES) {
      kernels.multiply(
          Math.min(Kernels.LANES, wholeTiles(n - strip)),
          padded - strip,
          width,
          rows,
          strip * width,
          width,
          1,
          columns,
          strip,
          padded,
          matrix,
          strip * stride + strip,
          stride);
    }
    return stride;
  }

  /// I + Z' W Z, with room for right sides; returns its stride.
  private int assembleByFactor(float @Nullable [] weights, int n, int rightSides) {
    int stride = Kernels.padded(width + rightSides);
    matrix = grown(matrix, width * stride);
    scratch = grown(scratch, 5 * width);
    Arrays.fill(matrix, 0, width * stride, 0);
    for (int c = 0; c < width; c++) {
      matrix[c * stride + c] = 1;
    }
    float[] weighted = rows;
    if (weights != null) {
      columns = grown(columns, n * width);
      weighted = columns;
      for (int h = 0; h < n; h++) {
        for (int c = 0; c < width; c++) {
          weighted[h * width + c] = Math.abs(weights[h]) * rows[h * width + c];
        }
      }
    }
    for (int strip = 0; strip < width; strip += Kernels.LANES) {
      kernels.multiply(
          Kernels.LANES,
          width - strip,
          n,
          weighted,
          strip,
          1,
          width,
          rows,
          strip,
          width,
          matrix,
          strip * stride + strip,
          stride);
    }
    return stride;
  }

  /// Rows are multiplied by fours: three rows more cost less than one row alone. What they hold is
  /// nobody's.
  private static int wholeTiles(int rows) {
    return (rows + 3) / 4 * 4;
  }

  private static float[] grown(float[] scratch, int size) {
    return scratch.length >= size ? scratch : new float[Math.max(size, scratch.length * 3 / 2)];
  }
}
