package com.bcrecommender.edition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
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
    this(folder, new Tables(folder));
  }

  /// @param tables what was written already, to which what is written here is added; closed with
  ///   this
  Packing(Path folder, Tables tables) {
    this.folder = folder;
    this.tables = tables;
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
    note(table);
    tables.map(folder, table);
  }

  /// Takes note of a table that was written elsewhere.
  void note(PackedShards table) {
    written.put(table.kind(), table);
  }

  /// Writes records one by one.
  interface Source {
    /// @param id from 0
    /// @param record empty; receives the record
    void write(int id, RecordBuffer record);
  }

  /// Writes a table of numbered records.
  void write(TableKind kind, int records, Source source) throws IOException {
    Written kept = tables.keeping(kind);
    try (TableWriter out = new TableWriter(folder, kind, records, kept)) {
      write(out, new Pieces.Range(0, records), source);
      add(out.finish());
      kept.giveTo(tables.blocks(kind));
    }
  }

  /// Writes a piece of a table of numbered records.
  PackedShards write(TableKind kind, Pieces pieces, int piece, Source source) throws IOException {
    try (TableWriter out =
        new TableWriter(folder, kind, pieces.cut().records(), pieces.shards(piece), block -> {})) {
      write(out, pieces.records(piece), source);
      return out.finish();
    }
  }

  private static void write(TableWriter out, Pieces.Range ids, Source source) throws IOException {
    RecordBuffer record = new RecordBuffer();
    for (int id = ids.first(); id < ids.end(); id++) {
      record.clear();
      source.write(id, record);
      out.add(record);
    }
  }

  /// A table that was written.
  PackedShards of(TableKind kind) {
    return Objects.requireNonNull(written.get(kind));
  }

  /// What was written here.
  Collection<PackedShards> written() {
    return written.values();
  }

  /// Writes the index of all tables.
  ///
  /// @return the manifest, as it is before its id is known
  Manifest index(Provenance provenance, Map<String, Long> counts) throws IOException {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    Map<TableKind, Cut> cuts = new TreeMap<>();
    for (PackedShards table : written.values()) {
      cuts.put(table.kind(), table.cut());
      entries.writeBytes(table.entries());
    }
    ShardIndex.Root index = ShardIndex.write(folder, entries.toByteArray());
    return new Manifest(Manifest.FORMAT, "", provenance, counts, cuts, index).fitting();
  }

  @Override
  public void close() {
    tables.close();
  }
}
