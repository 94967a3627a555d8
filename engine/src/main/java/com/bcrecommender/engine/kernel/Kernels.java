package com.bcrecommender.engine.kernel;

import org.jspecify.annotations.Nullable;

/// Dense products, small linear systems and sums of sparse rows in single precision over flat
/// arrays: row r of a dense matrix begins at `from + r * stride`. Widths are multiples of [#LANES]
/// ("padded width"); what is in the padding is the caller's, but it must be finite.
///
/// No state, safe for several threads. Arguments are checked by the arrays' bounds alone.
public interface Kernels {
  /// What widths must be a multiple of, whatever the hardware.
  int LANES = 16;

  /// The form that is fastest here, chosen once: see [KernelChoice].
  static Kernels chosen() {
    return KernelChoice.CHOSEN;
  }

  /// The least padded width of so many columns.
  static int padded(int columns) {
    return Math.addExact(columns, LANES - 1) / LANES * LANES;
  }

  /// `plain`, or `vector` with the number of lanes.
  String name();

  /// C += A B, each entry added up from the first of the `depth` products to the last: `c(i,j) +=
  /// a(i,0) b(0,j) + a(i,1) b(1,j) + …`. Cost: rows times columns times depth.
  ///
  /// @param columns a padded width
  /// @param a entry (i,p) is at `aFrom + i * aStride + p * aStep`, so that A may be read transposed
  /// @param b row p begins at `bFrom + p * bStride`
  /// @param c row i begins at `cFrom + i * cStride`
  void multiply(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aFrom,
      int aStride,
      int aStep,
      float[] b,
      int bFrom,
      int bStride,
      float[] c,
      int cFrom,
      int cStride);

  /// Copies rows of one matrix to the first rows of another, each column times a scale of its own:
  /// `to(i,j) = from(ids[i],j) * scale[j]`. Cost: rows times columns.
  ///
  /// @param columns a padded width, and the stride of both matrices
  void gather(int rows, int columns, int[] ids, float[] from, float[] scale, float[] to);

  /// Copies rows into columns: `to(j,i) = from(i,j)`. Cost: rows times columns. The same in both
  /// forms: it is bound by one store a float.
  ///
  /// @param columns a padded width, and the stride of `from`
  /// @param stride of `to`, a padded width of at least `rows`; what lies between is undefined
  default void transpose(int rows, int columns, float[] from, float[] to, int stride) {
    for (int i = 0; i < rows; i++) {
      int at = i * columns;
      for (int j = 0; j < columns; j++) {
        to[j * stride + i] = from[at + j];
      }
    }
  }

  /// Finds the products of rows of A with columns of B that are at least the column's bound:
  /// `scores[f]` and `cells[f] = i * columns + j` for each found, in no order. A product is added
  /// up as by [#multiply]. Where the first `head` terms, with the most that the rest can add
  /// (Cauchy and Schwarz), stay below all bounds of a tile, the rest is not computed (Li, Chan, Yiu
  /// and Mamoulis 2017, "FEXIPRO"). Cost: rows times columns times depth, or less.
  ///
  /// @param columns a padded width, and the stride of B
  /// @param head from 1 to depth; depth where nothing is to be cut short
  /// @param a row i begins at `aFrom + i * aStride`
  /// @param rowRest the norm of row i from term `head` on, at `aRest + i`
  /// @param columnRest the same of each column
  /// @param headBounds one per column: `bounds` less what rounding may hide
  /// @param bounds one per column
  /// @param scores room for rows times columns
  /// @return how many were found
  int above(
      int rows,
      int columns,
      int head,
      int depth,
      float[] a,
      int aFrom,
      int aStride,
      float[] rowRest,
      int aRest,
      float[] b,
      float[] columnRest,
      float[] headBounds,
      float[] bounds,
      float[] scores,
      int[] cells);

  /// Solves a symmetric positive definite system for one or more right sides, in place, by L D L'
  /// (Cholesky without roots). Row i of `matrix` holds the system's row, of which only the upper
  /// triangle is read, and behind it, from column n, the right sides, which become the solutions;
  /// the system itself is destroyed. Cost: a sixth of the cube of n, and the square of n for each
  /// right side.
  ///
  /// @param columns the number of right sides
  /// @param stride a padded width of at least n + columns
  /// @param scratch of 4 n and the padded width of n, or more
  void solve(int n, int columns, float[] matrix, int stride, float[] scratch);

  /// Adds multiples of rows of X to one row: `y(j) = y(j) + weights[0] x(ids[first],j) + weights[1]
  /// x(ids[first + 1],j) + …`, added in this order: a row of a sparse matrix times a dense one.
  /// Cost: n times columns.
  ///
  /// @param columns a padded width, and the stride of X
  /// @param y begins at `yFrom`
  void addRows(
      int columns, int n, int[] ids, int first, float[] weights, float[] x, float[] y, int yFrom);

  /// Multiplies rows of X, each with the same vector: `to[i] = vector[0] x(ids[i],0) + vector[1]
  /// x(ids[i],1) + …`, added in this order from 0, as [#above] adds. Cost: n times columns. The
  /// same in both forms: eight rows side by side, since an addition waits for the one before in its
  /// row.
  ///
  /// @param columns a padded width, and the stride of X
  default void products(int columns, int n, int[] ids, float[] x, float[] vector, float[] to) {
    int i = 0;
    for (; i + 7 < n; i += 8) {
      int a = ids[i] * columns;
      int b = ids[i + 1] * columns;
      int c = ids[i + 2] * columns;
      int d = ids[i + 3] * columns;
      int e = ids[i + 4] * columns;
      int f = ids[i + 5] * columns;
      int g = ids[i + 6] * columns;
      int h = ids[i + 7] * columns;
      float sa = 0;
      float sb = 0;
      float sc = 0;
      float sd = 0;
      float se = 0;
      float sf = 0;
      float sg = 0;
      float sh = 0;
      for (int j = 0; j < columns; j++) {
        float own = vector[j];
        sa += own * x[a + j];
        sb += own * x[b + j];
        sc += own * x[c + j];
        sd += own * x[d + j];
        se += own * x[e + j];
        sf += own * x[f + j];
        sg += own * x[g + j];
        sh += own * x[h + j];
      }
      to[i] = sa;
      to[i + 1] = sb;
      to[i + 2] = sc;
      to[i + 3] = sd;
      to[i + 4] = se;
      to[i + 5] = sf;
      to[i + 6] = sg;
      to[i + 7] = sh;
    }
    for (; i < n; i++) {
      int at = ids[i] * columns;
      float sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += vector[j] * x[at + j];
      }
      to[i] = sum;
    }
  }

  /// Adds a sparse row, times a weight, to dense sums: `sums[ids[p]] += weight * values[p]` for
  /// each p from `from` to before `end`, and appends to `touched` each id whose sum was
  /// [#UNTOUCHED]. Cost: an addition an entry, each wherever in memory its sum lies.
  ///
  /// The same in both forms, without a branch that depends on the data: whether a sum is new is a
  /// coin toss to the processor, and a wrong guess costs more than the addition. Vectors that
  /// gather and scatter gain little on the rows of real data, take long to warm up, and are
  /// emulated on most hardware; bench/RESULTS.md has figures.
  ///
  /// @param ids each once in a row
  /// @param values null where all are 1
  /// @param sums [#UNTOUCHED] where nothing was added yet
  /// @param touched longer than there are sums; what lies behind `count` is undefined
  /// @param count how many are in `touched` already
  /// @return how many are in `touched` now
  default int addSparse(
      int from,
      int end,
      int[] ids,
      float @Nullable [] values,
      float weight,
      float[] sums,
      int[] touched,
      int count) {
    for (int p = from; p < end; p++) {
      int id = ids[p];
      float before = sums[id];
      // 0 is added to turn -0, which would leave the sum untouched, into 0.
      sums[id] = before + ((values == null ? weight : weight * values[p]) + 0f);
      touched[count] = id;
      count += Float.floatToRawIntBits(before) == 0x80000000 ? 1 : 0;
    }
    return count;
  }

  /// What a sum of [#addSparse] is before anything was added: -0, which no sum comes back to.
  float UNTOUCHED = -0f;

  /// Adds a sparse row to a row of a Gram matrix, and counts: for each p from `from` to before
  /// `end` `sums[2 * ids[p]] += weight * values[p]` and `sums[2 * ids[p] + 1] += marks[p]`; appends
  /// to `touched` each id whose sum and count were both 0. Sum and count lie side by side, so that
  /// what is not in the cache is waited for once. Else as [#addSparse].
  ///
  /// @param values null where all are 1
  /// @param mark 1 or 0: whether entries of this row count
  /// @param marks 1 or 0 an entry, null where all are 1
  /// @param sums two per id, exact counts up to 2^24
  default int addGram(
      int from,
      int end,
      int[] ids,
      float @Nullable [] values,
      float weight,
      int mark,
      byte @Nullable [] marks,
      float[] sums,
      int[] touched,
      int count) {
    for (int p = from; p < end; p++) {
      int id = ids[p];
      float before = sums[2 * id];
      float common = sums[2 * id + 1];
      touched[count] = id;
      count += (Float.floatToRawIntBits(before) | Float.floatToRawIntBits(common)) == 0 ? 1 : 0;
      sums[2 * id] = before + (values == null ? weight : weight * values[p]);
      sums[2 * id + 1] = common + (marks == null ? mark : mark & marks[p]);
    }
    return count;
  }
}
