package com.bcrecommender.engine.model;

import java.util.Arrays;

/// The neighbours of each tralbum, with their similarity (below 0 where they speak against it) and
/// how many fans own both.
///
/// Kept in blocks of rows, each of exactly its size, so that learning in blocks needs no second
/// copy. Memory: 9 bytes a neighbour: 505,000 tralbums with 100 each take 455 MB. Immutable.
final class Neighbours {
  private static final int MASK = NeighbourBlock.ROWS - 1;

  private final int rows;
  private final NeighbourBlock[] blocks;

  Neighbours(int rows, NeighbourBlock[] blocks) {
    this.rows = rows;
    this.blocks = blocks;
  }

  /// Makes rows of columns: of blocks whose rows are tralbums that are spoken for, the neighbours
  /// whose rows are tralbums that speak, each similarity multiplied by a factor of either side.
  /// Entries ascend in each row. Empties `targets` as it goes.
  static NeighbourBlock[] turned(int rows, NeighbourBlock[] targets, float[] from, float[] to) {
    int[] sizes = new int[rows];
    for (NeighbourBlock target : targets) {
      for (int j : target.neighbours) {
        sizes[j]++;
      }
    }
    NeighbourBlock.Filler[] fillers = new NeighbourBlock.Filler[targets.length];
    for (int b = 0; b < fillers.length; b++) {
      int first = b << NeighbourBlock.BITS;
      int[] starts = new int[Math.min(NeighbourBlock.ROWS, rows - first) + 1];
      for (int r = 1; r < starts.length; r++) {
        starts[r] = Math.addExact(starts[r - 1], sizes[first + r - 1]);
        // From here on the place of the next entry.
        sizes[first + r - 1] = starts[r - 1];
      }
      fillers[b] = new NeighbourBlock.Filler(starts);
    }
    for (int b = 0; b < targets.length; b++) {
      NeighbourBlock target = targets[b];
      targets[b] = NeighbourBlock.EMPTY;
      for (int r = 0; r + 1 < target.starts.length; r++) {
        int i = (b << NeighbourBlock.BITS) + r;
        for (int p = target.starts[r]; p < target.starts[r + 1]; p++) {
          int j = target.neighbours[p];
          fillers[j >>> NeighbourBlock.BITS].put(
              sizes[j]++, i, target.similarities[p] * from[j] * to[i], target.commonOwners(r, p));
        }
      }
    }
    NeighbourBlock[] blocks = new NeighbourBlock[targets.length];
    Arrays.setAll(blocks, b -> fillers[b].build());
    return blocks;
  }

  int rows() {
    return rows;
  }

  NeighbourBlock block(int row) {
    return blocks[row >>> NeighbourBlock.BITS];
  }

  /// The first position of a row in its block.
  static int start(NeighbourBlock block, int row) {
    return block.starts[row & MASK];
  }

  static int end(NeighbourBlock block, int row) {
    return block.starts[(row & MASK) + 1];
  }

  /// How many fans own both the tralbum of a row and its neighbour at a position, or
  /// [Evidence#NOT_COUNTED].
  static int commonOwners(NeighbourBlock block, int row, int p) {
    return block.commonOwners(row & MASK, p);
  }

  /// The number of neighbours in all.
  long size() {
    long size = 0;
    for (NeighbourBlock block : blocks) {
      size += block.neighbours.length;
    }
    return size;
  }
}
