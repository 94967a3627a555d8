package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.evaluate.Evaluation;
import com.bcrecommender.engine.evaluate.Evaluator;
import com.bcrecommender.engine.tune.Tuning.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The trials of a search, each model at most once, within a budget of processor time and memory.
/// Not safe for several threads.
final class Trials {
  private final Evaluator evaluator;
  private final Objective objective;
  private final LearnedModels models;
  private final Room room;
  private final @Nullable Duration budget;
  private final long begun = Clock.processor();
  private final List<Trial> all = new ArrayList<>();
  private final Map<String, Trial> known = new LinkedHashMap<>();
  private Consumer<Trial> progress = trial -> {};
  private long deadline = Long.MAX_VALUE;
  private boolean cutShort;

  Trials(
      Evaluator evaluator,
      Objective objective,
      LearnedModels models,
      Room room,
      @Nullable Duration budget) {
    this.evaluator = evaluator;
    this.objective = objective;
    this.models = models;
    this.room = room;
    this.budget = budget;
  }

  void progress(Consumer<Trial> told) {
    progress = told;
  }

  /// All in their order.
  List<Trial> all() {
    return List.copyOf(all);
  }

  /// Whether the budget kept trials from being made.
  boolean wasCutShort() {
    return cutShort;
  }

  /// The share of the budget that was spent; 0 without one.
  double spent() {
    return budget == null ? 0 : (double) (Clock.processor() - begun) / budget.toNanos();
  }

  /// Lets trials start until a share of the budget is spent.
  void until(double share) {
    if (budget != null) {
      deadline = (long) (share * budget.toNanos());
    }
  }

  /// Whether a model may be tried next: it was already, or it fits into memory and time is left.
  boolean mayTry(String spec) {
    return known.containsKey(spec) || (hasRoom(spec, Set.of()) && isInTime());
  }

  /// Whether a model fits into memory beside others; one that does not is noted.
  boolean hasRoom(String spec, Collection<String> beside) {
    boolean fits = room.fits(spec, beside);
    if (!fits) {
      room.refuse(spec, beside);
    }
    return fits;
  }

  /// Whether time is left; where not, the search was cut short.
  boolean isInTime() {
    if (Clock.processor() - begun < deadline) {
      return true;
    }
    cutShort = true;
    return false;
  }

  /// The value of a model that was tried.
  double value(String spec) {
    Trial trial = known.get(spec);
    return trial == null ? Double.NaN : trial.value();
  }

  /// The largest value so far; 0 where nothing was tried.
  double best() {
    return all.stream().mapToDouble(Trial::value).max().orElse(0);
  }

  /// Learns and measures a model, unless that was done already; returns the value.
  double run(String stage, String spec) {
    Trial trial = known.get(spec);
    if (trial == null) {
      long start = Clock.processor();
      Evaluation evaluation = evaluator.evaluate(models.learn(spec));
      double value = objective.of(evaluation);
      boolean best =
          all.stream()
              .filter(other -> other.stage().equals(stage))
              .max(Comparator.comparingDouble(Trial::value))
              .map(other -> value > other.value())
              .orElse(true);
      double seconds = (Clock.processor() - start) / 1e9;
      trial = new Trial(all.size() + 1, stage, evaluation, value, best, seconds);
      all.add(trial);
      known.put(spec, trial);
      // The model spells its defaults out too.
      known.put(trial.model(), trial);
      progress.accept(trial);
    }
    return trial.value();
  }
}
