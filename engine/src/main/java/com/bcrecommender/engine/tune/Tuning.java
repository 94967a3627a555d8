package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.evaluate.Evaluation;
import com.bcrecommender.engine.evaluate.Evaluator;
import com.bcrecommender.engine.model.ItemNeighbours;
import com.bcrecommender.engine.model.MemoryPlan;
import com.bcrecommender.engine.model.RandomWalk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Chooses a model and its parameters on a validation part of the training rows ([Validation]). No
/// test row is ever seen, and nothing is different from one data set to another.
///
/// 1. Each model alone, cheap ones first ([Families]): along one parameter after the other, from
///    the default in the direction that improves, round and round until nothing does. About 25
///    trials a model instead of a grid of thousands. A model that trails the best so far by much
///    after its most important parameters is given up, unless the blend searches all of them again.
///    Models whose trials alone cost much or say little wait for the blend, where they score
///    candidates alone.
/// 2. The blend of the best of each kind ([BlendSearch]).
///
/// Of a budget two thirds are for models alone, each of them getting an equal part of what those
/// before it left, and the rest is for the blend. What would not fit into memory is not tried, and
/// [Result#notes] says so.
///
/// The best of all trials is the choice, be it a blend or one model. The same snapshot, seed and
/// objective give the same trials and the same choice with any number of threads, unless a budget
/// cuts the search short: trials are skipped then, never half done.
public final class Tuning {
  private static final int MOST_ROUNDS = 3;
  // Of a budget.
  private static final double ALONE = 2.0 / 3;
  // Of what the blend has, until when parts are still taken in.
  private static final double JOINING = 1.0 / 3;

  // Of the best value so far: what a model must reach after its first parameter (a costly one:
  // after its first trial), and after each later one, to be searched further. On validation parts
  // fan ridge had 0.91 after two on lastfm-lightgcn and ended in the blend; the ridges had 0.83 and
  // 0.84 after one on synth1, where a full search left them 8 and 12 % behind and out of the blend.
  private static final double[] TRAILING = {0.85, 0.88};

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
  /// @param notes what was not tried for want of memory, and what was given up, a sentence each
  public record Result(Trial best, List<Trial> trials, boolean wasCutShort, List<String> notes) {
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
  private final Objective objective;
  private final LearnedModels models;
  private final int threads;
  private final Map<String, Family> families = new LinkedHashMap<>();
  private final Room room;
  private final Trials trials;
  private final List<String> givenUp = new ArrayList<>();

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
    models = new LearnedModels(validation.split().train(), threads);
    room = new Room(train, threads, options.memory());
    trials =
        new Trials(
            new Evaluator(validation.split().train(), validation.split().test(), objective.k())
                .threads(threads),
            objective,
            models,
            room,
            options.budget());
    Families.of(train).forEach(family -> families.put(family.name(), family));
  }

  /// @param told each trial when it is done
  public Tuning progress(Consumer<Trial> told) {
    trials.progress(told);
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
  /// @param name one of [#families]
  /// @throws IllegalArgumentException with one line, where it is none, or nothing fits into memory
  public Result one(String name) {
    Family family = families.get(name);
    if (family == null) {
      throw new IllegalArgumentException(
          "expected a model to search out of %s, found \"%s\""
              .formatted(String.join(", ", families.keySet()), name));
    }
    trials.until(1);
    climb(family);
    return result();
  }

  /// Chooses among all models and their blends.
  ///
  /// @throws IllegalArgumentException with one line, where nothing fits into memory
  public Result all() {
    List<Family> alone = families.values().stream().filter(Family::alone).toList();
    List<String> best = new ArrayList<>();
    for (int f = 0; f < alone.size(); f++) {
      double spent = trials.spent();
      trials.until(spent + Math.max(0, ALONE - spent) / (alone.size() - f));
      String spec = climb(alone.get(f));
      if (!spec.isEmpty()) {
        best.add(spec);
      }
    }
    if (!best.isEmpty()) {
      List<String> parts = withoutTwins(best);
      int sure = parts.size();
      for (Family family : families.values()) {
        if (!family.alone()) {
          parts.add(family.spec(family.start()));
        }
      }
      trials.until(trials.spent() + JOINING * (1 - trials.spent()));
      new BlendSearch(validation.split(), objective, threads, models, trials, room, families)
          .run(parts, sure, MOST_ROUNDS);
    }
    return result();
  }

  private Result result() {
    List<String> notes = new ArrayList<>(givenUp);
    room.refused()
        .forEach((spec, bytes) ->
            notes.add(
                "not tried: %s needs %s with what is kept beside it, %s are free"
                    .formatted(spec, MemoryPlan.text(bytes), MemoryPlan.text(room.free()))));
    Trial best =
        trials.all().stream()
            // The first of equal ones.
            .reduce((a, b) -> b.value() > a.value() ? b : a)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "expected memory for at least one model, found too little: "
                        + String.join("; ", notes)));
    return new Result(best, trials.all(), trials.wasCutShort(), List.copyOf(notes));
  }

  /// Item neighbours and random walks weigh the same pairs: the better of the two is enough.
  private List<String> withoutTwins(List<String> specs) {
    List<String> twins =
        specs.stream()
            .filter(
                spec -> spec.startsWith(ItemNeighbours.NAME) || spec.startsWith(RandomWalk.NAME))
            .toList();
    List<String> others = new ArrayList<>(specs);
    if (twins.size() == 2) {
      others.remove(
          trials.value(twins.get(0)) >= trials.value(twins.get(1)) ? twins.get(1) : twins.get(0));
    }
    return others;
  }

  /// Goes along one parameter after the other; returns the best spec as it was tried, or "" where
  /// the model is given up or does not fit.
  private String climb(Family family) {
    double others = trials.best();
    int[] at = family.start();
    while (!trials.hasRoom(family.spec(at), List.of())) {
      if (!family.shrink(at)) {
        return "";
      }
    }
    double value = trials.run(family.name(), family.spec(at));
    if (family.costly() && trails(value, 0, family, "one trial", others)) {
      return "";
    }
    boolean improved = true;
    for (int round = 0; improved && round < MOST_ROUNDS; round++) {
      improved = false;
      for (int c = 0; c < family.inRounds(); c++) {
        improved |= climb(family, at, c);
        value = trials.value(family.spec(at));
        if (trails(value, c, family, family.choices().get(c).parameter(), others)) {
          return "";
        }
      }
    }
    for (int c = family.inRounds(); c < at.length; c++) {
      climb(family, at, c);
    }
    return family.spec(at);
  }

  /// Whether a model is given up, which is noted.
  ///
  /// @param c the index of the parameter gone along last
  /// @param after what was tried, in a word
  private boolean trails(double value, int c, Family family, String after, double others) {
    boolean trails =
        !family.isSearchedAgain() && value < TRAILING[Math.min(c, TRAILING.length - 1)] * others;
    if (trails) {
      givenUp.add(
          String.format(
              Locale.ROOT,
              "given up: %s, at %.4f after %s where others have %.4f",
              family.name(),
              value,
              after,
              others));
    }
    return trails;
  }

  /// Goes along one parameter, changing its place in `at`; returns whether that improved anything.
  private boolean climb(Family family, int[] at, int c) {
    int before = at[c];
    for (int direction = 1; direction >= -1 && at[c] == before; direction -= 2) {
      while (family.choices().get(c).has(at[c] + direction)) {
        int[] next = at.clone();
        next[c] += direction;
        String spec = family.spec(next);
        if (!trials.mayTry(spec)
            || !(trials.run(family.name(), spec) > trials.value(family.spec(at)))) {
          break;
        }
        at[c] = next[c];
      }
    }
    return at[c] != before;
  }
}
