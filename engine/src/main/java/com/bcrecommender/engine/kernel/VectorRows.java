package com.bcrecommender.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums of multiples of rows, for [VectorKernels].
final class VectorRows {
  private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
  private static final int V = SPECIES.length();

  private VectorRows() {}

  static void add(
      int columns, int n, int[] ids, int first, float[] weights, float[] x, float[] y, int yFrom) {
    int j = 0;
    for (; j + 8 * V <= columns; j += 8 * V) {
      addEight(columns, n, ids, first, weights, x, j, y, yFrom + j);
    }
    for (; j + 2 * V <= columns; j += 2 * V) {
      addTwo(columns, n, ids, first, weights, x, j, y, yFrom + j);
    }
    if (j < columns) {
      addOne(columns, n, ids, first, weights, x, j, y, yFrom + j);
    }
  }

  private static void addEight(
      int columns,
      int n,
      int[] ids,
      int first,
      float[] weights,
      float[] x,
      int j,
      float[] y,
      int to) {
    FloatVector s0 = FloatVector.fromArray(SPECIES, y, to);
    FloatVector s1 = FloatVector.fromArray(SPECIES, y, to + V);
    FloatVector s2 = FloatVector.fromArray(SPECIES, y, to + 2 * V);
    FloatVector s3 = FloatVector.fromArray(SPECIES, y, to + 3 * V);
    FloatVector s4 = FloatVector.fromArray(SPECIES, y, to + 4 * V);
    FloatVector s5 = FloatVector.fromArray(SPECIES, y, to + 5 * V);
    FloatVector s6 = FloatVector.fromArray(SPECIES, y, to + 6 * V);
    FloatVector s7 = FloatVector.fromArray(SPECIES, y, to + 7 * V);
    for (int i = 0; i < n; i++) {
      int at = ids[first + i] * columns + j;
      FloatVector f = FloatVector.broadcast(SPECIES, weights[i]);
      s0 = s0.add(f.mul(FloatVector.fromArray(SPECIES, x, at)));
      s1 = s1.add(f.mul(FloatVector.fromArray(SPECIES, x, at + V)));
      s2 = s2.add(f.mul(FloatVector.fromArray(SPECIES, x, at + 2 * V)));
      s3 = s3.add(f.mul(FloatVector.fromArray(SPECIES, x, at + 3 * V)));
      s4 = s4.add(f.mul(FloatVector.fromArray(SPECIES, x, at + 4 * V)));
      s5 = s5.add(f.mul(FloatVector.fromArray(SPECIES, x, at + 5 * V)));
      s6 = s6.add(f.mul(FloatVector.fromArray(SPECIES, x, at + 6 * V)));
      s7 = s7.add(f.mul(FloatVector.fromArray(SPECIES, x, at + 7 * V)));
    }
    s0.intoArray(y, to);
    s1.intoArray(y, to + V);
    s2.intoArray(y, to + 2 * V);
    s3.intoArray(y, to + 3 * V);
    s4.intoArray(y, to + 4 * V);
    s5.intoArray(y, to + 5 * V);
    s6.intoArray(y, to + 6 * V);
    s7.intoArray(y, to + 7 * V);
  }

  private static void addTwo(
      int columns,
      int n,
      int[] ids,
      int first,
      float[] weights,
      float[] x,
      int j,
      float[] y,
      int to) {
    FloatVector s0 = FloatVector.fromArray(SPECIES, y, to);
    FloatVector s1 = FloatVector.fromArray(SPECIES, y, to + V);
    for (int i = 0; i < n; i++) {
      int at = ids[first + i] * columns + j;
      FloatVector f = FloatVector.broadcast(SPECIES, weights[i]);
      s0 = s0.add(f.mul(FloatVector.fromArray(SPECIES, x, at)));
      s1 = s1.add(f.mul(FloatVector.fromArray(SPECIES, x, at + V)));
    }
    s0.intoArray(y, to);
    s1.intoArray(y, to + V);
  }

  private static void addOne(
      int columns,
      int n,
      int[] ids,
      int first,
      float[] weights,
      float[] x,
      int j,
      float[] y,
      int to) {
    FloatVector s = FloatVector.fromArray(SPECIES, y, to);
    for (int i = 0; i < n; i++) {
      int at = ids[first + i] * columns + j;
      s = s.add(FloatVector.fromArray(SPECIES, x, at).mul(weights[i]));
    }
    s.intoArray(y, to);
  }
}
