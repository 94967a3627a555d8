package com.bcrecommender.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarksTest {
  @Test
  void countsAreThoseOfAMapBeforeAndAfterClearing() {
    SplittableRandom random = new SplittableRandom(1);
    Marks marks = new Marks();
    for (int round = 0; round < 20; round++) {
      Map<Integer, Integer> truth = new HashMap<>();
      int adds = round * round * 20;
      for (int i = 0; i < adds; i++) {
        // Some numbers come often, some are the largest there are.
        int number =
            random.nextInt(3) == 0 ? random.nextInt(50) : random.nextInt(Integer.MAX_VALUE);
        marks.add(number);
        truth.merge(number, 1, Integer::sum);
      }
      truth.forEach((number, count) -> assertThat(marks.count(number)).isEqualTo(count));
      for (int i = 0; i < 100; i++) {
        int number = random.nextInt(100);
        assertThat(marks.count(number)).isEqualTo(truth.getOrDefault(number, 0));
      }
      marks.clear();
      assertThat(truth.keySet()).allMatch(number -> marks.count(number) == 0);
    }
  }
}
