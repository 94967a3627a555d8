package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.file.Path;

/// Writes a table with one record to a shard, where the writer decides how large a record is. Not
/// for several threads.
final class SizedTable implements AutoCloseable {
  private final TableKind kind;
  private final Pack pack;
  private final ShardBuilder shard;
  private final BlockBuilder block = new BlockBuilder();
  private int count;

  SizedTable(Path folder, TableKind kind) throws IOException {
    this.kind = kind;
    pack = new Pack(folder, kind.file());
    shard = new ShardBuilder(kind);
  }

  /// How many records it has.
  int count() {
    return count;
  }

  /// Adds a record, unless its shard has more than `most` bytes.
  ///
  /// @return bytes of the shard, whether it was added or not
  int add(RecordBuffer record, int most) throws IOException {
    block.add(record);
    RecordBuffer bytes = block.take();
    shard.add(bytes.bytes(), bytes.size());
    int size = shard.size();
    if (size > most) {
      shard.drop();
    } else {
      pack.add(shard.take());
      count++;
    }
    return size;
  }

  void add(RecordBuffer record) throws IOException {
    add(record, Integer.MAX_VALUE);
  }

  PackedShards finish() throws IOException {
    return new PackedShards(kind, new Cut(count, 1, 1), pack.finish());
  }

  @Override
  public void close() throws IOException {
    pack.close();
  }
}
