package com.bcrecommender.edition;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;

/// A table of an edition whose records are numbered. Each block is decompressed once, when a record
/// in it is first asked for; then a record costs a look at its offset and a copy of its bytes. For
/// several threads.
final class PackedTable implements Table {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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
    MemorySegment bytes = blocks.get(block);
    if (width != 0) {
      long start = (long) inBlock * width;
      return reader.turnTo(index, bytes, start, start + width);
    }
    return RecordBlock.turn(reader, index, bytes, inBlock);
  }

  /// The number in a record of four bytes.
  int intAt(int index) {
    Objects.checkIndex(index, count());
    int block = index / cut.perBlock();
    return blocks.get(block).get(INT, (long) (index - block * cut.perBlock()) * width);
  }
}
