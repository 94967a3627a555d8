package com.bcrecommender.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import org.junit.jupiter.api.Test;

final class EvaluatorTest {

  @Test
  void popularityOnASmallTableIsWhatIsWorkedOutByHand() {
    // Owners: tralbum 0 three, 1 two, 2 one, 3 none.
    Snapshot train =
        Snapshot.builder()
            .sizes(4, 4, 0)
            .preference(0, 0)
            .preference(1, 0)
            .preference(2, 0)
            .preference(1, 1)
            .preference(2, 1)
            .preference(2, 2)
            .build();
    // Fan 0 lists 1, 2 and seeks 2: a hit at rank 2. Fan 1 lists 2 and seeks 2 and 3: one hit of
    // two at rank 1.
    // Fan 3 is cold, lists 0, 1 and seeks 1: rank 2. Fan 2 seeks nothing and does not count.
    Snapshot test =
        Snapshot.builder()
            .sizes(4, 4, 0)
            .preference(0, 2)
            .preference(1, 2)
            .preference(1, 3)
            .preference(3, 1)
            .build();
    Evaluation evaluation = new Evaluator(train, test.preferences(), 2).evaluate("popularity");
    double second = Math.log(2) / Math.log(3);
    assertThat(evaluation.fans()).isEqualTo(3);
    assertThat(evaluation.coldFans()).isEqualTo(1);
    assertThat(evaluation.recall()).isCloseTo((1 + 0.5 + 1) / 3, within(1e-12));
    assertThat(evaluation.ndcg())
        .isCloseTo((second + 1 / (1 + second) + second) / 3, within(1e-12));
    assertThat(evaluation.hitRate()).isCloseTo(1, within(1e-12));
    assertThat(evaluation.map()).isCloseTo((0.5 + 0.5 + 0.5) / 3, within(1e-12));
    assertThat(evaluation.coverage()).isCloseTo(3 / 4.0, within(1e-12));
  }

  @Test
  void thePlantedAnswerIsFoundByNeighboursAndNotByPopularity() {
    Snapshot train = RandomSnapshots.planted(8, 20, 10);
    Snapshot.Builder answers = Snapshot.builder().sizes(train.fans(), train.tralbums(), 0);
    for (int fan = 0; fan < train.fans(); fan++) {
      answers.preference(fan, RandomSnapshots.plantedAnswer(fan, 8, 10));
    }
    Evaluator evaluator = new Evaluator(train, answers.build().preferences(), 1);
    assertThat(evaluator.evaluate("item-neighbours").recall()).isEqualTo(1);
    assertThat(evaluator.evaluate("popularity").recall()).isLessThan(0.5);
  }

  @Test
  void figuresAreTheSameForAnyNumberOfThreads() {
    Split split = Split.random(RandomSnapshots.random(5, 2000, 500, 20_000, 9, true), 0.2, 1);
    Evaluation one =
        new Evaluator(split.train(), split.test(), 10).threads(1).evaluate("item-neighbours");
    Evaluation four =
        new Evaluator(split.train(), split.test(), 10).threads(4).evaluate("item-neighbours");
    for (Metric metric : Metric.values()) {
      // Boxed, so that undefined equals undefined.
      assertThat(four.mean(metric)).as(metric.key()).isEqualTo(Double.valueOf(one.mean(metric)));
    }
    assertThat(four.coverage()).isEqualTo(one.coverage());
    assertThat(four.gini()).isEqualTo(one.gini());
    assertThat(four.coldFans()).isEqualTo(one.coldFans());
    assertThat(one.recall()).isPositive();
  }

  @Test
  void nothingToTestIsUndefinedInJsonToo() {
    Snapshot train = Snapshot.builder().preference(0, 0).build();
    Evaluation evaluation = new Evaluator(train, SparseRows.empty(1, 1), 20).evaluate("popularity");
    assertThat(evaluation.fans()).isZero();
    assertThat(evaluation.recall()).isNaN();
    assertThat(evaluation.toJson()).contains("\"recall@20\":null,\"ndcg@20\":null");
  }

  @Test
  void aNameWithQuotesStaysInsideItsQuotes() {
    Evaluation hostile =
        new Evaluation(
            "a\"b\\c\nd</script>", 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN, 0, 0, 0);
    assertThat(hostile.toJson())
        .startsWith("{\"model\":\"a\\\"b\\\\c\\u000ad</script>\",\"k\":1,")
        .contains("\"variety@1\":null");
  }

  @Test
  void testRowsOfAnotherSnapshotAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Evaluator(Snapshot.builder().preference(0, 0).build(), SparseRows.empty(1, 2), 20))
        .withMessageContaining("found 1 and 2");
  }
}
