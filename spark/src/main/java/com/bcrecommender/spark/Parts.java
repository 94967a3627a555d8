package com.bcrecommender.spark;

import com.bcrecommender.engine.model.Models;
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
  static void read(byte[] piece, NeighbourBlock[][] into) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(piece));
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int of = in.readInt();
      int block = in.readInt();
      into[of][block] = NeighbourBlock.read(in);
    }
  }

  /// Blocks on their way to another task.
  static final class Piece {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private int count;

    /// Adds a block, unless it is empty.
    ///
    /// @param of which part of the model
    void add(int of, int number, NeighbourBlock block) throws IOException {
      if (block.size() > 0) {
        out.writeInt(of);
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
