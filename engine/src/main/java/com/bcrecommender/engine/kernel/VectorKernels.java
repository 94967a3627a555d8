package com.bcrecommender.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The kernels with the Vector API. Loading this class needs the module `jdk.incubator.vector`; see
/// [KernelChoice].
///
/// The tile of [#multiply] is 4 rows by 2 vectors: 8 sums, 4 factors and 2 vectors of B fill 14 of
/// the 16 registers that AVX2 has, and 8 independent sums hide the latency of an addition.
public final class VectorKernels implements Kernels {
  static final int LEAST_LANES = 4;
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > LANES
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;
  private static final int V = SPECIES.length();

  /// How many floats the hardware computes at once, at most [Kernels#LANES].
  static int lanes() {
    return V;
  }

  @Override
  public String name() {
    return "vector, " + V + " lanes";
  }

  @Override
  public void multiply(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aFrom,
      int aStride,
      int aStep,
      float[] b,
      int bFrom,
      int bStride,
      float[] c,
      int cFrom,
      int cStride) {
    int i = 0;
    for (; i + 3 < rows; i += 4) {
      int at = aFrom + i * aStride;
      int to = cFrom + i * cStride;
      int j = 0;
      for (; j + 2 * V <= columns; j += 2 * V) {
        fourByTwo(depth, a, at, aStride, aStep, b, bFrom + j, bStride, c, to + j, cStride);
      }
      if (j < columns) {
        fourByOne(depth, a, at, aStride, aStep, b, bFrom + j, bStride, c, to + j, cStride);
      }
    }
    for (; i < rows; i++) {
      int at = aFrom + i * aStride;
      int to = cFrom + i * cStride;
      int j = 0;
      for (; j + 4 * V <= columns; j += 4 * V) {
        oneByFour(depth, a, at, aStep, b, bFrom + j, bStride, c, to + j);
      }
      for (; j < columns; j += V) {
        oneByOne(depth, a, at, aStep, b, bFrom + j, bStride, c, to + j);
      }
    }
  }

  private static void fourByTwo(
      int depth,
      float[] a,
      int a0,
      int aStride,
      int aStep,
      float[] b,
      int bAt,
      int bStride,
      float[] c,
      int c0,
      int cStride) {
    int c1 = c0 + cStride;
    int c2 = c1 + cStride;
    int c3 = c2 + cStride;
    FloatVector s00 = FloatVector.fromArray(SPECIES, c, c0);
    FloatVector s01 = FloatVector.fromArray(SPECIES, c, c0 + V);
    FloatVector s10 = FloatVector.fromArray(SPECIES, c, c1);
    FloatVector s11 = FloatVector.fromArray(SPECIES, c, c1 + V);
    FloatVector s20 = FloatVector.fromArray(SPECIES, c, c2);
    FloatVector s21 = FloatVector.fromArray(SPECIES, c, c2 + V);
    FloatVector s30 = FloatVector.fromArray(SPECIES, c, c3);
    FloatVector s31 = FloatVector.fromArray(SPECIES, c, c3 + V);
    int a1 = a0 + aStride;
    int a2 = a1 + aStride;
    int a3 = a2 + aStride;
    int at = 0;
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + V);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[a0 + at]);
      s00 = s00.add(f0.mul(b0));
      s01 = s01.add(f0.mul(b1));
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[a1 + at]);
      s10 = s10.add(f1.mul(b0));
      s11 = s11.add(f1.mul(b1));
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[a2 + at]);
      s20 = s20.add(f2.mul(b0));
      s21 = s21.add(f2.mul(b1));
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[a3 + at]);
      s30 = s30.add(f3.mul(b0));
      s31 = s31.add(f3.mul(b1));
      at += aStep;
      bAt += bStride;
    }
    s00.intoArray(c, c0);
    s01.intoArray(c, c0 + V);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + V);
    s20.intoArray(c, c2);
    s21.intoArray(c, c2 + V);
    s30.intoArray(c, c3);
    s31.intoArray(c, c3 + V);
  }

  private static void fourByOne(
      int depth,
      float[] a,
      int a0,
      int aStride,
      int aStep,
      float[] b,
      int bAt,
      int bStride,
      float[] c,
      int c0,
      int cStride) {
    int c1 = c0 + cStride;
    int c2 = c1 + cStride;
    int c3 = c2 + cStride;
    FloatVector s0 = FloatVector.fromArray(SPECIES, c, c0);
    FloatVector s1 = FloatVector.fromArray(SPECIES, c, c1);
    FloatVector s2 = FloatVector.fromArray(SPECIES, c, c2);
    FloatVector s3 = FloatVector.fromArray(SPECIES, c, c3);
    int a1 = a0 + aStride;
    int a2 = a1 + aStride;
    int a3 = a2 + aStride;
    int at = 0;
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      s0 = s0.add(FloatVector.broadcast(SPECIES, a[a0 + at]).mul(b0));
      s1 = s1.add(FloatVector.broadcast(SPECIES, a[a1 + at]).mul(b0));
      s2 = s2.add(FloatVector.broadcast(SPECIES, a[a2 + at]).mul(b0));
      s3 = s3.add(FloatVector.broadcast(SPECIES, a[a3 + at]).mul(b0));
      at += aStep;
      bAt += bStride;
    }
    s0.intoArray(c, c0);
    s1.intoArray(c, c1);
    s2.intoArray(c, c2);
    s3.intoArray(c, c3);
  }

  private static void oneByFour(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStride,
      float[] c,
      int to) {
    FloatVector s0 = FloatVector.fromArray(SPECIES, c, to);
    FloatVector s1 = FloatVector.fromArray(SPECIES, c, to + V);
    FloatVector s2 = FloatVector.fromArray(SPECIES, c, to + 2 * V);
    FloatVector s3 = FloatVector.fromArray(SPECIES, c, to + 3 * V);
    for (int p = 0; p < depth; p++) {
      FloatVector f = FloatVector.broadcast(SPECIES, a[aAt]);
      s0 = s0.add(f.mul(FloatVector.fromArray(SPECIES, b, bAt)));
      s1 = s1.add(f.mul(FloatVector.fromArray(SPECIES, b, bAt + V)));
      s2 = s2.add(f.mul(FloatVector.fromArray(SPECIES, b, bAt + 2 * V)));
      s3 = s3.add(f.mul(FloatVector.fromArray(SPECIES, b, bAt + 3 * V)));
      aAt += aStep;
      bAt += bStride;
    }
    s0.intoArray(c, to);
    s1.intoArray(c, to + V);
    s2.intoArray(c, to + 2 * V);
    s3.intoArray(c, to + 3 * V);
  }

  private static void oneByOne(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStride,
      float[] c,
      int to) {
    FloatVector s = FloatVector.fromArray(SPECIES, c, to);
    for (int p = 0; p < depth; p++) {
      s = s.add(FloatVector.fromArray(SPECIES, b, bAt).mul(a[aAt]));
      aAt += aStep;
      bAt += bStride;
    }
    s.intoArray(c, to);
  }

  @Override
  public void gather(int rows, int columns, int[] ids, float[] from, float[] scale, float[] to) {
    for (int i = 0; i < rows; i++) {
      int at = ids[i] * columns;
      int row = i * columns;
      for (int j = 0; j < columns; j += V) {
        FloatVector.fromArray(SPECIES, from, at + j)
            .mul(FloatVector.fromArray(SPECIES, scale, j))
            .intoArray(to, row + j);
      }
    }
  }

  @Override
  public int above(
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
    int found = 0;
    for (int i = 0; i < rows; i += 4) {
      // The last tile may reach back over rows that were looked at already.
      int first = Math.min(i, rows - 4);
      if (first < 0) {
        return found
            + aboveOneByOne(
                rows, columns, depth, a, aFrom, aStride, b, bounds, scores, cells, found);
      }
      int j = 0;
      for (; j + 2 * V <= columns; j += 2 * V) {
        found +=
            aboveTile(
                first,
                i,
                j,
                columns,
                head,
                depth,
                a,
                aFrom,
                aStride,
                rowRest,
                aRest,
                b,
                columnRest,
                headBounds,
                bounds,
                scores,
                cells,
                found);
      }
      for (; j < columns; j += V) {
        for (int r = i; r < Math.min(i + 4, rows); r++) {
          found +=
              aboveOne(
                  r, j, columns, depth, a, aFrom + r * aStride, b, bounds, scores, cells, found);
        }
      }
    }
    return found;
  }

  /// Rows `first` to `first + 3`, of which those from `wanted` on count.
  private static int aboveTile(
      int first,
      int wanted,
      int j,
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
      int[] cells,
      int found) {
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    int a0 = aFrom + first * aStride;
    int a1 = a0 + aStride;
    int a2 = a1 + aStride;
    int a3 = a2 + aStride;
    int bAt = j;
    int p = 0;
    for (int end = head; ; end = depth) {
      for (; p < end; p++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + V);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[a0 + p]);
        s00 = s00.add(f0.mul(b0));
        s01 = s01.add(f0.mul(b1));
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[a1 + p]);
        s10 = s10.add(f1.mul(b0));
        s11 = s11.add(f1.mul(b1));
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[a2 + p]);
        s20 = s20.add(f2.mul(b0));
        s21 = s21.add(f2.mul(b1));
        FloatVector f3 = FloatVector.broadcast(SPECIES, a[a3 + p]);
        s30 = s30.add(f3.mul(b0));
        s31 = s31.add(f3.mul(b1));
        bAt += columns;
      }
      FloatVector bound0 = FloatVector.fromArray(SPECIES, bounds, j);
      FloatVector bound1 = FloatVector.fromArray(SPECIES, bounds, j + V);
      if (p == depth) {
        VectorMask<Float> m0 = s00.compare(VectorOperators.GE, bound0);
        m0 = m0.or(s10.compare(VectorOperators.GE, bound0));
        m0 = m0.or(s20.compare(VectorOperators.GE, bound0));
        m0 = m0.or(s30.compare(VectorOperators.GE, bound0));
        m0 = m0.or(s01.compare(VectorOperators.GE, bound1));
        m0 = m0.or(s11.compare(VectorOperators.GE, bound1));
        m0 = m0.or(s21.compare(VectorOperators.GE, bound1));
        m0 = m0.or(s31.compare(VectorOperators.GE, bound1));
        if (!m0.anyTrue()) {
          return 0;
        }
        break;
      }
      FloatVector least0 = FloatVector.fromArray(SPECIES, headBounds, j);
      FloatVector least1 = FloatVector.fromArray(SPECIES, headBounds, j + V);
      FloatVector rest0 = FloatVector.fromArray(SPECIES, columnRest, j);
      FloatVector rest1 = FloatVector.fromArray(SPECIES, columnRest, j + V);
      int at = aRest + first;
      VectorMask<Float> m0 = s00.add(rest0.mul(rowRest[at])).compare(VectorOperators.GE, least0);
      m0 = m0.or(s01.add(rest1.mul(rowRest[at])).compare(VectorOperators.GE, least1));
      m0 = m0.or(s10.add(rest0.mul(rowRest[at + 1])).compare(VectorOperators.GE, least0));
      m0 = m0.or(s11.add(rest1.mul(rowRest[at + 1])).compare(VectorOperators.GE, least1));
      m0 = m0.or(s20.add(rest0.mul(rowRest[at + 2])).compare(VectorOperators.GE, least0));
      m0 = m0.or(s21.add(rest1.mul(rowRest[at + 2])).compare(VectorOperators.GE, least1));
      m0 = m0.or(s30.add(rest0.mul(rowRest[at + 3])).compare(VectorOperators.GE, least0));
      m0 = m0.or(s31.add(rest1.mul(rowRest[at + 3])).compare(VectorOperators.GE, least1));
      if (!m0.anyTrue()) {
        return 0;
      }
    }
    int n = 0;
    int cell = first * columns + j;
    if (first >= wanted) {
      n += take(s00, j, bounds, cell, scores, cells, found + n);
      n += take(s01, j + V, bounds, cell + V, scores, cells, found + n);
    }
    cell += columns;
    if (first + 1 >= wanted) {
      n += take(s10, j, bounds, cell, scores, cells, found + n);
      n += take(s11, j + V, bounds, cell + V, scores, cells, found + n);
    }
    cell += columns;
    if (first + 2 >= wanted) {
      n += take(s20, j, bounds, cell, scores, cells, found + n);
      n += take(s21, j + V, bounds, cell + V, scores, cells, found + n);
    }
    cell += columns;
    n += take(s30, j, bounds, cell, scores, cells, found + n);
    n += take(s31, j + V, bounds, cell + V, scores, cells, found + n);
    return n;
  }

  /// Takes the lanes that are at least their bound.
  private static int take(
      FloatVector sums, int j, float[] bounds, int cell, float[] scores, int[] cells, int found) {
    long lanes =
        sums.compare(VectorOperators.GE, FloatVector.fromArray(SPECIES, bounds, j)).toLong();
    int n = 0;
    for (; lanes != 0; lanes &= lanes - 1) {
      int lane = Long.numberOfTrailingZeros(lanes);
      cells[found + n++] = cell + lane;
    }
    for (int f = 0; f < n; f++) {
      scores[found + f] = sums.lane(cells[found + f] - cell);
    }
    return n;
  }

  private static int aboveOneByOne(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aFrom,
      int aStride,
      float[] b,
      float[] bounds,
      float[] scores,
      int[] cells,
      int found) {
    int n = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j += V) {
        n +=
            aboveOne(
                i, j, columns, depth, a, aFrom + i * aStride, b, bounds, scores, cells, found + n);
      }
    }
    return n;
  }

  private static int aboveOne(
      int i,
      int j,
      int columns,
      int depth,
      float[] a,
      int at,
      float[] b,
      float[] bounds,
      float[] scores,
      int[] cells,
      int found) {
    FloatVector s = FloatVector.zero(SPECIES);
    for (int p = 0; p < depth; p++) {
      s = s.add(FloatVector.fromArray(SPECIES, b, j + p * columns).mul(a[at + p]));
    }
    return take(s, j, bounds, i * columns + j, scores, cells, found);
  }

  @Override
  public void solve(int n, int columns, float[] matrix, int stride, float[] scratch) {
    VectorSolve.solve(this, n, columns, matrix, stride, scratch);
  }

  @Override
  public void addRows(
      int columns, int n, int[] ids, int first, float[] weights, float[] x, float[] y, int yFrom) {
    VectorRows.add(columns, n, ids, first, weights, x, y, yFrom);
  }
}
