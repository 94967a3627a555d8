package com.bcrecommender.spark;

import com.bcrecommender.engine.model.NeighbourBlock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/// Blocks of a model in files and between machines: the number of blocks, then each with its
/// number.
final class Parts {
  /// What learning leaves where a model is learned by columns.
  static final String COLUMNS = "columns";

  /// A model's rows.
  static final String ROWS = "rows";

  private Parts() {}

  /// A part of nothing but empty rows: all blocks of a model.
  static NeighbourBlock[] none(int tralbums) {
    NeighbourBlock[] blocks = new NeighbourBlock[NeighbourBlock.blocks(tralbums)];
    Arrays.fill(blocks, NeighbourBlock.EMPTY);
    return blocks;
  }

  /// Writes blocks in a row.
  static void write(NeighbourBlock[] blocks, int from, int end, DataOutput out) throws IOException {
    out.writeInt(end - from);
    for (int block = from; block < end; block++) {
      out.writeInt(block);
      blocks[block].write(out);
    }
  }

  /// Reads blocks into their places.
  static void read(DataInputStream in, NeighbourBlock[] into) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int block = in.readInt();
      into[block] = NeighbourBlock.read(in);
    }
  }

  /// One part of a model, its other rows empty.
  static NeighbourBlock[] read(WorkFolder work, String file, Plan plan, int part)
      throws IOException {
    NeighbourBlock[] blocks = none(plan.tralbums());
    try (DataInputStream in = work.open(WorkFolder.numbered(file, part))) {
      read(in, blocks);
    }
    return blocks;
  }

  /// Reads pieces, each of which has other blocks.
  static void read(byte[] piece, NeighbourBlock[] into) throws IOException {
    read(new DataInputStream(new ByteArrayInputStream(piece)), into);
  }

  /// Blocks on their way to another task.
  static final class Piece {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private int count;

    /// Adds a block, unless it is empty.
    void add(int number, NeighbourBlock block) throws IOException {
      if (block.size() > 0) {
        out.writeInt(number);
        block.write(out);
        count++;
      }
    }

    boolean isEmpty() {
      return count == 0;
    }

    byte[] toBytes() throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.size() + Integer.BYTES);
      new DataOutputStream(whole).writeInt(count);
      bytes.writeTo(whole);
      return whole.toByteArray();
    }
  }
}
