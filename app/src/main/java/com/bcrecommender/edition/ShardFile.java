package com.bcrecommender.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shards of a table, in a row and in a file that a [PartStore] has: a piece of the table, or its
/// pack.
record ShardFile(String name, PackedShards shards) {
  /// Bytes that are read at once where so many shards follow each other: a store far away takes
  /// some tens of milliseconds to answer, for a shard of some tens of kilobytes as for a hundred.
  private static final int AT_ONCE = 1 << 22;

  /// Reads a shard and those that follow it, as many as are worth a reading.
  ///
  /// @param shard counted from 0 in the file
  /// @throws UnusableEdition where one is not the shard that was left
  List<byte[]> from(int shard, PartStore store) throws IOException {
    ShardIndex index = shards.index();
    long at = 0;
    for (int before = 0; before < shard; before++) {
      at += index.size(before);
    }
    int size = index.size(shard);
    int end = shard + 1;
    while (end < index.shards() && size + (long) index.size(end) <= AT_ONCE) {
      size += index.size(end++);
    }
    byte[] all = store.read(name, at, size);
    List<byte[]> read = new ArrayList<>();
    int from = 0;
    for (int number = shard; number < end; number++) {
      int to = from + index.size(number);
      if (!index.is(number, all, from, to - from)) {
        throw UnusableEdition.otherHash(name, number);
      }
      read.add(Arrays.copyOfRange(all, from, to));
      from = to;
    }
    return read;
  }
}
