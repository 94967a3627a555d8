package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Signals on tralbums, several at once, each a column, that pass the filter of a [SpectralFilter]:
/// h(P) + `low-pass` V V'. P is applied as two products with the sparse preferences, each entry of
/// which is read once for all columns; h by Chebyshev's recurrence. Each column is computed alone
/// and in a fixed order, so its bits depend neither on how many there are nor on which rows are
/// asked for.
///
/// Cost: twice the degree times the preferences times the columns, and rank times rows times
/// columns; of the first two products only the signals' own owners, and of the last two only the
/// rows asked for and their owners. Memory: panels of one row a tralbum, two of them, and of one
/// row a fan, 4 bytes a column. One per thread.
final class FilterPanel {
  private static final int MOST_COLUMNS = 64;
  // What two panels of tralbums, one of fans and the scores may take before panels are narrowed.
  private static final long ENOUGH = 128L << 20;
  // Rows of singular vectors that are multiplied at once.
  private static final int ROWS = 16;

  private final SpectralFilter model;
  private final SparseRows byFan;
  private final SparseRows byTralbum;
  private final Kernels kernels = Kernels.chosen();
  private final int[] ids;
  private final float[] factors;
  private final float[] product = new float[MOST_COLUMNS];
  private final float[] vectorRows;
  private final float[] spectrum;
  private float[] current = new float[0];
  private float[] previous = new float[0];
  private float[] fans = new float[0];
  // Fans whose row of `fans` may not be 0, and those whose row is asked for.
  private final boolean[] has;
  private final boolean[] needed;
  private int columns;

  FilterPanel(SpectralFilter model) {
    this.model = model;
    byFan = model.snapshot.preferences();
    byTralbum = model.snapshot.preferencesByTralbum();
    int longest = Math.max(byFan.largestRow(), byTralbum.largestRow());
    ids = new int[longest];
    factors = new float[longest];
    has = new boolean[byFan.rows()];
    needed = new boolean[byFan.rows()];
    vectorRows = new float[ROWS * model.rank];
    spectrum = new float[model.rank * MOST_COLUMNS];
  }

  /// How many columns are filtered at once at most: 64, or 32 or 16 where these would take more
  /// than 128 MB.
  static int mostColumns(long fans, long tralbums) {
    int columns = MOST_COLUMNS;
    while (columns > Kernels.LANES && bytes(fans, tralbums, columns) > ENOUGH) {
      columns /= 2;
    }
    return columns;
  }

  /// What one thread takes, with the scores of all columns.
  static long bytes(long fans, long tralbums, long columns) {
    return 4 * columns * (fans + 3 * tralbums);
  }

  /// Starts with signals of nothing.
  ///
  /// @param signals how many, at most [#mostColumns]
  void begin(int signals) {
    columns = Kernels.padded(signals);
    current = cleared(current, byTralbum.rows());
    fans = cleared(fans, byFan.rows());
    Arrays.fill(has, false);
    if (previous.length < current.length) {
      previous = new float[current.length];
    }
    Arrays.fill(spectrum, 0, model.rank * columns, 0);
  }

  private float[] cleared(float[] panel, int rows) {
    int size = Math.multiplyExact(rows, columns);
    if (panel.length < size) {
      return new float[size];
    }
    Arrays.fill(panel, 0, size, 0);
    return panel;
  }

  /// The floats from one row of the result to the next.
  int stride() {
    return columns;
  }

  /// Adds a tralbum to a signal, each once.
  void put(int column, int tralbum, float value) {
    current[tralbum * columns + column] = value;
    float scaled = value * model.tralbumScale[tralbum];
    for (int p = byTralbum.start(tralbum); p < byTralbum.end(tralbum); p++) {
      int fan = byTralbum.column(p);
      has[fan] = true;
      fans[fan * columns + column] += scaled * byTralbum.value(p);
    }
    if (model.rank > 0) {
      float[] vectors = model.vectors.values();
      int at = model.vectors.start(tralbum);
      float weighted = value * model.lowPass;
      for (int r = 0; r < model.rank; r++) {
        spectrum[r * columns + column] += weighted * vectors[at + r];
      }
    }
  }

  /// Filters the signals; they are gone afterwards.
  ///
  /// @param rows the tralbums whose values are wanted, or null for all
  /// @param count how many
  /// @param into row after row, [#stride] floats each
  void filter(int @Nullable [] rows, int count, float[] into) {
    Arrays.fill(into, 0, count * columns, 0);
    float[] coefficients = model.coefficients;
    addTo(into, rows, count, coefficients[0]);
    for (int m = 1; m < coefficients.length; m++) {
      boolean last = m == coefficients.length - 1;
      if (m > 1) {
        multiplyFans(last ? rows : null, count);
      }
      int wanted = last ? count : byTralbum.rows();
      for (int r = 0; r < wanted; r++) {
        step(last && rows != null ? rows[r] : r, m == 1);
      }
      float[] swap = current;
      current = previous;
      previous = swap;
      addTo(into, rows, count, coefficients[m]);
    }
    addLowPass(rows, count, into);
  }

  /// A times the columns, of fans who have any of some tralbums.
  private void multiplyFans(int @Nullable [] ofRows, int count) {
    Arrays.fill(needed, ofRows == null);
    for (int r = 0; ofRows != null && r < count; r++) {
      for (int p = byTralbum.start(ofRows[r]); p < byTralbum.end(ofRows[r]); p++) {
        needed[byTralbum.column(p)] = true;
      }
    }
    for (int f = 0; f < byFan.rows(); f++) {
      if (needed[f]) {
        multiply(byFan, f, model.tralbumScale, null, current, fans, f * columns);
      }
    }
  }

  /// One row of T_m(2P - 1) from those of the two before.
  private void step(int tralbum, boolean first) {
    multiply(byTralbum, tralbum, model.fanWeight, first ? has : null, fans, product, 0);
    float twice = 2 * model.tralbumScale[tralbum];
    int at = tralbum * columns;
    if (first) {
      for (int c = 0; c < columns; c++) {
        previous[at + c] = twice * product[c] - current[at + c];
      }
    } else {
      for (int c = 0; c < columns; c++) {
        previous[at + c] = 2 * (twice * product[c] - current[at + c]) - previous[at + c];
      }
    }
  }

  /// One row of a sparse matrix, its columns scaled, times a panel, whose rows are 0 where `not0`
  /// says nothing else.
  private void multiply(
      SparseRows sparse,
      int row,
      float[] scale,
      boolean @Nullable [] not0,
      float[] panel,
      float[] into,
      int at) {
    Arrays.fill(into, at, at + columns, 0);
    int n = 0;
    int end = sparse.end(row);
    for (int p = sparse.start(row); p < end; p++) {
      int column = sparse.column(p);
      if (not0 == null || not0[column]) {
        ids[n] = column;
        factors[n++] = sparse.value(p) * scale[column];
      }
    }
    kernels.addRows(columns, n, ids, 0, factors, panel, into, at);
  }

  private void addTo(float[] into, int @Nullable [] rows, int count, float factor) {
    for (int r = 0; r < count; r++) {
      int at = (rows == null ? r : rows[r]) * columns;
      int to = r * columns;
      for (int c = 0; c < columns; c++) {
        into[to + c] += factor * current[at + c];
      }
    }
  }

  private void addLowPass(int @Nullable [] rows, int count, float[] into) {
    int rank = model.rank;
    for (int first = 0; rank > 0 && first < count; first += ROWS) {
      int n = Math.min(ROWS, count - first);
      for (int r = 0; r < n; r++) {
        int tralbum = rows == null ? first + r : rows[first + r];
        int at = model.vectors.start(tralbum);
        System.arraycopy(model.vectors.values(), at, vectorRows, r * rank, rank);
      }
      kernels.multiply(
          n,
          columns,
          rank,
          vectorRows,
          0,
          rank,
          1,
          spectrum,
          0,
          columns,
          into,
          first * columns,
          columns);
    }
  }
}
