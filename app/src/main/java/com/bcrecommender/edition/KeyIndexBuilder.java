package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Collects keys with what they lead to, and writes them as a sorted index. Memory: 12 bytes per
/// key, 28 while it writes.
final class KeyIndexBuilder {
  /// What to do with a key that leads to two ids.
  enum Repeated {
    /// A mistake of the caller.
    REFUSED,
    /// The id that was added first stays.
    FIRST,
    /// All stay, in the order in which they were added.
    ALL
  }

  private final TableKind kind;
  private final Repeated repeated;
  private long[] hashes = new long[1 << 10];
  private int[] ids = new int[1 << 10];
  private int size;

  KeyIndexBuilder(TableKind kind, Repeated repeated) {
    this.kind = kind;
    this.repeated = repeated;
  }

  void add(String key, int id) {
    if (size == ids.length) {
      int capacity = Math.addExact(size, size >> 1);
      hashes = Arrays.copyOf(hashes, capacity);
      ids = Arrays.copyOf(ids, capacity);
    }
    // Flipping the top bit makes the signed order of Arrays.sort the unsigned order of the format.
    hashes[size] = KeyIndex.hash(key) ^ Long.MIN_VALUE;
    ids[size++] = id;
  }

  void write(Path folder) throws IOException {
    long[] sorted = Arrays.copyOf(hashes, size);
    Arrays.sort(sorted);
    int[] sortedIds = inOrderOf(sorted);
    RecordBuffer record = new RecordBuffer();
    try (TableWriter out = new TableWriter(folder, kind)) {
      for (int i = 0; i < size; i++) {
        if (i > 0 && sorted[i] == sorted[i - 1] && repeated != Repeated.ALL) {
          if (repeated == Repeated.REFUSED && sortedIds[i] != sortedIds[i - 1]) {
            throw new IllegalArgumentException(
                "%d and %d have the same key in %s"
                    .formatted(sortedIds[i - 1], sortedIds[i], kind.file()));
          }
          // The ids of one key follow each other as they were added; the first of them is written
          // already.
          sortedIds[i] = sortedIds[i - 1];
          continue;
        }
        record.clear();
        fixed(record, sorted[i] ^ Long.MIN_VALUE, Long.BYTES);
        fixed(record, sortedIds[i], Integer.BYTES);
        out.add(record);
      }
      out.finish();
    }
  }

  /// The ids in the order of the sorted hashes; those of one hash in the order of adding.
  private int[] inOrderOf(long[] sorted) {
    int[] taken = new int[size];
    int[] result = new int[size];
    for (int i = 0; i < size; i++) {
      int first = firstOf(sorted, hashes[i]);
      result[first + taken[first]++] = ids[i];
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

  static void fixed(RecordBuffer record, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      record.put((int) (value >>> (8 * i)));
    }
  }
}
