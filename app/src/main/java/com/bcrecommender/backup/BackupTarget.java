package com.bcrecommender.backup;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One store that a backup goes to: what is there already, and what was added. Not thread-safe.
final class BackupTarget {
  private final Store store;

  /// Objects of chunks with their bytes.
  private final SortedMap<String, Long> there;

  /// What the manifests say of chunks: bytes by name.
  private final Map<String, Long> stated = new HashMap<>();

  /// Chunks of this backup with the bytes of their objects.
  private final SortedMap<String, Long> used = new TreeMap<>();

  private long added;
  private int chunks;

  BackupTarget(Store store) {
    this.store = store;
    there = store.chunks();
    for (Store.Found found : store.manifests().found()) {
      stated.putAll(found.manifest().chunks());
    }
  }

  Store store() {
    return store;
  }

  /// Whether the store lacks a chunk; one that has other bytes than a manifest says is as good as
  /// missing.
  boolean lacks(String name, String object) {
    Long bytes = there.get(object);
    Long expected = stated.get(name);
    if (bytes == null || (expected != null && !expected.equals(bytes))) {
      return true;
    }
    used.put(name, bytes);
    return false;
  }

  void put(String name, String object, byte[] packed) {
    store.put(object, packed);
    there.put(object, (long) packed.length);
    stated.put(name, (long) packed.length);
    used.put(name, (long) packed.length);
    added += packed.length;
    chunks++;
  }

  Map<String, Long> used() {
    return used;
  }

  SortedMap<String, Long> there() {
    return there;
  }

  /// Bytes of the objects that were put.
  long added() {
    return added;
  }

  /// How many chunks were put.
  int chunks() {
    return chunks;
  }
}
