package com.bcrecommender.engine.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sorts each row by column in place and merges entries of the same column: the strongest kind and
/// the earliest known time stay.
final class RowMerge {
  private final int[] columns;
  private final byte @Nullable [] kinds;
  private final int @Nullable [] times;
  private final boolean timesArePlaces;
  private long[] order = new long[256];
  private byte[] rowKinds = new byte[256];
  private int[] rowTimes = new int[256];

  RowMerge(int[] columns, byte @Nullable [] kinds, int @Nullable [] times, boolean timesArePlaces) {
    this.columns = columns;
    this.kinds = kinds;
    this.times = times;
    this.timesArePlaces = timesArePlaces;
  }

  PreferenceLog.Frozen merge(int[] starts) {
    int rows = starts.length - 1;
    int to = 0;
    int from = 0;
    for (int r = 0; r < rows; r++) {
      int end = starts[r + 1];
      sort(from, end);
      int first = to;
      for (int p = from; p < end; p++) {
        if (to > first && columns[to - 1] == columns[p]) {
          mergeInto(to - 1, p);
        } else {
          move(p, to++);
        }
      }
      from = end;
      starts[r + 1] = to;
    }
    if (to == columns.length) {
      return new PreferenceLog.Frozen(starts, columns, kinds, times, timesArePlaces);
    }
    return new PreferenceLog.Frozen(
        starts,
        Arrays.copyOf(columns, to),
        kinds == null ? null : Arrays.copyOf(kinds, to),
        times == null ? null : Arrays.copyOf(times, to),
        timesArePlaces);
  }

  private void move(int from, int to) {
    columns[to] = columns[from];
    if (kinds != null) {
      kinds[to] = kinds[from];
    }
    if (times != null) {
      times[to] = times[from];
    }
  }

  private void mergeInto(int to, int from) {
    if (kinds != null) {
      kinds[to] = (byte) Math.max(kinds[to], kinds[from]);
    }
    // Unsigned, so that "unknown" (all bits set) is later than any known time.
    if (times != null && Integer.compareUnsigned(times[from], times[to]) < 0) {
      times[to] = times[from];
    }
  }

  private void sort(int from, int end) {
    boolean sorted = true;
    for (int p = from + 1; p < end && sorted; p++) {
      sorted = columns[p - 1] <= columns[p];
    }
    if (sorted) {
      return;
    }
    if (kinds == null && times == null) {
      Arrays.sort(columns, from, end);
      return;
    }
    int n = end - from;
    if (order.length < n) {
      order = new long[n + n / 2];
      rowKinds = new byte[order.length];
      rowTimes = new int[order.length];
    }
    for (int i = 0; i < n; i++) {
      order[i] = (long) columns[from + i] << 32 | i;
    }
    Arrays.sort(order, 0, n);
    if (kinds != null) {
      System.arraycopy(kinds, from, rowKinds, 0, n);
    }
    if (times != null) {
      System.arraycopy(times, from, rowTimes, 0, n);
    }
    for (int i = 0; i < n; i++) {
      int source = (int) order[i];
      columns[from + i] = (int) (order[i] >>> 32);
      if (kinds != null) {
        kinds[from + i] = rowKinds[source];
      }
      if (times != null) {
        times[from + i] = rowTimes[source];
      }
    }
  }
}
