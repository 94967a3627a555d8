package com.bcrecommender.engine.model;

/// The neighbours of each tralbum, with their similarity (below 0 where they speak against it) and
/// how many fans own both.
///
/// Kept in blocks of 1,024 rows, each of exactly its size, so that learning in blocks needs no
/// second copy. Memory: 9 bytes a neighbour: 505,000 tralbums with 100 each take 455 MB. Immutable.
final class Neighbours {
  static final int BLOCK_BITS = 10;
  static final int BLOCK = 1 << BLOCK_BITS;
  private static final int MASK = BLOCK - 1;

  /// Common owners are kept in 8 bits; this and more are not kept, and counted anew where they are
  /// asked for.
  static final int MANY = 0xff;

  /// Some rows: `starts` is one longer than there are rows.
  static final class Block {
    final int[] starts;
    final int[] neighbours;
    final float[] similarities;
    final byte[] commonOwners;

    Block(int[] starts, int[] neighbours, float[] similarities, byte[] commonOwners) {
      this.starts = starts;
      this.neighbours = neighbours;
      this.similarities = similarities;
      this.commonOwners = commonOwners;
    }
  }

  private static final Block EMPTY = new Block(new int[1], new int[0], new float[0], new byte[0]);

  private final int rows;
  private final Block[] blocks;

  Neighbours(int rows, Block[] blocks) {
    this.rows = rows;
    this.blocks = blocks;
  }

  /// Makes rows of columns: of blocks whose rows are tralbums that are spoken for, the neighbours
  /// whose rows are tralbums that speak, each similarity multiplied by a factor of either side.
  /// Entries ascend in each row. Empties `targets` as it goes.
  static Neighbours turned(int rows, Block[] targets, float[] from, float[] to) {
    int[] sizes = new int[rows];
    for (Block target : targets) {
      for (int j : target.neighbours) {
        sizes[j]++;
      }
    }
    Block[] blocks = new Block[targets.length];
    for (int b = 0; b < blocks.length; b++) {
      int first = b << BLOCK_BITS;
      int[] starts = new int[Math.min(BLOCK, rows - first) + 1];
      for (int r = 1; r < starts.length; r++) {
        starts[r] = Math.addExact(starts[r - 1], sizes[first + r - 1]);
        // From here on the place of the next entry.
        sizes[first + r - 1] = starts[r - 1];
      }
      int size = starts[starts.length - 1];
      blocks[b] = new Block(starts, new int[size], new float[size], new byte[size]);
    }
    for (int b = 0; b < targets.length; b++) {
      Block target = targets[b];
      targets[b] = EMPTY;
      for (int r = 0; r + 1 < target.starts.length; r++) {
        int i = (b << BLOCK_BITS) + r;
        for (int p = target.starts[r]; p < target.starts[r + 1]; p++) {
          int j = target.neighbours[p];
          Block block = blocks[j >>> BLOCK_BITS];
          int at = sizes[j]++;
          block.neighbours[at] = i;
          block.similarities[at] = target.similarities[p] * from[j] * to[i];
          block.commonOwners[at] = target.commonOwners[p];
        }
      }
    }
    return new Neighbours(rows, blocks);
  }

  static int blocks(int rows) {
    return (rows + BLOCK - 1) >>> BLOCK_BITS;
  }

  int rows() {
    return rows;
  }

  Block block(int row) {
    return blocks[row >>> BLOCK_BITS];
  }

  /// The first position of a row in its block.
  static int start(Block block, int row) {
    return block.starts[row & MASK];
  }

  static int end(Block block, int row) {
    return block.starts[(row & MASK) + 1];
  }

  /// The number of neighbours in all.
  long size() {
    long size = 0;
    for (Block block : blocks) {
      size += block.neighbours.length;
    }
    return size;
  }
}
