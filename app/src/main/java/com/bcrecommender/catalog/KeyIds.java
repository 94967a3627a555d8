package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.Dictionary;
import java.util.Arrays;

/// Row ids of the keys that one bulk import meets, each looked up once. About 30 bytes a key.
final class KeyIds {
  private final KeyTable table;
  private final Dictionary met = new Dictionary();
  private int[] ids = new int[1024];

  KeyIds(KeyTable table) {
    this.table = table;
  }

  int id(String key) {
    int place = met.add(key);
    if (place == ids.length) {
      ids = Arrays.copyOf(ids, ids.length + (ids.length >> 1));
    }
    if (ids[place] == 0) {
      ids[place] = Math.toIntExact(table.id(key));
    }
    return ids[place];
  }
}
