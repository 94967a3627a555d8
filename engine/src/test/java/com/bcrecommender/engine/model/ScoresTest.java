package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScoresTest {

  @Test
  void aSumThatComesBackToZeroIsTouchedOnce() {
    Scores scores = new Scores(4, 4);
    scores.add(2, 1);
    scores.add(2, -1);
    scores.add(2, 3);
    assertThat(scores.touched()).isEqualTo(1);
    assertThat(scores.get(2)).isEqualTo(3);
  }

  @Test
  void addingNothingTouchesAndScoresZero() {
    Scores scores = new Scores(3, 3);
    scores.add(1, -0f);
    scores.add(1, 0);
    assertThat(scores.touched()).isEqualTo(1);
    assertThat(Float.floatToRawIntBits(scores.get(1))).isZero();
    assertThat(Float.floatToRawIntBits(scores.get(0))).isZero();
  }

  @Test
  void whatIsLeftOutIsNeverOfferedWhateverIsAdded() {
    Scores scores = new Scores(4, 4);
    scores.leaveOut(1);
    scores.add(1, 5);
    scores.add(3, 5);
    scores.leaveOut(3);
    scores.add(0, -1);
    scores.add(2, 1);
    TopK best = new TopK(4);
    scores.rankPositive(best);
    assertThat(best.size()).isEqualTo(1);
    assertThat(best.id(0)).isEqualTo(2);
  }

  @Test
  void clearingLeavesNothing() {
    Scores scores = new Scores(3, 3);
    scores.add(0, 1);
    scores.leaveOut(2);
    scores.clear();
    assertThat(scores.touched()).isZero();
    assertThat(scores.get(0)).isZero();
    assertThat(scores.get(2)).isZero();
    scores.add(2, 1);
    assertThat(scores.get(2)).isEqualTo(1);
  }
}
