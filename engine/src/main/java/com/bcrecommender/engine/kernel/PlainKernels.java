package com.bcrecommender.engine.kernel;

/// The kernels in plain Java: the oracle of the others, and what runs where they cannot. Loops run
/// along rows, which the JIT turns into lanes by itself where it can.
public final class PlainKernels implements Kernels {
  @Override
  public String name() {
    return "plain";
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
    for (int i = 0; i < rows; i++) {
      int p = 0;
      int at = aFrom + i * aStride;
      int to = cFrom + i * cStride;
      for (; p + 3 < depth; p += 4) {
        float f0 = a[at + p * aStep];
        float f1 = a[at + (p + 1) * aStep];
        float f2 = a[at + (p + 2) * aStep];
        float f3 = a[at + (p + 3) * aStep];
        int b0 = bFrom + p * bStride;
        int b1 = b0 + bStride;
        int b2 = b1 + bStride;
        int b3 = b2 + bStride;
        for (int j = 0; j < columns; j++) {
          c[to + j] = c[to + j] + f0 * b[b0 + j] + f1 * b[b1 + j] + f2 * b[b2 + j] + f3 * b[b3 + j];
        }
      }
      for (; p < depth; p++) {
        add(columns, a[at + p * aStep], b, bFrom + p * bStride, c, to);
      }
    }
  }

  @Override
  public void gather(int rows, int columns, int[] ids, float[] from, float[] scale, float[] to) {
    for (int i = 0; i < rows; i++) {
      int at = ids[i] * columns;
      int row = i * columns;
      for (int j = 0; j < columns; j++) {
        to[row + j] = from[at + j] * scale[j];
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
    float[] sums = new float[columns];
    for (int i = 0; i < rows; i++) {
      java.util.Arrays.fill(sums, 0);
      int at = aFrom + i * aStride;
      multiply(1, columns, head, a, at, aStride, 1, b, 0, columns, sums, 0, columns);
      if (head < depth) {
        boolean any = false;
        for (int j = 0; j < columns; j++) {
          any |= sums[j] + rowRest[aRest + i] * columnRest[j] >= headBounds[j];
        }
        if (!any) {
          continue;
        }
        multiply(
            1,
            columns,
            depth - head,
            a,
            at + head,
            aStride,
            1,
            b,
            head * columns,
            columns,
            sums,
            0,
            columns);
      }
      for (int j = 0; j < columns; j++) {
        if (sums[j] >= bounds[j]) {
          scores[found] = sums[j];
          cells[found++] = i * columns + j;
        }
      }
    }
    return found;
  }

  @Override
  public void solve(int n, int columns, float[] matrix, int stride, float[] scratch) {
    for (int i = 0; i < n; i++) {
      int row = i * stride;
      for (int k = 0; k < i; k++) {
        // Row k of the upper triangle holds D L', so this is L(i,k); scratch holds D^-1.
        float factor = matrix[k * stride + i] * scratch[k];
        matrix[row + k] = factor;
        subtract(n + columns - i, factor, matrix, k * stride + i, row + i);
      }
      scratch[i] = 1 / matrix[row + i];
    }
    for (int k = n - 1; k >= 0; k--) {
      int row = k * stride + n;
      for (int j = 0; j < columns; j++) {
        matrix[row + j] *= scratch[k];
      }
      for (int i = n - 1; i > k; i--) {
        subtract(columns, matrix[i * stride + k], matrix, i * stride + n, row);
      }
    }
  }

  @Override
  public void addRows(
      int columns, int n, int[] ids, int first, float[] weights, float[] x, float[] y, int yFrom) {
    int i = 0;
    for (; i + 3 < n; i += 4) {
      float f0 = weights[i];
      float f1 = weights[i + 1];
      float f2 = weights[i + 2];
      float f3 = weights[i + 3];
      int x0 = ids[first + i] * columns;
      int x1 = ids[first + i + 1] * columns;
      int x2 = ids[first + i + 2] * columns;
      int x3 = ids[first + i + 3] * columns;
      for (int j = 0; j < columns; j++) {
        y[yFrom + j] =
            y[yFrom + j] + f0 * x[x0 + j] + f1 * x[x1 + j] + f2 * x[x2 + j] + f3 * x[x3 + j];
      }
    }
    for (; i < n; i++) {
      add(columns, weights[i], x, ids[first + i] * columns, y, yFrom);
    }
  }

  private static void subtract(int n, float factor, float[] matrix, int from, int to) {
    for (int j = 0; j < n; j++) {
      matrix[to + j] -= factor * matrix[from + j];
    }
  }

  private static void add(int n, float f, float[] from, int at, float[] to, int toAt) {
    for (int j = 0; j < n; j++) {
      to[toAt + j] += f * from[at + j];
    }
  }
}
