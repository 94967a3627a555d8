package com.bcrecommender.engine.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.IntPredicate;

/// The neighbours of up to [#ROWS] tralbums with ids in a row: what is learned, kept and handed
/// from one machine to another in one piece. Memory: 9 bytes a neighbour, 4 a row. Immutable.
public final class NeighbourBlock {
  static final int BITS = 10;

  /// Rows of every block but a model's last.
  public static final int ROWS = 1 << BITS;

  /// [#ROWS] rows without neighbours.
  public static final NeighbourBlock EMPTY =
      new NeighbourBlock(new int[ROWS + 1], new int[0], new float[0], new byte[0]);

  // One longer than there are rows.
  final int[] starts;
  final int[] neighbours;
  final float[] similarities;
  final byte[] commonOwners;

  NeighbourBlock(int[] starts, int[] neighbours, float[] similarities, byte[] commonOwners) {
    this.starts = starts;
    this.neighbours = neighbours;
    this.similarities = similarities;
    this.commonOwners = commonOwners;
  }

  /// How many blocks so many tralbums are.
  public static int blocks(int tralbums) {
    return (tralbums + ROWS - 1) >>> BITS;
  }

  /// The block that a tralbum's row is in.
  public static int of(int tralbum) {
    return tralbum >>> BITS;
  }

  public int rows() {
    return starts.length - 1;
  }

  /// The number of neighbours in all.
  public int size() {
    return neighbours.length;
  }

  /// This block with some of its rows; the others are empty.
  ///
  /// @param row from 0, within the block
  public NeighbourBlock withRows(IntPredicate row) {
    int[] kept = new int[starts.length];
    for (int r = 0; r < rows(); r++) {
      kept[r + 1] = kept[r] + (row.test(r) ? starts[r + 1] - starts[r] : 0);
    }
    int size = kept[rows()];
    NeighbourBlock block = new NeighbourBlock(kept, new int[size], new float[size], new byte[size]);
    for (int r = 0; r < rows(); r++) {
      int n = kept[r + 1] - kept[r];
      System.arraycopy(neighbours, starts[r], block.neighbours, kept[r], n);
      System.arraycopy(similarities, starts[r], block.similarities, kept[r], n);
      System.arraycopy(commonOwners, starts[r], block.commonOwners, kept[r], n);
    }
    return block;
  }

  /// This block with those of its neighbours that are in some of all blocks.
  ///
  /// @param from the first of these
  /// @param end the one after the last
  public NeighbourBlock withNeighbours(int from, int end) {
    int[] kept = new int[starts.length];
    int size = 0;
    for (int r = 0; r < rows(); r++) {
      for (int p = starts[r]; p < starts[r + 1]; p++) {
        size += of(neighbours[p]) >= from && of(neighbours[p]) < end ? 1 : 0;
      }
      kept[r + 1] = size;
    }
    NeighbourBlock block = new NeighbourBlock(kept, new int[size], new float[size], new byte[size]);
    int to = 0;
    for (int p = 0; p < neighbours.length; p++) {
      if (of(neighbours[p]) >= from && of(neighbours[p]) < end) {
        block.neighbours[to] = neighbours[p];
        block.similarities[to] = similarities[p];
        block.commonOwners[to++] = commonOwners[p];
      }
    }
    return block;
  }

  /// Writes it: the number of rows, of those with neighbours, of neighbours; each row that has
  /// some, with how many; then the columns. Bit by bit what [#read] gives back.
  public void write(DataOutput out) throws IOException {
    int filled = 0;
    for (int r = 0; r < rows(); r++) {
      filled += starts[r + 1] > starts[r] ? 1 : 0;
    }
    out.writeInt(rows());
    out.writeInt(filled);
    out.writeInt(size());
    for (int r = 0; r < rows(); r++) {
      if (starts[r + 1] > starts[r]) {
        out.writeInt(r);
        out.writeInt(starts[r + 1] - starts[r]);
      }
    }
    for (int neighbour : neighbours) {
      out.writeInt(neighbour);
    }
    for (float similarity : similarities) {
      out.writeFloat(similarity);
    }
    out.write(commonOwners);
  }

  /// Reads what [#write] wrote.
  public static NeighbourBlock read(DataInput in) throws IOException {
    int[] starts = new int[in.readInt() + 1];
    int filled = in.readInt();
    int size = in.readInt();
    for (int i = 0; i < filled; i++) {
      int row = in.readInt();
      starts[row + 1] = in.readInt();
    }
    for (int r = 0; r + 1 < starts.length; r++) {
      starts[r + 1] += starts[r];
    }
    int[] neighbours = new int[size];
    for (int p = 0; p < size; p++) {
      neighbours[p] = in.readInt();
    }
    float[] similarities = new float[size];
    for (int p = 0; p < size; p++) {
      similarities[p] = in.readFloat();
    }
    byte[] commonOwners = new byte[size];
    in.readFully(commonOwners);
    return new NeighbourBlock(starts, neighbours, similarities, commonOwners);
  }
}
