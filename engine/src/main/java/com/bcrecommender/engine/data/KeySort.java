package com.bcrecommender.engine.data;

/// Sorts ids by the bytes of their keys, unsigned: multikey quicksort (Bentley and Sedgewick 1997),
/// which looks at each byte that tells keys apart about once, where comparing keys pair by pair
/// would read common beginnings over and over.
final class KeySort {
  private final byte[] bytes;
  private final int[] ends;

  /// @param ends where each key ends in `bytes`; it starts where the one before ends
  KeySort(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  /// @param order ids of keys that all differ
  void sort(int[] order) {
    sort(order, 0, order.length, 0);
  }

  private void sort(int[] order, int from, int end, int depth) {
    while (end - from > 1) {
      int pivot = median(order, from, end, depth);
      int less = from;
      int more = end;
      int i = from;
      while (i < more) {
        int at = at(order[i], depth);
        if (at < pivot) {
          swap(order, less++, i++);
        } else if (at > pivot) {
          swap(order, i, --more);
        } else {
          i++;
        }
      }
      // Keys that are equal up to their end are one key, and keys differ: nothing is left to sort
      // among them.
      int equalEnd = pivot < 0 ? less : more;
      int largest = Math.max(Math.max(less - from, equalEnd - less), end - more);
      // The largest part goes round the loop, so the recursion is no deeper than the logarithm of
      // the number of keys.
      if (largest == equalEnd - less) {
        sort(order, from, less, depth);
        sort(order, more, end, depth);
        from = less;
        end = equalEnd;
        depth++;
      } else if (largest == less - from) {
        sort(order, less, equalEnd, depth + 1);
        sort(order, more, end, depth);
        end = less;
      } else {
        sort(order, from, less, depth);
        sort(order, less, equalEnd, depth + 1);
        from = more;
      }
    }
  }

  /// The byte of a key, -1 after its last.
  private int at(int id, int depth) {
    int position = (id == 0 ? 0 : ends[id - 1]) + depth;
    return position < ends[id] ? bytes[position] & 0xFF : -1;
  }

  private int median(int[] order, int from, int end, int depth) {
    int a = at(order[from], depth);
    int b = at(order[(from + end) >>> 1], depth);
    int c = at(order[end - 1], depth);
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static void swap(int[] order, int a, int b) {
    int swap = order[a];
    order[a] = order[b];
    order[b] = swap;
  }
}
