package com.bcrecommender.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneMapTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 120})
  void discsLieInTheSquareAndDoNotOverlap(int scenes) {
    SplittableRandom random = new SplittableRandom(scenes);
    double[][] affinity = new double[scenes][scenes];
    for (int i = 0; i < 3 * scenes; i++) {
      connect(affinity, random.nextInt(scenes), random.nextInt(scenes), random.nextDouble());
    }
    double[] sizes = random.doubles(scenes, 1, 100).toArray();
    SceneMap map = SceneMap.of(affinity, sizes);
    for (int a = 0; a < scenes; a++) {
      assertThat(map.radius(a)).isPositive();
      assertThat(map.x(a)).isBetween(map.radius(a) - 1e-9, 1 - map.radius(a) + 1e-9);
      assertThat(map.y(a)).isBetween(map.radius(a) - 1e-9, 1 - map.radius(a) + 1e-9);
      for (int b = 0; b < a; b++) {
        assertThat(apart(map, a, b)).isGreaterThanOrEqualTo(map.radius(a) + map.radius(b) - 1e-9);
      }
    }
  }

  @Test
  void whatSharesNothingIsPlacedTooAndTheAreaGoesWithTheSize() {
    SceneMap map = SceneMap.of(new double[4][4], new double[] {4, 1, 1, 1});
    assertThat(map.radius(0))
        .isCloseTo(2 * map.radius(1), org.assertj.core.data.Offset.offset(1e-9));
    assertThat(SceneMap.of(new double[0][0], new double[0])).isNotNull();
  }

  @Test
  void aRingOfScenesIsARingOnTheMap() {
    int scenes = 12;
    double[][] affinity = new double[scenes][scenes];
    for (int s = 0; s < scenes; s++) {
      connect(affinity, s, (s + 1) % scenes, 0.5);
    }
    double[] sizes = new double[scenes];
    Arrays.fill(sizes, 1);
    SceneMap map = SceneMap.of(affinity, sizes);
    for (int s = 0; s < scenes; s++) {
      double next = apart(map, s, (s + 1) % scenes);
      assertThat(next).isLessThan(apart(map, s, (s + 3) % scenes));
      assertThat(next).isLessThan(apart(map, s, (s + 6) % scenes) / 2);
    }
  }

  private static void connect(double[][] affinity, int a, int b, double strength) {
    if (a != b) {
      affinity[a][b] = strength;
      affinity[b][a] = strength;
    }
  }

  private static double apart(SceneMap map, int a, int b) {
    return Math.hypot(map.x(a) - map.x(b), map.y(a) - map.y(b));
  }
}
