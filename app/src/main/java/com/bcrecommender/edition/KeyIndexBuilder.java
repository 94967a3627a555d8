package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Collects keys with what they lead to, and writes them as a hashed table. Memory: 12 bytes per
/// key, 28 while it writes.
final class KeyIndexBuilder {
  /// What to do with a key that leads to two ids.
  enum Repeated {
    /// A mistake of the caller.
    REFUSED,
    /// The lowest id stays.
    LOWEST;

    /// What an index does: two tralbums may have one address, two fans one username.
    static Repeated in(TableKind kind) {
      return kind == TableKind.TRALBUM_URLS || kind == TableKind.FAN_USERNAMES ? LOWEST : REFUSED;
    }
  }

  private final TableKind kind;
  private final Repeated repeated;
  private long[] hashes = new long[1 << 10];
  private int[] ids = new int[1 << 10];
  private int size;

  KeyIndexBuilder(TableKind kind) {
    this.kind = kind;
    this.repeated = Repeated.in(kind);
  }

  void add(String key, int id) {
    add(KeyIndex.hash(key), id);
  }

  /// As [#add(String, int)], of a key's hash.
  void add(long hash, int id) {
    if (size == ids.length) {
      int capacity = Math.addExact(size, size >> 1);
      hashes = Arrays.copyOf(hashes, capacity);
      ids = Arrays.copyOf(ids, capacity);
    }
    // Flipping the top bit makes the signed order of Arrays.sort the unsigned order of the format.
    hashes[size] = hash ^ Long.MIN_VALUE;
    ids[size++] = id;
  }

  /// @param renumbered the id in the edition of an id that was added
  PackedShards write(Path folder, IntUnaryOperator renumbered) throws IOException {
    long[] sorted = Arrays.copyOf(hashes, size);
    Arrays.sort(sorted);
    int[] sortedIds = inOrderOf(sorted, renumbered);
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        if (repeated == Repeated.REFUSED && sortedIds[i] != sortedIds[i - 1]) {
          throw new IllegalArgumentException(
              "%d and %d of the edition have the same key in %s"
                  .formatted(sortedIds[i - 1], sortedIds[i], kind.file()));
        }
        continue;
      }
      sorted[count] = sorted[i];
      sortedIds[count++] = sortedIds[i];
    }
    return write(folder, sorted, sortedIds, count);
  }

  private PackedShards write(Path folder, long[] sorted, int[] sortedIds, int count)
      throws IOException {
    Cut cut = kind.cut(count);
    RecordBuffer block = new RecordBuffer();
    ShardBuilder shard = new ShardBuilder(kind);
    try (Pack pack = new Pack(folder, kind.file())) {
      int at = 0;
      for (int s = 0; s < cut.shards(); s++) {
        block.clear();
        while (at < count && cut.shardOf(sorted[at] ^ Long.MIN_VALUE) == s) {
          block.fixed(sorted[at] ^ Long.MIN_VALUE, Long.BYTES).fixed(sortedIds[at], Integer.BYTES);
          at++;
        }
        shard.add(block.bytes(), block.size());
        pack.add(shard.take());
      }
      return new PackedShards(kind, cut, pack.finish());
    }
  }

  /// The ids in the order of the sorted hashes; those of one hash ascending.
  private int[] inOrderOf(long[] sorted, IntUnaryOperator renumbered) {
    int[] taken = new int[size];
    int[] result = new int[size];
    for (int i = 0; i < size; i++) {
      int first = firstOf(sorted, hashes[i]);
      result[first + taken[first]++] = renumbered.applyAsInt(ids[i]);
    }
    for (int first = 0; first < size; first += taken[first]) {
      if (taken[first] > 1) {
        Arrays.sort(result, first, first + taken[first]);
      }
    }
    return result;
  }

  private static int firstOf(long[] sorted, long hash) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
