package com.bcrecommender.engine.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// The neighbours of up to [#ROWS] tralbums with ids in a row: what is learned, kept and handed
/// from one machine to another in one piece. Memory: 9 bytes a neighbour, 4 a row; 4 more for a
/// neighbour with 255 common owners or more, and where there is one another 4 a row. Immutable.
public final class NeighbourBlock {
  static final int BITS = 10;

  /// Rows of every block but a model's last.
  public static final int ROWS = 1 << BITS;

  /// [#ROWS] rows without neighbours.
  public static final NeighbourBlock EMPTY =
      new NeighbourBlock(new int[ROWS + 1], new int[0], new float[0], new byte[0], new int[0]);

  // Common owners that do not fit into a byte.
  private static final int MANY = 0xff;

  // In what is written: four counts, and what each neighbour takes.
  private static final int HEADER = 4 * Integer.BYTES;
  private static final int NEIGHBOUR = Integer.BYTES + Float.BYTES + 1;

  // One longer than there are rows.
  final int[] starts;
  final int[] neighbours;
  final float[] similarities;
  private final byte[] commonOwners;
  // Of neighbours with MANY, in their order: how many. Empty where nothing was counted.
  private final int[] many;
  // Where those of each row begin; empty where `many` is.
  private final int[] manyStarts;

  private NeighbourBlock(
      int[] starts, int[] neighbours, float[] similarities, byte[] commonOwners, int[] many) {
    this.starts = starts;
    this.neighbours = neighbours;
    this.similarities = similarities;
    this.commonOwners = commonOwners;
    this.many = many;
    manyStarts = many.length == 0 ? many : new int[starts.length];
    for (int r = 0; r + 1 < manyStarts.length; r++) {
      manyStarts[r + 1] = manyStarts[r] + countMany(starts[r], starts[r + 1]);
    }
  }

  private int countMany(int from, int end) {
    int n = 0;
    for (int p = from; p < end; p++) {
      n += isMany(p) ? 1 : 0;
    }
    return n;
  }

  private boolean isMany(int p) {
    return commonOwners[p] == (byte) MANY;
  }

  /// How many fans own both the tralbum of a row and its neighbour, or [Evidence#NOT_COUNTED].
  /// Where many do it costs a look at the row's neighbours before this one.
  ///
  /// @param row within the block
  /// @param p the neighbour's place in the block
  int commonOwners(int row, int p) {
    if (!isMany(p)) {
      return commonOwners[p] & 0xff;
    }
    return many.length == 0
        ? Evidence.NOT_COUNTED
        : many[manyStarts[row] + countMany(starts[row], p)];
  }

  /// Makes a block row by row. For one thread; begins the next block after [#build].
  static final class Builder {
    private int[] starts = new int[ROWS + 1];
    private int rows;
    private int size;
    private int manySize;
    private int[] neighbours;
    private float[] similarities;
    private byte[] commonOwners;
    private int[] many = new int[64];

    /// @param expected neighbours of a block
    Builder(int expected) {
      neighbours = new int[expected];
      similarities = new float[expected];
      commonOwners = new byte[expected];
    }

    /// Adds a neighbour to the row.
    ///
    /// @param common how many fans own both, or [Evidence#NOT_COUNTED]: of all neighbours of a
    ///   block or of none
    void add(int neighbour, float similarity, int common) {
      if (size == neighbours.length) {
        int length = Math.max(1024, Math.multiplyExact(2, size));
        neighbours = Arrays.copyOf(neighbours, length);
        similarities = Arrays.copyOf(similarities, length);
        commonOwners = Arrays.copyOf(commonOwners, length);
      }
      neighbours[size] = neighbour;
      similarities[size] = similarity;
      commonOwners[size++] = inByte(common);
      if (common >= MANY) {
        if (manySize == many.length) {
          many = Arrays.copyOf(many, 2 * manySize);
        }
        many[manySize++] = common;
      }
    }

    void endRow() {
      starts[++rows] = size;
    }

    NeighbourBlock build() {
      NeighbourBlock block =
          new NeighbourBlock(
              Arrays.copyOf(starts, rows + 1),
              Arrays.copyOf(neighbours, size),
              Arrays.copyOf(similarities, size),
              Arrays.copyOf(commonOwners, size),
              Arrays.copyOf(many, manySize));
      rows = 0;
      size = 0;
      manySize = 0;
      return block;
    }
  }

  /// Makes a block whose rows' sizes are known, of neighbours in any order. For one thread.
  static final class Filler {
    private final int[] starts;
    private final int[] neighbours;
    private final float[] similarities;
    private final byte[] commonOwners;
    // Places, and above them how many.
    private long[] many = new long[0];
    private int manySize;

    /// @param starts where each row begins; it is kept, not copied
    Filler(int[] starts) {
      this.starts = starts;
      int size = starts[starts.length - 1];
      neighbours = new int[size];
      similarities = new float[size];
      commonOwners = new byte[size];
    }

    /// Puts a neighbour at a place in the block.
    ///
    /// @param common as [Builder#add] takes it
    void put(int p, int neighbour, float similarity, int common) {
      neighbours[p] = neighbour;
      similarities[p] = similarity;
      commonOwners[p] = inByte(common);
      if (common >= MANY) {
        if (manySize == many.length) {
          many = Arrays.copyOf(many, Math.max(64, 2 * manySize));
        }
        many[manySize++] = (long) p << Integer.SIZE | common;
      }
    }

    NeighbourBlock build() {
      Arrays.sort(many, 0, manySize);
      int[] counts = new int[manySize];
      Arrays.setAll(counts, i -> (int) many[i]);
      return new NeighbourBlock(starts, neighbours, similarities, commonOwners, counts);
    }
  }

  private static byte inByte(int common) {
    return (byte) (common == Evidence.NOT_COUNTED ? MANY : Math.min(MANY, common));
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
    int manyKept = 0;
    for (int r = 0; r < rows(); r++) {
      boolean keeps = row.test(r);
      kept[r + 1] = kept[r] + (keeps ? starts[r + 1] - starts[r] : 0);
      manyKept += keeps ? manyOf(r) : 0;
    }
    int size = kept[rows()];
    int[] ids = new int[size];
    float[] scores = new float[size];
    byte[] common = new byte[size];
    int[] more = new int[manyKept];
    int at = 0;
    for (int r = 0; r < rows(); r++) {
      int n = kept[r + 1] - kept[r];
      System.arraycopy(neighbours, starts[r], ids, kept[r], n);
      System.arraycopy(similarities, starts[r], scores, kept[r], n);
      System.arraycopy(commonOwners, starts[r], common, kept[r], n);
      if (n > 0 && many.length > 0) {
        System.arraycopy(many, manyStarts[r], more, at, manyOf(r));
        at += manyOf(r);
      }
    }
    return new NeighbourBlock(kept, ids, scores, common, more);
  }

  private int manyOf(int row) {
    return many.length == 0 ? 0 : manyStarts[row + 1] - manyStarts[row];
  }

  /// This block with those of its neighbours that are in some of all blocks.
  ///
  /// @param from the first of these
  /// @param end the one after the last
  public NeighbourBlock withNeighbours(int from, int end) {
    Builder kept = new Builder(size());
    for (int r = 0; r < rows(); r++) {
      for (int p = starts[r]; p < starts[r + 1]; p++) {
        if (of(neighbours[p]) >= from && of(neighbours[p]) < end) {
          kept.add(neighbours[p], similarities[p], commonOwners(r, p));
        }
      }
      kept.endRow();
    }
    return kept.build();
  }

  /// The length of what [#write] writes.
  public int bytes() {
    return bytes(filled(), size(), many.length);
  }

  private static int bytes(int filled, int size, int many) {
    return Math.addExact(
        HEADER + 2 * Integer.BYTES * filled + Integer.BYTES * many,
        Math.multiplyExact(NEIGHBOUR, size));
  }

  private int filled() {
    int filled = 0;
    for (int r = 0; r < rows(); r++) {
      filled += starts[r + 1] > starts[r] ? 1 : 0;
    }
    return filled;
  }

  /// Writes it: the number of rows, of those with neighbours, of neighbours, and of those with many
  /// common owners; each row that has neighbours, with how many; then the columns. Bit by bit what
  /// [#read] gives back. Whole columns at a time: a call for each number costs more than all that
  /// is done with it afterwards.
  ///
  /// @param out in the order of bytes that it begins with, of the highest first
  public void write(ByteBuffer out) {
    out.putInt(rows());
    out.putInt(filled());
    out.putInt(size());
    out.putInt(many.length);
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
    out.asIntBuffer().put(many);
    out.position(out.position() + Integer.BYTES * many.length);
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
    int[] neighbours = new int[in.getInt()];
    int[] many = new int[in.getInt()];
    for (int i = 0; i < filled; i++) {
      int row = in.getInt();
      starts[row + 1] = in.getInt();
    }
    for (int r = 0; r + 1 < starts.length; r++) {
      starts[r + 1] += starts[r];
    }
    int size = neighbours.length;
    float[] similarities = new float[size];
    byte[] commonOwners = new byte[size];
    in.asIntBuffer().get(neighbours);
    in.position(in.position() + Integer.BYTES * size);
    in.asFloatBuffer().get(similarities);
    in.position(in.position() + Float.BYTES * size);
    in.get(commonOwners);
    in.asIntBuffer().get(many);
    in.position(in.position() + Integer.BYTES * many.length);
    return new NeighbourBlock(starts, neighbours, similarities, commonOwners, many);
  }

  /// Reads the same.
  public static NeighbourBlock read(DataInput in) throws IOException {
    byte[] header = new byte[HEADER];
    in.readFully(header);
    ByteBuffer counts = ByteBuffer.wrap(header);
    byte[] bytes =
        Arrays.copyOf(
            header,
            bytes(
                counts.getInt(Integer.BYTES),
                counts.getInt(2 * Integer.BYTES),
                counts.getInt(3 * Integer.BYTES)));
    in.readFully(bytes, HEADER, bytes.length - HEADER);
    return read(ByteBuffer.wrap(bytes));
  }
}
