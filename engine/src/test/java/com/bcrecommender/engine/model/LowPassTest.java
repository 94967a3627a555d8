package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import org.junit.jupiter.api.Test;

final class LowPassTest {

  @Test
  void thePlantedTralbumIsEachFansFirst() {
    Snapshot snapshot = RandomSnapshots.planted(4, 12, 6);
    Scorer scorer = Models.learn("low-pass:rank=4", snapshot).scorer();
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
      assertThat(best.score(0)).isGreaterThan(0.1f);
    }
  }

  @Test
  void similarTralbumsOfTheSameTasteComeFirst() {
    Snapshot snapshot = RandomSnapshots.planted(4, 12, 6);
    Scorer scorer = Models.learn("low-pass:rank=4", snapshot).scorer();
    Scores scores = new Scores(snapshot.tralbums(), 5);
    for (int t = 0; t < snapshot.tralbums(); t++) {
      scorer.similar(t, scores);
      TopK best = new TopK(5);
      scores.rankPositive(best);
      scores.clear();
      for (int i = 0; i < 5; i++) {
        assertThat(best.id(i) % 4).isEqualTo(t % 4);
        assertThat(best.id(i)).isNotEqualTo(t);
      }
    }
  }
}
