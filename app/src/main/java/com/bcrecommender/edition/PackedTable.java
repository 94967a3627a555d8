package com.bcrecommender.edition;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;

/// A table of an edition whose records are numbered. A record costs a look at the lengths of those
/// before it in its block, some tens of nanoseconds, once its block is decompressed; that costs
/// about 3 nanoseconds a byte, once. For several threads.
final class PackedTable implements Table {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Blocks blocks;
  private final Cut cut;
  private final int width;

  PackedTable(Blocks blocks, int width) {
    this.blocks = blocks;
    this.cut = blocks.cut();
    this.width = width;
  }

  @Override
  public int count() {
    return cut.records();
  }

  @Override
  public String file() {
    return blocks.file();
  }

  @Override
  public RecordReader turn(RecordReader reader, int index) {
    Objects.checkIndex(index, count());
    int block = index / cut.perBlock();
    int inBlock = index - block * cut.perBlock();
    MemorySegment bytes = block(block);
    if (width != 0) {
      long start = (long) inBlock * width;
      return reader.turnTo(index, bytes, start, start + width);
    }
    return turn(reader, index, bytes, cut.recordsOf(block), inBlock);
  }

  /// The number in a record of four bytes.
  int intAt(int index) {
    Objects.checkIndex(index, count());
    int block = index / cut.perBlock();
    return block(block).get(INT, (long) (index - block * cut.perBlock()) * width);
  }

  private MemorySegment block(int block) {
    int shard = block / cut.perShard();
    MemorySegment bytes = blocks.get(shard, block - shard * cut.perShard());
    if (width != 0 && bytes.byteSize() != (long) width * cut.recordsOf(block)) {
      throw UnusableEdition.corrupt(
          file(), "block %d has %d bytes".formatted(block, bytes.byteSize()));
    }
    return bytes;
  }

  /// Turns a reader to a record of a block whose records vary.
  ///
  /// @param count how many records the block should have; -1 for as many as it says
  static RecordReader turn(
      RecordReader reader, int index, MemorySegment block, int count, int inBlock) {
    int found = count(block);
    long start = Short.BYTES + (long) Blocks.LENGTH * found;
    if (block.byteSize() < start || inBlock >= found || (count >= 0 && found != count)) {
      throw reader.corrupt("its block has %d records".formatted(found));
    }
    for (int i = 0; i < inBlock; i++) {
      start += length(block, i);
    }
    long end = start + length(block, inBlock);
    if (end > block.byteSize() || (inBlock == found - 1 && end != block.byteSize())) {
      throw reader.corrupt("record %d lies outside its block".formatted(index));
    }
    return reader.turnTo(index, block, start, end);
  }

  /// How many records a block of varying records says it has.
  static int count(MemorySegment block) {
    return block.byteSize() < Short.BYTES ? 0 : Short.toUnsignedInt(block.get(SHORT, 0));
  }

  private static int length(MemorySegment block, int record) {
    // Four bytes from one before: the first of these is the end of the length before, or of the
    // count.
    return block.get(INT, Short.BYTES - 1 + (long) Blocks.LENGTH * record) >>> 8;
  }
}
