package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// [TagNeighbours] against cosines of dense vectors.
final class TagNeighboursTest {
  @ParameterizedTest
  @CsvSource({"1, 0, 0, 0", "2, 0, 0, 0.5", "3, 0.7, 0.3, 0", "1, 2, -0.2, 0.1"})
  void eachTralbumIsSpokenForByThoseOfTheLargestCosine(
      int least, float fans, float fromPower, float toPower) {
    for (long seed = 0; seed < 4; seed++) {
      Snapshot snapshot = RandomSnapshots.random(seed, 50, 40, 160, 25, false);
      String spec =
          "tags:k=6,carriers=%d,fans=%s,from-power=%s,to-power=%s"
              .formatted(least, fans, fromPower, toPower);
      Scorer scorer = Models.learn(spec, snapshot, 1).scorer();
      double[][] cosines = cosines(snapshot, least, fans);
      int compared = 0;
      for (int i = 0; i < snapshot.tralbums(); i++) {
        double[] best = cosines[i].clone();
        for (int j = 0; j < best.length; j++) {
          best[j] = owned(snapshot, j) ? best[j] : 0;
        }
        Arrays.sort(best);
        double sixth = best[best.length - 6];
        for (int j = 0; j < snapshot.tralbums(); j++) {
          double score = scorer.explain(new int[] {j}, null, 1, i).score();
          double expected =
              cosines[i][j]
                  * Math.pow(Math.max(1, snapshot.owners().size(j)), -fromPower)
                  * Math.pow(Math.max(1, snapshot.owners().size(i)), toPower);
          if (score != 0) {
            assertThat(score).isCloseTo(expected, within(1e-5 * expected));
            assertThat(cosines[i][j]).isGreaterThan(sixth - 1e-5);
            compared++;
          } else if (owned(snapshot, j)) {
            assertThat(cosines[i][j]).isLessThan(sixth + 1e-5);
          }
        }
      }
      assertThat(compared).isGreaterThan(100);
    }
  }

  @Test
  void aTralbumThatNobodyHasIsRecommendedByItsTags() {
    Snapshot snapshot =
        Snapshot.builder()
            .sizes(2, 4, 3)
            .preference(0, 0)
            .preference(1, 1)
            .tag(0, 0)
            .tag(2, 0)
            .tag(1, 1)
            .tag(3, 1)
            .build();
    Scores scores = new Scores(4, 4);
    Models.learn("tags", snapshot).scorer().score(new int[] {0}, null, 1, scores);
    assertThat(scores.get(2)).isPositive();
    assertThat(scores.get(3)).isZero();
    assertThat(scores.get(0)).isZero();
  }

  @Test
  void aTagThatTooManyCarryIsNotReadAndTheOthersStillCount() {
    Snapshot.Builder builder = Snapshot.builder().sizes(1, 200, 2);
    for (int t = 0; t < 100; t++) {
      builder.tag(t, 0).preference(0, t);
    }
    builder.tag(0, 1).tag(1, 1);
    Snapshot snapshot = builder.build();
    Scorer scorer = Models.learn("tags:read=50", snapshot).scorer();
    assertThat(scorer.explain(new int[] {1}, null, 1, 0).score()).isPositive();
    assertThat(scorer.explain(new int[] {2}, null, 1, 0).score()).isZero();
  }

  private static boolean owned(Snapshot snapshot, int tralbum) {
    return snapshot.owners().size(tralbum) > 0;
  }

  private static double[][] cosines(Snapshot snapshot, int least, double fans) {
    int n = snapshot.tralbums();
    double[][] vectors = new double[n][snapshot.tags() + snapshot.fans()];
    fill(vectors, 0, snapshot.tralbumTags(), 1, least);
    fill(vectors, snapshot.tags(), snapshot.owners(), fans, 1);
    double[][] cosines = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double product = product(vectors[i], vectors[j]);
        cosines[i][j] =
            i == j || product == 0
                ? 0
                : product
                    / Math.sqrt(product(vectors[i], vectors[i]) * product(vectors[j], vectors[j]));
      }
    }
    return cosines;
  }

  private static void fill(
      double[][] vectors, int from, SparseRows features, double factor, int least) {
    SparseRows carriers = features.transpose();
    for (int t = 0; t < features.rows(); t++) {
      for (int p = features.start(t); p < features.end(t); p++) {
        int count = carriers.size(features.column(p));
        vectors[t][from + features.column(p)] =
            count < least ? 0 : factor * Math.log((double) features.rows() / count);
      }
    }
  }

  private static double product(double[] x, double[] y) {
    double product = 0;
    for (int i = 0; i < x.length; i++) {
      product += x[i] * y[i];
    }
    return product;
  }
}
