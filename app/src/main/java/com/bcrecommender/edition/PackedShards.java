package com.bcrecommender.edition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What the manifest and the index say of a table that was written.
///
/// @param entries of its shards, [ShardIndex#ENTRY] bytes each
record PackedShards(TableKind kind, Cut cut, byte[] entries) {
  /// How many shards these are: all of the table, or a piece's.
  int count() {
    return entries.length / ShardIndex.ENTRY;
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
