package com.bcrecommender.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A table's shards that are elsewhere, in one file or several. One is fetched when it is first
/// asked for, with some that follow it, compared with its hash, and kept. For several threads.
final class FetchedShards implements Blocks.ShardBytes {
  private final List<ShardFile> files;
  private final PartStore store;
  private final Tables tables;
  private final AtomicReferenceArray<MemorySegment> kept;

  /// @param files that have all of them, in order
  /// @param tables whose scratch file keeps them
  FetchedShards(List<ShardFile> files, PartStore store, Tables tables) {
    this.files = files;
    this.store = store;
    this.tables = tables;
    kept = new AtomicReferenceArray<>(files.stream().mapToInt(file -> file.shards().count()).sum());
  }

  @Override
  public MemorySegment get(int shard, long start, long size) {
    MemorySegment known = kept.get(shard);
    return known != null ? known : fetch(shard);
  }

  private MemorySegment fetch(int shard) {
    int file = 0;
    int inFile = shard;
    while (inFile >= files.get(file).shards().count()) {
      inFile -= files.get(file++).shards().count();
    }
    try {
      int at = shard;
      for (byte[] bytes : files.get(file).from(inFile, store)) {
        if (kept.get(at) == null) {
          kept.set(at, tables.keep(bytes));
        }
        at++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept.get(shard);
  }
}
