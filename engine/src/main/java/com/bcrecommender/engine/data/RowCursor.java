package com.bcrecommender.engine.data;

import org.jspecify.annotations.Nullable;

/// One row of [SparseRows] after another as arrays, for loops that must not pay for a call an
/// entry: the rows' own arrays where these are on the heap, else a copy of the row. Arrays are not
/// to be changed, and hold the row until the next. Not safe for several threads; memory where rows
/// lie in a file: 9 bytes an entry of the largest row asked for.
public final class RowCursor {
  private final SparseRows rows;
  private final int @Nullable [] heap;
  private final boolean marked;
  private int[] columns;
  private float @Nullable [] values;
  private byte @Nullable [] marks;
  private int from;
  private int end;

  /// @param marks by position, as [Snapshot#isOwned] says; null where all are owned, where they are
  ///   not wanted, or where the rows lie in a file
  /// @param marked whether marks are wanted of rows in a file
  RowCursor(SparseRows rows, byte @Nullable [] marks, boolean marked) {
    this.rows = rows;
    this.marked = marked && rows.hasValues();
    heap = rows.columnArray();
    columns = heap == null ? new int[0] : heap;
    values = heap == null ? null : rows.valueArray();
    this.marks = marks;
  }

  /// Goes to a row.
  public void to(int row) {
    if (heap != null) {
      from = rows.start(row);
      end = rows.end(row);
    } else {
      copy(row);
    }
  }

  private void copy(int row) {
    end = rows.size(row);
    if (columns.length < end) {
      int length = (int) Math.min(Integer.MAX_VALUE - 8, end * 3L / 2);
      columns = new int[length];
      values = rows.hasValues() ? new float[length] : null;
      marks = marked ? new byte[length] : null;
    }
    rows.copyColumns(row, columns);
    float[] to = values;
    if (to != null) {
      rows.copyValues(row, to);
    }
    byte[] owned = marks;
    if (owned != null) {
      rows.copyOwned(row, owned);
    }
  }

  /// The columns; the row's are from [#from] to before [#end].
  public int[] columns() {
    return columns;
  }

  /// The values at the same places; null where each is 1.
  public float @Nullable [] values() {
    return values;
  }

  /// 1 at the same places where a preference counts as owned, 0 for a wish; null where no row has a
  /// wish, or where the cursor was not made by [Snapshot#fanRows].
  public byte @Nullable [] marks() {
    return marks;
  }

  public int from() {
    return from;
  }

  public int end() {
    return end;
  }
}
