package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LargestProductsTest {
  /// Norms are spread over four orders of magnitude, so that searches end early; rows come twice,
  /// so that there are ties; some are zeros.
  @ParameterizedTest
  @CsvSource({"1, 3, 5", "40, 7, 1", "900, 20, 10", "3000, 33, 200", "3000, 5, 7"})
  void theBestAreThoseOfComparingAllWithAll(int rows, int width, int k) {
    SplittableRandom random = new SplittableRandom(rows);
    DenseFactors factors = new DenseFactors(rows, width);
    for (int r = 0; r < rows; r++) {
      double size = r % 11 == 3 ? 0 : Math.pow(10, 4 * random.nextDouble() - 2);
      for (int c = 0; c < width; c++) {
        int twin = r % 5 == 4 ? factors.start(r - 1) : -1;
        factors.values()[factors.start(r) + c] =
            twin >= 0 ? factors.values()[twin + c] : (float) (size * (random.nextDouble() - 0.5));
      }
    }
    NormOrder order = NormOrder.of(factors);
    for (NormOrder by : new NormOrder[] {order, order.normalised(Math.min(4, width))}) {
      assertBest(by, k, random);
    }
  }

  private static void assertBest(NormOrder order, int k, SplittableRandom random) {
    int width = order.rows().width();
    int vectors = 150;
    float[] queries = new float[vectors * width];
    for (int v = 0; v < vectors - 1; v++) {
      for (int c = 0; c < order.rows().factors(); c++) {
        queries[v * width + c] = (float) (random.nextDouble() - 0.5);
      }
    }
    TopK[] best = new TopK[vectors];
    for (int v = 0; v < vectors; v++) {
      best[v] = new TopK(k);
    }
    new LargestProducts(order).find(queries, vectors, best);
    for (int v = 0; v < vectors; v++) {
      TopK expected = new TopK(k);
      for (int p = 0; p < order.size(); p++) {
        float sum = 0;
        for (int c = 0; c < width; c++) {
          sum += order.rows().values()[order.rows().start(p) + c] * queries[v * width + c];
        }
        if (sum > 0) {
          expected.offer(order.idAt(p), sum);
        }
      }
      expected.sort();
      best[v].sort();
      assertThat(best[v].size()).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        assertThat(best[v].id(i)).isEqualTo(expected.id(i));
        assertThat(best[v].score(i)).isEqualTo(expected.score(i));
      }
    }
    assertThat(best[vectors - 1].size()).isZero();
  }
}
