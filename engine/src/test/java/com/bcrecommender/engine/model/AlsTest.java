package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlsTest {
  /// Ids, weights and rank are drawn so that histories are shorter and longer than there are
  /// factors: both forms of the system are solved.
  @ParameterizedTest
  @ValueSource(ints = {3, 16, 21})
  void aRowIsTheMinimumOfItsLossHoweverLongItIs(int rank) {
    SplittableRandom random = new SplittableRandom(rank);
    int others = 90;
    DenseFactors factors = new DenseFactors(others, rank);
    for (int t = 0; t < others; t++) {
      for (int c = 0; c < rank; c++) {
        factors.values()[factors.start(t) + c] = (float) (random.nextDouble() - 0.4);
      }
    }
    float unobserved = 0.1f;
    AlsPenalty penalty = new AlsPenalty(unobserved, 0.02f, 0.7f, others);
    float[] spectrum = factors.turn(1);
    double[][] gram = factors.gram(1);
    for (int c = 0; c < rank; c++) {
      assertThat(spectrum[c]).isCloseTo((float) gram[c][c], within(1e-3f));
      spectrum[c] *= unobserved;
    }
    AlsSolver solver = new AlsSolver(factors, spectrum, penalty);
    float[] into = new float[factors.width()];
    for (int n : new int[] {1, 2, 5, 15, 16, 17, 40, 90}) {
      for (boolean weighted : new boolean[] {false, true}) {
        int[] ids = random.ints(0, others).distinct().limit(n).toArray();
        float[] weights = new float[n];
        for (int h = 0; h < n; h++) {
          weights[h] = weighted ? 0.3f + random.nextInt(3) : 1;
        }
        double[] expected = minimum(factors, gram, unobserved, penalty, ids, weights);
        solver.solve(ids, weighted ? weights : null, n, into, 0);
        for (int c = 0; c < rank; c++) {
          assertThat((double) into[c]).isCloseTo(expected[c], within(2e-4));
        }
        float[] shares = solver.shares(ids, weighted ? weights : null, n);
        for (int c = 0; c < rank; c++) {
          double sum = 0;
          for (int h = 0; h < n; h++) {
            sum += shares[h * factors.width() + c];
          }
          assertThat(sum).isCloseTo(expected[c], within(2e-4));
        }
      }
    }
  }

  private static double[] minimum(
      DenseFactors factors,
      double[][] gram,
      float unobserved,
      AlsPenalty penalty,
      int[] ids,
      float[] weights) {
    int rank = factors.factors();
    double[][] system = new double[rank][rank + 1];
    double sum = 0;
    for (int h = 0; h < ids.length; h++) {
      sum += weights[h];
      int at = factors.start(ids[h]);
      for (int a = 0; a < rank; a++) {
        double own = weights[h] * factors.values()[at + a];
        for (int b = 0; b < rank; b++) {
          system[a][b] += own * factors.values()[at + b];
        }
        system[a][rank] += own;
      }
    }
    for (int a = 0; a < rank; a++) {
      for (int b = 0; b < rank; b++) {
        system[a][b] += unobserved * gram[a][b];
      }
      system[a][a] += penalty.of(sum);
    }
    return DenseAlgebra.solve(system);
  }

  /// What is not wanted is a target of -1, weighed by the size of its weight.
  @Test
  void aNegativeWeightTakesAwayWhatThePositiveOneGives() {
    Snapshot snapshot = RandomSnapshots.random(6, 90, 70, 1200, 0, false);
    Scorer scorer = Models.learn("als:factors=8,unobserved=0.1,ridge=2", snapshot).scorer();
    Scores liked = new Scores(70, 70);
    Scores disliked = new Scores(70, 70);
    int[] history = {3, 5, 12, 20, 33, 34, 35, 36, 37, 38, 39};
    for (int n : new int[] {1, 4, history.length}) {
      float[] weights = new float[n];
      Arrays.fill(weights, 0.8f);
      scorer.score(history, weights, n, liked);
      Arrays.fill(weights, -0.8f);
      scorer.score(history, weights, n, disliked);
      Explanation explanation = scorer.explain(history, weights, n, 50);
      assertThat(liked.get(50)).isNotZero();
      assertThat(explanation.score()).isCloseTo(disliked.get(50), within(1e-5f));
      for (int t = 0; t < 70; t++) {
        assertThat(disliked.get(t)).isEqualTo(-liked.get(t));
      }
      liked.clear();
      disliked.clear();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void iterationsLowerTheLoss(int rank) {
    Snapshot snapshot = RandomSnapshots.random(5, 90, 70, 1200, 0, true);
    double before = Double.POSITIVE_INFINITY;
    for (int iterations : new int[] {1, 2, 4, 8, 16}) {
      Als model =
          (Als)
              Models.learn(
                  "als:factors=%d,iterations=%d,unobserved=0.2,ridge=3".formatted(rank, iterations),
                  snapshot);
      double loss = loss(model, snapshot);
      assertThat(loss).isLessThan(before + 1e-3);
      before = loss;
    }
  }

  /// The loss over fans' best factors, all penalties included.
  private static double loss(Als model, Snapshot snapshot) {
    AlsSolver solver = new AlsSolver(model.order.rows(), model.spectrum, model.penalty);
    float lambda = AlsLearning.lambda(3, 0.2f, 1, snapshot);
    assertThat(lambda).isCloseTo(3 / (0.2f * (float) Math.sqrt(90 * 70)), within(1e-6f));
    AlsPenalty ofTralbums = new AlsPenalty(0.2f, lambda, 1, snapshot.fans());
    SparseRows preferences = snapshot.preferences();
    int width = model.order.rows().width();
    float[] own = new float[width];
    double loss = 0;
    for (int f = 0; f < snapshot.fans(); f++) {
      int n = preferences.size(f);
      int[] ids = new int[n];
      float[] weights = new float[n];
      preferences.copyColumns(f, ids);
      preferences.copyValues(f, weights);
      solver.solve(places(model, ids), weights, n, own, 0);
      double sum = 0;
      for (float weight : weights) {
        sum += weight;
      }
      loss += model.penalty.of(sum) * square(own, 0, width);
      for (int t = 0; t < snapshot.tralbums(); t++) {
        double score = 0;
        int at = model.order.rows().start(model.order.placeOf(t));
        for (int c = 0; c < width; c++) {
          score += (double) own[c] * model.order.rows().values()[at + c];
        }
        int p = preferences.find(f, t);
        loss += 0.2 * score * score;
        loss += p < 0 ? 0 : preferences.value(p) * (1 - score) * (1 - score);
      }
    }
    SparseRows byTralbum = snapshot.preferencesByTralbum();
    for (int t = 0; t < snapshot.tralbums(); t++) {
      double sum = 0;
      int id = model.order.idAt(t);
      for (int p = byTralbum.start(id); p < byTralbum.end(id); p++) {
        sum += byTralbum.value(p);
      }
      loss +=
          ofTralbums.of(sum)
              * square(model.order.rows().values(), model.order.rows().start(t), width);
    }
    return loss;
  }

  private static int[] places(Als model, int[] ids) {
    return Arrays.stream(ids).map(model.order::placeOf).toArray();
  }

  private static double square(float[] values, int at, int n) {
    double sum = 0;
    for (int c = 0; c < n; c++) {
      sum += (double) values[at + c] * values[at + c];
    }
    return sum;
  }
}
