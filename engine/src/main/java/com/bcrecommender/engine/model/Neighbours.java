package com.bcrecommender.engine.model;

/// The neighbours of each tralbum, closest first, with their similarity and how many fans own both.
///
/// Kept in blocks of 1,024 rows, each of exactly its size, so that learning in blocks needs no
/// second copy. Memory: 10 bytes a neighbour: 505,000 tralbums with 100 each take 505 MB.
/// Immutable.
final class Neighbours {
  static final int BLOCK_BITS = 10;
  static final int BLOCK = 1 << BLOCK_BITS;
  private static final int MASK = BLOCK - 1;

  /// Common owners are kept in 16 bits; this and more are not kept, and counted anew where they are
  /// asked for.
  static final char MANY = Character.MAX_VALUE;

  /// Some rows: `starts` is one longer than there are rows.
  static final class Block {
    final int[] starts;
    final int[] neighbours;
    final float[] similarities;
    final char[] commonOwners;

    Block(int[] starts, int[] neighbours, float[] similarities, char[] commonOwners) {
      this.starts = starts;
      this.neighbours = neighbours;
      this.similarities = similarities;
      this.commonOwners = commonOwners;
    }
  }

  private final int rows;
  private final Block[] blocks;

  Neighbours(int rows, Block[] blocks) {
    this.rows = rows;
    this.blocks = blocks;
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
