package com.bcrecommender.edition;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A block of records that vary, as it is kept once it is decompressed: where each record begins in
/// place of how long it is, so that any record is found at once. Adding the lengths up for each
/// record was a fifth of the samples in a profile of writing and verifying an edition.
///
/// Kept are the number of records n (u32), n + 1 offsets from the block's start (u32), the records.
final class RecordBlock {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private RecordBlock() {}

  /// @param stored the block as the format has it
  /// @throws UnusableEdition if its lengths are not those of its records
  static byte[] indexed(String file, int shard, byte[] stored) {
    ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
    int count = stored.length < Short.BYTES ? -1 : Short.toUnsignedInt(in.getShort(0));
    int records = Short.BYTES + Blocks.LENGTH * count;
    if (count < 0 || records > stored.length) {
      throw corrupt(file, shard);
    }
    long offset = Integer.BYTES * (count + 2L);
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(offset + stored.length - records))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(count);
    for (int i = 0; i < count; i++) {
      out.putInt((int) offset);
      int at = Short.BYTES + Blocks.LENGTH * i;
      offset += Short.toUnsignedInt(in.getShort(at)) | (in.get(at + 2) & 0xff) << 16;
      if (offset > out.capacity()) {
        throw corrupt(file, shard);
      }
    }
    if (offset != out.capacity()) {
      throw corrupt(file, shard);
    }
    out.putInt((int) offset).put(stored, records, stored.length - records);
    return out.array();
  }

  /// How many records a block has.
  static int count(MemorySegment block) {
    return block.get(INT, 0);
  }

  /// Turns a reader to a record.
  ///
  /// @param record its number, for messages
  /// @param at from 0 in the block
  static RecordReader turn(RecordReader reader, int record, MemorySegment block, int at) {
    long entry = Integer.BYTES * (at + 1L);
    return reader.turnTo(record, block, block.get(INT, entry), block.get(INT, entry + 4));
  }

  private static UnusableEdition corrupt(String file, int shard) {
    return UnusableEdition.corrupt(
        file, "the lengths in a block of shard %d are not those of its records".formatted(shard));
  }
}
