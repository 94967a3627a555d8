package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.evaluate.Evaluation;
import com.bcrecommender.engine.evaluate.Evaluator;
import com.bcrecommender.engine.model.Blend;
import com.bcrecommender.engine.model.ItemNeighbours;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.RandomWalk;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Chooses a model and its parameters on a validation part of the training rows ([Validation]). No
/// test row is ever seen, and nothing is different from one data set to another.
///
/// 1. Each model alone: along one parameter after the other, from the default in the direction that
///    improves, round and round until nothing does. About 25 trials a model instead of a grid of
///    thousands. Models that score every tralbum at a cost each ([Scorer#isDense]) wait for the
///    blend, where they score candidates alone.
/// 2. The blend of the best of each kind: its weights on kept scores ([BlendWeights]), models that
///    bring nothing left out; then parameters of the parts within the blend, one after the other as
///    before, weights chosen anew each time.
///
/// The best of all trials is the choice, be it a blend or one model. The same snapshot, seed and
/// objective give the same trials and the same choice with any number of threads, unless a budget
/// cuts the search short: trials are skipped then, never half done.
public final class Tuning {
  private static final int MOST_ROUNDS = 3;
  // Of models that were searched alone already: the most important ones.
  private static final int PARAMETERS_WITHIN_A_BLEND = 2;

  /// One model measured.
  ///
  /// @param number from 1
  /// @param stage what was searched: a model's name, or `blend`
  /// @param value of the objective
  /// @param best whether it is the best of its stage so far
  /// @param seconds of processor time for learning and measuring
  public record Trial(
      int number, String stage, Evaluation evaluation, double value, boolean best, double seconds) {
    /// What the model is learned by.
    public String model() {
      return evaluation.model();
    }
  }

  /// The choice and every trial that led to it, in order.
  ///
  /// @param wasCutShort whether the budget kept trials from being made
  public record Result(Trial best, List<Trial> trials, boolean wasCutShort) {
    /// The best of each stage, in the order of the search.
    public List<Trial> bestOfStages() {
      Map<String, Trial> best = new LinkedHashMap<>();
      for (Trial trial : trials) {
        best.merge(trial.stage(), trial, (a, b) -> b.value() > a.value() ? b : a);
      }
      return List.copyOf(best.values());
    }
  }

  private final Validation validation;
  private final Evaluator evaluator;
  private final Objective objective;
  private final LearnedModels models;
  private final int threads;
  private final Map<String, List<Choice>> families;
  private final @Nullable Duration budget;
  private Consumer<Trial> progress = trial -> {};
  private final long begun = Clock.processor();
  private final List<Trial> trials = new ArrayList<>();
  private final Map<String, Trial> tried = new LinkedHashMap<>();
  private long deadline = Long.MAX_VALUE;
  private boolean cutShort;

  /// How to search.
  ///
  /// @param mostFans how many fans are ranked in each trial, drawn by the seed; fewer are faster
  ///   and tell less
  /// @param budget how much processor time to spend, or null for as much as it takes; the first
  ///   trial of each model and the blend's weights are made whatever they take
  /// @param memory bytes that models may take
  public record Options(
      Objective objective,
      int threads,
      long seed,
      int mostFans,
      @Nullable Duration budget,
      long memory) {
    // With 6,000 fans the standard error of a mean of 0.15 is near 0.002, and that of a difference
    // between two models a fourth of it.
    /// NDCG at 20, all processors, seed 1, 6,000 fans, no budget, the memory there is.
    public static final Options USUAL =
        new Options(
            Objective.NDCG_20,
            Runtime.getRuntime().availableProcessors(),
            1,
            6_000,
            null,
            Runtime.getRuntime().maxMemory());
  }

  /// @param train all that may be learned from; where its order was kept and stands for time, the
  ///   validation part is split off by it
  public Tuning(Snapshot train, Options options) {
    validation = Validation.of(train, options.seed(), options.mostFans());
    objective = options.objective();
    threads = options.threads();
    evaluator =
        new Evaluator(validation.split().train(), validation.split().test(), objective.k())
            .threads(threads);
    models = new LearnedModels(validation.split().train(), threads);
    families = Families.of(train, options.memory());
    budget = options.budget();
  }

  /// @param told each trial when it is done
  public Tuning progress(Consumer<Trial> told) {
    progress = told;
    return this;
  }

  /// How the validation part was split off, in words.
  public String split() {
    return validation.kind();
  }

  /// The models that can be searched, by name.
  public List<String> families() {
    return List.copyOf(families.keySet());
  }

  /// Chooses the parameters of one model.
  ///
  /// @param family one of [#families]
  public Result one(String family) {
    List<Choice> choices = families.get(family);
    if (choices == null) {
      throw new IllegalArgumentException(
          "expected a model to search out of %s, found \"%s\""
              .formatted(String.join(", ", families.keySet()), family));
    }
    until(1);
    climb(family, choices);
    return result();
  }

  /// Chooses among all models and their blends.
  public Result all() {
    // The blend gets as much as each model, and all that they leave: handed on from model to model,
    // it went to the slowest, and on a snapshot of 2.7 million preferences none was left to blend.
    double share = 1.0 / (families.size() + 1);
    List<String> best = new ArrayList<>();
    for (Map.Entry<String, List<Choice>> family : families.entrySet()) {
      until(spent() + share);
      best.add(
          waits(family.getKey())
              ? spec(family.getKey(), family.getValue())
              : climb(family.getKey(), family.getValue()));
    }
    until(1);
    blend(withoutTwins(best));
    return result();
  }

  private static boolean waits(String family) {
    // Learned from nothing: it says no more than how it scores.
    return Models.learn(family, Snapshot.builder().build(), 1).scorer().isDense();
  }

  private Result result() {
    Trial best =
        trials.stream()
            // The first of equal ones.
            .reduce((a, b) -> b.value() > a.value() ? b : a)
            .orElseThrow();
    return new Result(best, List.copyOf(trials), cutShort);
  }

  /// Item neighbours and random walks weigh the same pairs: the better of the two is enough.
  private List<String> withoutTwins(List<String> specs) {
    String neighbours = byName(specs, ItemNeighbours.NAME);
    String walk = byName(specs, RandomWalk.NAME);
    String worse = value(neighbours) >= value(walk) ? walk : neighbours;
    return specs.stream().filter(spec -> !spec.equals(worse)).toList();
  }

  private static String byName(List<String> specs, String name) {
    return specs.stream().filter(spec -> spec.startsWith(name)).findFirst().orElseThrow();
  }

  private double value(String spec) {
    Trial trial = tried.get(spec);
    return trial == null ? Double.NaN : trial.value();
  }

  /// Goes along one parameter after the other; returns the best spec as it was tried.
  private String climb(String family, List<Choice> choices) {
    int[] at = choices.stream().mapToInt(Choice::first).toArray();
    trial(family, spec(family, choices));
    // How much to keep costs most and changes the others' best least, so it comes once, at the end.
    int last = at.length - 1;
    boolean improved = true;
    for (int round = 0; improved && round < MOST_ROUNDS; round++) {
      improved = false;
      for (int c = 0; c < last; c++) {
        improved |= climb(family, choices, at, c);
      }
    }
    climb(family, choices, at, last);
    return spec(family, choices, at);
  }

  /// Goes along one parameter, changing its place in `at`; returns whether that improved anything.
  private boolean climb(String family, List<Choice> choices, int[] at, int c) {
    int before = at[c];
    for (int direction = 1; direction >= -1 && at[c] == before; direction -= 2) {
      while (isWithin(choices.get(c), at[c] + direction)) {
        int[] next = at.clone();
        next[c] += direction;
        String spec = spec(family, choices, next);
        if (!isAffordable(spec)
            || !(trial(family, spec).value() > value(spec(family, choices, at)))) {
          break;
        }
        at[c] = next[c];
      }
    }
    return at[c] != before;
  }

  private static boolean isWithin(Choice choice, int index) {
    return index >= 0 && index < choice.values().size();
  }

  /// With the values that a search starts from.
  private static String spec(String family, List<Choice> choices) {
    return spec(family, choices, choices.stream().mapToInt(Choice::first).toArray());
  }

  private static String spec(String family, List<Choice> choices, int[] at) {
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < at.length; c++) {
      parts.add(choices.get(c).parameter() + "=" + choices.get(c).values().get(at[c]));
    }
    return family + ":" + String.join(",", parts);
  }

  private void blend(List<String> specs) {
    List<Model> parts = specs.stream().map(models::keep).toList();
    CandidateScores candidates = new CandidateScores(validation.split(), objective, threads, parts);
    BlendWeights weights =
        new BlendWeights(candidates, specs, parts.stream().map(candidates::of).toList())
            .climb()
            .dropIdle()
            .climb();
    trial(Blend.NAME, spec(weights));
    boolean improved = weights.specs().size() > 1;
    for (int round = 0; improved && round < MOST_ROUNDS; round++) {
      BlendWeights better = weights;
      for (int m = 0; m < weights.specs().size(); m++) {
        better = climb(better, m, candidates);
      }
      improved = better.value() > weights.value();
      if (improved) {
        weights = better.climb();
        trial(Blend.NAME, spec(weights));
      }
    }
    models.keep(new HashSet<>());
  }

  /// Goes along the parameters of one part of a blend.
  private BlendWeights climb(BlendWeights weights, int m, CandidateScores candidates) {
    BlendWeights best = weights;
    String spec = weights.specs().get(m);
    String family = spec.substring(0, spec.indexOf(':'));
    List<Choice> choices = families.getOrDefault(family, List.of());
    int most = waits(family) ? choices.size() : PARAMETERS_WITHIN_A_BLEND;
    for (Choice choice : choices.subList(0, Math.min(choices.size(), most))) {
      boolean moved = false;
      for (int direction = 1; direction >= -1 && !moved; direction -= 2) {
        String next = moved(best.specs().get(m), choice, direction);
        while (!next.isEmpty() && isAffordable(next)) {
          BlendWeights changed = best.with(m, next, candidates.of(models.learn(next)));
          if (!(changed.value() > best.value())) {
            break;
          }
          best = changed;
          moved = true;
          next = moved(next, choice, direction);
        }
      }
    }
    return best;
  }

  /// A spec with a parameter's next value, or "" where there is none.
  private static String moved(String spec, Choice choice, int direction) {
    for (int v = 0; v < choice.values().size(); v++) {
      String found = choice.parameter() + "=" + choice.values().get(v);
      if ((spec + ",").contains(found + ",") && isWithin(choice, v + direction)) {
        return (spec + ",")
            .replace(
                found + ",", choice.parameter() + "=" + choice.values().get(v + direction) + ",")
            .replaceFirst(",$", "");
      }
    }
    return "";
  }

  /// The blend with these factors: what it multiplies a part's scores by is the weight over their
  /// spread, so each factor is multiplied by that.
  private String spec(BlendWeights weights) {
    List<String> specs = weights.specs();
    if (specs.size() == 1) {
      return specs.getFirst();
    }
    models.keep(new HashSet<>(specs));
    String equal = specs.stream().map(spec -> "1*" + part(spec)).collect(Collectors.joining("+"));
    float[] units = ((Blend) models.learn(Blend.NAME + ":" + equal)).units();
    List<String> terms = new ArrayList<>();
    for (int m = 0; m < specs.size(); m++) {
      double weight = weights.factors()[m] / units[m] * (units[0] / weights.factors()[0]);
      terms.add(
          new BigDecimal(weight).round(new MathContext(3)).stripTrailingZeros().toPlainString()
              + "*"
              + part(specs.get(m)));
    }
    return Blend.NAME + ":" + String.join("+", terms);
  }

  /// A model's spec as a part of a blend.
  private static String part(String spec) {
    return spec.replaceFirst(":", "(") + ")";
  }

  /// The share of the budget that was spent.
  private double spent() {
    return budget == null ? 0 : (double) (Clock.processor() - begun) / budget.toNanos();
  }

  private boolean isAffordable(String spec) {
    if (tried.containsKey(spec) || Clock.processor() - begun < deadline) {
      return true;
    }
    cutShort = true;
    return false;
  }

  /// Lets trials start until a share of the budget is spent.
  private void until(double share) {
    if (budget != null) {
      deadline = (long) (share * budget.toNanos());
    }
  }

  private Trial trial(String stage, String spec) {
    Trial known = tried.get(spec);
    if (known == null) {
      long start = Clock.processor();
      Evaluation evaluation = evaluator.evaluate(models.learn(spec));
      double value = objective.of(evaluation);
      boolean best =
          trials.stream()
              .filter(trial -> trial.stage().equals(stage))
              .max(Comparator.comparingDouble(Trial::value))
              .map(trial -> value > trial.value())
              .orElse(true);
      known =
          new Trial(
              trials.size() + 1, stage, evaluation, value, best, (Clock.processor() - start) / 1e9);
      trials.add(known);
      tried.put(spec, known);
      // The model spells its defaults out too.
      tried.put(known.model(), known);
      progress.accept(known);
    }
    return known;
  }
}
