package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The sort against the library's.
class PairSortTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 100, 1000, 1025})
  void sortsAsTheLibraryDoesAndIsStable(int n) {
    Random random = new Random(n);
    for (int spread : new int[] {1, 5, 1_000_000}) {
      long[] keys = random.longs(n + 3, 0, spread).toArray();
      long[] values = random.longs(n + 3).toArray();
      long[][] expected = new long[n][];
      Arrays.setAll(expected, i -> new long[] {keys[i], values[i]});
      Arrays.sort(expected, Comparator.comparingLong(pair -> pair[0]));
      long[] rest = Arrays.copyOfRange(keys, n, n + 3);

      PairSort.sort(keys, values, n);

      for (int i = 0; i < n; i++) {
        assertThat(new long[] {keys[i], values[i]}).isEqualTo(expected[i]);
      }
      assertThat(Arrays.copyOfRange(keys, n, n + 3)).as("beyond n").isEqualTo(rest);
    }
  }
}
