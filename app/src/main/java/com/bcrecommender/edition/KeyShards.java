package com.bcrecommender.edition;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The entries of all shards of the key indexes, one after another in one record. A browser that
/// looks a key up fetches it once (25 KB at 2014's size), and from then on the one shard that would
/// have the key, in the place of an index shard and that shard. Only browsers read it.
final class KeyShards {
  private static final List<TableKind> INDEXES =
      Arrays.stream(TableKind.values()).filter(TableKind::isHashed).toList();

  private KeyShards() {}

  /// Writes the table, after the key indexes.
  static void write(Packing packing) throws IOException {
    RecordBuffer record = new RecordBuffer();
    for (TableKind index : INDEXES) {
      byte[] entries = packing.of(index).entries();
      record.bytes(entries, 0, entries.length);
    }
    try (SizedTable out = new SizedTable(packing.folder(), TableKind.KEY_SHARDS)) {
      out.add(record);
      packing.add(out.finish());
    }
  }

  /// Sees that it names the shards that are there.
  ///
  /// @param packed the entries of each table's shards, which are compared with their bytes
  static void verify(Tables tables, Map<TableKind, PackedShards> packed, Failures failures) {
    PackedTable table = tables.table(TableKind.KEY_SHARDS);
    RecordReader in = table.record(0);
    byte[] entries = new byte[Math.toIntExact(in.left())];
    in.bytes(entries, 0, entries.length);
    ShardIndex named = new ShardIndex(entries);
    int at = 0;
    for (TableKind index : INDEXES) {
      ShardIndex there = Objects.requireNonNull(packed.get(index)).index();
      for (int shard = 0; shard < there.shards(); shard++) {
        if (!named.has(at++, there, shard)) {
          failures.add(
              "%s: shard %d of %s is not the one that it names"
                  .formatted(table.file(), shard, index.file()));
        }
      }
    }
    failures.unless(
        entries.length <= at * ShardIndex.ENTRY,
        () -> "%s: it names more shards than there are".formatted(table.file()));
  }
}
