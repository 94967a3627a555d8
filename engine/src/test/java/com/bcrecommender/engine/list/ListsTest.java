package com.bcrecommender.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Explanation;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListsTest {
  private static final String MODEL = "item-neighbours:k=40";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aListHoldsNothingTheFanHasAndNothingTwiceAndNeverRises(boolean kinds) {
    Snapshot snapshot = RandomSnapshots.random(1, 400, 300, 3000, 12, kinds);
    Model model = Models.learn(MODEL, snapshot);
    ListCounts counts =
        new FanLists(model, snapshot)
            .length(50)
            .forEach((fan, list) -> {
              Set<Integer> seen = new HashSet<>();
              for (int i = 0; i < list.size(); i++) {
                assertThat(snapshot.preferences().find(fan, list.tralbum(i))).isEqualTo(-1);
                assertThat(seen.add(list.tralbum(i))).isTrue();
                assertThat(list.score(i)).isNotNegative().isFinite();
                if (i > 0) {
                  assertThat(list.score(i)).isLessThanOrEqualTo(list.score(i - 1));
                  assertThat(list.origin(i)).isGreaterThanOrEqualTo(list.origin(i - 1));
                }
              }
            });
    assertThat(counts.lists()).isEqualTo(400);
    assertThat(counts.byModel()).isPositive();
    assertThat(counts.byTags()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void evidenceIsWhatTheExplanationSays(boolean kinds) {
    Snapshot snapshot = RandomSnapshots.random(2, 150, 80, 1500, 0, kinds);
    Model model = Models.learn(MODEL, snapshot);
    int[] compared = new int[1];
    new FanLists(model, snapshot)
        .length(30)
        .forEach((fan, list) -> {
          SparseRows preferences = snapshot.preferences();
          int n = preferences.size(fan);
          int[] history = new int[n];
          float[] weights = new float[n];
          preferences.copyColumns(fan, history);
          preferences.copyValues(fan, weights);
          for (int i = 0; i < list.size(); i++) {
            Explanation explanation = model.scorer().explain(history, weights, n, list.tralbum(i));
            assertThat(list.score(i)).isEqualTo(explanation.score());
            double sum = 0;
            for (int j = 0; j < list.reasonCount(i); j++) {
              int h = indexOf(history, list.reasonTralbum(i, j));
              double share = explanation.contribution(h) / explanation.score();
              assertThat((double) list.reasonShare(i, j))
                  .isBetween(Math.max(1, 255 * share - 1), Math.max(1, 255 * share + 1));
              assertThat(list.reasonCommonOwners(i, j))
                  .isEqualTo(common(snapshot, list.tralbum(i), history[h]));
              sum += share;
            }
            assertThat((double) list.covered(i)).isBetween(255 * sum - 1, 255 * sum + 1);
            assertThat(list.against(i)).isZero();
            compared[0]++;
          }
        });
    assertThat(compared[0]).isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void listsAreTheSameForAnyNumberOfThreads(int threads) {
    Snapshot snapshot = RandomSnapshots.random(3, 3000, 1500, 12_000, 40, true);
    assertThat(everything(snapshot, threads)).isEqualTo(everything(snapshot, 1));
  }

  @Test
  void similarListsNameTheTralbumItselfAsReason() {
    Snapshot snapshot = RandomSnapshots.random(4, 200, 100, 2000, 0, false);
    Model model = Models.learn(MODEL, snapshot);
    new SimilarLists(model, snapshot)
        .length(10)
        .forEach((tralbum, list) -> {
          for (int i = 0; i < list.size(); i++) {
            assertThat(list.tralbum(i)).isNotEqualTo(tralbum);
            assertThat(list.reasonCount(i)).isEqualTo(1);
            assertThat(list.reasonTralbum(i, 0)).isEqualTo(tralbum);
            assertThat(list.reasonShare(i, 0)).isEqualTo(255);
            assertThat(list.covered(i)).isEqualTo(255);
            assertThat(list.reasonCommonOwners(i, 0))
                .isEqualTo(common(snapshot, tralbum, list.tralbum(i)))
                .isPositive();
          }
        });
  }

  @Test
  void whatTheModelCannotFillIsFilledByTagsThenByWhatIsPopularInThem() {
    Snapshot.Builder builder = Snapshot.builder();
    // Fan 0 owns tralbum 0, which nobody else has: the model has nothing to go by. It shares the
    // rare tag 0 with tralbum 1 and
    // the tag 1 with 25,000 others, more than are read in whole; of these the fans of 2 and 3 make
    // those popular.
    builder.preference(0, 0).tag(0, 0).tag(1, 0);
    builder.preference(1, 1);
    builder.tag(0, 1);
    for (int t = 2; t < 25_002; t++) {
      builder.tag(t, 1);
    }
    builder.preference(1, 3).preference(2, 3).preference(2, 2);
    // Popular, without a tag of the fan's: must never be filled in.
    for (int fan = 1; fan < 9; fan++) {
      builder.preference(fan, 30_000);
    }
    Snapshot snapshot = builder.build();
    Model model = Models.learn("item-neighbours", snapshot);
    ListMaker maker = new ListMaker(model, new ListRules(snapshot, true, 0), 3);
    RankedList list = maker.newList();
    maker.forHistory(new int[] {0}, null, 1, list);
    assertThat(List.of(list.tralbum(0), list.tralbum(1), list.tralbum(2))).containsExactly(1, 3, 2);
    assertThat(List.of(list.origin(0), list.origin(1), list.origin(2)))
        .containsExactly(Origin.TAGS, Origin.POPULAR_IN_TAGS, Origin.POPULAR_IN_TAGS);
    for (int i = 0; i < 3; i++) {
      assertThat(list.reasonCount(i)).isZero();
      assertThat(list.covered(i)).isZero();
    }
  }

  @Test
  void withoutTagsAListStaysShortAndIsCounted() {
    Snapshot snapshot =
        Snapshot.builder().preference(0, 0).preference(1, 1).preference(2, 1).build();
    ListCounts counts =
        new FanLists(Models.learn("item-neighbours", snapshot), snapshot)
            .forEach((fan, list) -> assertThat(list.size()).isZero());
    assertThat(counts).isEqualTo(new ListCounts(3, 0, 0, 0, 3, 3));
    assertThat(counts.shareFilled()).isZero();
  }

  @Test
  void anEmptySnapshotHasNoLists() {
    Snapshot snapshot = Snapshot.builder().build();
    Model model = Models.learn("item-neighbours", snapshot);
    assertThat(new FanLists(model, snapshot).forEach((fan, list) -> {}).lists()).isZero();
    assertThat(new SimilarLists(model, snapshot).forEach((t, list) -> {}).lists()).isZero();
  }

  @Test
  void aWishCountsForTheListAndIsLeftOutOfIt() {
    Snapshot snapshot =
        Snapshot.builder()
            .preference(0, 0, PreferenceKind.WISHLISTED, Snapshot.UNKNOWN_TIME)
            .preference(1, 0)
            .preference(1, 1)
            .build();
    Model model = Models.learn("item-neighbours", snapshot);
    new FanLists(model, snapshot)
        .forEach((fan, list) -> {
          if (fan == 0) {
            assertThat(list.size()).isEqualTo(1);
            assertThat(list.tralbum(0)).isEqualTo(1);
            assertThat(list.reasonCommonOwners(0, 0)).isEqualTo(1);
          } else {
            assertThat(list.size()).isZero();
          }
        });
  }

  private static String everything(Snapshot snapshot, int threads) {
    Model model = Models.learn(MODEL, snapshot, threads);
    StringBuilder all = new StringBuilder();
    all.append(
        new FanLists(model, snapshot)
            .length(20)
            .threads(threads)
            .forEach((fan, list) -> append(all, fan, list)));
    all.append(
        new SimilarLists(model, snapshot)
            .length(10)
            .threads(threads)
            .forEach((tralbum, list) -> append(all, tralbum, list)));
    return all.toString();
  }

  private static void append(StringBuilder all, int id, RankedList list) {
    all.append('\n').append(id);
    for (int i = 0; i < list.size(); i++) {
      all.append(' ').append(list.tralbum(i)).append(' ').append(list.score(i));
      all.append(' ').append(list.origin(i)).append(' ').append(list.covered(i));
      for (int j = 0; j < list.reasonCount(i); j++) {
        all.append(' ').append(list.reasonTralbum(i, j)).append('/').append(list.reasonShare(i, j));
        all.append('/').append(list.reasonCommonOwners(i, j));
      }
    }
  }

  private static int indexOf(int[] history, int tralbum) {
    for (int h = 0; h < history.length; h++) {
      if (history[h] == tralbum) {
        return h;
      }
    }
    throw new AssertionError("a reason that is not in the history: " + tralbum);
  }

  private static int common(Snapshot snapshot, int a, int b) {
    int common = 0;
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      common += snapshot.isOwned(fan, a) && snapshot.isOwned(fan, b) ? 1 : 0;
    }
    return common;
  }
}
