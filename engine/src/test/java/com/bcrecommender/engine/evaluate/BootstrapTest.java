package com.bcrecommender.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BootstrapTest {

  /// Draws many samples whose true mean is known, skewed ones, and counts how many intervals
  /// contain it.
  @Test
  void nineteenOfTwentyIntervalsContainTheTrueMean() {
    assertCovers(250, 250);
    // The same when fans are drawn in groups.
    assertCovers(2000, 250);
  }

  private static void assertCovers(int fans, int units) {
    SplittableRandom random = new SplittableRandom(21);
    int experiments = 300;
    int covered = 0;
    int partly = 0;
    for (int e = 0; e < experiments; e++) {
      double[] all = new double[fans];
      double[] some = new double[fans];
      for (int f = 0; f < fans; f++) {
        // The square of a uniform number: mean 1/3.
        double draw = random.nextDouble();
        all[f] = draw * draw;
        some[f] = random.nextInt(3) == 0 ? Double.NaN : random.nextDouble();
      }
      List<Estimate> estimates = new Bootstrap(fans, units, e, 2).means(List.of(all, some));
      covered += contains(estimates.get(0), 1 / 3.0) ? 1 : 0;
      partly += contains(estimates.get(1), 0.5) ? 1 : 0;
    }
    // 95 % of 300 are 285; three standard errors are 11.
    assertThat(covered).isBetween(274, 296);
    assertThat(partly).isBetween(274, 296);
  }

  private static boolean contains(Estimate estimate, double truth) {
    return estimate.low() <= truth && truth <= estimate.high();
  }

  @Test
  void theIntervalIsAboutTwoStandardErrorsWideOnEitherSide() {
    double[] figures = new SplittableRandom(5).doubles(4000).toArray();
    Estimate estimate = new Bootstrap(4000, 1, 1).means(List.of(figures)).getFirst();
    double error = Math.sqrt(1 / 12.0 / 4000);
    assertThat(estimate.high() - estimate.mean()).isCloseTo(1.96 * error, within(0.15 * error));
    assertThat(estimate.mean() - estimate.low()).isCloseTo(1.96 * error, within(0.15 * error));
    assertThat(estimate.fans()).isEqualTo(4000);
  }

  @Test
  void aDifferenceThatAllFansShareIsClearHoweverMuchFansDiffer() {
    double[] difference = new double[50];
    double[] noise = new double[50];
    SplittableRandom random = new SplittableRandom(6);
    for (int f = 0; f < 50; f++) {
      difference[f] = 0.01;
      noise[f] = random.nextDouble() - 0.5;
    }
    List<Estimate> estimates = new Bootstrap(50, 1, 1).means(List.of(difference, noise));
    assertThat(estimates.get(0).low()).isCloseTo(0.01, within(1e-12));
    assertThat(estimates.get(0).isClear()).isTrue();
    assertThat(estimates.get(1).isClear()).isFalse();
  }

  @Test
  void theSeedDecidesAndThreadsDoNot() {
    double[] figures = new SplittableRandom(7).doubles(300).toArray();
    List<Estimate> one = new Bootstrap(300, 9, 1).means(List.of(figures));
    assertThat(new Bootstrap(300, 9, 3).means(List.of(figures))).isEqualTo(one);
    assertThat(new Bootstrap(300, 10, 1).means(List.of(figures))).isNotEqualTo(one);
    // Another column beside it changes nothing: the same fans are drawn.
    List<double[]> two = new ArrayList<>(List.of(new double[300], figures));
    assertThat(new Bootstrap(300, 9, 2).means(two).get(1)).isEqualTo(one.getFirst());
  }

  @Test
  void aHandfulOfFansHasAMeanAndNoInterval() {
    double[] figures = new double[40];
    java.util.Arrays.fill(figures, Double.NaN);
    for (int f = 0; f < Estimate.FEWEST - 1; f++) {
      figures[4 * f] = f;
    }
    Estimate few = new Bootstrap(40, 1, 1).means(List.of(figures)).getFirst();
    assertThat(few.mean()).isEqualTo(4);
    assertThat(few.hasInterval()).isFalse();
    assertThat(few.isClear()).isFalse();
    figures[39] = 4;
    assertThat(new Bootstrap(40, 1, 1).means(List.of(figures)).getFirst().hasInterval()).isTrue();
    Estimate none = new Bootstrap(0, 1, 1).means(List.of(new double[0])).getFirst();
    assertThat(none.mean()).isNaN();
    assertThat(none.fans()).isZero();
  }
}
