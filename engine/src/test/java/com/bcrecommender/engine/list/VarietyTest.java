package com.bcrecommender.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarietyTest {
  private static final int PER_ARTIST = 2;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item-neighbours",
        "popularity",
        "fan-ridge:k=50",
        "low-pass:rank=8",
        "als:factors=8,iterations=3"
      })
  void aListIsTheFirstOfTheRankingThatTheRulesAllow(String spec) {
    Snapshot snapshot = withAttributes(1, 12);
    Model model = Models.learn(spec, snapshot);
    List<List<Integer>> whole = new ArrayList<>();
    new FanLists(model, new ListRules(withoutAttributes(snapshot), false, 0))
        .length(snapshot.tralbums())
        .forEach((fan, list) -> whole.add(tralbums(list)));
    int[] cut = new int[1];
    new FanLists(model, new ListRules(snapshot, false, PER_ARTIST))
        .length(10)
        .forEach((fan, list) -> {
          List<Integer> expected = allowed(snapshot, history(snapshot, fan), whole.get(fan), 10);
          assertThat(tralbums(list)).isEqualTo(expected);
          cut[0] += expected.equals(whole.get(fan).subList(0, expected.size())) ? 0 : 1;
        });
    // Enough for the rules to have mattered.
    assertThat(cut[0]).isGreaterThan(snapshot.fans() / 8);
  }

  @Test
  void similarListsObeyTheSameRules() {
    Snapshot snapshot = withAttributes(2, 12);
    Model model = Models.learn("item-neighbours", snapshot);
    List<List<Integer>> whole = new ArrayList<>();
    new SimilarLists(model, new ListRules(withoutAttributes(snapshot), false, ListMaker.PER_ARTIST))
        .length(snapshot.tralbums())
        .forEach((tralbum, list) -> whole.add(tralbums(list)));
    new SimilarLists(model, new ListRules(snapshot, false, PER_ARTIST))
        .length(8)
        .forEach((tralbum, list) ->
            assertThat(tralbums(list))
                .isEqualTo(allowed(snapshot, List.of(tralbum), whole.get(tralbum), 8)));
  }

  @Test
  void whatIsFilledInObeysTheSameRules() {
    Snapshot snapshot = withAttributes(3, 200);
    Model model = Models.learn("item-neighbours:k=2", snapshot);
    ListCounts counts =
        new FanLists(model, new ListRules(snapshot, true, PER_ARTIST))
            .length(30)
            .forEach((fan, list) ->
                assertThat(tralbums(list))
                    .isEqualTo(allowed(snapshot, history(snapshot, fan), tralbums(list), 30)));
    assertThat(counts.byTags()).isGreaterThan(1000);
  }

  @Test
  void popularEntriesOfATagGoOnUntilTheListIsFull() {
    // Tag 0 is too common to be read in whole; its 40 most owned are by one artist.
    Snapshot.Builder builder = Snapshot.builder().preference(0, 0).tag(0, 0);
    for (int t = 1; t < 25_000; t++) {
      builder.tag(t, 0).artist(t, t <= 40 ? 0 : t);
    }
    for (int t = 1; t <= 40; t++) {
      builder.preference(1, t).preference(2, t);
    }
    builder.tag(25_001, 1);
    Snapshot snapshot = builder.build();
    ListMaker maker =
        new ListMaker(
            Models.learn("item-neighbours", snapshot), new ListRules(snapshot, true, 1), 4);
    RankedList list = maker.newList();
    maker.forHistory(new int[] {0}, null, 1, list);
    assertThat(tralbums(list)).containsExactly(1, 41, 42, 43);
    assertThat(list.origin(3)).isEqualTo(Origin.POPULAR_IN_TAGS);
  }

  @Test
  void anUnknownArtistNeverClashes() {
    Snapshot known = withAttributes(4, 12);
    Snapshot unknown = withoutAttributes(known);
    Model model = Models.learn("item-neighbours", unknown);
    List<List<Integer>> one = new ArrayList<>();
    List<List<Integer>> none = new ArrayList<>();
    new FanLists(model, new ListRules(unknown, true, 1))
        .forEach((fan, list) -> one.add(tralbums(list)));
    new FanLists(model, new ListRules(unknown, true, 0))
        .forEach((fan, list) -> none.add(tralbums(list)));
    assertThat(one).isEqualTo(none);
  }

  @Test
  void aTrackOfAnOwnedAlbumIsNotListedButTheAlbumOfAnOwnedTrackIs() {
    Snapshot.Builder builder = Snapshot.builder();
    // 1 is a track of album 0, 2 of album 3. Fan 0 owns album 0 and track 2.
    builder.album(1, 0).album(2, 3);
    builder.preference(0, 0).preference(0, 2);
    for (int fan = 1; fan < 6; fan++) {
      for (int t = 0; t < 4; t++) {
        builder.preference(fan, t);
      }
    }
    Snapshot snapshot = builder.build();
    Model model = Models.learn("item-neighbours", snapshot);
    new FanLists(model, snapshot)
        .forEach((fan, list) -> {
          if (fan == 0) {
            assertThat(tralbums(list)).containsExactly(3);
          }
        });
  }

  /// The rules, told plainly.
  private static List<Integer> allowed(
      Snapshot snapshot, List<Integer> history, List<Integer> ranking, int length) {
    List<Integer> list = new ArrayList<>();
    for (int candidate : ranking) {
      boolean clash = false;
      int byArtist = 0;
      for (int had : history) {
        clash |= same(snapshot.release(had), snapshot.release(candidate));
        clash |= snapshot.album(candidate) == had;
      }
      for (int listed : list) {
        clash |= same(snapshot.release(listed), snapshot.release(candidate));
        clash |= snapshot.album(candidate) == listed || snapshot.album(listed) == candidate;
        byArtist += same(snapshot.artist(listed), snapshot.artist(candidate)) ? 1 : 0;
      }
      if (!clash && byArtist < PER_ARTIST && list.size() < length) {
        list.add(candidate);
      }
    }
    return list;
  }

  private static boolean same(int a, int b) {
    return a >= 0 && a == b;
  }

  private static Snapshot withAttributes(long seed, int artists) {
    Snapshot plain = RandomSnapshots.random(seed, 200, 300, 3000, 20, true);
    SplittableRandom random = new SplittableRandom(seed);
    Snapshot.Builder builder = plain.withoutPreferences();
    copyPreferences(plain, builder);
    for (int t = 0; t < plain.tralbums(); t++) {
      if (random.nextInt(4) > 0) {
        builder.artist(t, random.nextInt(artists));
      }
      if (random.nextInt(3) == 0) {
        builder.album(t, (t + 1 + random.nextInt(30)) % plain.tralbums());
      }
      if (random.nextInt(2) == 0) {
        builder.release(t, random.nextInt(100));
      }
    }
    return builder.build();
  }

  private static Snapshot withoutAttributes(Snapshot snapshot) {
    Snapshot.Builder builder =
        Snapshot.builder().sizes(snapshot.fans(), snapshot.tralbums(), snapshot.tags());
    copyPreferences(snapshot, builder);
    return builder.build();
  }

  private static void copyPreferences(Snapshot from, Snapshot.Builder into) {
    for (int fan = 0; fan < from.fans(); fan++) {
      for (int p = from.preferences().start(fan); p < from.preferences().end(fan); p++) {
        into.preference(fan, from.preferences().column(p), from.kind(p), from.time(p));
      }
    }
  }

  private static List<Integer> history(Snapshot snapshot, int fan) {
    List<Integer> history = new ArrayList<>();
    for (int p = snapshot.preferences().start(fan); p < snapshot.preferences().end(fan); p++) {
      history.add(snapshot.preferences().column(p));
    }
    return history;
  }

  private static List<Integer> tralbums(RankedList list) {
    List<Integer> tralbums = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      tralbums.add(list.tralbum(i));
    }
    return tralbums;
  }
}
