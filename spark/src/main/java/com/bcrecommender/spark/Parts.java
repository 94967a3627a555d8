package com.bcrecommender.spark;

import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.NeighbourBlock;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Blocks of a model in files and between machines: the number of blocks, then each with its
/// number.
final class Parts {
  private Parts() {}

  /// The files with a model's rows.
  ///
  /// @param of which part of the model
  static String rows(int of) {
    return "rows." + of;
  }

  /// The files that learning leaves where it is by columns.
  static String columns(int of) {
    return "columns." + of;
  }

  /// Nothing but empty rows: all blocks of each part of the model.
  static NeighbourBlock[][] none(Order order, Plan plan) {
    int parts = Models.parts(order.model()).size();
    NeighbourBlock[][] none = new NeighbourBlock[parts][NeighbourBlock.blocks(plan.tralbums())];
    for (NeighbourBlock[] blocks : none) {
      Arrays.fill(blocks, NeighbourBlock.EMPTY);
    }
    return none;
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

  /// One part of the tralbums, all other rows empty; of parts of the model that have no rows all
  /// are.
  static NeighbourBlock[][] read(WorkFolder work, Order order, Plan plan, int part)
      throws IOException {
    NeighbourBlock[][] rows = none(order, plan);
    for (int of = 0; of < rows.length; of++) {
      if (work.has(WorkFolder.numbered(rows(of), part))) {
        read(work, rows(of), part, rows[of]);
      }
    }
    return rows;
  }

  /// Reads a file.
  static void read(WorkFolder work, String file, int part, NeighbourBlock[] into)
      throws IOException {
    try (DataInputStream in = work.open(WorkFolder.numbered(file, part))) {
      read(in, into);
    }
  }

  /// Reads pieces, each of which has other blocks.
  static void read(byte[] piece, NeighbourBlock[][] into) {
    ByteBuffer in = ByteBuffer.wrap(piece);
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      int of = in.getInt();
      int block = in.getInt();
      into[of][block] = NeighbourBlock.read(in);
    }
  }

  /// Blocks on their way to another task.
  static final class Piece {
    private record Numbered(int of, int number, NeighbourBlock block) {}

    private final List<Numbered> blocks = new ArrayList<>();

    /// Adds a block, unless it is empty.
    ///
    /// @param of which part of the model
    void add(int of, int number, NeighbourBlock block) {
      if (block.size() > 0) {
        blocks.add(new Numbered(of, number, block));
      }
    }

    boolean isEmpty() {
      return blocks.isEmpty();
    }

    /// Their bytes, in an array of just that length: pieces are 25 MB where 34 million preferences
    /// are 34 groups, and each copy more is the whole model's rows, several times.
    byte[] toBytes() {
      int length = Integer.BYTES;
      for (Numbered each : blocks) {
        length = Math.addExact(length, 2 * Integer.BYTES + each.block.bytes());
      }
      ByteBuffer out = ByteBuffer.allocate(length);
      out.putInt(blocks.size());
      for (Numbered each : blocks) {
        out.putInt(each.of);
        out.putInt(each.number);
        each.block.write(out);
      }
      return out.array();
    }
  }
}
