package com.bcrecommender.engine.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An immutable sparse matrix in compressed rows: row r holds the positions `start(r)` to `end(r)`
/// (exclusive), each with a column and a value. Columns ascend strictly within a row ("sorted
/// rows"), which intersections and searches rely on.
///
/// Columns lie in an array, or in a mapped file ([Ints]), with a byte for the kind of each entry
/// where values differ; starts of rows are on the heap always. Loops over whole rows take them from
/// a [RowCursor].
///
/// Memory: 4 bytes a row and 4 bytes an entry, 8 where there are values; in a file 4 bytes an
/// entry, 5 where there are kinds. At most 2^31 - 9 entries. Safe to share between threads.
public final class SparseRows {
  private final int columns;
  private final int[] starts;
  private final Ints columnOf;
  private final float @Nullable [] values;
  // Where entries lie in a file: the kind of each, and what a kind is worth.
  private final MemorySegment kinds;
  private final float @Nullable [] valueOf;

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
    this.columnOf = Ints.of(columnOf);
    this.values = values;
    kinds = MemorySegment.NULL;
    valueOf = null;
    check(columnOf);
  }

  /// Takes over what a [RowCollector] has collected, and looked at on the way.
  ///
  /// @param kinds a [PreferenceKind#code] each; [MemorySegment#NULL] where all are owned
  /// @param valueOf per code the value; null where each is 1
  SparseRows(
      int columns, int[] starts, Ints columnOf, MemorySegment kinds, float @Nullable [] valueOf) {
    this.columns = columns;
    this.starts = starts;
    this.columnOf = columnOf;
    this.kinds = kinds;
    this.valueOf = valueOf;
    values = null;
  }

  /// A matrix without entries.
  public static SparseRows empty(int rows, int columns) {
    return new SparseRows(columns, new int[rows + 1], new int[0], null);
  }

  private void check(int[] columnOf) {
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
    return new SparseRows(columns, starts, Objects.requireNonNull(columnOf.array()), values);
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
    return columnOf.get(position);
  }

  /// The value at a position, 1 where none are kept.
  public float value(int position) {
    float[] heap = values;
    return heap != null ? heap[position] : valueOfKind(position);
  }

  private float valueOfKind(int position) {
    float[] of = valueOf;
    return of == null ? 1 : of[kinds.get(ValueLayout.JAVA_BYTE, position)];
  }

  /// The kind of an entry that lies in a file.
  byte kind(int position) {
    return kinds.byteSize() == 0
        ? PreferenceKind.OWNED.code()
        : kinds.get(ValueLayout.JAVA_BYTE, position);
  }

  boolean hasKinds() {
    return kinds.byteSize() > 0;
  }

  /// Whether entries lie in a file rather than on the heap.
  public boolean isMapped() {
    return columnOf.isMapped();
  }

  /// Gives one row after another to loops; one per thread.
  public RowCursor cursor() {
    return new RowCursor(this, null, false);
  }

  /// Whether values are kept; without them each is 1.
  public boolean hasValues() {
    return values != null || valueOf != null;
  }

  /// The columns of all positions: the array itself, perhaps longer than there are entries; null
  /// where they lie in a file.
  int @Nullable [] columnArray() {
    return columnOf.array();
  }

  /// The values of all positions in the same way, null where each is 1.
  float @Nullable [] valueArray() {
    return values;
  }

  /// The position of an entry, or -1 where there is none. Cost: the logarithm of the row's size.
  public int find(int row, int column) {
    int[] heap = columnOf.array();
    if (heap != null) {
      int p = Arrays.binarySearch(heap, start(row), end(row), column);
      return p < 0 ? -1 : p;
    }
    int low = start(row);
    int high = end(row);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (column(middle) < column) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < end(row) && column(low) == column ? low : -1;
  }

  /// Copies a row's columns into `into`, from index 0, and returns how many there are.
  public int copyColumns(int row, int[] into) {
    columnOf.copy(start(row), end(row), into);
    return size(row);
  }

  /// Copies a row's values into `into`, from index 0, and returns how many there are.
  public int copyValues(int row, float[] into) {
    int n = size(row);
    if (values != null) {
      System.arraycopy(values, start(row), into, 0, n);
    } else if (valueOf == null) {
      Arrays.fill(into, 0, n, 1);
    } else {
      for (int i = 0; i < n; i++) {
        into[i] = valueOfKind(start(row) + i);
      }
    }
    return n;
  }

  /// Copies for each entry of a row that lies in a file whether it counts as owned: 1 or 0.
  void copyOwned(int row, byte[] into) {
    for (int i = 0; i < size(row); i++) {
      into[i] = (byte) (PreferenceKind.of(kind(start(row) + i)).countsAsOwned() ? 1 : 0);
    }
  }

  /// The size of the largest row: how long buffers for one row must be.
  public int largestRow() {
    int largest = 0;
    for (int r = 0; r < rows(); r++) {
      largest = Math.max(largest, size(r));
    }
    return largest;
  }

  /// Rows as columns and columns as rows, by counting: two passes over the entries. Where these lie
  /// in a file, so do those of what is made, without kinds.
  public SparseRows transpose() {
    int[] at = new int[columns + 1];
    int size = size();
    for (int p = 0; p < size; p++) {
      at[column(p) + 1]++;
    }
    for (int c = 0; c < columns; c++) {
      at[c + 1] += at[c];
    }
    int[] newStarts = at.clone();
    if (isMapped()) {
      if (hasValues()) {
        throw new IllegalStateException("rows with values in a file are not transposed");
      }
      Ints newColumns = Ints.filled(size, 0, true);
      for (int r = 0; r < rows(); r++) {
        for (int p = start(r); p < end(r); p++) {
          newColumns.set(at[column(p)]++, r);
        }
      }
      return new SparseRows(rows(), newStarts, newColumns, MemorySegment.NULL, null);
    }
    int[] newColumns = new int[size];
    float[] newValues = values == null ? null : new float[size];
    for (int r = 0; r < rows(); r++) {
      for (int p = start(r); p < end(r); p++) {
        int to = at[column(p)]++;
        newColumns[to] = r;
        if (newValues != null) {
          newValues[to] = value(p);
        }
      }
    }
    return new SparseRows(rows(), newStarts, newColumns, newValues);
  }
}
