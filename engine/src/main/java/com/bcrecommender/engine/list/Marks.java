package com.bcrecommender.engine.list;

import java.util.Arrays;

/// Counts of a few numbers at a time: a hash table with linear probing that stays in the fastest
/// cache, where an array over all numbers would miss it at every step. For one thread.
final class Marks {
  // Numbers + 1, so that 0 is empty.
  private int[] keys = new int[1 << 10];
  private int[] counts = new int[1 << 10];
  private int[] used = new int[1 << 9];
  private int size;

  /// @param number from 0 to 2^31 - 2
  int count(int number) {
    return counts[slot(number)];
  }

  void add(int number) {
    int slot = slot(number);
    if (keys[slot] == 0) {
      // At most half full.
      if (size == used.length) {
        grow();
        slot = slot(number);
      }
      keys[slot] = number + 1;
      used[size++] = slot;
    }
    counts[slot]++;
  }

  /// Costs what was added.
  void clear() {
    for (int i = 0; i < size; i++) {
      keys[used[i]] = 0;
      counts[used[i]] = 0;
    }
    size = 0;
  }

  private int slot(int number) {
    int mask = keys.length - 1;
    int hash = number * 0x9E3779B9;
    int slot = (hash ^ (hash >>> 15)) & mask;
    while (keys[slot] != 0 && keys[slot] != number + 1) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new int[2 * oldKeys.length];
    counts = new int[keys.length];
    used = Arrays.copyOf(used, keys.length / 2);
    size = 0;
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int slot = slot(oldKeys[old] - 1);
        keys[slot] = oldKeys[old];
        counts[slot] = oldCounts[old];
        used[size++] = slot;
      }
    }
  }
}
