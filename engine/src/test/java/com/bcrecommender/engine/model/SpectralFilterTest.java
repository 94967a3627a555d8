package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpectralFilterTest {
  private static final int FANS = 60;
  private static final int TRALBUMS = 50;
  private static final int RANK = 12;

  /// All of the spectrum is found, and each eigenvalue filtered by itself.
  @ParameterizedTest
  @CsvSource({
    "'filter=linear', LINEAR, 0, 0, 0",
    "'filter=second-order', SECOND_ORDER, 0, 0.5, 0.7",
    "'filter=second-order,sharpening=0.9', SECOND_ORDER, 0, 0.9, 0",
    "'filter=third-order', THIRD_ORDER, 0, 0, 3",
    "'filter=plateau,order=8,flatness=1.5', PLATEAU, 8, 1.5, 0.2",
    "'filter=plateau,order=11,flatness=4', PLATEAU, 11, 4, 0",
    "'filter=plateau,order=1,flatness=2', PLATEAU, 1, 2, 0.5",
  })
  void scoresAreThoseOfTheFilteredDenseSpectrum(
      String filter, SpectralFilter.Filter kind, int order, double shape, double lowPass) {
    Snapshot snapshot = RandomSnapshots.random(5, FANS, TRALBUMS, 900, 0, true);
    DoubleUnaryOperator exact = SpectralFilter.response(kind, shape);
    DoubleUnaryOperator response = order == 0 ? exact : x -> interpolated(exact, order, x);
    double[][] dense = filtered(snapshot, response, lowPass);
    Scorer scorer =
        Models.learn(
                "spectral-filter:%s,low-pass=%s,rank=%d,fan-power=0.4,tralbum-power=0.3,from-power=0.2,to-power=0.1,rounds=60"
                    .formatted(filter, lowPass, RANK),
                snapshot)
            .scorer();
    Scores scores = new Scores(TRALBUMS, TRALBUMS);
    SparseRows preferences = snapshot.preferences();
    for (int fan = 0; fan < FANS; fan++) {
      int[] history = new int[preferences.size(fan)];
      float[] weights = new float[history.length];
      preferences.copyColumns(fan, history);
      preferences.copyValues(fan, weights);
      scorer.score(history, weights, history.length, scores);
      for (int t = 0; t < TRALBUMS; t++) {
        double expected = 0;
        for (int h = 0; h < history.length; h++) {
          double from = Math.pow(size(snapshot, history[h]), -0.2);
          expected += weights[h] * from * dense[history[h]][t];
        }
        expected *= Math.pow(size(snapshot, t), 0.1);
        assertThat((double) scores.get(t)).isCloseTo(expected, within(2e-4));
      }
      scores.clear();
    }
  }

  /// h(P) + lowPass V V' by the eigenvectors of the dense P.
  private static double[][] filtered(
      Snapshot snapshot, DoubleUnaryOperator response, double lowPass) {
    double[][] matrix = DenseAlgebra.matrix(snapshot);
    for (int f = 0; f < FANS; f++) {
      for (int t = 0; t < TRALBUMS; t++) {
        matrix[f][t] *=
            Math.pow(Math.max(1, snapshot.preferences().size(f)), -0.4)
                * Math.pow(size(snapshot, t), -0.3);
      }
    }
    double[][] columns = DenseAlgebra.transposed(matrix);
    double[][] gram = new double[TRALBUMS][TRALBUMS];
    for (int i = 0; i < TRALBUMS; i++) {
      for (int j = 0; j < TRALBUMS; j++) {
        for (int f = 0; f < FANS; f++) {
          gram[i][j] += columns[i][f] * columns[j][f];
        }
      }
    }
    SymmetricEigen eigen = new SymmetricEigen(gram);
    int[] order = TopSpectrum.largestFirst(eigen.values);
    double largest = eigen.values[order[0]];
    double[][] filtered = new double[TRALBUMS][TRALBUMS];
    for (int c = 0; c < TRALBUMS; c++) {
      double[] vector = eigen.vectors[order[c]];
      double factor =
          response.applyAsDouble(eigen.values[order[c]] / largest) + (c < RANK ? lowPass : 0);
      for (int i = 0; i < TRALBUMS; i++) {
        for (int j = 0; j < TRALBUMS; j++) {
          filtered[i][j] += factor * vector[i] * vector[j];
        }
      }
    }
    return filtered;
  }

  private static double size(Snapshot snapshot, int tralbum) {
    return Math.max(1, snapshot.preferencesByTralbum().size(tralbum));
  }

  /// Lagrange's form of the polynomial through Chebyshev's nodes.
  private static double interpolated(DoubleUnaryOperator function, int degree, double x) {
    double[] nodes = new double[degree + 1];
    Arrays.setAll(nodes, n -> (Math.cos(Math.PI * (n + 0.5) / nodes.length) + 1) / 2);
    double sum = 0;
    for (int n = 0; n < nodes.length; n++) {
      double product = function.applyAsDouble(nodes[n]);
      for (int other = 0; other < nodes.length; other++) {
        product *= other == n ? 1 : (x - nodes[other]) / (nodes[n] - nodes[other]);
      }
      sum += product;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":rank=4,low-pass=1", ":filter=plateau", ":filter=linear,rank=0"})
  void thePlantedTralbumIsEachFansFirst(String parameters) {
    Snapshot snapshot = RandomSnapshots.planted(4, 12, 6);
    Scorer scorer = Models.learn("spectral-filter" + parameters, snapshot).scorer();
    Scores scores = new Scores(snapshot.tralbums(), 1);
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      int[] history = new int[snapshot.preferences().size(fan)];
      snapshot.preferences().copyColumns(fan, history);
      scorer.score(history, null, history.length, scores);
      for (int tralbum : history) {
        scores.leaveOut(tralbum);
      }
      TopK best = new TopK(1);
      scores.rankPositive(best);
      scores.clear();
      assertThat(best.id(0)).isEqualTo(RandomSnapshots.plantedAnswer(fan, 4, 6));
      assertThat(best.score(0)).isGreaterThan(0.01f);
    }
  }

  @Test
  void similarTralbumsOfTheSameTasteComeFirst() {
    Snapshot snapshot = RandomSnapshots.planted(4, 12, 6);
    Scorer scorer = Models.learn("spectral-filter", snapshot).scorer();
    Scores scores = new Scores(snapshot.tralbums(), 5);
    for (int t = 0; t < snapshot.tralbums(); t++) {
      scorer.similar(t, scores);
      TopK best = new TopK(5);
      scores.rankPositive(best);
      scores.clear();
      assertThat(best.size()).isEqualTo(5);
      for (int i = 0; i < 5; i++) {
        assertThat(best.id(i) % 4).isEqualTo(t % 4);
        assertThat(best.id(i)).isNotEqualTo(t);
      }
    }
  }

  /// Signals of the history, or of the targets where it is longer than a panel is wide.
  @Test
  void contributionsOfALongHistorySumToTheScoreToo() {
    Snapshot snapshot = RandomSnapshots.random(4, 60, 200, 3000, 0, true);
    Scorer scorer = Models.learn("spectral-filter:rank=9", snapshot).scorer();
    Scores scores = new Scores(snapshot.tralbums(), snapshot.tralbums());
    int[] targets = {190, 7, 55, 3, 121};
    for (int n : new int[] {1, 2, 64, 65, 150}) {
      int[] history = new int[n];
      float[] weights = new float[n];
      Arrays.setAll(history, h -> h);
      Arrays.fill(weights, 0.7f);
      float[] contributions = new float[targets.length * n];
      scorer.contributions(history, weights, n, targets, targets.length, 2, contributions);
      scorer.score(history, weights, n, scores);
      for (int t = 0; t < targets.length; t++) {
        double sum = 0;
        double size = 0;
        for (int h = 0; h < n; h++) {
          sum += contributions[t * n + h];
          size += Math.abs(contributions[t * n + h]);
        }
        assertThat(sum).isCloseTo(2 * scores.get(targets[t]), within(1e-5 * size + 1e-9));
      }
      scores.clear();
    }
  }

  @Test
  void panelsAreNarrowedWhereTheyWouldTakeMuch() {
    assertThat(FilterPanel.mostColumns(30_000, 41_000)).isEqualTo(64);
    assertThat(FilterPanel.mostColumns(100_000, 200_000)).isEqualTo(32);
    assertThat(FilterPanel.mostColumns(1_600_000, 2_000_000)).isEqualTo(16);
  }
}
