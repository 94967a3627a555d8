package com.bcrecommender.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The kernels with the Vector API. Loading this class needs the module `jdk.incubator.vector`; see
/// [KernelChoice]. Each kind of loop has a class of its own.
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
    VectorProduct.multiply(
        rows, columns, depth, a, aFrom, aStride, aStep, b, bFrom, bStride, c, cFrom, cStride);
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
    return new VectorSearch(
            rows,
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
            cells)
        .above();
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
