package com.bcrecommender.engine.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Some histories, in order: those that [Scorer#score] will be asked for next. Filled once, then
/// read. Not safe for several threads.
public final class Histories {
  private int count;
  private int[] ends = new int[16];
  private int[] ids = new int[256];
  private float[] weights = new float[256];

  /// Adds a history, which is copied.
  ///
  /// @param given one per tralbum, or null where all weigh 1
  public void add(int[] history, float @Nullable [] given, int n) {
    int start = count == 0 ? 0 : ends[count - 1];
    int end = Math.addExact(start, n);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    if (end > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(end, 2 * start));
      weights = Arrays.copyOf(weights, ids.length);
    }
    System.arraycopy(history, 0, ids, start, n);
    if (given == null) {
      Arrays.fill(weights, start, end, 1);
    } else {
      System.arraycopy(given, 0, weights, start, n);
    }
    ends[count++] = end;
  }

  public void clear() {
    count = 0;
  }

  /// How many histories there are.
  public int count() {
    return count;
  }

  /// The number of tralbums of the i-th.
  public int size(int i) {
    return ends[i] - start(i);
  }

  /// Copies the i-th, and returns its size.
  public int copy(int i, int[] history, float[] weightsOf) {
    System.arraycopy(ids, start(i), history, 0, size(i));
    System.arraycopy(weights, start(i), weightsOf, 0, size(i));
    return size(i);
  }

  /// Whether the i-th is this one.
  public boolean is(int i, int[] history, float @Nullable [] given, int n) {
    boolean same = size(i) == n && Arrays.equals(ids, start(i), ends[i], history, 0, n);
    for (int h = 0; same && h < n; h++) {
      same = weights[start(i) + h] == (given == null ? 1 : given[h]);
    }
    return same;
  }

  private int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }
}
