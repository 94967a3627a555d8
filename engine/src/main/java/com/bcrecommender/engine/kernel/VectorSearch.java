package com.bcrecommender.engine.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The search of [VectorKernels] for products above a bound, in the tiles of [VectorProduct]. One
/// for each call.
final class VectorSearch {
  private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
  private static final int V = SPECIES.length();

  private final int rows;
  private final int columns;
  private final int head;
  private final int depth;
  private final float[] a;
  private final int aFrom;
  private final int aStride;
  private final float[] rowRest;
  private final int aRest;
  private final float[] b;
  private final float[] columnRest;
  private final float[] headBounds;
  private final float[] bounds;
  private final float[] scores;
  private final int[] cells;
  // Row r of a tile begins at r times two vectors.
  private final float[] tile = new float[8 * V];
  private int found;

  VectorSearch(
      int rows,
      int columns,
      int head,
      int depth,
      float[] a,
      int aFrom,
      int aStride,
      float[] rowRest,
      int aRest,
      float[] b,
      float[] columnRest,
      float[] headBounds,
      float[] bounds,
      float[] scores,
      int[] cells) {
    this.rows = rows;
    this.columns = columns;
    this.head = head;
    this.depth = depth;
    this.a = a;
    this.aFrom = aFrom;
    this.aStride = aStride;
    this.rowRest = rowRest;
    this.aRest = aRest;
    this.b = b;
    this.columnRest = columnRest;
    this.headBounds = headBounds;
    this.bounds = bounds;
    this.scores = scores;
    this.cells = cells;
  }

  int above() {
    for (int i = 0; i < rows; i += 4) {
      int j = 0;
      // The last tile reaches back over rows that were looked at already.
      for (int first = Math.min(i, rows - 4); first >= 0 && j + 2 * V <= columns; j += 2 * V) {
        if (reaches(first, j)) {
          for (int r = i; r < first + 4; r++) {
            take(r, j, (r - first) * 2 * V);
            take(r, j + V, (r - first) * 2 * V + V);
          }
        }
      }
      for (; j < columns; j += V) {
        for (int r = i; r < Math.min(i + 4, rows); r++) {
          Arrays.fill(tile, 0, V, 0);
          VectorProduct.oneByOne(depth, a, aFrom + r * aStride, 1, b, j, columns, tile, 0);
          take(r, j, 0);
        }
      }
    }
    return found;
  }

  /// Leaves the products of 4 rows and 2 vectors in the tile, if any reaches its bound.
  private boolean reaches(int first, int j) {
    Arrays.fill(tile, 0);
    int at = aFrom + first * aStride;
    VectorProduct.fourByTwo(head, a, at, aStride, 1, b, j, columns, tile, 0, 2 * V);
    if (head < depth) {
      if (!mayReach(aRest + first, j, 0) && !mayReach(aRest + first, j + V, V)) {
        return false;
      }
      VectorProduct.fourByTwo(
          depth - head, a, at + head, aStride, 1, b, head * columns + j, columns, tile, 0, 2 * V);
    }
    return reachesOne(j, 0) || reachesOne(j + V, V);
  }

  private boolean mayReach(int rest, int j, int at) {
    FloatVector least = FloatVector.fromArray(SPECIES, headBounds, j);
    FloatVector most = FloatVector.fromArray(SPECIES, columnRest, j);
    VectorMask<Float> any =
        sums(at).add(most.mul(rowRest[rest])).compare(VectorOperators.GE, least);
    for (int r = 1; r < 4; r++) {
      FloatVector sum = sums(at + r * 2 * V).add(most.mul(rowRest[rest + r]));
      any = any.or(sum.compare(VectorOperators.GE, least));
    }
    return any.anyTrue();
  }

  private boolean reachesOne(int j, int at) {
    FloatVector least = FloatVector.fromArray(SPECIES, bounds, j);
    VectorMask<Float> any = sums(at).compare(VectorOperators.GE, least);
    for (int r = 1; r < 4; r++) {
      any = any.or(sums(at + r * 2 * V).compare(VectorOperators.GE, least));
    }
    return any.anyTrue();
  }

  private FloatVector sums(int at) {
    return FloatVector.fromArray(SPECIES, tile, at);
  }

  /// Takes the lanes from `at` on that are at least their bound.
  private void take(int row, int j, int at) {
    FloatVector least = FloatVector.fromArray(SPECIES, bounds, j);
    long lanes = sums(at).compare(VectorOperators.GE, least).toLong();
    for (; lanes != 0; lanes &= lanes - 1) {
      int lane = Long.numberOfTrailingZeros(lanes);
      cells[found] = row * columns + j + lane;
      scores[found++] = tile[at + lane];
    }
  }
}
