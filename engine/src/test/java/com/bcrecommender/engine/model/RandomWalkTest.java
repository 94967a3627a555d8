package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// [RandomWalk] against the product of the walk's transition matrices.
final class RandomWalkTest {
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 0.6", "0.5, 0.3", "2, 1.5"})
  void scoresAreThoseOfTheTransitionMatrices(float alpha, float beta) {
    for (long seed = 0; seed < 4; seed++) {
      Snapshot snapshot = RandomSnapshots.random(seed, 40, 30, 300, 0, false);
      Scorer scorer =
          Models.learn("rp3beta:k=1000,alpha=%s,beta=%s".formatted(alpha, beta), snapshot, 1)
              .scorer();
      double[][] walk = walk(snapshot, alpha, beta);
      Scores scores = new Scores(snapshot.tralbums(), snapshot.tralbums());
      for (int j = 0; j < snapshot.tralbums(); j++) {
        scorer.similar(j, scores);
        for (int i = 0; i < snapshot.tralbums(); i++) {
          assertThat((double) scores.get(i))
              .isCloseTo(i == j ? 0 : walk[j][i], within(1e-5 * walk[j][i] + 1e-12));
        }
        scores.clear();
      }
    }
  }

  /// From tralbum j to a fan of its, and on to a tralbum i of the fan's.
  private static double[][] walk(Snapshot snapshot, double alpha, double beta) {
    int n = snapshot.tralbums();
    double[][] walk = new double[n][n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        for (int u = 0; u < snapshot.fans(); u++) {
          if (snapshot.preferences().find(u, j) >= 0 && snapshot.preferences().find(u, i) >= 0) {
            double toFan = Math.pow(1.0 / snapshot.owners().size(j), alpha);
            double toTralbum = Math.pow(1.0 / snapshot.preferences().size(u), alpha);
            walk[j][i] += toFan * toTralbum / Math.pow(snapshot.owners().size(i), beta);
          }
        }
      }
    }
    return walk;
  }
}
