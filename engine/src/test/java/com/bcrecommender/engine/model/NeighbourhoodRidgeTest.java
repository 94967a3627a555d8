package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.kernel.Kernels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conjugate gradients on sparse rows against elimination on dense ones.
final class NeighbourhoodRidgeTest {

  // Powers that keep the keys of two neighbours apart, so that rounding cannot swap them.
  @ParameterizedTest
  @CsvSource({"50, false", "50, true", "9, false", "9, true"})
  void coefficientsAreThoseOfTheDenseSolution(int k, boolean kinds) {
    for (long seed = 0; seed < 4; seed++) {
      Snapshot snapshot = RandomSnapshots.random(seed, 90, 40, 700, 0, kinds);
      double[][] byTralbum = DenseAlgebra.transposed(DenseAlgebra.matrix(snapshot));
      double[][] dense = DenseAlgebra.ridge(byTralbum, k, 0.7, 0.31, 0.37, 0.23);
      Scorer scorer =
          Models.learn(
                  "neighbourhood-ridge:k=%d,ridge=0.7,fan-power=0.31,tralbum-power=0.37,choice-power=0.23,from-power=0.2,to-power=0.4,steps=100"
                      .formatted(k),
                  snapshot)
              .scorer();
      Scores scores = new Scores(snapshot.tralbums(), 10);
      boolean anyAgainst = false;
      for (int j = 0; j < snapshot.tralbums(); j++) {
        scorer.similar(j, scores);
        for (int i = 0; i < snapshot.tralbums(); i++) {
          double expected =
              dense[j][i]
                  * Math.pow(DenseAlgebra.size(byTralbum[j]), -0.2)
                  * Math.pow(DenseAlgebra.size(byTralbum[i]), 0.4);
          assertThat((double) scores.get(i)).isCloseTo(expected, within(2e-5));
          anyAgainst |= expected < -1e-3;
        }
        scores.clear();
      }
      assertThat(anyAgainst).as("some coefficient below 0").isTrue();
    }
  }

  @Test
  void oneOfTwoTralbumsThatSayTheSameIsWorthHalf() {
    // Tralbums 1 and 2 have the same fans; together they say what 3, alone, says.
    Snapshot.Builder builder = Snapshot.builder();
    for (int fan = 0; fan < 40; fan++) {
      builder.preference(fan, 0);
      if (fan % 2 == 0) {
        builder.preference(fan, 1).preference(fan, 2);
      } else {
        builder.preference(fan, 3);
      }
    }
    Scorer scorer =
        Models.learn(
                "neighbourhood-ridge:ridge=0.001,fan-power=0,from-power=0,to-power=0,steps=50",
                builder.build())
            .scorer();
    Explanation explanation = scorer.explain(new int[] {1, 2, 3}, null, 3, 0);
    assertThat(explanation.contribution(0)).isEqualTo(explanation.contribution(1));
    assertThat(explanation.contribution(0) + explanation.contribution(1))
        .isCloseTo(explanation.contribution(2), within(1e-3f));
  }

  @Test
  void whatASolveDidCanBeDoneToThePartsOfItsRightSide() {
    Snapshot snapshot = RandomSnapshots.random(9, 60, 30, 500, 0, true);
    float[] ones = new float[60];
    Arrays.fill(ones, 1);
    float[] scale = Powers.ofSizes(snapshot.preferencesByTralbum(), -0.4);
    float[] ridges = Powers.ofSizes(snapshot.preferencesByTralbum(), 0.2);
    RidgeSolver solver =
        new RidgeSolver(snapshot.preferencesByTralbum(), ones, scale, ridges, 30, 4);
    int[] members = {3, 1, 7, 12, 20, 29, 15};
    int n = members.length;
    solver.assemble(members, n);
    float[] right = {1, -2, 0.5f, 3, 0, 1, -1};
    float[] whole = new float[n];
    solver.solve(right, whole);
    // The whole in column 0, its parts in the columns after it.
    int columns = Kernels.padded(n + 1);
    float[] rights = new float[n * columns];
    for (int part = 0; part < n; part++) {
      rights[part * columns] = right[part];
      rights[part * columns + 1 + part] = right[part];
    }
    float[] solutions = new float[n * columns];
    solver.repeat(columns, rights, solutions);
    double[] sum = new double[n];
    for (int i = 0; i < n; i++) {
      assertThat((double) solutions[i * columns]).isCloseTo(whole[i], within(1e-5));
      for (int part = 0; part < n; part++) {
        sum[i] += solutions[i * columns + 1 + part];
      }
    }
    for (int i = 0; i < n; i++) {
      assertThat(sum[i]).isCloseTo(whole[i], within(1e-5));
    }
  }
}
