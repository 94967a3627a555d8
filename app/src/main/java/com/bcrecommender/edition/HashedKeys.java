package com.bcrecommender.edition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Keys on their way from the tasks that have the records to those that pack the key indexes: the
/// index, the hash, the id in the edition; 13 bytes each. Not for several threads.
final class HashedKeys {
  private static final int BYTES = 1 + KeyIndex.WIDTH;

  private final RecordBuffer keys = new RecordBuffer();

  void add(TableKind kind, String key, int id) {
    keys.put(kind.code()).fixed(KeyIndex.hash(key), Long.BYTES).fixed(id, Integer.BYTES);
  }

  byte[] bytes() {
    return keys.toBytes();
  }

  /// Adds those of one index.
  static void copy(byte[] keys, TableKind kind, KeyIndexBuilder to) {
    ByteBuffer in = ByteBuffer.wrap(keys).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < keys.length; at += BYTES) {
      if (in.get(at) == kind.code()) {
        to.add(in.getLong(at + 1), in.getInt(at + 1 + Long.BYTES));
      }
    }
  }
}
