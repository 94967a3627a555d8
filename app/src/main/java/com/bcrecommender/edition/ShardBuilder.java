package com.bcrecommender.edition;

import java.util.zip.CRC32;

/// Builds shards, one after another: blocks are compressed as they come. Equal calls give equal
/// bytes. Not for several threads.
final class ShardBuilder {
  private final TableKind kind;
  private final ZlibEncoder encoder = new ZlibEncoder();
  private final RecordBuffer sizes = new RecordBuffer();
  private final RecordBuffer stored = new RecordBuffer();
  private int blocks;
  private int number;

  ShardBuilder(TableKind kind) {
    this(kind, 0);
  }

  /// @param first number of the first shard
  ShardBuilder(TableKind kind, int first) {
    this.kind = kind;
    number = first;
  }

  /// How many blocks the shard at hand has.
  int blocks() {
    return blocks;
  }

  void add(byte[] block, int size) {
    int before = stored.size();
    encoder.compress(block, size, stored);
    sizes.fixed(stored.size() - before, Integer.BYTES).fixed(size, Integer.BYTES);
    blocks++;
  }

  /// Bytes of the shard at hand.
  int size() {
    return Shard.HEAD + sizes.size() + Shard.CHECK + stored.size();
  }

  /// Forgets the blocks added so far.
  void drop() {
    sizes.clear();
    stored.clear();
    blocks = 0;
  }

  /// The shard of the blocks added so far; the next one begins empty.
  RecordBuffer take() {
    RecordBuffer shard = new RecordBuffer();
    shard.fixed(Shard.MAGIC, Integer.BYTES);
    shard.fixed(Manifest.FORMAT, Short.BYTES).fixed(kind.code(), Short.BYTES);
    shard.fixed(kind.isNumbered() ? number++ : 0, Integer.BYTES).fixed(blocks, Integer.BYTES);
    shard.bytes(sizes.bytes(), 0, sizes.size());
    CRC32 crc = new CRC32();
    crc.update(shard.bytes(), 0, shard.size());
    shard.fixed(crc.getValue(), Integer.BYTES);
    shard.bytes(stored.bytes(), 0, stored.size());
    drop();
    return shard;
  }
}
