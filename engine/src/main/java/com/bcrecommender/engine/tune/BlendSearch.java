package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.evaluate.Split;
import com.bcrecommender.engine.model.Blend;
import com.bcrecommender.engine.model.Model;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Searches a blend: weights on kept scores ([BlendWeights]), models that bring nothing left out;
/// then the parameters of the parts within the blend, one after the other, weights chosen anew each
/// time. Of the parts only those that look at the history alone are held at once, to find the
/// candidates with; the others are learned, asked for their scores, and dropped.
final class BlendSearch {
  private final Split split;
  private final Objective objective;
  private final int threads;
  private final LearnedModels models;
  private final Trials trials;
  private final Room room;
  private final Map<String, Family> families;

  /// @param families by name
  BlendSearch(
      Split split,
      Objective objective,
      int threads,
      LearnedModels models,
      Trials trials,
      Room room,
      Map<String, Family> families) {
    this.split = split;
    this.objective = objective;
    this.threads = threads;
    this.models = models;
    this.trials = trials;
    this.room = room;
    this.families = families;
  }

  /// @param specs of the parts to choose among, those to be sure of first
  /// @param sure how many are taken whatever the time
  /// @param mostRounds how often all parameters are gone along
  void run(List<String> specs, int sure, int mostRounds) {
    List<String> sources = specs.stream().filter(spec -> !family(spec).isDense()).toList();
    List<String> held = new ArrayList<>();
    List<Model> learned = new ArrayList<>();
    for (String spec : sources.isEmpty() ? specs : sources) {
      if (held.isEmpty() || trials.hasRoom(spec, held)) {
        held.add(spec);
        learned.add(models.keep(spec));
      }
    }
    CandidateScores candidates = new CandidateScores(split, objective, threads, learned);
    List<String> scored = new ArrayList<>();
    List<float[][]> scores = new ArrayList<>();
    for (String spec : specs) {
      boolean isHeld = held.contains(spec);
      if (isHeld
          || ((scored.size() < sure || trials.isInTime())
              && trials.hasRoom(spec, beside(held, scored)))) {
        scored.add(spec);
        scores.add(candidates.of(models.learn(spec)));
      }
    }
    models.keep(Set.of());
    trials.until(1);
    BlendWeights weights = new BlendWeights(candidates, scored, scores).climb().dropIdle().climb();
    trials.run(Blend.NAME, spec(weights));
    boolean improved = weights.specs().size() > 1;
    for (int round = 0; improved && round < mostRounds; round++) {
      BlendWeights better = weights;
      for (int m = 0; m < weights.specs().size(); m++) {
        better = climb(better, m, candidates);
      }
      improved = better.value() > weights.value();
      if (improved) {
        weights = better.climb();
        trials.run(Blend.NAME, spec(weights));
      }
    }
    models.keep(Set.of());
  }

  private static Set<String> beside(Collection<String> some, Collection<String> others) {
    Set<String> both = new HashSet<>(some);
    both.addAll(others);
    return both;
  }

  private Family family(String spec) {
    String name = spec.substring(0, spec.indexOf(':'));
    return Objects.requireNonNull(families.get(name), name);
  }

  /// Goes along the parameters of one part.
  private BlendWeights climb(BlendWeights weights, int m, CandidateScores candidates) {
    BlendWeights best = weights;
    Family family = family(weights.specs().get(m));
    for (Choice choice : family.choices().subList(0, family.within())) {
      boolean moved = false;
      for (int direction = 1; direction >= -1 && !moved; direction -= 2) {
        String next = moved(best.specs().get(m), choice, direction);
        while (!next.isEmpty() && madeRoom(next, best, m) && trials.isInTime()) {
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

  /// Whether a model fits in the place of a part; where it does only without the one learned last
  /// for that place, lets that go, at the cost of learning it again if it stays.
  private boolean madeRoom(String next, BlendWeights weights, int m) {
    if (room.fits(next, beside(models.kept(), weights.specs()))) {
      return true;
    }
    Set<String> others = new HashSet<>(weights.specs());
    others.remove(weights.specs().get(m));
    models.retain(others);
    return trials.hasRoom(next, others);
  }

  /// A spec with a parameter's next value, or "" where there is none.
  private static String moved(String spec, Choice choice, int direction) {
    for (int v = 0; v < choice.values().size(); v++) {
      String found = choice.parameter() + "=" + choice.values().get(v);
      if ((spec + ",").contains(found + ",") && choice.has(v + direction)) {
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
}
