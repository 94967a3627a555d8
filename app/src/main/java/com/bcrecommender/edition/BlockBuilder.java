package com.bcrecommender.edition;

/// Builds a block of records that vary. Not for several threads.
final class BlockBuilder {
  private static final int MOST_BYTES = (1 << (8 * Blocks.LENGTH)) - 1;
  private static final int MOST_RECORDS = 0xffff;

  private final RecordBuffer lengths = new RecordBuffer();
  private final RecordBuffer records = new RecordBuffer();
  private int count;

  /// @throws IllegalArgumentException if the record has 16 MB or more, or it is the 65,536th
  void add(RecordBuffer record) {
    if (record.size() > MOST_BYTES || count == MOST_RECORDS) {
      throw new IllegalArgumentException(
          "a block has at most %d records of at most %d bytes, found record %d of %d bytes"
              .formatted(MOST_RECORDS, MOST_BYTES, count, record.size()));
    }
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
