package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.RowCursor;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.kernel.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;

/// One row of factors per tralbum or per fan, in one flat array; the width is padded for the
/// kernels with zeros. Memory: 4 bytes times the width for each row.
///
/// Products are computed in blocks of rows, each entry in a fixed order, so they are the same for
/// any number of threads.
public final class DenseFactors {
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

  /// @param values at least as long as rows times the padded width, taken over
  private DenseFactors(int rows, int factors, float[] values) {
    this.rows = rows;
    this.factors = factors;
    width = Kernels.padded(factors);
    this.values = values;
  }

  public int rows() {
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

  /// Writes all rows, bit by bit.
  public void write(DataOutput out) throws IOException {
    for (int i = 0; i < start(rows); i++) {
      out.writeFloat(values[i]);
    }
  }

  /// Reads rows that were written as a part of these.
  ///
  /// @param first the row here that the first becomes
  /// @param end the row after the last
  public void read(int first, int end, DataInput in) throws IOException {
    for (int i = start(first); i < start(end); i++) {
      values[i] = in.readFloat();
    }
  }

  /// Becomes `diag(scale) * sparse * diag(columnScale) * dense`: one row per row of `sparse`. Cost:
  /// entries times width.
  void become(
      SparseRows sparse, float[] scale, float[] columnScale, DenseFactors dense, int threads) {
    int largest = sparse.largestRow();
    inBlocks(
        threads,
        rows,
        () -> {
          float[] weights = new float[largest];
          RowCursor row = sparse.cursor();
          return (first, count) -> {
            Arrays.fill(values, start(first), start(first + count), 0);
            for (int r = first; r < first + count; r++) {
              row.to(r);
              int[] columns = row.columns();
              int at = row.from();
              int start = sparse.start(r);
              int n = sparse.size(r);
              for (int i = 0; i < n; i++) {
                weights[i] = scale[r] * sparse.value(start + i) * columnScale[columns[at + i]];
              }
              Kernels.chosen()
                  .addRows(width, n, columns, at, weights, dense.values, values, start(r));
            }
          };
        });
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
    multiply(basis, threads);
    return spectrum;
  }

  /// Replaces each row x by x * right. Cost: rows times the square of the width.
  ///
  /// @param right of as many rows and columns as the width, padded with zeros
  void multiply(float[] right, int threads) {
    inBlocks(
        threads,
        rows,
        () -> {
          float[] product = new float[BLOCK * width];
          return (first, count) -> {
            Arrays.fill(product, 0, count * width, 0);
            int at = start(first);
            Kernels.chosen()
                .multiply(
                    count, width, width, values, at, width, 1, right, 0, width, product, 0, width);
            System.arraycopy(product, 0, values, at, count * width);
          };
        });
  }

  /// The first columns alone, in the same memory: these rows are used up.
  DenseFactors first(int wanted) {
    DenseFactors first = new DenseFactors(rows, wanted, values);
    for (int r = 0; r < rows; r++) {
      // Each row moves to the front, where only rows moved before can be.
      System.arraycopy(values, start(r), values, first.start(r), wanted);
      Arrays.fill(values, first.start(r) + wanted, first.start(r) + first.width, 0);
    }
    return first;
  }

  /// Puts row `order[p]` at place p, in the same memory.
  ///
  /// @param order each row once
  void permute(int[] order) {
    BitSet placed = new BitSet(rows);
    float[] held = new float[width];
    for (int first = placed.nextClearBit(0); first < rows; first = placed.nextClearBit(first)) {
      System.arraycopy(values, start(first), held, 0, width);
      int p = first;
      while (order[p] != first) {
        System.arraycopy(values, start(order[p]), values, start(p), width);
        placed.set(p);
        p = order[p];
      }
      System.arraycopy(held, 0, values, start(p), width);
      placed.set(p);
    }
  }

  /// What is done to some rows. One per thread.
  private interface Step {
    void rows(int first, int count);
  }

  private static void inBlocks(int threads, int rows, Supplier<Step> steps) {
    Workers.<Integer>inOrder(
        threads,
        (rows + BLOCK - 1) / BLOCK,
        () -> {
          Step step = steps.get();
          return block -> {
            step.rows(block * BLOCK, Math.min(BLOCK, rows - block * BLOCK));
            return block;
          };
        },
        (block, done) -> {});
  }
}
