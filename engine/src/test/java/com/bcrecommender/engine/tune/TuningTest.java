package com.bcrecommender.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.engine.evaluate.Evaluator;
import com.bcrecommender.engine.evaluate.Split;
import com.bcrecommender.engine.model.MemoryPlan;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TuningTest {
  private static final Objective OBJECTIVE = Objective.parse("ndcg@10");

  @Test
  void noTrialOfOneModelIsBetterThanTheChoiceAndEachIsToldOnce() {
    Snapshot snapshot = RandomSnapshots.random(6, 400, 120, 6000, 0, false);
    List<String> told = new ArrayList<>();
    Tuning.Result result =
        new Tuning(snapshot, options(1, null))
            .progress(trial -> told.add(trial.model()))
            .one("item-neighbours");
    assertThat(result.trials())
        .allSatisfy(t -> assertThat(t.value()).isLessThanOrEqualTo(result.best().value()))
        .contains(result.best())
        .hasSizeGreaterThan(8);
    assertThat(told).doesNotHaveDuplicates().hasSize(result.trials().size());
    assertThat(result.wasCutShort()).isFalse();
  }

  @Test
  void theChoiceAmongAllIsTheSameForAnyNumberOfThreads() {
    Snapshot snapshot = RandomSnapshots.random(7, 150, 60, 2500, 20, false);
    Tuning.Result result = new Tuning(snapshot, options(2, null)).all();
    assertThat(result.bestOfStages().stream().map(Tuning.Trial::stage))
        .containsExactly(
            "item-neighbours", "rp3beta", "low-pass", "fan-ridge", "neighbourhood-ridge", "blend");
    assertThat(result.trials())
        .allSatisfy(t -> assertThat(t.value()).isLessThanOrEqualTo(result.best().value()));
    assertThat(models(new Tuning(snapshot, options(1, null)).all())).isEqualTo(models(result));
  }

  @Test
  void aSearchWithoutTimeStillTriesEachModelOnceAndSaysSo() {
    Snapshot snapshot = RandomSnapshots.random(8, 100, 40, 1200, 0, false);
    Tuning.Result result = new Tuning(snapshot, options(1, Duration.ZERO)).all();
    // Five models, and their blend where it is not one of them alone.
    assertThat(result.trials()).hasSizeBetween(5, 6);
    assertThat(result.wasCutShort()).isTrue();
  }

  @Test
  void aModelThatIsNotSearchedIsAnsweredWithThoseThatAre() {
    Tuning tuning = new Tuning(RandomSnapshots.random(8, 50, 40, 600, 0, false), options(1, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tuning.one("popularity"))
        .withMessageContaining("out of item-neighbours, rp3beta")
        .withMessageContaining("found \"popularity\"");
  }

  @Test
  void aModelThatTrailsIsGivenUpWithANoteAndIsNoPartOfTheBlend() {
    Snapshot snapshot = RandomSnapshots.random(12, 200, 150, 1200, 0, false);
    Tuning.Result result = new Tuning(snapshot, options(1, null)).all();
    List<String> givenUp =
        result.notes().stream()
            .filter(note -> note.startsWith("given up: "))
            .map(note -> note.replaceAll("given up: |,.*", ""))
            .toList();
    assertThat(givenUp).isNotEmpty();
    for (String family : givenUp) {
      assertThat(best(result, family)).isLessThan(0.88 * best(result, ""));
      assertThat(result.bestOfStages().getLast().model()).doesNotContain(family);
    }
  }

  private static double best(Tuning.Result result, String stage) {
    return result.trials().stream()
        .filter(trial -> trial.stage().startsWith(stage))
        .mapToDouble(Tuning.Trial::value)
        .max()
        .orElseThrow();
  }

  @Test
  void whatDoesNotFitIntoMemoryIsNotTriedAndTheNotesNameIt() {
    Snapshot snapshot = RandomSnapshots.random(8, 400, 300, 6000, 0, false);
    Tuning.Result roomy = new Tuning(snapshot, options(1, null)).one("low-pass");
    assertThat(roomy.notes()).isEmpty();
    // What is ranked ahead takes 2 MB whatever the rank, and 0.5 MB more at 128.
    Tuning.Options narrow = new Tuning.Options(OBJECTIVE, 1, 7, 60, null, 3_900_000);
    Tuning.Result result = new Tuning(snapshot, narrow).one("low-pass");
    assertThat(result.trials())
        .isNotEmpty()
        .allSatisfy(t -> assertThat(t.model()).doesNotContain("rank=512"));
    assertThat(result.notes())
        .anySatisfy(note -> assertThat(note).matches("not tried: low-pass:.* needs .* are free"));
  }

  @Test
  void aSearchInLittleMemoryTriesNoBlendThatDoesNotFit() {
    Snapshot snapshot = RandomSnapshots.random(17, 150, 60, 2500, 0, false);
    Tuning.Options narrow = new Tuning.Options(OBJECTIVE, 1, 7, 60, null, 4_200_000);
    Tuning.Result result = new Tuning(snapshot, narrow).all();
    assertThat(result.notes()).anySatisfy(note -> assertThat(note).startsWith("not tried: "));
    MemoryPlan plan = new MemoryPlan(new SnapshotSizes(150, 60, 2500, false, 0, 0), 1);
    assertThat(result.bestOfStages().getLast().stage()).isEqualTo("blend");
    assertThat(result.trials())
        .allSatisfy(t -> {
          MemoryPlan.Need need = plan.model(t.model());
          assertThat(need.kept() + need.scoring()).isLessThan(2_800_000);
        });
  }

  @Test
  void withoutMemoryForAnyModelTheSearchSaysWhatEachWouldNeed() {
    Snapshot snapshot = RandomSnapshots.random(8, 400, 300, 6000, 0, false);
    Tuning.Options none = new Tuning.Options(OBJECTIVE, 1, 7, 60, null, 200_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tuning(snapshot, none).all())
        .withMessageContaining("expected memory for at least one model")
        .withMessageContaining("not tried: item-neighbours");
  }

  @Test
  void aSplitByTimeIsTakenWhereTimesAreKnown() {
    Snapshot timed = RandomSnapshots.random(8, 50, 40, 600, 0, false);
    assertThat(new Tuning(timed, options(1, null)).split()).contains("by time");
    Snapshot planted = RandomSnapshots.planted(4, 12, 6);
    assertThat(new Tuning(planted, options(1, null)).split()).contains("random");
  }

  @Test
  void keptScoresMeasureWhatTheEvaluatorMeasures() {
    Split split = Split.random(RandomSnapshots.random(9, 300, 150, 5000, 0, true), 0.2, 1);
    List<Model> models =
        Stream.of("item-neighbours:k=20", "fan-ridge:k=10")
            .map(spec -> Models.learn(spec, split.train()))
            .toList();
    CandidateScores candidates = new CandidateScores(split, OBJECTIVE, 2, models);
    for (Model model : models) {
      assertThat(
              candidates.value(
                  List.of(model.spec()),
                  List.<float[][]>of(candidates.of(model)),
                  new double[] {3}))
          .isCloseTo(
              new Evaluator(split.train(), split.test(), 10).evaluate(model).ndcg(), within(1e-9));
    }
  }

  @Test
  void aSumWithoutASourceIsMeasuredWithoutWhatItAloneBrought() {
    Split split = Split.random(RandomSnapshots.random(9, 300, 150, 5000, 0, true), 0.2, 1);
    Model source = Models.learn("item-neighbours:k=20", split.train());
    Model other = Models.learn("rp3beta:k=1", split.train());
    Model dense = Models.learn("low-pass:rank=8", split.train());
    CandidateScores candidates =
        new CandidateScores(split, OBJECTIVE, 1, List.of(source, other, dense));
    double without =
        candidates.value(
            List.of(other.spec(), dense.spec()),
            List.of(candidates.of(other), candidates.of(dense)),
            new double[] {1e-6, 1});
    double measured =
        new Evaluator(split.train(), split.test(), 10)
            .evaluate("blend:0.000001*%s(k=1)+1*low-pass(rank=8)".formatted(other.name()))
            .ndcg();
    double all =
        candidates.value(
            List.of(dense.spec()), List.<float[][]>of(candidates.of(dense)), new double[] {1});
    assertThat(without).isLessThan(all);
    assertThat(measured).isLessThan(all);
  }

  @Test
  void aModelThatSaysWhatAnotherSaysIsLeftOutOfTheBlend() {
    Split split = Split.random(RandomSnapshots.random(9, 300, 150, 5000, 40, false), 0.2, 1);
    List<String> specs = List.of("item-neighbours:k=90", "item-neighbours:k=91");
    List<Model> models = specs.stream().map(spec -> Models.learn(spec, split.train())).toList();
    CandidateScores candidates = new CandidateScores(split, OBJECTIVE, 1, models);
    BlendWeights weights =
        new BlendWeights(candidates, specs, models.stream().map(candidates::of).toList());
    double before = weights.value();
    weights.climb();
    assertThat(weights.value()).isGreaterThanOrEqualTo(before);
    assertThat(weights.dropIdle().specs()).hasSize(1);
  }

  private static Tuning.Options options(int threads, @Nullable Duration budget) {
    return new Tuning.Options(OBJECTIVE, threads, 7, 60, budget, 1L << 30);
  }

  private static List<String> models(Tuning.Result result) {
    return result.trials().stream().map(Tuning.Trial::model).toList();
  }
}
