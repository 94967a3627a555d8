package com.bcrecommender.engine.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A snapshot on its way from one machine to others: all that learning and lists need, which is all
/// but times, places and stated counts. Models learned from it and lists made with it have the same
/// bits. 4 bytes a preference and a tag of a tralbum, 1 more a preference where kinds differ;
/// reading needs no memory beside the snapshot's own.
public final class SnapshotCodec {
  private SnapshotCodec() {}

  public static void write(Snapshot snapshot, DataOutput out) throws IOException {
    Snapshot.Columns columns = snapshot.columns();
    out.writeFloat(columns.wishWeight());
    write(columns.preferences(), out);
    byte[] kinds = columns.kinds();
    out.writeBoolean(kinds != null);
    if (kinds != null) {
      out.write(kinds, 0, columns.preferences().size());
    }
    write(columns.tralbumTags(), out);
    write(columns.artistOf(), out);
    write(columns.albumOf(), out);
    write(columns.releaseOf(), out);
    write(columns.unconfirmed(), out);
  }

  public static Snapshot read(DataInput in) throws IOException {
    float wishWeight = in.readFloat();
    SparseRows preferences = rows(in);
    byte[] kinds = in.readBoolean() ? new byte[preferences.size()] : null;
    if (kinds != null) {
      in.readFully(kinds);
    }
    SparseRows tags = rows(in);
    int[] artistOf = numbers(in);
    int[] albumOf = numbers(in);
    int[] releaseOf = numbers(in);
    return new Snapshot(
        new Snapshot.Columns(
            wishWeight,
            valued(preferences, Snapshot.weights(kinds, wishWeight)),
            kinds,
            null,
            null,
            tags,
            ints(artistOf),
            ints(albumOf),
            ints(releaseOf),
            ints(numbers(in)),
            largest(artistOf) + 1,
            largest(releaseOf) + 1));
  }

  private static SparseRows valued(SparseRows rows, float @Nullable [] weights) {
    return weights == null ? rows : rows.withValues(weights);
  }

  private static @Nullable Ints ints(int @Nullable [] numbers) {
    return numbers == null ? null : Ints.of(numbers);
  }

  private static int largest(int @Nullable [] numbers) {
    int largest = IdColumn.UNKNOWN;
    for (int i = 0; numbers != null && i < numbers.length; i++) {
      largest = Math.max(largest, numbers[i]);
    }
    return largest;
  }

  private static void write(SparseRows rows, DataOutput out) throws IOException {
    out.writeInt(rows.rows());
    out.writeInt(rows.columns());
    for (int r = 0; r < rows.rows(); r++) {
      out.writeInt(rows.end(r));
    }
    for (int p = 0; p < rows.size(); p++) {
      out.writeInt(rows.column(p));
    }
  }

  private static SparseRows rows(DataInput in) throws IOException {
    int[] starts = new int[in.readInt() + 1];
    int columns = in.readInt();
    for (int r = 1; r < starts.length; r++) {
      starts[r] = in.readInt();
    }
    int[] columnOf = new int[starts[starts.length - 1]];
    for (int p = 0; p < columnOf.length; p++) {
      columnOf[p] = in.readInt();
    }
    return new SparseRows(columns, starts, columnOf, null);
  }

  /// The length is -1 where there are none.
  private static void write(@Nullable Ints numbers, DataOutput out) throws IOException {
    out.writeInt(numbers == null ? -1 : numbers.length());
    for (int i = 0; numbers != null && i < numbers.length(); i++) {
      out.writeInt(numbers.get(i));
    }
  }

  private static int @Nullable [] numbers(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    int[] numbers = new int[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }
}
