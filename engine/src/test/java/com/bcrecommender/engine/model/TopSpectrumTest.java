package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Decompositions against what defines them.
final class TopSpectrumTest {

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3", "12", "40"})
  void eigenvectorsAreKeptInDirectionAndAreOrthonormal(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        // Every third row is alike, so some eigenvalues coincide.
        matrix[i][j] = i % 3 == 0 ? (j == i ? 2 : 0) : random.nextDouble() - 0.5;
        matrix[j][i] = matrix[i][j];
      }
    }
    double[][] kept = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    SymmetricEigen eigen = new SymmetricEigen(matrix);
    for (int c = 0; c < n; c++) {
      double[] vector = eigen.vectors[c];
      for (int i = 0; i < n; i++) {
        assertThat(dot(kept[i], vector)).isCloseTo(eigen.values[c] * vector[i], within(1e-10));
        assertThat(dot(eigen.vectors[i], vector)).isCloseTo(i == c ? 1 : 0, within(1e-10));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"90, 50, 12", "50, 90, 12", "60, 60, 1"})
  void theTopOfTheSpectrumIsThatOfTheDenseMatrix(int fans, int tralbums, int rank) {
    Snapshot snapshot = RandomSnapshots.random(5, fans, tralbums, 900, 0, true);
    float[] fanScale = Powers.ofSizes(snapshot.preferences(), -0.4);
    float[] tralbumScale = Powers.ofSizes(snapshot.preferencesByTralbum(), -0.3);
    double[][] dense = DenseAlgebra.matrix(snapshot);
    for (int f = 0; f < fans; f++) {
      for (int t = 0; t < tralbums; t++) {
        dense[f][t] *= fanScale[f] * tralbumScale[t];
      }
    }
    double[][] columns = DenseAlgebra.transposed(dense);
    double[][] gram = new double[tralbums][tralbums];
    for (int i = 0; i < tralbums; i++) {
      for (int j = 0; j < tralbums; j++) {
        gram[i][j] = dot(columns[i], columns[j]);
      }
    }
    double[] expected =
        new SymmetricEigen(Arrays.stream(gram).map(double[]::clone).toArray(double[][]::new))
            .values;
    Arrays.sort(expected);
    TopSpectrum found = spectrum(snapshot, fanScale, tralbumScale, rank, 30, 1);
    assertThat(found.values).hasSize(rank);
    double[][] vectors = new double[rank][tralbums];
    for (int t = 0; t < tralbums; t++) {
      for (int c = 0; c < rank; c++) {
        vectors[c][t] = found.vectors.values()[found.vectors.start(t) + c];
      }
    }
    for (int c = 0; c < rank; c++) {
      double value = found.values[c] * found.values[c];
      assertThat(value)
          .isCloseTo(expected[tralbums - 1 - c], within(1e-4 * expected[tralbums - 1]));
      for (int t = 0; t < tralbums; t++) {
        assertThat(dot(gram[t], vectors[c]))
            .isCloseTo(value * vectors[c][t], within(1e-4 * expected[tralbums - 1]));
      }
      for (int other = 0; other < rank; other++) {
        assertThat(dot(vectors[c], vectors[other])).isCloseTo(c == other ? 1 : 0, within(1e-4));
      }
    }
  }

  @Test
  void noMoreValuesAreFoundThanThereAre() {
    // Four tastes of which every fan has all: rank 4.
    Snapshot.Builder builder = Snapshot.builder();
    for (int fan = 0; fan < 80; fan++) {
      for (int place = 0; place < 10; place++) {
        builder.preference(fan, fan % 4 + 4 * place);
      }
    }
    Snapshot snapshot = builder.build();
    float[] ones = new float[80];
    Arrays.fill(ones, 1);
    TopSpectrum found = spectrum(snapshot, ones, ones, 20, 4, 1);
    assertThat(found.values).hasSize(4);
    for (double value : found.values) {
      assertThat(value).isCloseTo(Math.sqrt(20 * 10), within(1e-3));
    }
  }

  @Test
  void vectorsAreTheSameForAnyNumberOfThreads() {
    Snapshot snapshot = RandomSnapshots.random(8, 1500, 1200, 20_000, 0, false);
    float[] fanScale = Powers.ofSizes(snapshot.preferences(), -0.4);
    float[] tralbumScale = Powers.ofSizes(snapshot.preferencesByTralbum(), -0.3);
    assertThat(spectrum(snapshot, fanScale, tralbumScale, 40, 3, 3).vectors.values())
        .isEqualTo(spectrum(snapshot, fanScale, tralbumScale, 40, 3, 1).vectors.values());
  }

  private static TopSpectrum spectrum(
      Snapshot snapshot,
      float[] fanScale,
      float[] tralbumScale,
      int rank,
      int rounds,
      int threads) {
    return TopSpectrum.of(
        snapshot.preferences(),
        snapshot.preferencesByTralbum(),
        fanScale,
        tralbumScale,
        rank,
        rounds,
        1,
        threads);
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
