package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every model promises, run on each.
final class ModelContractTest {
  /// Models that keep pairs of tralbums.
  private static final List<String> PAIRS =
      List.of(
          "item-neighbours",
          "item-neighbours:similarity=cosine,asymmetry=0.5,damping=0,shrink=0",
          "item-neighbours:similarity=tf-idf,k=7",
          "item-neighbours:similarity=bm25",
          "item-neighbours:popularity=-0.3",
          "rp3beta",
          "rp3beta:alpha=1,beta=0,k=9",
          "tags:fans=1",
          "neighbourhood-ridge",
          "neighbourhood-ridge:k=6,ridge=0.5,steps=3");

  /// Models that score only what has to do with the history.
  static List<String> personal() {
    List<String> personal = new ArrayList<>(PAIRS);
    personal.add("fan-ridge");
    personal.add("fan-ridge:k=9,ridge=0.5,steps=3,to-power=0");
    personal.add("blend:1*item-neighbours(k=7)+0.5*fan-ridge+2*neighbourhood-ridge(k=9,ridge=3)");
    return personal;
  }

  static List<String> exact() {
    List<String> exact = new ArrayList<>(PAIRS);
    exact.add("popularity");
    return exact;
  }

  static List<String> all() {
    List<String> all = new ArrayList<>(personal());
    all.add("popularity");
    all.add("tags");
    all.add("tag-profile");
    all.add("tag-profile:carriers=1,rarity=0.5,from-power=0.5,to-power=0");
    all.add("blend:1*item-neighbours+0.3*tag-profile");
    all.add("low-pass");
    all.add("als:factors=7,iterations=3");
    all.add("als:factors=17,iterations=2,power=0.5,unobserved=0.02,ridge=0.5");
    all.add("low-pass:rank=3,rounds=9");
    all.add("spectral-filter");
    all.add("spectral-filter:filter=linear,rank=0");
    all.add("spectral-filter:filter=plateau,order=5,rank=3,low-pass=2,fan-power=0.3");
    all.add("blend:1*item-neighbours+0.5*spectral-filter(filter=third-order,low-pass=0)");
    all.add("blend:1*low-pass(rank=5)");
    all.add("blend:1*neighbourhood-ridge+1.41*low-pass(rank=7)+0.1*popularity");
    all.add("blend:1*rp3beta+0.5*tags(k=5,fans=0.1)");
    return all;
  }

  /// Bit by bit: of scores, of similar tralbums, and of what each of a history adds.
  @ParameterizedTest
  @MethodSource("all")
  void aSnapshotInMappedFilesGivesTheSameBits(String spec) {
    for (boolean kinds : new boolean[] {true, false}) {
      Snapshot snapshot = RandomSnapshots.random(5, 80, 60, 900, 30, kinds);
      assertThat(bits(Models.learn(spec, RandomSnapshots.mapped(snapshot)), snapshot))
          .isEqualTo(bits(Models.learn(spec, snapshot), snapshot));
    }
  }

  private static List<Float> bits(Model model, Snapshot snapshot) {
    Scorer scorer = model.scorer();
    Scores scores = new Scores(snapshot.tralbums(), snapshot.tralbums());
    List<Float> bits = new ArrayList<>();
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      int[] history = history(snapshot, fan);
      float[] weights = weights(snapshot, fan);
      scorer.score(history, weights, history.length, scores);
      for (int t = 0; t < snapshot.tralbums(); t++) {
        bits.add(scores.get(t));
      }
      scores.clear();
      Explanation explanation = scorer.explain(history, weights, history.length, fan % 60);
      for (int h = 0; h < explanation.size(); h++) {
        bits.add(explanation.contribution(h));
      }
    }
    for (int t = 0; t < snapshot.tralbums(); t++) {
      scorer.similar(t, scores);
      for (int other = 0; other < snapshot.tralbums(); other++) {
        bits.add(scores.get(other));
      }
      scores.clear();
    }
    return bits;
  }

  private static final int TASTES = 4;
  private static final int PER_TASTE = 6;

  @ParameterizedTest
  @MethodSource("personal")
  void thePlantedTralbumIsEachFansFirst(String spec) {
    Snapshot snapshot = RandomSnapshots.planted(TASTES, 12, PER_TASTE);
    Scorer scorer = Models.learn(spec, snapshot).scorer();
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      assertThat(first(snapshot, scorer, fan, 3))
          .containsExactly(RandomSnapshots.plantedAnswer(fan, TASTES, PER_TASTE));
    }
  }

  @ParameterizedTest
  @MethodSource("personal")
  void similarTralbumsAreThoseOfTheSameTaste(String spec) {
    Snapshot snapshot = RandomSnapshots.planted(TASTES, 12, PER_TASTE);
    Scorer scorer = Models.learn(spec, snapshot).scorer();
    Scores scores = new Scores(snapshot.tralbums(), 10);
    for (int t = 0; t < snapshot.tralbums(); t++) {
      scorer.similar(t, scores);
      int taste = t % TASTES;
      assertThat(scores.touched()).isEqualTo(PER_TASTE - 1);
      for (int i = 0; i < scores.touched(); i++) {
        assertThat(scores.touched(i) % TASTES).isEqualTo(taste);
        assertThat(scores.touched(i)).isNotEqualTo(t);
      }
      scores.clear();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void contributionsSumToTheScore(String spec) {
    Snapshot snapshot = RandomSnapshots.random(1, 80, 60, 900, 30, true);
    Scorer scorer = Models.learn(spec, snapshot).scorer();
    Scores scores = new Scores(snapshot.tralbums(), snapshot.tralbums());
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      int[] history = history(snapshot, fan);
      float[] weights = weights(snapshot, fan);
      scorer.score(history, weights, history.length, scores);
      for (int t = 0; t < snapshot.tralbums(); t++) {
        Explanation explanation = scorer.explain(history, weights, history.length, t);
        double size = Math.abs(explanation.base());
        for (int h = 0; h < explanation.size(); h++) {
          size += Math.abs(explanation.contribution(h));
        }
        assertThat((double) explanation.score())
            .isCloseTo(scores.get(t), within(1e-4 * size + 1e-9));
      }
      scores.clear();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void someScoresAreThoseOfAll(String spec) {
    Snapshot snapshot = RandomSnapshots.random(7, 80, 60, 900, 30, true);
    Scorer scorer = Models.learn(spec, snapshot).scorer();
    Scores scores = new Scores(snapshot.tralbums(), snapshot.tralbums());
    int[] targets = {59, 3, 17, 0};
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      int[] history = history(snapshot, fan);
      float[] some = {1, 1, 1, 1};
      scorer.scoreOnly(history, null, history.length, targets, 4, 2, some, scores);
      assertThat(scores.touched()).isZero();
      scorer.score(history, null, history.length, scores);
      for (int t = 0; t < targets.length; t++) {
        assertThat(some[t]).isEqualTo(1 + 2 * scores.get(targets[t]));
      }
      scores.clear();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void someSimilaritiesAreThoseOfAll(String spec) {
    Snapshot snapshot = RandomSnapshots.random(7, 80, 60, 900, 30, true);
    Scorer scorer = Models.learn(spec, snapshot).scorer();
    Scores scores = new Scores(snapshot.tralbums(), snapshot.tralbums());
    int[] targets = {59, 3, 17, 0};
    float most = 0;
    for (int tralbum = 0; tralbum < snapshot.tralbums(); tralbum++) {
      float[] some = {1, 1, 1, 1};
      scorer.similarOnly(tralbum, targets, 4, 2, some, scores);
      assertThat(scores.touched()).isZero();
      scorer.similar(tralbum, scores);
      for (int t = 0; t < targets.length; t++) {
        assertThat(some[t]).isEqualTo(1 + 2 * scores.get(targets[t]));
        most = Math.max(most, scores.get(targets[t]));
      }
      scores.clear();
    }
    assertThat(most > 0).isEqualTo(scorer.knowsSimilar());
  }

  @ParameterizedTest
  @MethodSource("exact")
  void contributionsSumToTheScoreToTheBit(String spec) {
    Snapshot snapshot = RandomSnapshots.random(1, 80, 60, 900, 30, true);
    Scorer scorer = Models.learn(spec, snapshot).scorer();
    Scores scores = new Scores(snapshot.tralbums(), snapshot.tralbums());
    int compared = 0;
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      int[] history = history(snapshot, fan);
      float[] weights = weights(snapshot, fan);
      scorer.score(history, weights, history.length, scores);
      for (int t = 0; t < snapshot.tralbums(); t++) {
        Explanation explanation = scorer.explain(history, weights, history.length, t);
        assertThat(explanation.size()).isEqualTo(history.length);
        assertThat(explanation.score()).isEqualTo(scores.get(t));
        compared++;
      }
      scores.clear();
    }
    assertThat(compared).isEqualTo(80 * 60);
  }

  @ParameterizedTest
  @MethodSource("all")
  void evidenceForManyIsTheExplanationOfEach(String spec) {
    Snapshot snapshot = RandomSnapshots.random(2, 80, 60, 900, 30, true);
    Scorer scorer = Models.learn(spec, snapshot).scorer();
    Evidence evidence = new Evidence(snapshot.tralbums(), snapshot.tralbums());
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      int[] history = history(snapshot, fan);
      float[] weights = weights(snapshot, fan);
      evidence.begin(null);
      for (int t = fan % 7; t < snapshot.tralbums(); t += 3) {
        evidence.addTarget(t);
      }
      scorer.evidence(history, weights, history.length, evidence);
      for (int slot = 0; slot < evidence.targets(); slot++) {
        Explanation explanation =
            scorer.explain(history, weights, history.length, evidence.target(slot));
        TopK best = new TopK(Evidence.REASONS);
        double positive = 0;
        for (int h = 0; h < history.length; h++) {
          if (explanation.contribution(h) > 0) {
            best.offer(h, explanation.contribution(h));
            positive += explanation.contribution(h);
          }
        }
        best.sort();
        assertThat(evidence.reasons(slot)).isEqualTo(best.size());
        assertThat(evidence.positive(slot)).isEqualTo(positive);
        for (int r = 0; r < best.size(); r++) {
          assertThat(evidence.reason(slot, r)).isEqualTo(best.id(r));
          assertThat(evidence.contribution(slot, r)).isEqualTo(best.score(r));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theModelIsTheSameForAnyNumberOfThreads(String spec) {
    Snapshot snapshot = RandomSnapshots.random(3, 300, 2500, 9000, 300, true);
    assertThat(scoresOfAll(Models.learn(spec, snapshot, 4), snapshot))
        .isEqualTo(scoresOfAll(Models.learn(spec, snapshot, 1), snapshot));
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatTheModelSaysOfItselfLearnsItAgain(String spec) {
    Snapshot snapshot = RandomSnapshots.random(4, 50, 40, 500, 20, false);
    Model model = Models.learn(spec, snapshot);
    Model again = Models.learn(model.spec(), snapshot);
    assertThat(again.spec()).isEqualTo(model.spec());
    assertThat(scoresOfAll(again, snapshot)).isEqualTo(scoresOfAll(model, snapshot));
  }

  @ParameterizedTest
  @MethodSource("all")
  void sayingWhatComesNextChangesNothing(String spec) {
    Snapshot snapshot = RandomSnapshots.random(8, 300, 700, 4000, 9, true);
    Model model = Models.learn(spec, snapshot);
    Scorer told = model.scorer();
    Scorer untold = model.scorer();
    Histories next = new Histories();
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      int[] history = history(snapshot, fan);
      next.add(history, weights(snapshot, fan), history.length);
    }
    told.expect(next, 12);
    Scores scores = new Scores(snapshot.tralbums(), 12);
    for (int fan = 0; fan < snapshot.fans(); fan += 1 + fan % 3) {
      int[] history = history(snapshot, fan);
      untold.score(history, weights(snapshot, fan), history.length, scores);
      List<Float> expected = best(scores, history, 12);
      told.score(history, weights(snapshot, fan), history.length, scores);
      assertThat(best(scores, history, 12)).isEqualTo(expected);
    }
    told.expectSimilar(100, 300, 5);
    for (int t = 50; t < 450; t += 7) {
      untold.similar(t, scores);
      List<Float> expected = best(scores, new int[] {t}, 5);
      told.similar(t, scores);
      assertThat(best(scores, new int[] {t}, 5)).isEqualTo(expected);
    }
  }

  /// Ids and scores of the best outside the history; clears the scores.
  private static List<Float> best(Scores scores, int[] history, int k) {
    for (int tralbum : history) {
      scores.leaveOut(tralbum);
    }
    TopK best = new TopK(k);
    scores.rankPositive(best);
    scores.clear();
    List<Float> list = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      list.add((float) best.id(i));
      list.add(best.score(i));
    }
    return list;
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingAndLittleAreLearnedFromWithoutComplaint(String spec) {
    for (Snapshot snapshot :
        List.of(
            Snapshot.builder().build(),
            Snapshot.builder().sizes(3, 5, 2).build(),
            Snapshot.builder().preference(0, 0).build(),
            Snapshot.builder().preference(0, 0).preference(1, 0).preference(2, 0).build(),
            ownedByAll())) {
      Model model = Models.learn(spec, snapshot);
      assertThat(model.tralbums()).isEqualTo(snapshot.tralbums());
      for (float score : scoresOfAll(model, snapshot)) {
        assertThat(score).isFinite();
      }
    }
  }

  /// Tralbum 0 is owned by all, each other one by one fan.
  private static Snapshot ownedByAll() {
    Snapshot.Builder builder = Snapshot.builder();
    for (int fan = 0; fan < 20; fan++) {
      builder.preference(fan, 0).preference(fan, fan + 1);
    }
    return builder.build();
  }

  private static List<Integer> first(Snapshot snapshot, Scorer scorer, int fan, int k) {
    Scores scores = new Scores(snapshot.tralbums(), k);
    int[] history = history(snapshot, fan);
    scorer.score(history, null, history.length, scores);
    for (int tralbum : history) {
      scores.leaveOut(tralbum);
    }
    TopK best = new TopK(k);
    scores.rankPositive(best);
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      list.add(best.id(i));
    }
    return list;
  }

  private static List<Float> scoresOfAll(Model model, Snapshot snapshot) {
    Scorer scorer = model.scorer();
    Scores scores = new Scores(snapshot.tralbums(), snapshot.tralbums());
    List<Float> all = new ArrayList<>();
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      int[] history = history(snapshot, fan);
      scorer.score(history, weights(snapshot, fan), history.length, scores);
      TreeMap<Integer, Float> sorted = new TreeMap<>();
      for (int i = 0; i < scores.touched(); i++) {
        sorted.put(scores.touched(i), scores.get(scores.touched(i)));
      }
      sorted.forEach((tralbum, score) -> {
        all.add((float) tralbum);
        all.add(score);
      });
      scores.clear();
    }
    return all;
  }

  private static int[] history(Snapshot snapshot, int fan) {
    SparseRows preferences = snapshot.preferences();
    int[] history = new int[preferences.size(fan)];
    preferences.copyColumns(fan, history);
    return history;
  }

  private static float[] weights(Snapshot snapshot, int fan) {
    float[] weights = new float[snapshot.preferences().size(fan)];
    snapshot.preferences().copyValues(fan, weights);
    return weights;
  }
}
