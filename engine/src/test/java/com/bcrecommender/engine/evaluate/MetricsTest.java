package com.bcrecommender.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Lists whose figures were worked out by hand.
final class MetricsTest {
  private static final Offset<Double> ROUNDING = within(1e-12);
  // Hits at ranks 1 and 3 of 5.
  private static final boolean[] LIST = {true, false, true, false, false};

  @Test
  void recallIsTheShareOfAllTestTralbums() {
    assertThat(Metrics.recall(LIST, 4, 5)).isEqualTo(2 / 4.0);
    assertThat(Metrics.recall(LIST, 4, 2)).isEqualTo(1 / 4.0);
    // More tests than k: the denominator stays all of them.
    assertThat(Metrics.recall(LIST, 50, 5)).isEqualTo(2 / 50.0);
  }

  @Test
  void ndcgDiscountsByTheLogarithmOfTheRank() {
    // Discounts: 1, 0.6309, 0.5, 0.4307, 0.3869.
    double gain = 1 + 0.5;
    double ideal4 = 1 + 1 / (Math.log(3) / Math.log(2)) + 0.5 + 1 / (Math.log(5) / Math.log(2));
    assertThat(Metrics.ndcg(LIST, 4, 5)).isCloseTo(gain / ideal4, ROUNDING);
    assertThat(Metrics.ndcg(LIST, 1, 1)).isCloseTo(1, ROUNDING);
    assertThat(Metrics.ndcg(new boolean[] {true, true}, 2, 5)).isCloseTo(1, ROUNDING);
    assertThat(Metrics.ndcg(new boolean[] {false, true}, 1, 5))
        .isCloseTo(Math.log(2) / Math.log(3), ROUNDING);
  }

  @Test
  void averagePrecisionIsTheMeanPrecisionAtHits() {
    // 1/1 at rank 1, 2/3 at rank 3, over min(5, 4) tests.
    assertThat(Metrics.averagePrecision(LIST, 4, 5)).isCloseTo((1 + 2 / 3.0) / 4, ROUNDING);
    assertThat(Metrics.averagePrecision(LIST, 9, 5)).isCloseTo((1 + 2 / 3.0) / 5, ROUNDING);
  }

  @Test
  void precisionAndHitRate() {
    assertThat(Metrics.precision(LIST, 4, 5)).isEqualTo(2 / 5.0);
    assertThat(Metrics.precision(new boolean[] {true}, 4, 5)).isEqualTo(1 / 5.0);
    assertThat(Metrics.hitRate(LIST, 4, 5)).isEqualTo(1);
    assertThat(Metrics.hitRate(new boolean[] {false, true}, 4, 1)).isZero();
  }

  @Test
  void anEmptyListScoresNothing() {
    boolean[] none = {};
    assertThat(Metrics.recall(none, 3, 5)).isZero();
    assertThat(Metrics.ndcg(none, 3, 5)).isZero();
    assertThat(Metrics.averagePrecision(none, 3, 5)).isZero();
    assertThat(Metrics.hitRate(none, 3, 5)).isZero();
  }

  @Test
  void withoutTestTralbumsEveryFigureIsUndefinedAndNotZero() {
    assertThat(Metrics.recall(LIST, 0, 5)).isNaN();
    assertThat(Metrics.ndcg(LIST, 0, 5)).isNaN();
    assertThat(Metrics.averagePrecision(LIST, 0, 5)).isNaN();
    assertThat(Metrics.precision(LIST, 0, 5)).isNaN();
    assertThat(Metrics.hitRate(LIST, 0, 5)).isNaN();
  }

  @Test
  void surpriseIsTheNumberOfHalvingsFromAllFansToTheOwners() {
    assertThat(Metrics.selfInformation(64, 64)).isCloseTo(0, ROUNDING);
    assertThat(Metrics.selfInformation(16, 64)).isCloseTo(2, ROUNDING);
    assertThat(Metrics.selfInformation(1, 64)).isCloseTo(6, ROUNDING);
    assertThat(Metrics.selfInformation(0, 64)).as("at least").isCloseTo(6, ROUNDING);
  }

  @Test
  void coverageAndGiniOfKnownShares() {
    assertThat(Metrics.coverage(new int[] {0, 3, 0, 1})).isEqualTo(0.5);
    assertThat(Metrics.gini(new int[] {5, 5, 5, 5})).isCloseTo(0, ROUNDING);
    assertThat(Metrics.gini(new int[] {0, 0, 0, 7})).isCloseTo(3 / 4.0, ROUNDING);
    // All pairs differ by |1 - 3| = 2 or 0: the mean of 2 * 2 / 4, over twice the mean of 2.
    assertThat(Metrics.gini(new int[] {3, 1})).isCloseTo(0.25, ROUNDING);
    assertThat(Metrics.coverage(new int[0])).isNaN();
    assertThat(Metrics.gini(new int[] {0, 0})).isNaN();
  }

  @Test
  void giniIsHalfTheMeanDifferenceOfAllPairsOverTheMean() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 50; round++) {
      int[] listed = random.ints(1 + random.nextInt(30), 0, 9).toArray();
      double differences = 0;
      double sum = 0;
      for (int one : listed) {
        sum += one;
        for (int other : listed) {
          differences += Math.abs(one - other);
        }
      }
      double expected = differences / (2.0 * listed.length * sum);
      if (sum > 0) {
        assertThat(Metrics.gini(listed)).isCloseTo(expected, ROUNDING);
      }
    }
  }
}
