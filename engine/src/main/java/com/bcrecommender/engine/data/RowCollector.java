package com.bcrecommender.engine.data;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows that come one after another, made into [SparseRows]. Not safe for several threads.
final class RowCollector {
  private final int columns;
  private final int[] starts;
  private int[] columnOf = new int[1024];
  private byte @Nullable [] kinds;
  private int row;

  RowCollector(int rows, int columns, boolean kinds) {
    this.columns = columns;
    starts = new int[rows + 1];
    this.kinds = kinds ? new byte[columnOf.length] : null;
  }

  /// Reads the next row: its size, its columns, and their kinds where these are kept.
  void read(DataInput in) throws IOException {
    int first = starts[row];
    int end = Math.addExact(first, in.readInt());
    if (end > columnOf.length) {
      int length = (int) Math.max(end, Math.min(Integer.MAX_VALUE - 8, columnOf.length * 3L / 2));
      columnOf = Arrays.copyOf(columnOf, length);
      kinds = kinds == null ? null : Arrays.copyOf(kinds, length);
    }
    for (int p = first; p < end; p++) {
      columnOf[p] = in.readInt();
    }
    if (kinds != null) {
      in.readFully(kinds, first, end - first);
    }
    starts[++row] = end;
  }

  SparseRows rows() {
    return new SparseRows(columns, starts, Arrays.copyOf(columnOf, starts[row]), null);
  }

  byte @Nullable [] kinds() {
    return kinds == null ? null : Arrays.copyOf(kinds, starts[row]);
  }
}
