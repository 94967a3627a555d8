package com.bcrecommender.engine.data;

import java.io.DataInput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Rows that come one after another, made into [SparseRows] whose entries lie in a mapped file. Not
/// safe for several threads. Memory: 4 bytes a row, 9 an entry of the largest.
final class RowCollector implements AutoCloseable {
  private final int columns;
  private final int[] starts;
  private final Ints.Appender entries;
  private final @Nullable ScratchFile kindsFile;
  private int row;
  private int[] last = new int[256];
  private byte[] lastKinds = new byte[256];
  private byte[] bytes = new byte[1024];
  private boolean wishes;

  /// @param kinds whether rows come with kinds
  RowCollector(int rows, int columns, boolean kinds) throws IOException {
    this.columns = columns;
    starts = new int[rows + 1];
    entries = new Ints.Appender(true);
    kindsFile = kinds ? new ScratchFile() : null;
  }

  /// Reads the next row: its size, its columns, and their kinds where these come.
  void read(DataInput in) throws IOException {
    int count = in.readInt();
    if (count > last.length) {
      int length = (int) Math.min(Integer.MAX_VALUE / Integer.BYTES - 8, count * 3L / 2);
      last = new int[Math.max(count, length)];
      lastKinds = new byte[last.length];
      bytes = new byte[Math.multiplyExact(last.length, Integer.BYTES)];
    }
    in.readFully(bytes, 0, count * Integer.BYTES);
    ByteBuffer.wrap(bytes).asIntBuffer().get(last, 0, count);
    ScratchFile kinds = kindsFile;
    if (kinds != null) {
      in.readFully(lastKinds, 0, count);
      kinds.add(lastKinds, 0, count);
      for (int i = 0; i < count; i++) {
        wishes |= !PreferenceKind.of(lastKinds[i]).countsAsOwned();
      }
    }
    add(last, count);
  }

  private void add(int[] row, int count) throws IOException {
    int before = -1;
    for (int i = 0; i < count; i++) {
      if (row[i] <= before || row[i] >= columns) {
        throw new IllegalArgumentException(
            "row %d: column %d after %d, of %d columns"
                .formatted(this.row, row[i], before, columns));
      }
      before = row[i];
    }
    entries.add(row, count);
    starts[++this.row] = entries.length();
  }

  /// Adds as next row what is owned of the last that another has read.
  void addOwned(RowCollector other) throws IOException {
    int count = other.starts[other.row] - other.starts[other.row - 1];
    if (last.length < count) {
      last = new int[other.last.length];
    }
    int owned = 0;
    for (int i = 0; i < count; i++) {
      if (PreferenceKind.of(other.lastKinds[i]).countsAsOwned()) {
        last[owned++] = other.last[i];
      }
    }
    add(last, owned);
  }

  boolean hasWishes() {
    return wishes;
  }

  /// All rows, with values where any is a wish.
  SparseRows rows(float wishWeight) throws IOException {
    float[] valueOf = null;
    if (wishes) {
      valueOf = new float[PreferenceKind.values().length];
      for (PreferenceKind kind : PreferenceKind.values()) {
        valueOf[kind.code()] = kind.countsAsOwned() ? 1 : wishWeight;
      }
    }
    MemorySegment kinds = kindsFile == null ? MemorySegment.NULL : kindsFile.map();
    return new SparseRows(columns, starts, entries.ints(), kinds, valueOf);
  }

  /// What was made stays.
  @Override
  public void close() throws IOException {
    entries.close();
    if (kindsFile != null) {
      kindsFile.close();
    }
  }
}
