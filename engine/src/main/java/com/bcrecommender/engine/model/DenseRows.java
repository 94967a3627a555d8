package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Tall, narrow dense matrices in single precision, one array a row, and the three products that a
/// truncated decomposition needs. Each thread computes other rows or other columns of the result,
/// each in a fixed order, so results are the same for any number of threads. Loops add multiples of
/// rows, which the JIT vectorises.
final class DenseRows {
  private static final int ROWS = 512;
  private static final int TILE = 32;

  private DenseRows() {}

  /// `diag(scale) * sparse * diag(columnScale) * dense`: one row per row of `sparse`. Cost: entries
  /// times width.
  static float[][] multiply(
      SparseRows sparse,
      float[] scale,
      float[] columnScale,
      float[][] dense,
      int width,
      int threads) {
    float[][] product = new float[sparse.rows()][];
    inBlocks(
        threads,
        sparse.rows(),
        r -> {
          float[] row = new float[width];
          int p = sparse.start(r);
          int end = sparse.end(r);
          for (; p + 3 < end; p += 4) {
            add(
                row,
                factor(sparse, scale[r], columnScale, p),
                dense[sparse.column(p)],
                factor(sparse, scale[r], columnScale, p + 1),
                dense[sparse.column(p + 1)],
                factor(sparse, scale[r], columnScale, p + 2),
                dense[sparse.column(p + 2)],
                factor(sparse, scale[r], columnScale, p + 3),
                dense[sparse.column(p + 3)]);
          }
          for (; p < end; p++) {
            add(row, factor(sparse, scale[r], columnScale, p), dense[sparse.column(p)], 0);
          }
          product[r] = row;
        });
    return product;
  }

  private static float factor(SparseRows sparse, float scale, float[] columnScale, int p) {
    return scale * sparse.value(p) * columnScale[sparse.column(p)];
  }

  /// The products of all pairs of columns. Single precision within 512 rows, double across. Cost:
  /// rows times the square of the width.
  static double[][] gram(float[][] rows, int width, int threads) {
    double[][] gram = new double[width][width];
    int tiles = (width + TILE - 1) / TILE;
    Workers.<Integer>inOrder(
        threads,
        tiles,
        () -> {
          float[][] sums = new float[TILE][width];
          return tile -> {
            gramTile(rows, width, tile * TILE, sums, gram);
            return tile;
          };
        },
        (tile, done) -> {});
    for (int a = 0; a < width; a++) {
      for (int b = 0; b < a; b++) {
        gram[a][b] = gram[b][a];
      }
    }
    return gram;
  }

  private static void gramTile(
      float[][] rows, int width, int first, float[][] sums, double[][] gram) {
    int end = Math.min(width, first + TILE);
    for (int from = 0; from < rows.length; from += ROWS) {
      int to = Math.min(rows.length, from + ROWS);
      for (float[] sum : sums) {
        Arrays.fill(sum, 0);
      }
      int r = from;
      for (; r + 3 < to; r += 4) {
        for (int a = first; a < end; a++) {
          add(
              sums[a - first],
              first,
              rows[r][a],
              rows[r],
              rows[r + 1][a],
              rows[r + 1],
              rows[r + 2][a],
              rows[r + 2],
              rows[r + 3][a],
              rows[r + 3]);
        }
      }
      for (; r < to; r++) {
        for (int a = first; a < end; a++) {
          add(sums[a - first], rows[r][a], rows[r], first);
        }
      }
      for (int a = first; a < end; a++) {
        for (int b = first; b < width; b++) {
          gram[a][b] += sums[a - first][b];
        }
      }
    }
  }

  /// Replaces each row x by x * right, `right` of as many rows as x is wide. Cost: rows times the
  /// size of `right`.
  static void multiplyInPlace(float[][] rows, float[][] right, int width, int threads) {
    inBlocks(
        threads,
        rows.length,
        r -> {
          float[] row = rows[r];
          float[] product = new float[width];
          int a = 0;
          for (; a + 3 < row.length; a += 4) {
            add(
                product,
                0,
                row[a],
                right[a],
                row[a + 1],
                right[a + 1],
                row[a + 2],
                right[a + 2],
                row[a + 3],
                right[a + 3]);
          }
          for (; a < row.length; a++) {
            add(product, row[a], right[a], 0);
          }
          rows[r] = product;
        });
  }

  private static void inBlocks(int threads, int rows, IntConsumer row) {
    Workers.<Integer>inOrder(
        threads,
        (rows + ROWS - 1) / ROWS,
        () ->
            block -> {
              for (int r = block * ROWS; r < Math.min(rows, (block + 1) * ROWS); r++) {
                row.accept(r);
              }
              return block;
            },
        (block, done) -> {});
  }

  private static void add(
      float[] to, float a, float[] x, float b, float[] y, float c, float[] z, float d, float[] w) {
    add(to, 0, a, x, b, y, c, z, d, w);
  }

  private static void add(
      float[] to,
      int from,
      float a,
      float[] x,
      float b,
      float[] y,
      float c,
      float[] z,
      float d,
      float[] w) {
    for (int i = from; i < to.length; i++) {
      to[i] += a * x[i] + b * y[i] + c * z[i] + d * w[i];
    }
  }

  private static void add(float[] to, float a, float[] x, int from) {
    for (int i = from; i < to.length; i++) {
      to[i] += a * x[i];
    }
  }
}
