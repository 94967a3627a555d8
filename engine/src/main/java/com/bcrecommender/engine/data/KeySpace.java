package com.bcrecommender.engine.data;

import org.jspecify.annotations.Nullable;

/// Keys with the ids they came by, until all are known and sorted. Not safe for several threads.
final class KeySpace {
  private Dictionary keys = new Dictionary();
  private int @Nullable [] sortedIds;

  int add(String key) {
    if (sortedIds != null) {
      throw new IllegalStateException("read all files before building a snapshot");
    }
    return keys.add(key);
  }

  /// By the id a key came by, the id it has from now on. No key can be added afterwards.
  int[] sortedIds() {
    int[] ids = sortedIds;
    if (ids == null) {
      int[] order = keys.sortedIds();
      keys = keys.inOrder(order);
      ids = new int[order.length];
      for (int sorted = 0; sorted < order.length; sorted++) {
        ids[order[sorted]] = sorted;
      }
      sortedIds = ids;
    }
    return ids;
  }

  Dictionary sorted() {
    if (sortedIds == null) {
      throw new IllegalStateException("ids are known once a snapshot was built");
    }
    return keys;
  }
}
