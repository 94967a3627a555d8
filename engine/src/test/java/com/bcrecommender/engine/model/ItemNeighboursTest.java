package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sparse kernel against the formulas of [ItemNeighbours], written down densely.
final class ItemNeighboursTest {

  @ParameterizedTest
  @CsvSource({
    "cosine, 0, 0.5, 0, 0, false",
    "cosine, 0, 0.5, 0, 0, true",
    "cosine, 5, 0.7, 0.5, 0, true",
    "cosine, 5, 0.7, 0.5, 0.2, true",
    "cosine, 100, 1, 1.5, -0.3, false",
    "tf-idf, 0, 0.5, 0, 0, true",
    "tf-idf, 3, 0.2, 0.25, 0.1, true",
    "bm25, 0, 0, 0, 0, false",
    "bm25, 0, 0, 0, 0, true",
  })
  void neighboursAreThoseOfTheDenseFormula(
      String similarity,
      float shrink,
      float asymmetry,
      float damping,
      float popularity,
      boolean kinds) {
    for (long seed = 0; seed < 4; seed++) {
      Snapshot snapshot = RandomSnapshots.random(seed, 70, 50, 600, 0, kinds);
      String spec =
          "item-neighbours:similarity=%s,k=10".formatted(similarity)
              + (similarity.equals("bm25")
                  ? ""
                  : ",shrink=%s,asymmetry=%s,damping=%s,popularity=%s"
                      .formatted(shrink, asymmetry, damping, popularity));
      double[][] dense = dense(snapshot, similarity, shrink, asymmetry, damping, popularity);
      Scorer scorer = Models.learn(spec, snapshot, 1).scorer();
      Scores scores = new Scores(snapshot.tralbums(), 10);
      for (int j = 0; j < snapshot.tralbums(); j++) {
        scorer.similar(j, scores);
        double[] row = dense[j];
        List<Integer> ranked = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
          if (row[i] > 0 && i != j) {
            ranked.add(i);
          }
        }
        ranked.sort(Comparator.comparingDouble((Integer i) -> -row[i]));
        int expected = Math.min(10, ranked.size());
        assertThat(scores.touched()).isEqualTo(expected);
        for (int r = 0; r < expected; r++) {
          // Rounding may swap near ties, so values are compared rank by rank, and each id with its
          // own value.
          int found = scores.touched(r);
          assertThat((double) scores.get(found)).isCloseTo(row[found], within(1e-5 * row[found]));
          assertThat((double) scores.get(found))
              .isCloseTo(row[ranked.get(r)], within(1e-5 * row[found]));
        }
        scores.clear();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void commonOwnersAreCountedWithoutWishes(boolean kinds) {
    Snapshot snapshot = RandomSnapshots.random(9, 70, 50, 900, 0, kinds);
    Scorer scorer = Models.learn("item-neighbours:k=50", snapshot, 1).scorer();
    Evidence evidence = new Evidence(snapshot.tralbums(), snapshot.tralbums());
    int counted = 0;
    for (int j = 0; j < snapshot.tralbums(); j++) {
      evidence.begin(null);
      for (int i = 0; i < snapshot.tralbums(); i++) {
        evidence.addTarget(i);
      }
      scorer.evidence(new int[] {j}, null, 1, evidence);
      for (int i = 0; i < snapshot.tralbums(); i++) {
        if (evidence.reasons(i) == 1) {
          int common = 0;
          for (int fan = 0; fan < snapshot.fans(); fan++) {
            common += snapshot.isOwned(fan, i) && snapshot.isOwned(fan, j) ? 1 : 0;
          }
          assertThat(evidence.commonOwners(i, 0)).isEqualTo(common);
          counted++;
        }
      }
    }
    assertThat(counted).isGreaterThan(1000);
  }

  private static double[][] dense(
      Snapshot snapshot,
      String similarity,
      double shrink,
      double asymmetry,
      double damping,
      double popularity) {
    int fans = snapshot.fans();
    int tralbums = snapshot.tralbums();
    SparseRows preferences = snapshot.preferences();
    double[][] w = new double[fans][tralbums];
    double[] f2 = new double[fans];
    double[] n = new double[tralbums];
    double mean = 0;
    for (int u = 0; u < fans; u++) {
      int size = preferences.size(u);
      double log = similarity.equals("cosine") ? 1 : Math.log(1 + (double) tralbums / size);
      f2[u] = log * log * Math.pow(size, similarity.equals("bm25") ? 0 : -damping);
      for (int p = preferences.start(u); p < preferences.end(u); p++) {
        w[u][preferences.column(p)] = preferences.value(p);
        n[preferences.column(p)]++;
        mean += f2[u];
      }
    }
    double m = shrink * mean / preferences.size();
    double[][] s = new double[tralbums][tralbums];
    for (int i = 0; i < tralbums; i++) {
      for (int j = 0; j < tralbums; j++) {
        for (int u = 0; u < fans; u++) {
          s[i][j] += f2[u] * w[u][i] * w[u][j];
        }
      }
    }
    double[][] dense = new double[tralbums][tralbums];
    double meanSize = (double) preferences.size() / tralbums;
    for (int j = 0; j < tralbums; j++) {
      for (int i = 0; i < tralbums; i++) {
        if (similarity.equals("bm25")) {
          double gi = 101 / (100 * (1 - 0.8 + 0.8 * n[i] / meanSize) + 1);
          double gj = 101 / (100 * (1 - 0.8 + 0.8 * n[j] / meanSize) + 1);
          dense[j][i] = s[i][j] * gi * gj;
        } else if (s[i][j] > 0) {
          dense[j][i] =
              s[i][j]
                  / Math.pow(s[j][j] + m, asymmetry)
                  / Math.pow(s[i][i] + m, 1 - asymmetry - popularity);
        }
      }
    }
    return dense;
  }
}
