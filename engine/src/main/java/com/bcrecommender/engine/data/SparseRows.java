package com.bcrecommender.engine.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An immutable sparse matrix in compressed rows: row r holds the positions `start(r)` to `end(r)`
/// (exclusive), each with a column and a value. Columns ascend strictly within a row ("sorted
/// rows"), which intersections and searches rely on.
///
/// Memory: 4 bytes a row and 4 bytes an entry, 8 where there are values. At most 2^31 - 9 entries.
/// Safe to share between threads.
public final class SparseRows {
  private final int columns;
  private final int[] starts;
  private final int[] columnOf;
  private final float @Nullable [] values;

  /// Takes over the arrays, which must not be changed afterwards.
  ///
  /// @param columns number of columns, more than any column present
  /// @param starts of length rows + 1, from 0, ascending; the last is the number of entries
  /// @param columnOf the columns, strictly ascending in each row; may be longer than the number of
  ///   entries
  /// @param values as long as `columnOf`, or null where every value is 1
  public SparseRows(int columns, int[] starts, int[] columnOf, float @Nullable [] values) {
    this.columns = columns;
    this.starts = starts;
    this.columnOf = columnOf;
    this.values = values;
    check();
  }

  /// A matrix without entries.
  public static SparseRows empty(int rows, int columns) {
    return new SparseRows(columns, new int[rows + 1], new int[0], null);
  }

  private void check() {
    if (starts.length == 0 || starts[0] != 0) {
      throw new IllegalArgumentException("the starts of rows must begin with 0");
    }
    int size = size();
    if (size > columnOf.length || (values != null && size > values.length)) {
      throw new IllegalArgumentException("fewer entries than the starts of rows promise: " + size);
    }
    for (int r = 0; r < rows(); r++) {
      int before = -1;
      for (int p = start(r); p < end(r); p++) {
        if (columnOf[p] <= before || columnOf[p] >= columns) {
          throw new IllegalArgumentException(
              "row %d: column %d after %d, of %d columns"
                  .formatted(r, columnOf[p], before, columns));
        }
        before = columnOf[p];
      }
    }
  }

  /// The same rows with values; shares the columns.
  ///
  /// @param values at least as many as there are entries
  SparseRows withValues(float[] values) {
    return new SparseRows(columns, starts, columnOf, values);
  }

  public int rows() {
    return starts.length - 1;
  }

  public int columns() {
    return columns;
  }

  /// The number of entries.
  public int size() {
    return starts[starts.length - 1];
  }

  /// The first position of a row.
  public int start(int row) {
    return starts[row];
  }

  /// The position after a row's last.
  public int end(int row) {
    return starts[row + 1];
  }

  /// The number of entries of a row.
  public int size(int row) {
    return starts[row + 1] - starts[row];
  }

  public int column(int position) {
    return columnOf[position];
  }

  /// The value at a position, 1 where none are kept.
  public float value(int position) {
    return values == null ? 1 : values[position];
  }

  /// Whether values are kept; without them each is 1.
  public boolean hasValues() {
    return values != null;
  }

  /// The columns of all positions: the array itself, for loops that must not pay for a call. Not to
  /// be changed; may be longer than the number of entries.
  public int[] columnArray() {
    return columnOf;
  }

  /// The values of all positions in the same way, null where each is 1.
  public float @Nullable [] valueArray() {
    return values;
  }

  /// The position of an entry, or -1 where there is none. Cost: the logarithm of the row's size.
  public int find(int row, int column) {
    int p = Arrays.binarySearch(columnOf, start(row), end(row), column);
    return p < 0 ? -1 : p;
  }

  /// Copies a row's columns into `into`, from index 0, and returns how many there are.
  public int copyColumns(int row, int[] into) {
    int n = size(row);
    System.arraycopy(columnOf, start(row), into, 0, n);
    return n;
  }

  /// Copies a row's values into `into`, from index 0, and returns how many there are.
  public int copyValues(int row, float[] into) {
    int n = size(row);
    if (values == null) {
      Arrays.fill(into, 0, n, 1);
    } else {
      System.arraycopy(values, start(row), into, 0, n);
    }
    return n;
  }

  /// The size of the largest row: how long buffers for one row must be.
  public int largestRow() {
    int largest = 0;
    for (int r = 0; r < rows(); r++) {
      largest = Math.max(largest, size(r));
    }
    return largest;
  }

  /// Rows as columns and columns as rows, by counting: two passes over the entries.
  public SparseRows transpose() {
    int[] at = new int[columns + 1];
    int size = size();
    for (int p = 0; p < size; p++) {
      at[columnOf[p] + 1]++;
    }
    for (int c = 0; c < columns; c++) {
      at[c + 1] += at[c];
    }
    int[] newStarts = at.clone();
    int[] newColumns = new int[size];
    float[] newValues = values == null ? null : new float[size];
    for (int r = 0; r < rows(); r++) {
      for (int p = start(r); p < end(r); p++) {
        int to = at[columnOf[p]]++;
        newColumns[to] = r;
        if (newValues != null) {
          newValues[to] = value(p);
        }
      }
    }
    return new SparseRows(rows(), newStarts, newColumns, newValues);
  }
}
