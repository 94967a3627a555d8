package com.bcrecommender.edition;

import java.nio.file.Path;
import java.util.List;

/// The tables that tasks have packed so far, read as if they were whole and here: a shard is
/// fetched when something in it is first asked for ([FetchedShards]), and kept in a scratch file.
/// So a task fetches what it needs, which is little beside its own piece: what is shown together
/// lies together. For several threads.
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
          List<ShardFile> files = pieces.stream().map(PackedPart.Piece::file).toList();
          tables.fetch("the part's", table, table.bytes(), new FetchedShards(files, store, tables));
        });
  }

  Tables tables() {
    return tables;
  }

  @Override
  public void close() {
    tables.close();
  }
}
