package com.bcrecommender.edition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The packs of an edition in the making: tables are written one after another, and those written
/// are read by those that follow from them. Not for several threads.
final class Packing implements AutoCloseable {
  private final Path folder;
  private final Tables tables;
  private final Map<TableKind, PackedShards> written = new TreeMap<>();

  /// @param folder of the edition in the making
  Packing(Path folder) {
    this.folder = folder;
    this.tables = new Tables(folder);
  }

  Path folder() {
    return folder;
  }

  /// What was written so far.
  Tables tables() {
    return tables;
  }

  /// Takes note of a table that was written.
  void add(PackedShards table) {
    written.put(table.kind(), table);
    tables.map(folder, table);
  }

  /// Writes records one by one.
  interface Source {
    /// @param id from 0
    /// @param record empty; receives the record
    void write(int id, RecordBuffer record);
  }

  /// Writes a table of numbered records.
  void write(TableKind kind, int records, Source source) throws IOException {
    RecordBuffer record = new RecordBuffer();
    Written kept = tables.keeping(kind);
    try (TableWriter out = new TableWriter(folder, kind, records, kept)) {
      for (int id = 0; id < records; id++) {
        record.clear();
        source.write(id, record);
        out.add(record);
      }
      add(out.finish());
      kept.giveTo(tables.blocks(kind));
    }
  }

  /// The index's entries of the shards of a table that was written.
  byte[] entries(TableKind kind) {
    return Objects.requireNonNull(written.get(kind)).entries();
  }

  /// How the tables are cut.
  Map<TableKind, Cut> cuts() {
    Map<TableKind, Cut> cuts = new TreeMap<>();
    written.forEach((kind, table) -> cuts.put(kind, table.cut()));
    return cuts;
  }

  /// Writes the index of all tables.
  ShardIndex.Root index() throws IOException {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    for (PackedShards table : written.values()) {
      entries.writeBytes(table.entries());
    }
    return ShardIndex.write(folder, entries.toByteArray());
  }

  @Override
  public void close() {
    tables.close();
  }
}
