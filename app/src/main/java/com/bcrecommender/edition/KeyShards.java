package com.bcrecommender.edition;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// The entries of all shards of the key indexes, one after another in one record. A browser that
/// looks a key up fetches it once (25 KB at 2014's size), and from then on the one shard that would
/// have the key, in the place of an index shard and that shard. Only browsers read it.
final class KeyShards {
  private static final List<TableKind> INDEXES =
      List.of(
          TableKind.TAG_NAMES,
          TableKind.TRALBUM_KEYS,
          TableKind.TRALBUM_URLS,
          TableKind.FAN_KEYS,
          TableKind.FAN_USERNAMES);

  private KeyShards() {}

  /// Writes the table, after the key indexes.
  static void write(Packing packing) throws IOException {
    RecordBuffer record = new RecordBuffer();
    for (TableKind index : INDEXES) {
      byte[] entries = packing.entries(index);
      record.bytes(entries, 0, entries.length);
    }
    try (SizedTable out = new SizedTable(packing.folder(), TableKind.KEY_SHARDS)) {
      out.add(record);
      packing.add(out.finish());
    }
  }

  /// Sees that it names the shards that are there. Costs a SHA-256 of each.
  static void verify(Tables tables, Failures failures) {
    PackedTable table = tables.table(TableKind.KEY_SHARDS);
    RecordReader in = table.record(0);
    byte[] entries = new byte[Math.toIntExact(in.left())];
    in.bytes(entries, 0, entries.length);
    ShardIndex named = new ShardIndex(entries);
    int at = 0;
    for (TableKind index : INDEXES) {
      Blocks blocks = tables.blocks(index);
      for (int shard = 0; shard < blocks.cut().shards(); shard++) {
        byte[] bytes = blocks.bytes(shard).toArray(ValueLayout.JAVA_BYTE);
        if (at >= named.shards() || !named.is(at++, bytes, 0, bytes.length)) {
          failures.add(
              "%s: shard %d of %s is not the one that it names"
                  .formatted(table.file(), shard, index.file()));
        }
      }
    }
    failures.unless(
        entries.length == at * ShardIndex.ENTRY,
        () -> "%s: it names more shards than there are".formatted(table.file()));
  }
}
