package com.bcrecommender.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Explanation;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a fan says "not this" to: weights below 0.
class NotWantedTest {
  private static final int TASTES = 4;
  private static final int PER_TASTE = 10;

  private static final String ITEM = "item-neighbours";
  private static final String RIDGE = "neighbourhood-ridge:k=20";
  private static final String FAN = "fan-ridge:k=50";
  private static final String LOW_PASS = "low-pass:rank=8";
  private static final String ALS = "als:factors=8,iterations=5";

  @ParameterizedTest
  @ValueSource(strings = {ITEM, RIDGE, FAN, LOW_PASS, ALS})
  void theLikeOfWhatIsNotWantedIsNotListed(String spec) {
    Snapshot snapshot = RandomSnapshots.planted(TASTES, 40, PER_TASTE);
    ListMaker maker = maker(spec, snapshot, false);
    RankedList list = maker.newList();
    // Taste 0 is liked, taste 1 is not wanted; tralbum t belongs to taste t % TASTES.
    int[] history = {0, 4, 8, 1, 5};
    maker.forHistory(history, null, 5, list);
    assertThat(tastes(list)).contains(0, 1);
    maker.forHistory(history, new float[] {1, 1, 1, -1, -1}, 5, list);
    assertThat(tastes(list)).contains(0).doesNotContain(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {ITEM, RIDGE, FAN, LOW_PASS, ALS, "popularity"})
  void whatIsNotWantedIsNeverListedAndNeverAReason(String spec) {
    Snapshot snapshot = RandomSnapshots.random(5, 300, 120, 4000, 10, false);
    ListMaker maker = maker(spec, snapshot, true);
    RankedList list = maker.newList();
    int[] history = {3, 10, 20, 30, 50, 70};
    float[] weights = {1, -1, 1, -0.5f, -2, 1};
    maker.forHistory(history, weights, history.length, list);
    assertThat(list.size()).isPositive();
    for (int i = 0; i < list.size(); i++) {
      assertThat(list.tralbum(i)).isNotIn(3, 10, 20, 30, 50, 70);
      for (int r = 0; r < list.reasonCount(i); r++) {
        assertThat(list.reasonTralbum(i, r)).isIn(3, 20, 70);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ITEM, RIDGE, LOW_PASS})
  void aLinearModelSubtractsWhatItWouldAdd(String spec) {
    Snapshot snapshot = RandomSnapshots.random(6, 300, 120, 4000, 0, false);
    Model model = Models.learn(spec, snapshot);
    int[] history = {3, 10, 20};
    for (int target = 30; target < 60; target++) {
      Explanation with = model.scorer().explain(history, null, 3, target);
      Explanation against = model.scorer().explain(history, new float[] {1, -1, 1}, 3, target);
      assertThat(against.contribution(1)).isEqualTo(-with.contribution(1));
      assertThat(against.contribution(0)).isEqualTo(with.contribution(0));
      assertThat((double) with.score() - against.score())
          .isCloseTo(2 * with.contribution(1), Offset.offset(1e-5));
    }
  }

  @Test
  void whereNothingIsWantedThereIsNoList() {
    Snapshot snapshot = RandomSnapshots.planted(TASTES, 40, PER_TASTE);
    ListMaker maker = maker(ITEM, snapshot, true);
    RankedList list = maker.newList();
    maker.forHistory(new int[] {0, 4}, new float[] {-1, -1}, 2, list);
    assertThat(list.size()).isZero();
  }

  @Test
  void tagsOfWhatIsNotWantedAreNotFilledIn() {
    // Nobody but the fan has anything; tags 0 and 1 lead to 10 and 11.
    Snapshot snapshot =
        Snapshot.builder()
            .preference(0, 0)
            .tag(0, 0)
            .tag(0, 1)
            .tag(1, 1)
            .tag(10, 0)
            .tag(11, 1)
            .tag(12, 2)
            .build();
    ListMaker maker = maker(ITEM, snapshot, true);
    RankedList list = maker.newList();
    maker.forHistory(new int[] {0, 1}, new float[] {1, 1}, 2, list);
    assertThat(tralbums(list)).containsExactlyInAnyOrder(10, 11);
    maker.forHistory(new int[] {0, 1}, new float[] {1, -1}, 2, list);
    assertThat(tralbums(list)).containsExactly(10);
  }

  private static ListMaker maker(String spec, Snapshot snapshot, boolean fill) {
    Model model = Models.learn(spec, snapshot);
    return new ListMaker(model, new ListRules(snapshot, fill, 0), 20);
  }

  private static List<Integer> tastes(RankedList list) {
    return tralbums(list).stream().map(t -> t % TASTES).toList();
  }

  private static List<Integer> tralbums(RankedList list) {
    List<Integer> tralbums = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      tralbums.add(list.tralbum(i));
    }
    return tralbums;
  }
}
