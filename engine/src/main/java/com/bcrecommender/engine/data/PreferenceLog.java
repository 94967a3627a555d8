package com.bcrecommender.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pairs in the order they come, in chunks, so that growing copies nothing and freezing gives
/// memory back chunk by chunk. Kinds and times are kept only for chunks that state any: 8 bytes a
/// pair, up to 13 with both. Not safe for several threads.
final class PreferenceLog {
  private static final int CHUNK = 1 << 20;
  private static final byte OWNED = PreferenceKind.OWNED.code();

  /// A time that is not known; times are unsigned 32-bit seconds, so this one is in the year 2106.
  static final int NO_TIME = -1;

  private static final class Chunk {
    final int[] rows;
    final int[] columns;
    byte @Nullable [] kinds;
    int @Nullable [] times;
    int size;

    Chunk(int capacity) {
      rows = new int[capacity];
      columns = new int[capacity];
    }
  }

  /// What a log is frozen to: sorted rows, and per entry a kind (null: all owned) and a time (null:
  /// none known), in place of which there may be its place in the order of adding to its row.
  static final class Frozen {
    final int[] starts;
    final int[] columns;
    final byte @Nullable [] kinds;
    final int @Nullable [] times;
    final boolean timesArePlaces;

    Frozen(
        int[] starts,
        int[] columns,
        byte @Nullable [] kinds,
        int @Nullable [] times,
        boolean timesArePlaces) {
      this.starts = starts;
      this.columns = columns;
      this.kinds = kinds;
      this.times = times;
      this.timesArePlaces = timesArePlaces;
    }
  }

  private final List<Chunk> chunks = new ArrayList<>();
  private @Nullable Chunk last;
  private long size;
  private int maxRow = -1;
  private int maxColumn = -1;
  private boolean anyKind;
  private boolean anyTime;

  int maxRow() {
    return maxRow;
  }

  int maxColumn() {
    return maxColumn;
  }

  void add(int row, int column) {
    add(row, column, PreferenceKind.OWNED, NO_TIME);
  }

  void add(int row, int column, PreferenceKind kind, int time) {
    Chunk chunk = last;
    if (chunk == null || chunk.size == chunk.rows.length) {
      // Small snapshots, of which tests and splits make many, start small.
      chunk = new Chunk(chunks.isEmpty() ? 1 << 10 : Math.min(CHUNK, 2 * chunks.getLast().size));
      chunks.add(chunk);
      last = chunk;
    }
    int at = chunk.size++;
    chunk.rows[at] = row;
    chunk.columns[at] = column;
    if (chunk.kinds == null && kind != PreferenceKind.OWNED) {
      chunk.kinds = new byte[chunk.rows.length];
      Arrays.fill(chunk.kinds, OWNED);
      anyKind = true;
    }
    if (chunk.kinds != null) {
      chunk.kinds[at] = kind.code();
    }
    if (chunk.times == null && time != NO_TIME) {
      chunk.times = new int[chunk.rows.length];
      Arrays.fill(chunk.times, NO_TIME);
      anyTime = true;
    }
    if (chunk.times != null) {
      chunk.times[at] = time;
    }
    maxRow = Math.max(maxRow, row);
    maxColumn = Math.max(maxColumn, column);
    size++;
  }

  /// Replaces each row r by `rowIds[r]` and each column c by `columnIds[c]`.
  void renumber(int[] rowIds, int[] columnIds) {
    maxRow = -1;
    maxColumn = -1;
    for (Chunk chunk : chunks) {
      for (int i = 0; i < chunk.size; i++) {
        chunk.rows[i] = rowIds[chunk.rows[i]];
        chunk.columns[i] = columnIds[chunk.columns[i]];
        maxRow = Math.max(maxRow, chunk.rows[i]);
        maxColumn = Math.max(maxColumn, chunk.columns[i]);
      }
    }
  }

  /// Sorts into rows, merges pairs stated more than once, and empties the log.
  ///
  /// @param places whether to keep the order of adding where no time is known
  Frozen freeze(int rows, boolean places) {
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "expected at most 2147483639 pairs in one snapshot, found " + size);
    }
    int[] starts = new int[rows + 1];
    for (Chunk chunk : chunks) {
      for (int i = 0; i < chunk.size; i++) {
        starts[chunk.rows[i] + 1]++;
      }
    }
    for (int r = 0; r < rows; r++) {
      starts[r + 1] += starts[r];
    }
    int[] at = starts.clone();
    int[] columns = new int[(int) size];
    byte[] kinds = anyKind ? new byte[(int) size] : null;
    boolean timesArePlaces = places && !anyTime;
    int[] times = anyTime || places ? new int[(int) size] : null;
    for (int c = 0; c < chunks.size(); c++) {
      Chunk chunk = chunks.set(c, new Chunk(0));
      for (int i = 0; i < chunk.size; i++) {
        int to = at[chunk.rows[i]]++;
        columns[to] = chunk.columns[i];
        if (kinds != null) {
          kinds[to] = chunk.kinds == null ? OWNED : chunk.kinds[i];
        }
        if (timesArePlaces && times != null) {
          // Chunks are in the order of adding, so the place needs no memory before this.
          times[to] = to - starts[chunk.rows[i]];
        } else if (times != null) {
          times[to] = chunk.times == null ? NO_TIME : chunk.times[i];
        }
      }
    }
    chunks.clear();
    last = null;
    return new RowMerge(columns, kinds, times, timesArePlaces).merge(starts);
  }
}
