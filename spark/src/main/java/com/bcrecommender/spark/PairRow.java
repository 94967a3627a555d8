package com.bcrecommender.spark;

import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import java.util.Arrays;
import org.apache.spark.sql.Row;

/// The preferences of one fan, or those for one tralbum, in ascending order of the other's ids. Of
/// two for one pair the strongest kind and the earliest time stay.
final class PairRow {
  private int[] others = new int[256];
  private byte[] kinds = new byte[256];
  private long[] times = new long[256];
  private int size;
  private long bought;

  void clear() {
    size = 0;
    bought = 0;
  }

  /// @param row with `kind` and `time` in the columns 2 and 3
  void add(int other, Row row) {
    byte kind = (byte) row.getInt(2);
    long time = row.isNullAt(3) ? Snapshot.UNKNOWN_TIME : row.getLong(3);
    if (kind == PreferenceKind.OWNED.code()) {
      bought = Math.max(bought, time);
    }
    if (size > 0 && others[size - 1] == other) {
      int last = size - 1;
      kinds[last] = (byte) Math.max(kinds[last], kind);
      times[last] = earliest(times[last], time);
      return;
    }
    if (size == others.length) {
      int more = size + (size >> 1);
      others = Arrays.copyOf(others, more);
      kinds = Arrays.copyOf(kinds, more);
      times = Arrays.copyOf(times, more);
    }
    others[size] = other;
    kinds[size] = kind;
    times[size++] = time;
  }

  private static long earliest(long time, long other) {
    return time == Snapshot.UNKNOWN_TIME || other == Snapshot.UNKNOWN_TIME
        ? Math.max(time, other)
        : Math.min(time, other);
  }

  int size() {
    return size;
  }

  /// The array itself, of which the first [#size] count.
  int[] others() {
    return others;
  }

  /// By [PreferenceKind#code].
  byte[] kinds() {
    return kinds;
  }

  boolean isOwned(int place) {
    return kinds[place] != PreferenceKind.WISHLISTED.code();
  }

  long time(int place) {
    return times[place];
  }

  /// When one was last bought; 0 where no time is known.
  long bought() {
    return bought;
  }
}
