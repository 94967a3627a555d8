package com.bcrecommender.engine.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
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

  // In what is written: three counts, and what each neighbour takes.
  private static final int HEADER = 3 * Integer.BYTES;
  private static final int NEIGHBOUR = Integer.BYTES + Float.BYTES + 1;

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

  /// The length of what [#write] writes.
  public int bytes() {
    return Math.addExact(
        HEADER + 2 * Integer.BYTES * filled(), Math.multiplyExact(NEIGHBOUR, size()));
  }

  private int filled() {
    int filled = 0;
    for (int r = 0; r < rows(); r++) {
      filled += starts[r + 1] > starts[r] ? 1 : 0;
    }
    return filled;
  }

  /// Writes it: the number of rows, of those with neighbours, of neighbours; each row that has
  /// some, with how many; then the columns. Bit by bit what [#read] gives back. Whole columns at a
  /// time: a call for each number costs more than all that is done with it afterwards.
  ///
  /// @param out in the order of bytes that it begins with, of the highest first
  public void write(ByteBuffer out) {
    out.putInt(rows());
    out.putInt(filled());
    out.putInt(size());
    for (int r = 0; r < rows(); r++) {
      if (starts[r + 1] > starts[r]) {
        out.putInt(r);
        out.putInt(starts[r + 1] - starts[r]);
      }
    }
    out.asIntBuffer().put(neighbours);
    out.position(out.position() + Integer.BYTES * size());
    out.asFloatBuffer().put(similarities);
    out.position(out.position() + Float.BYTES * size());
    out.put(commonOwners);
  }

  /// Writes the same.
  public void write(DataOutput out) throws IOException {
    byte[] bytes = new byte[bytes()];
    write(ByteBuffer.wrap(bytes));
    out.write(bytes);
  }

  /// Reads what [#write] wrote.
  public static NeighbourBlock read(ByteBuffer in) {
    int[] starts = new int[in.getInt() + 1];
    int filled = in.getInt();
    int size = in.getInt();
    for (int i = 0; i < filled; i++) {
      int row = in.getInt();
      starts[row + 1] = in.getInt();
    }
    for (int r = 0; r + 1 < starts.length; r++) {
      starts[r + 1] += starts[r];
    }
    NeighbourBlock block =
        new NeighbourBlock(starts, new int[size], new float[size], new byte[size]);
    in.asIntBuffer().get(block.neighbours);
    in.position(in.position() + Integer.BYTES * size);
    in.asFloatBuffer().get(block.similarities);
    in.position(in.position() + Float.BYTES * size);
    in.get(block.commonOwners);
    return block;
  }

  /// Reads the same.
  public static NeighbourBlock read(DataInput in) throws IOException {
    byte[] header = new byte[HEADER];
    in.readFully(header);
    ByteBuffer counts = ByteBuffer.wrap(header);
    int filled = counts.getInt(Integer.BYTES);
    int size = counts.getInt(2 * Integer.BYTES);
    byte[] bytes =
        Arrays.copyOf(
            header,
            Math.addExact(
                HEADER + 2 * Integer.BYTES * filled, Math.multiplyExact(NEIGHBOUR, size)));
    in.readFully(bytes, HEADER, bytes.length - HEADER);
    return read(ByteBuffer.wrap(bytes));
  }
}
