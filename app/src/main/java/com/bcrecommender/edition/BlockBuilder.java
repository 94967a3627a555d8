package com.bcrecommender.edition;

/// Builds a block of records that vary. Not for several threads.
final class BlockBuilder {
  private final RecordBuffer lengths = new RecordBuffer();
  private final RecordBuffer records = new RecordBuffer();
  private int count;

  /// How many records it has.
  int count() {
    return count;
  }

  void add(RecordBuffer record) {
    lengths.fixed(record.size(), Blocks.LENGTH);
    records.bytes(record.bytes(), 0, record.size());
    count++;
  }

  /// The block; the next one begins empty.
  RecordBuffer take() {
    RecordBuffer block = new RecordBuffer();
    block.fixed(count, Short.BYTES).bytes(lengths.bytes(), 0, lengths.size());
    block.bytes(records.bytes(), 0, records.size());
    lengths.clear();
    records.clear();
    count = 0;
    return block;
  }
}
