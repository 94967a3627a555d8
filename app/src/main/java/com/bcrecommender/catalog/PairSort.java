package com.bcrecommender.catalog;

/// Sorts two parallel arrays by the first. A bottom-up merge sort: stable, and one pass over rows
/// that come in order.
public final class PairSort {
  private PairSort() {}

  /// Costs O(n log n) time and two arrays of n; nothing where the keys are in order.
  public static void sort(long[] keys, long[] values, int n) {
    if (isSorted(keys, n)) {
      return;
    }
    long[] fromKeys = keys;
    long[] fromValues = values;
    long[] toKeys = new long[n];
    long[] toValues = new long[n];
    boolean inGivenArrays = true;
    for (long width = 1; width < n; width *= 2) {
      for (long start = 0; start < n; start += 2 * width) {
        int middle = (int) Math.min(start + width, n);
        int end = (int) Math.min(start + 2 * width, n);
        int left = (int) start;
        int right = middle;
        for (int to = (int) start; to < end; to++) {
          boolean takeLeft = left < middle && (right >= end || fromKeys[left] <= fromKeys[right]);
          int taken = takeLeft ? left++ : right++;
          toKeys[to] = fromKeys[taken];
          toValues[to] = fromValues[taken];
        }
      }
      long[] spareKeys = fromKeys;
      long[] spareValues = fromValues;
      fromKeys = toKeys;
      fromValues = toValues;
      toKeys = spareKeys;
      toValues = spareValues;
      inGivenArrays = !inGivenArrays;
    }
    if (!inGivenArrays) {
      System.arraycopy(fromKeys, 0, keys, 0, n);
      System.arraycopy(fromValues, 0, values, 0, n);
    }
  }

  private static boolean isSorted(long[] keys, int n) {
    for (int i = 1; i < n; i++) {
      if (keys[i - 1] > keys[i]) {
        return false;
      }
    }
    return true;
  }
}
