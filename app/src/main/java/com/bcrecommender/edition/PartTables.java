package com.bcrecommender.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The tables that tasks have packed so far, read as if they were whole and here: a shard is
/// fetched when something in it is first asked for, and kept in a scratch file. So a task fetches
/// what it needs, which is little beside its own piece: what is shown together lies together. For
/// several threads.
public final class PartTables implements AutoCloseable {
  private final Tables tables;

  /// @param packed by all tasks so far
  /// @param scratch folder for the scratch file, which has at most the tables and what they are
  ///   decompressed
  public PartTables(PackedPart packed, PartStore store, Path scratch) {
    tables = new Tables(scratch);
    packed
        .byTable()
        .forEach((kind, pieces) -> {
          PackedShards table = PackedPart.whole(pieces);
          tables.fetch("the part's", table, new Fetched(table, pieces, store));
        });
  }

  Tables tables() {
    return tables;
  }

  /// A table's shards, each fetched once.
  private final class Fetched implements Blocks.ShardBytes {
    private final List<PackedPart.Piece> pieces;
    private final PartStore store;
    private final AtomicReferenceArray<MemorySegment> kept;

    Fetched(PackedShards table, List<PackedPart.Piece> pieces, PartStore store) {
      this.pieces = pieces;
      this.store = store;
      kept = new AtomicReferenceArray<>(table.count());
    }

    @Override
    public MemorySegment get(int shard, long start, long size) {
      MemorySegment known = kept.get(shard);
      if (known == null) {
        known = tables.keep(fetch(shard));
        kept.set(shard, known);
      }
      return known;
    }

    private byte[] fetch(int shard) {
      int piece = 0;
      int inPiece = shard;
      while (inPiece >= pieces.get(piece).shards().count()) {
        inPiece -= pieces.get(piece++).shards().count();
      }
      try {
        return pieces.get(piece).shard(inPiece, store);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    tables.close();
  }
}
