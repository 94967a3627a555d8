package com.bcrecommender.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Products of matrices for [VectorKernels], in tiles whose sums stay in registers.
///
/// The tile is 4 rows by 2 vectors: 8 sums, 4 factors and 2 vectors of B fill 14 of the 16
/// registers that AVX2 has, and 8 independent sums hide the latency of an addition. Where rows or
/// columns are left over, other tiles of 4 sums.
final class VectorProduct {
  private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
  private static final int V = SPECIES.length();

  private VectorProduct() {}

  static void multiply(
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

  /// Adds products of `depth` terms to 4 rows by 2 vectors of C.
  static void fourByTwo(
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

  /// The same of one row by one vector.
  static void oneByOne(
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
}
