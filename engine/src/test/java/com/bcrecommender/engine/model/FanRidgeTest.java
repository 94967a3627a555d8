package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FanRidgeTest {

  @ParameterizedTest
  @ValueSource(ints = {60, 7})
  void scoresAreThoseOfTheDenseSolution(int k) {
    for (long seed = 0; seed < 4; seed++) {
      // Without kinds a fan of the snapshot has the history the scorer is given.
      Snapshot snapshot = RandomSnapshots.random(seed, 60, 50, 900, 0, false);
      double[][] matrix = DenseAlgebra.matrix(snapshot);
      double[][] dense = DenseAlgebra.ridge(matrix, k, 0.9, 0.31, 0.37, 0.23);
      Scorer scorer =
          Models.learn(
                  "fan-ridge:k=%d,ridge=0.9,tralbum-power=0.31,fan-power=0.37,choice-power=0.23,from-power=0.2,to-power=0.4,steps=100"
                      .formatted(k),
                  snapshot)
              .scorer();
      Scores scores = new Scores(snapshot.tralbums(), 10);
      for (int u = 0; u < snapshot.fans(); u++) {
        int[] history = new int[snapshot.preferences().size(u)];
        snapshot.preferences().copyColumns(u, history);
        scorer.score(history, null, history.length, scores);
        for (int t = 0; t < snapshot.tralbums(); t++) {
          double expected = 0;
          for (int v = 0; v < snapshot.fans(); v++) {
            expected += dense[v][u] * Math.pow(DenseAlgebra.size(matrix[v]), -0.2) * matrix[v][t];
          }
          expected *= Math.pow(DenseAlgebra.size(matrix[u]), 0.4);
          assertThat((double) scores.get(t)).isCloseTo(expected, within(1e-4));
        }
        scores.clear();
      }
    }
  }
}
