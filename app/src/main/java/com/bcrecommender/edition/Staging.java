package com.bcrecommender.edition;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// What is handed to the writer of an edition, under the ids of who hands it over, until all is
/// there and ids of the edition can be given. Memory: 12 bytes per key and address, 8 per record,
/// and [Activity]. Not for several threads.
final class Staging implements AutoCloseable {
  private final Path folder;
  private final Sizes sizes;
  private final Arena arena = Arena.ofShared();
  private final Activity activity;
  private final Map<TableKind, StagedTable> tables = new EnumMap<>(TableKind.class);
  private final Map<TableKind, KeyIndexBuilder> keys = new EnumMap<>(TableKind.class);

  Staging(Path folder, Sizes sizes) {
    this.folder = folder;
    this.sizes = sizes;
    activity = new Activity(sizes);
    for (TableKind kind : TableKind.values()) {
      if (kind.isHashed()) {
        keys.put(kind, new KeyIndexBuilder(kind));
      }
    }
  }

  Sizes sizes() {
    return sizes;
  }

  Activity activity() {
    return activity;
  }

  /// Begins a table; records are added to what this returns.
  StagedTable begin(TableKind kind) throws IOException {
    StagedTable table = new StagedTable(folder, kind);
    tables.put(kind, table);
    return table;
  }

  /// Ends the adding to a table.
  void seal(TableKind kind) throws IOException {
    table(kind).seal(arena);
  }

  boolean has(TableKind kind) {
    return tables.containsKey(kind);
  }

  StagedTable table(TableKind kind) {
    return Objects.requireNonNull(tables.get(kind));
  }

  KeyIndexBuilder keys(TableKind kind) {
    return Objects.requireNonNull(keys.get(kind));
  }

  /// Frees what a table takes.
  void drop(TableKind kind) {
    StagedTable table = tables.remove(kind);
    if (table != null) {
      table.close();
    }
    keys.remove(kind);
  }

  /// Removes all files; does nothing when they are removed already.
  @Override
  public void close() {
    tables.values().forEach(StagedTable::close);
    tables.clear();
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
