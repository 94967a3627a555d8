package com.bcrecommender.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums of sparse rows against their definition, to the bit, on random rows, some of them empty.
final class SparseKernelsTest {
  private final Kernels kernels = Kernels.chosen();
  private final SplittableRandom random = new SplittableRandom(1);

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 4", "7, 20", "40, 30", "300, 200"})
  void sparseRowsAddUpInOrderAndEachTouchedSumIsListedOnce(int columns, int rows) {
    Rows sparse = new Rows(columns, rows);
    for (boolean valued : new boolean[] {true, false}) {
      float[] expected = new float[columns];
      List<Integer> expectedTouched = new ArrayList<>();
      float[] sums = new float[columns];
      Arrays.fill(sums, Kernels.UNTOUCHED);
      int[] touched = new int[columns + 1];
      int count = 0;
      float[] values = valued ? sparse.values : null;
      for (int r = 0; r < rows; r++) {
        // Rows come again with the opposite weight, so sums come back to 0.
        float weight = r % 2 == 0 ? 1 + r / 2 : -(1 + r / 2);
        int row = r / 2;
        count =
            kernels.addSparse(
                sparse.starts[row],
                sparse.starts[row + 1],
                sparse.ids,
                values,
                weight,
                sums,
                touched,
                count);
        for (int p = sparse.starts[row]; p < sparse.starts[row + 1]; p++) {
          int id = sparse.ids[p];
          expected[id] += values == null ? weight : weight * values[p];
          if (!expectedTouched.contains(id)) {
            expectedTouched.add(id);
          }
        }
      }
      assertThat(Arrays.stream(touched, 0, count).boxed()).isEqualTo(expectedTouched);
      for (int id = 0; id < columns; id++) {
        assertThat(sums[id] + 0f).isEqualTo(expected[id]);
      }
    }
  }

  @Test
  void addingNothingOrMinusNothingTouchesToo() {
    float[] sums = {Kernels.UNTOUCHED, Kernels.UNTOUCHED, Kernels.UNTOUCHED};
    int[] touched = new int[4];
    int count = kernels.addSparse(0, 2, new int[] {2, 0}, new float[] {0, 3}, -1, sums, touched, 0);
    count = kernels.addSparse(0, 1, new int[] {2}, null, 5, sums, touched, count);
    assertThat(Arrays.copyOf(touched, count)).containsExactly(2, 0);
    assertThat(sums).containsExactly(-3, Kernels.UNTOUCHED, 5);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 4", "7, 20", "40, 30", "300, 200"})
  void rowsOfAGramMatrixAddUpInOrderAndCountWhatIsMarked(int columns, int rows) {
    Rows sparse = new Rows(columns, rows);
    byte[] marks = new byte[sparse.ids.length];
    for (int p = 0; p < marks.length; p++) {
      marks[p] = (byte) random.nextInt(2);
    }
    for (boolean valued : new boolean[] {true, false}) {
      for (boolean marked : new boolean[] {true, false}) {
        gram(sparse, columns, valued ? sparse.values : null, marked ? marks : null);
      }
    }
  }

  private void gram(Rows sparse, int columns, float @Nullable [] values, byte @Nullable [] marks) {
    float[] expected = new float[columns];
    int[] expectedCommon = new int[columns];
    List<Integer> expectedTouched = new ArrayList<>();
    float[] sums = new float[2 * columns];
    int[] touched = new int[columns + 1];
    int count = 0;
    for (int row = 0; row + 1 < sparse.starts.length; row++) {
      float weight = 0.25f + row;
      int mark = row % 3 == 0 ? 0 : 1;
      int from = sparse.starts[row];
      int end = sparse.starts[row + 1];
      count =
          kernels.addGram(from, end, sparse.ids, values, weight, mark, marks, sums, touched, count);
      for (int p = from; p < end; p++) {
        int id = sparse.ids[p];
        expected[id] += values == null ? weight : weight * values[p];
        expectedCommon[id] += marks == null ? mark : mark * marks[p];
        if (!expectedTouched.contains(id)) {
          expectedTouched.add(id);
        }
      }
    }
    assertThat(Arrays.stream(touched, 0, count).boxed()).isEqualTo(expectedTouched);
    for (int id = 0; id < columns; id++) {
      assertThat(sums[2 * id]).isEqualTo(expected[id]);
      assertThat(sums[2 * id + 1]).isEqualTo(expectedCommon[id]);
    }
  }

  /// Random rows with values above 0, each id at most once a row; about every fifth is empty.
  private final class Rows {
    final int[] starts;
    final int[] ids;
    final float[] values;

    Rows(int columns, int rows) {
      starts = new int[rows + 1];
      int[] all = new int[columns * rows];
      for (int r = 0; r < rows; r++) {
        starts[r + 1] = starts[r];
        double share = random.nextInt(5) == 0 ? 0 : random.nextDouble();
        for (int c = 0; c < columns; c++) {
          if (random.nextDouble() < share) {
            all[starts[r + 1]++] = c;
          }
        }
      }
      ids = Arrays.copyOf(all, starts[rows]);
      values = new float[ids.length];
      for (int p = 0; p < values.length; p++) {
        values[p] = 0.1f + (float) random.nextDouble();
      }
    }
  }
}
