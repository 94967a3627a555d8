package com.bcrecommender.edition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// What the manifest and the index say of a table that was written.
///
/// @param entries of its shards, [ShardIndex#ENTRY] bytes each
record PackedShards(TableKind kind, Cut cut, byte[] entries) {
  /// What the manifest and the index of the edition in a folder say of each table, in order.
  static Map<TableKind, PackedShards> of(Path folder, Manifest manifest) {
    return of(
        folder.resolve(ShardIndex.FILE).toString(),
        manifest,
        ShardIndex.read(folder, manifest.index()));
  }

  /// As [#of(Path, Manifest)], of an index that was read.
  ///
  /// @param where what messages call the index
  /// @throws UnusableEdition where they contradict each other
  static Map<TableKind, PackedShards> of(String where, Manifest manifest, ShardIndex index) {
    long shards = manifest.tables().values().stream().mapToLong(Cut::shards).sum();
    if (shards != index.shards()) {
      throw UnusableEdition.corrupt(
          where,
          "it lists %d shards, the manifest's tables have %d".formatted(index.shards(), shards));
    }
    Map<TableKind, PackedShards> tables = new EnumMap<>(TableKind.class);
    int at = 0;
    for (Map.Entry<TableKind, Cut> table : manifest.tables().entrySet()) {
      int count = table.getValue().shards();
      tables.put(
          table.getKey(),
          new PackedShards(table.getKey(), table.getValue(), index.entries(at, count)));
      at += count;
    }
    return tables;
  }

  /// How many shards these are: all of the table, or a piece's.
  int count() {
    return entries.length / ShardIndex.ENTRY;
  }

  /// The index of its shards.
  ShardIndex index() {
    return new ShardIndex(entries);
  }

  /// Bytes of all shards.
  long bytes() {
    long bytes = 0;
    for (int size : sizes()) {
      bytes += Integer.toUnsignedLong(size);
    }
    return bytes;
  }

  /// Bytes of each shard.
  int[] sizes() {
    ByteBuffer in = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
    int[] sizes = new int[count()];
    for (int shard = 0; shard < sizes.length; shard++) {
      sizes[shard] = in.getInt(shard * ShardIndex.ENTRY + ShardIndex.HASH);
    }
    return sizes;
  }
}
