package com.bcrecommender.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The plain form against definitions in double precision, and the vector form against the plain
/// one, to the bit.
final class KernelsTest {
  private final Kernels plain = new PlainKernels();
  private final SplittableRandom random = new SplittableRandom(1);

  @BeforeEach
  void theVectorModuleIsThere() {
    Assumptions.assumeTrue(
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        "started without --add-modules jdk.incubator.vector: the vector form is not compared");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8, 11, 16})
  void aProductIsTheSumOfItsTermsInOrder(int rows) {
    for (int columns : new int[] {16, 32, 48, 80}) {
      for (int depth : new int[] {0, 1, 3, 4, 7, 33}) {
        float[] a = randoms(5 + rows * (depth + 2));
        float[] b = randoms(3 + depth * (columns + 5));
        float[] c = randoms(7 + rows * (columns + 3));
        float[] expected = c.clone();
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            for (int p = 0; p < depth; p++) {
              expected[7 + i * (columns + 3) + j] +=
                  a[5 + i * (depth + 2) + p] * b[3 + p * (columns + 5) + j];
            }
          }
        }
        for (Kernels kernels : new Kernels[] {plain, new VectorKernels()}) {
          float[] found = c.clone();
          kernels.multiply(
              rows, columns, depth, a, 5, depth + 2, 1, b, 3, columns + 5, found, 7, columns + 3);
          assertThat(found).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void theFirstMatrixMayBeReadTransposed() {
    float[] turned = randoms(6 * 9);
    float[] b = randoms(6 * 16);
    float[] expected = new float[9 * 16];
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 16; j++) {
        for (int p = 0; p < 6; p++) {
          expected[i * 16 + j] += turned[p * 9 + i] * b[p * 16 + j];
        }
      }
    }
    for (Kernels kernels : new Kernels[] {plain, new VectorKernels()}) {
      float[] found = new float[9 * 16];
      kernels.multiply(9, 16, 6, turned, 0, 1, 9, b, 0, 16, found, 0, 16);
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void gatheredRowsAreScaledByColumn() {
    float[] from = randoms(20 * 32);
    float[] scale = randoms(32);
    int[] ids = {19, 0, 7, 7, 3};
    for (Kernels kernels : new Kernels[] {plain, new VectorKernels()}) {
      float[] to = new float[5 * 32];
      kernels.gather(5, 32, ids, from, scale, to);
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 32; j++) {
          assertThat(to[i * 32 + j]).isEqualTo(from[ids[i] * 32 + j] * scale[j]);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 9, 16})
  void multiplesOfRowsAreAddedInOrder(int n) {
    for (int columns : new int[] {16, 32, 48, 64, 80, 128, 144, 272}) {
      float[] x = randoms(12 * columns);
      float[] weights = randoms(n);
      int[] ids = new int[n + 2];
      float[] y = randoms(5 + columns);
      float[] expected = y.clone();
      for (int i = 0; i < n; i++) {
        ids[2 + i] = random.nextInt(12);
        for (int j = 0; j < columns; j++) {
          expected[5 + j] += weights[i] * x[ids[2 + i] * columns + j];
        }
      }
      for (Kernels kernels : new Kernels[] {plain, new VectorKernels()}) {
        float[] found = y.clone();
        kernels.addRows(columns, n, ids, 2, weights, x, found, 5);
        assertThat(found).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 16, 21})
  void productsWithAVectorAreAddedUpInOrder(int n) {
    float[] x = randoms(30 * 48);
    float[] vector = randoms(48);
    int[] ids = new int[n];
    float[] expected = new float[n];
    for (int i = 0; i < n; i++) {
      ids[i] = random.nextInt(30);
      for (int j = 0; j < 48; j++) {
        expected[i] += vector[j] * x[ids[i] * 48 + j];
      }
    }
    for (Kernels kernels : new Kernels[] {plain, new VectorKernels()}) {
      float[] found = randoms(n);
      kernels.products(48, n, ids, x, vector, found);
      assertThat(found).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 40})
  void rowsBecomeColumns(int rows) {
    int stride = Kernels.padded(rows);
    float[] from = randoms(rows * 48);
    for (Kernels kernels : new Kernels[] {plain, new VectorKernels()}) {
      float[] to = new float[48 * stride];
      kernels.transpose(rows, 48, from, to, stride);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < 48; j++) {
          assertThat(to[j * stride + i]).isEqualTo(from[i * 48 + j]);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 32, 33, 64, 67})
  void aSolutionSolvesItsSystem(int n) {
    for (int columns : new int[] {1, 2, 16, 21, 64}) {
      int stride = Kernels.padded(n + columns);
      double[][] system = positiveDefinite(n);
      float[] rights = randoms(n * columns);
      float[] first = solved(plain, system, rights, columns, stride);
      float[] second = solved(new VectorKernels(), system, rights, columns, stride);
      for (int j = 0; j < columns; j++) {
        for (int i = 0; i < n; i++) {
          double sum = 0;
          for (int k = 0; k < n; k++) {
            sum += system[i][k] * first[k * stride + n + j];
          }
          assertThat(sum).isCloseTo(rights[i * columns + j], within(2e-4));
          assertThat(second[i * stride + n + j]).isEqualTo(first[i * stride + n + j]);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 16, 30})
  void whatReachesItsBoundIsFoundWithOrWithoutTheShortcut(int rows) {
    int depth = 20;
    for (int columns : new int[] {16, 32, 48, 64}) {
      float[] a = randoms(7 + rows * depth);
      float[] b = randoms(depth * columns);
      float[] products = new float[rows * columns];
      plain.multiply(rows, columns, depth, a, 7, depth, 1, b, 0, columns, products, 0, columns);
      float[] bounds = new float[columns];
      for (int j = 0; j < columns; j++) {
        // Some bounds are products, which reach them; some are out of reach.
        bounds[j] = j % 5 == 0 ? products[j] : 0.3f + j % 7;
      }
      TreeMap<Integer, Float> expected = new TreeMap<>();
      for (int cell = 0; cell < products.length; cell++) {
        if (products[cell] >= bounds[cell % columns]) {
          expected.put(cell, products[cell]);
        }
      }
      assertThat(expected).isNotEmpty();
      for (int head : new int[] {1, 3, 19, depth}) {
        float[] headBounds = new float[columns];
        float[] columnRest = new float[columns];
        for (int j = 0; j < columns; j++) {
          headBounds[j] = bounds[j] - 1e-4f;
          columnRest[j] = norm(b, head * columns + j, columns, depth - head);
        }
        float[] rowRest = new float[2 + rows];
        for (int i = 0; i < rows; i++) {
          rowRest[2 + i] = norm(a, 7 + i * depth + head, 1, depth - head);
        }
        for (Kernels kernels : new Kernels[] {plain, new VectorKernels()}) {
          float[] scores = new float[rows * columns];
          int[] cells = new int[rows * columns];
          int found =
              kernels.above(
                  rows,
                  columns,
                  head,
                  depth,
                  a,
                  7,
                  depth,
                  rowRest,
                  2,
                  b,
                  columnRest,
                  headBounds,
                  bounds,
                  scores,
                  cells);
          TreeMap<Integer, Float> both = new TreeMap<>();
          for (int f = 0; f < found; f++) {
            assertThat(both.put(cells[f], scores[f])).isNull();
          }
          assertThat(both).isEqualTo(expected);
        }
      }
    }
  }

  private static float norm(float[] values, int at, int step, int n) {
    double sum = 0;
    for (int p = 0; p < n; p++) {
      sum += (double) values[at + p * step] * values[at + p * step];
    }
    return (float) Math.sqrt(sum);
  }

  /// Solves with nonsense below the diagonal and behind the right sides: neither may matter.
  private float[] solved(
      Kernels kernels, double[][] system, float[] rights, int columns, int stride) {
    int n = system.length;
    float[] matrix = randoms(n * stride);
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        matrix[i * stride + j] = (float) system[i][j];
      }
      System.arraycopy(rights, i * columns, matrix, i * stride + n, columns);
    }
    kernels.solve(n, columns, matrix, stride, randoms(4 * n + Kernels.padded(n)));
    return matrix;
  }

  private double[][] positiveDefinite(int n) {
    double[][] half = new double[n][n];
    for (double[] row : half) {
      for (int j = 0; j < n; j++) {
        row[j] = random.nextDouble() - 0.5;
      }
    }
    double[][] whole = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int a = i;
        int b = j;
        // Rounded as the kernels will see it.
        whole[i][j] =
            (float)
                ((i == j ? 1 : 0)
                    + IntStream.range(0, n).mapToDouble(k -> half[a][k] * half[b][k]).sum());
      }
    }
    return whole;
  }

  private float[] randoms(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (random.nextDouble() - 0.5);
    }
    return values;
  }
}
