package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/// Writes a table whose records are numbered, or some shards of it, record after record, as a pack.
/// Memory: one shard. Not for several threads.
final class TableWriter implements AutoCloseable {
  private final TableKind kind;
  private final Cut cut;
  private final Consumer<byte[]> written;
  private final Pack pack;
  private final ShardBuilder shard;
  private final BlockBuilder varying = new BlockBuilder();
  private final RecordBuffer fixed = new RecordBuffer();
  private final int records;
  private int inBlock;
  private int count;

  /// @param records how many there will be
  /// @param written told of each block, as it is before it is compressed
  TableWriter(Path folder, TableKind kind, int records, Consumer<byte[]> written)
      throws IOException {
    this(folder, kind, records, new Pieces.Range(0, kind.cut(records).shards()), written);
  }

  /// Writes some shards of a table.
  ///
  /// @param records how many the whole table has
  /// @param written told of each block, as it is before it is compressed
  TableWriter(
      Path folder, TableKind kind, int records, Pieces.Range shards, Consumer<byte[]> written)
      throws IOException {
    this.kind = kind;
    this.written = written;
    cut = kind.cut(records);
    pack = new Pack(folder, kind.file());
    shard = new ShardBuilder(kind, shards.first());
    this.records = cut.firstOf(shards.end()) - cut.firstOf(shards.first());
  }

  void add(RecordBuffer record) throws IOException {
    if (kind.width() != 0 && record.size() != kind.width()) {
      throw new IllegalArgumentException(
          "a record of %s has %d bytes, found %d".formatted(kind, kind.width(), record.size()));
    }
    if (kind.width() == 0) {
      varying.add(record);
    } else {
      fixed.bytes(record.bytes(), 0, record.size());
    }
    count++;
    if (++inBlock == cut.perBlock()) {
      endBlock();
    }
  }

  /// Writes what is left, and waits until the disk has it all.
  PackedShards finish() throws IOException {
    if (count != records) {
      throw new IllegalStateException(
          "%s has %d of %d records".formatted(kind.file(), count, records));
    }
    if (inBlock > 0) {
      endBlock();
    }
    if (shard.blocks() > 0) {
      pack.add(shard.take());
    }
    return new PackedShards(kind, cut, pack.finish());
  }

  @Override
  public void close() throws IOException {
    pack.close();
  }

  private void endBlock() throws IOException {
    RecordBuffer block = kind.width() == 0 ? varying.take() : fixed;
    shard.add(block.bytes(), block.size());
    written.accept(Arrays.copyOf(block.bytes(), block.size()));
    fixed.clear();
    inBlock = 0;
    if (shard.blocks() == cut.perShard()) {
      pack.add(shard.take());
    }
  }
}
