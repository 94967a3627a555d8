package com.bcrecommender.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.list.FanLists;
import com.bcrecommender.engine.model.Models;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ComparerTest {
  private static final String TFIDF = "item-neighbours:similarity=tf-idf";

  private final Split split = Split.random(snapshot(), 0.3, 1);

  /// With tags and artists.
  private static Snapshot snapshot() {
    Snapshot plain = RandomSnapshots.random(5, 900, 400, 9000, 30, true);
    Snapshot.Builder builder = plain.withoutPreferences();
    SparseRows rows = plain.preferences();
    for (int fan = 0; fan < plain.fans(); fan++) {
      for (int p = rows.start(fan); p < rows.end(fan); p++) {
        builder.preference(fan, rows.column(p), plain.kind(p), plain.time(p));
      }
    }
    for (int t = 0; t < plain.tralbums(); t++) {
      builder.artist(t, t / 3);
    }
    return builder.build();
  }

  private Comparison compare(int threads, String... specs) {
    return new Comparer(new Evaluator(split.train(), split.test(), 10).threads(threads), 3)
        .compare(List.of(specs), evaluation -> {});
  }

  @Test
  void popularityAndItemNeighboursAreAlwaysBeside() {
    Comparison none = compare(1);
    assertThat(names(none)).containsExactly("popularity", Comparer.canonical("item-neighbours"));
    assertThat(none.neighbours()).isEqualTo(1);
    Comparison named = compare(1, "low-pass:rank=8", TFIDF, TFIDF);
    assertThat(names(named))
        .containsExactly(
            "popularity", Comparer.canonical("low-pass:rank=8"), Comparer.canonical(TFIDF));
    assertThat(named.neighbours()).isEqualTo(2);
  }

  private static List<String> names(Comparison comparison) {
    return comparison.models().stream().map(model -> model.evaluation().model()).toList();
  }

  @Test
  void aWrongNameIsFoundBeforeAnythingIsLearned() {
    List<Evaluation> learned = new ArrayList<>();
    Comparer comparer = new Comparer(new Evaluator(split.train(), split.test(), 10), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> comparer.compare(List.of("popularity", "poplarity"), learned::add))
        .withMessageContaining("poplarity");
    assertThat(learned).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> comparer.against("item-neighbours:k=x"));
  }

  @Test
  void threadsChangeNothing() {
    Comparison one = compare(1, TFIDF);
    Comparison three = compare(3, TFIDF);
    assertThat(three.slices()).isEqualTo(one.slices());
    for (int m = 0; m < one.models().size(); m++) {
      assertThat(three.models().get(m).figures()).isEqualTo(one.models().get(m).figures());
      assertThat(three.models().get(m).differences()).isEqualTo(one.models().get(m).differences());
    }
  }

  @Test
  void theMeansOfTheComparisonAreThoseOfTheEvaluation() {
    for (Comparison.Result model : compare(2, TFIDF).models()) {
      for (Metric metric : Metric.values()) {
        Estimate estimate = model.figures().of(metric);
        assertThat(estimate.mean()).isEqualTo(model.evaluation().mean(metric));
        assertThat(estimate.mean()).as(metric.key()).isBetween(estimate.low(), estimate.high());
      }
    }
  }

  @Test
  void differencesArePairedFanByFan() {
    Comparison comparison = compare(2, TFIDF, "item-neighbours");
    assertThat(comparison.models().get(comparison.neighbours()).evaluation().model())
        .as("of several the one named first")
        .contains("tf-idf");
    for (int m = 0; m < comparison.models().size(); m++) {
      Comparison.Result model = comparison.models().get(m);
      Set<Integer> than = new HashSet<>(Set.of(comparison.neighbours(), comparison.best()));
      than.remove(m);
      assertThat(model.differences())
          .extracting(Comparison.Difference::than)
          .containsExactlyInAnyOrderElementsOf(than);
      for (Comparison.Difference difference : model.differences()) {
        Comparison.Result other = comparison.models().get(difference.than());
        Estimate ndcg = difference.figures().of(Metric.NDCG);
        assertThat(ndcg.mean())
            .isCloseTo(model.evaluation().ndcg() - other.evaluation().ndcg(), within(1e-12));
        Estimate own = model.figures().of(Metric.NDCG);
        Estimate others = other.figures().of(Metric.NDCG);
        assertThat(ndcg.high() - ndcg.low())
            .as("narrower than if the fans were others")
            .isLessThan(Math.hypot(own.high() - own.low(), others.high() - others.low()));
      }
    }
  }

  @Test
  void anyModelCanBeWhatOthersAreComparedWith() {
    Comparison comparison =
        new Comparer(new Evaluator(split.train(), split.test(), 10), 3)
            .against("popularity")
            .compare(List.of(TFIDF), evaluation -> {});
    int popularity = names(comparison).indexOf("popularity");
    assertThat(comparison.models().get(names(comparison).indexOf(Comparer.canonical(TFIDF))))
        .satisfies(model ->
            assertThat(model.differences())
                .extracting(Comparison.Difference::than)
                .contains(popularity));
  }

  @Test
  void theSlicesOfEachKindHoldEveryTestRowAndEveryHitOnce() {
    Comparison comparison = compare(2, TFIDF);
    for (Comparison.Result model : comparison.models()) {
      for (Slice.By by : Slice.By.values()) {
        int tests = 0;
        int hits = 0;
        double weighted = 0;
        for (int s = 0; s < comparison.slices().size(); s++) {
          Slice slice = comparison.slices().get(s);
          if (slice.by() == by) {
            tests += slice.tests();
            hits += model.hits().get(s);
            Comparison.Figures figures = model.figures();
            assertThat(figures.of(Metric.RECALL, s).fans()).isEqualTo(slice.fans());
            weighted += slice.fans() * figures.of(Metric.RECALL, s).mean();
          }
        }
        assertThat(tests).isEqualTo(comparison.rows().heldOut());
        // Every hit is one of k places: precision times k times fans.
        assertThat((double) hits)
            .isCloseTo(
                model.evaluation().precision() * 10 * comparison.rows().testFans(), within(1e-6));
        if (by == Slice.By.FAN_PREFERENCES) {
          assertThat(weighted / comparison.rows().testFans())
              .isCloseTo(model.evaluation().recall(), within(1e-12));
        }
      }
    }
  }

  /// Worked out anew from the lists that fans would get, with sets.
  @Test
  void recallAndNdcgOfASliceCountItsTestRowsAlone() {
    Comparison comparison = compare(1, TFIDF);
    Comparison.Result model = comparison.models().get(comparison.neighbours());
    Snapshot train = split.train();
    List<List<Integer>> lists = new ArrayList<>();
    new FanLists(Models.learn(TFIDF, train), train)
        .length(10)
        .forEach((fan, list) -> {
          List<Integer> own = new ArrayList<>();
          for (int i = 0; i < list.size(); i++) {
            own.add(list.tralbum(i));
          }
          lists.add(own);
        });
    for (int s = 0; s < comparison.slices().size(); s++) {
      Slice slice = comparison.slices().get(s);
      double recall = 0;
      double ndcg = 0;
      int fans = 0;
      for (int fan = 0; fan < train.fans(); fan++) {
        Set<Integer> rows = rows(slice, fan);
        if (!rows.isEmpty()) {
          fans++;
          double gain = 0;
          int hits = 0;
          for (int i = 0; i < lists.get(fan).size(); i++) {
            if (rows.contains(lists.get(fan).get(i))) {
              hits++;
              gain += Math.log(2) / Math.log(i + 2);
            }
          }
          double ideal = 0;
          for (int i = 0; i < Math.min(10, rows.size()); i++) {
            ideal += Math.log(2) / Math.log(i + 2);
          }
          recall += (double) hits / rows.size();
          ndcg += gain / ideal;
        }
      }
      assertThat(fans).isEqualTo(slice.fans());
      Comparison.Figures figures = model.figures();
      assertThat(figures.of(Metric.RECALL, s).mean()).isCloseTo(recall / fans, within(1e-12));
      assertThat(figures.of(Metric.NDCG, s).mean()).isCloseTo(ndcg / fans, within(1e-12));
    }
  }

  private Set<Integer> rows(Slice slice, int fan) {
    SparseRows test = split.test();
    Snapshot train = split.train();
    Set<Integer> rows = new HashSet<>();
    for (int p = test.start(fan); p < test.end(fan); p++) {
      int number =
          slice.by() == Slice.By.FAN_PREFERENCES
              ? train.preferences().size(fan)
              : train.owners().size(test.column(p));
      if (number >= slice.from() && number <= slice.to()) {
        rows.add(test.column(p));
      }
    }
    return rows;
  }

  @Test
  void rowsThatNoListCanContainAreCounted() {
    Snapshot train = Snapshot.builder().sizes(3, 3, 0).preference(0, 0).preference(1, 1).build();
    Snapshot test =
        Snapshot.builder()
            .sizes(3, 3, 0)
            .preference(0, 0)
            .preference(0, 1)
            .preference(2, 1)
            .build();
    Comparison.Rows rows =
        new Comparer(new Evaluator(train, test.preferences(), 2), 1)
            .compare(List.of(), evaluation -> {})
            .rows();
    assertThat(rows.unreachable()).isEqualTo(1);
    assertThat(rows.coldFans()).isEqualTo(1);
    assertThat(rows.testFans()).isEqualTo(2);
  }

  @Test
  void rangesReadAsPeopleWriteThem() {
    assertThat(compare(1).slices())
        .filteredOn(slice -> slice.by() == Slice.By.TRALBUM_OWNERS)
        .extracting(Slice::range)
        .isSubsetOf("0", "1–3", "4–9", "10–99", "100+")
        .contains("4–9", "10–99");
  }
}
