package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlendTest {

  @Test
  void aBlendIsTheWeightedSumOfItsPartsInUnitsOfTheirSpread() {
    Snapshot snapshot = RandomSnapshots.random(11, 90, 60, 1200, 0, true);
    Scorer first = Models.learn("item-neighbours:k=9", snapshot).scorer();
    Scorer second = Models.learn("low-pass:rank=6", snapshot).scorer();
    Scorer blend =
        Models.learn("blend:2*item-neighbours(k=9)+0.5*low-pass(rank=6)", snapshot).scorer();
    double firstSpread = spread(snapshot, first);
    double secondSpread = spread(snapshot, second);
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      float[] expected = scores(snapshot, first, fan);
      float[] other = scores(snapshot, second, fan);
      float[] found = scores(snapshot, blend, fan);
      for (int t = 0; t < found.length; t++) {
        assertThat((double) found[t])
            .isCloseTo(2 * expected[t] / firstSpread + 0.5 * other[t] / secondSpread, within(1e-4));
      }
    }
  }

  /// Over the tralbums that a fan does not have; few enough here that all are candidates.
  private static double spread(Snapshot snapshot, Scorer scorer) {
    List<Float> all = new ArrayList<>();
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      float[] scores = scores(snapshot, scorer, fan);
      for (int t = 0; t < scores.length; t++) {
        if (snapshot.preferences().find(fan, t) < 0) {
          all.add(scores[t]);
        }
      }
    }
    double mean = all.stream().mapToDouble(x -> x).average().orElseThrow();
    return Math.sqrt(
        all.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  private static float[] scores(Snapshot snapshot, Scorer scorer, int fan) {
    SparseRows preferences = snapshot.preferences();
    int n = preferences.size(fan);
    int[] history = new int[n];
    float[] weights = new float[n];
    preferences.copyColumns(fan, history);
    preferences.copyValues(fan, weights);
    Scores scores = new Scores(snapshot.tralbums(), 10);
    scorer.score(history, weights, n, scores);
    float[] all = new float[snapshot.tralbums()];
    for (int t = 0; t < all.length; t++) {
      all[t] = scores.get(t);
    }
    return all;
  }

  @Test
  void whatIsSimilarIsTheWeightedSumOverThoseThatTheOthersFind() {
    Snapshot snapshot = RandomSnapshots.random(3, 400, 1500, 9000, 0, false);
    Blend model =
        (Blend) Models.learn("blend:2*item-neighbours(k=9)+0.5*low-pass(rank=6)", snapshot);
    Scorer blend = model.scorer();
    Scorer neighbours = model.parts().get(0).model().scorer();
    Scorer lowPass = model.parts().get(1).model().scorer();
    Scores scores = new Scores(1500, 75);
    Scores one = new Scores(1500, 1500);
    Scores other = new Scores(1500, 1500);
    int compared = 0;
    for (int t = 0; t < 1500; t += 7) {
      blend.similar(t, scores);
      neighbours.similar(t, one);
      lowPass.similar(t, other);
      assertThat(scores.touched()).isEqualTo(one.touched());
      for (int i = 0; i < one.touched(); i++) {
        int found = one.touched(i);
        float expected =
            model.parts().get(0).factor() * one.get(found)
                + model.parts().get(1).factor() * other.get(found);
        assertThat(scores.get(found)).isCloseTo(expected, within(1e-4f * Math.abs(expected)));
        compared++;
      }
      scores.clear();
      one.clear();
      other.clear();
    }
    assertThat(compared).isGreaterThan(1000);
  }

  @Test
  void amongManyTralbumsTheCandidatesBringTheSameListAsAll() {
    Snapshot snapshot = RandomSnapshots.random(12, 400, 4000, 40_000, 0, false);
    Scorer blend =
        Models.learn("blend:1*neighbourhood-ridge(k=60)+0.3*low-pass(rank=8)", snapshot).scorer();
    int same = 0;
    int all = 0;
    for (int fan = 0; fan < snapshot.fans(); fan += 10) {
      List<Integer> few = list(snapshot, blend, fan, 10);
      List<Integer> full = list(snapshot, blend, fan, snapshot.tralbums()).subList(0, few.size());
      assertThat(few).hasSize(10);
      full.retainAll(few);
      same += full.size();
      all += few.size();
    }
    assertThat((double) same / all).isGreaterThan(0.99);
  }

  private static List<Integer> list(Snapshot snapshot, Scorer scorer, int fan, int wanted) {
    int[] history = new int[snapshot.preferences().size(fan)];
    snapshot.preferences().copyColumns(fan, history);
    Scores scores = new Scores(snapshot.tralbums(), wanted);
    scorer.score(history, null, history.length, scores);
    for (int tralbum : history) {
      scores.leaveOut(tralbum);
    }
    TopK best = new TopK(wanted);
    scores.rankPositive(best);
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      list.add(best.id(i));
    }
    return list;
  }
}
