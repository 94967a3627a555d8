package com.bcrecommender.engine.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One number per dense id where it is known, while a snapshot is built. Memory: 4 bytes per id up
/// to the highest one set; none where nothing was set.
final class IdColumn {
  /// Stands for what is not known.
  static final int UNKNOWN = -1;

  private int[] values = new int[0];

  /// @param value from 0, or [#UNKNOWN]
  void set(int id, int value) {
    if (id >= values.length) {
      int length = values.length;
      values = Arrays.copyOf(values, Math.max(id + 1, (int) Math.min(1L << 30, 2L * length)));
      Arrays.fill(values, length, values.length, UNKNOWN);
    }
    values[id] = value;
  }

  /// Gives every id its final number: what was set of `i` becomes that of `ids[i]`.
  void renumber(int[] ids) {
    int[] before = values;
    values = new int[0];
    for (int id = 0; id < before.length; id++) {
      if (before[id] != UNKNOWN) {
        set(ids[id], before[id]);
      }
    }
  }

  /// Gives every value, which is an id too, its final number.
  void renumberValues(int[] ids) {
    for (int id = 0; id < values.length; id++) {
      values[id] = values[id] == UNKNOWN ? UNKNOWN : ids[values[id]];
    }
  }

  /// The largest value; -1 where there is none.
  int largest() {
    int largest = UNKNOWN;
    for (int value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  /// The highest id with a value; -1 where there is none.
  int lastId() {
    int id = values.length - 1;
    while (id >= 0 && values[id] == UNKNOWN) {
      id--;
    }
    return id;
  }

  /// One value per id below `length`, or null where nothing is known of any.
  int @Nullable [] frozen(int length) {
    int known = lastId() + 1;
    if (known == 0) {
      return null;
    }
    int[] frozen = Arrays.copyOf(values, length);
    Arrays.fill(frozen, Math.min(known, length), length, UNKNOWN);
    return frozen;
  }
}
