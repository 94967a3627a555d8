package com.bcrecommender.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nothing has confirmed for long is ranked by a part of its score.
class UnconfirmedTest {
  private static final int LENGTH = 10;

  private record Ranked(int tralbum, float score) {}

  @ParameterizedTest
  @ValueSource(strings = {"item-neighbours", "popularity", "fan-ridge:k=50", "low-pass:rank=8"})
  void aListIsTheFirstOfTheRankingByWhatIsLeftOfTheScores(String spec) {
    Snapshot plain = RandomSnapshots.random(5, 120, 200, 2500, 20, true);
    Snapshot marked = marked(plain);
    Model model = Models.learn(spec, plain);
    List<List<Ranked>> fans = new ArrayList<>();
    List<List<Ranked>> similar = new ArrayList<>();
    new FanLists(model, new ListRules(plain, false, 0))
        .length(plain.tralbums())
        .forEach((fan, list) -> fans.add(ranked(list)));
    new SimilarLists(model, new ListRules(plain, false, 0))
        .length(plain.tralbums())
        .forEach((tralbum, list) -> similar.add(ranked(list)));
    int[] changed = new int[1];
    new FanLists(model, new ListRules(marked, false, 0))
        .length(LENGTH)
        .forEach((fan, list) -> {
          assertThat(ranked(list)).isEqualTo(weighed(marked, fans.get(fan)));
          changed[0] += ranked(list).equals(first(fans.get(fan))) ? 0 : 1;
        });
    new SimilarLists(model, new ListRules(marked, false, 0))
        .length(LENGTH)
        .forEach((tralbum, list) ->
            assertThat(ranked(list)).isEqualTo(weighed(marked, similar.get(tralbum))));
    assertThat(changed[0]).isGreaterThan(plain.fans() / 2);
  }

  private static Snapshot marked(Snapshot plain) {
    Snapshot.Builder builder = plain.withoutPreferences();
    for (int fan = 0; fan < plain.fans(); fan++) {
      for (int p = plain.preferences().start(fan); p < plain.preferences().end(fan); p++) {
        builder.preference(fan, plain.preferences().column(p), plain.kind(p), plain.time(p));
      }
    }
    for (int t = 0; t < plain.tralbums(); t += 3) {
      builder.unconfirmed(t);
    }
    Snapshot marked = builder.build();
    assertThat(marked.withoutPreferences().build().isUnconfirmed(3)).isTrue();
    return marked;
  }

  private static List<Ranked> ranked(RankedList list) {
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      ranked.add(new Ranked(list.tralbum(i), list.score(i)));
    }
    return ranked;
  }

  private static List<Ranked> first(List<Ranked> whole) {
    return whole.subList(0, Math.min(LENGTH, whole.size()));
  }

  /// The rule, told plainly.
  private static List<Ranked> weighed(Snapshot snapshot, List<Ranked> whole) {
    return whole.stream()
        .map(it ->
            new Ranked(
                it.tralbum,
                it.score * (snapshot.isUnconfirmed(it.tralbum) ? ListMaker.UNCONFIRMED_WEIGHT : 1)))
        .sorted(
            Comparator.comparingDouble((Ranked it) -> -it.score).thenComparingInt(Ranked::tralbum))
        .limit(LENGTH)
        .toList();
  }
}
