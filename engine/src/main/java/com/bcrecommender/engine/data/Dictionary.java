package com.bcrecommender.engine.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Keys as dense ints and back: the n-th key added has the id n - 1. The one place where strings
/// become ints.
///
/// Keys are kept as UTF-8 in one array: about 13 bytes a key and its length, a quarter of what a
/// map of strings takes. At most 2^31 - 9 bytes of keys. Two strings are the same key when their
/// UTF-8 is the same. Any number of threads may read; one may add while none reads.
public final class Dictionary {
  private byte[] bytes = new byte[1 << 12];
  private int[] ends = new int[1 << 8];
  private int size;
  // Open addressing with linear probing; id + 1, 0 is free. At most half full.
  private int[] table = new int[1 << 9];

  /// The number of keys.
  public int size() {
    return size;
  }

  /// The id of a key, which is added where it is new.
  public int add(String key) {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    int slot = slot(utf8);
    if (table[slot] != 0) {
      return table[slot] - 1;
    }
    int start = start(size);
    int end = Math.addExact(start, utf8.length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, grown(bytes.length, end));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, grown(ends.length, size + 1));
    }
    System.arraycopy(utf8, 0, bytes, start, utf8.length);
    ends[size++] = end;
    table[slot] = size;
    if (2L * size > table.length) {
      rehash();
    }
    return size - 1;
  }

  /// The id of a key, or -1 where it was not added.
  public int id(String key) {
    return table[slot(key.getBytes(StandardCharsets.UTF_8))] - 1;
  }

  /// The key of an id.
  public String key(int id) {
    if (id < 0 || id >= size) {
      throw new IndexOutOfBoundsException("no key has the id " + id + ", there are " + size);
    }
    int start = start(id);
    return new String(bytes, start, ends[id] - start, StandardCharsets.UTF_8);
  }

  /// A dictionary of the same keys in ascending order of their UTF-8, whose ids do not depend on
  /// the order of adding.
  public Dictionary sorted() {
    return inOrder(sortedIds());
  }

  /// The ids in ascending order of their keys' UTF-8.
  int[] sortedIds() {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    new KeySort(bytes, ends).sort(order);
    return order;
  }

  /// A dictionary of the same keys in which `order[i]` has the id i.
  Dictionary inOrder(int[] order) {
    Dictionary other = new Dictionary();
    other.bytes = new byte[start(size)];
    other.ends = new int[Math.max(1, size)];
    other.table = new int[table.length / 2];
    for (int id : order) {
      int length = ends[id] - start(id);
      int to = other.start(other.size);
      System.arraycopy(bytes, start(id), other.bytes, to, length);
      other.ends[other.size++] = to + length;
    }
    other.rehash();
    return other;
  }

  private int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  private static int grown(int length, int needed) {
    long wanted = Math.max(needed, length + (length >> 1) + 1L);
    return wanted > Integer.MAX_VALUE - 8 ? Integer.MAX_VALUE - 8 : (int) wanted;
  }

  private int slot(byte[] utf8) {
    int mask = table.length - 1;
    int slot = spread(hash(utf8, 0, utf8.length)) & mask;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (Arrays.equals(bytes, start(id), ends[id], utf8, 0, utf8.length)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void rehash() {
    if (table.length == 1 << 30) {
      throw new IllegalStateException("a dictionary holds at most 536870912 keys");
    }
    table = new int[2 * table.length];
    int mask = table.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = spread(hash(bytes, start(id), ends[id])) & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = id + 1;
    }
  }

  private static int hash(byte[] of, int start, int end) {
    int hash = 1;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + of[i];
    }
    return hash;
  }

  // Numbers as text hash to runs of neighbours; spread them, or linear probing walks far.
  private static int spread(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 15);
  }
}
