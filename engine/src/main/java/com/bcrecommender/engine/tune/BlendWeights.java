package com.bcrecommender.engine.tune;

import java.util.ArrayList;
import java.util.List;

/// Chooses the factors of a weighted sum of models on their [CandidateScores]: each in turn is
/// multiplied and divided by a step that becomes finer, as long as that helps; then models that
/// bring little are left out, since each costs time and memory.
final class BlendWeights {
  // By what part of the objective a model must raise it to stay.
  private static final double LEAST_GAIN = 0.002;
  private static final double[] STEPS = {2, 1.4, 1.15};

  private final CandidateScores candidates;
  private final List<String> specs;
  private final List<float[][]> scores;
  private double[] factors;
  private double value;

  /// @param specs of the models
  /// @param scores of each
  BlendWeights(CandidateScores candidates, List<String> specs, List<float[][]> scores) {
    this.candidates = candidates;
    this.specs = new ArrayList<>(specs);
    this.scores = new ArrayList<>(scores);
    factors = scores.stream().mapToDouble(s -> 1 / candidates.spread(s)).toArray();
    value = candidates.value(this.specs, scores, factors);
  }

  /// The models still in.
  List<String> specs() {
    return specs;
  }

  /// What each model's scores are multiplied by.
  double[] factors() {
    return factors;
  }

  double value() {
    return value;
  }

  /// Climbs from the factors at hand.
  BlendWeights climb() {
    for (double step : STEPS) {
      climb(step);
    }
    return this;
  }

  private void climb(double step) {
    boolean improved = true;
    while (improved) {
      improved = false;
      for (int m = 0; m < factors.length; m++) {
        improved |= climb(m, step) || climb(m, 1 / step);
      }
    }
  }

  private boolean climb(int m, double by) {
    boolean improved = false;
    while (true) {
      double[] tried = factors.clone();
      tried[m] *= by;
      double now = candidates.value(specs, scores, tried);
      if (!(now > value)) {
        return improved;
      }
      factors = tried;
      value = now;
      improved = true;
    }
  }

  /// Leaves out one model after the other, each time the one that is missed least, as long as the
  /// others do nearly as well without it.
  BlendWeights dropIdle() {
    while (specs.size() > 1) {
      BlendWeights best = without(0);
      int least = 0;
      for (int m = 1; m < specs.size(); m++) {
        BlendWeights other = without(m);
        if (other.value > best.value) {
          best = other;
          least = m;
        }
      }
      if (best.value < value * (1 - LEAST_GAIN)) {
        break;
      }
      specs.remove(least);
      scores.remove(least);
      factors = best.factors;
      value = best.value;
    }
    return this;
  }

  private BlendWeights without(int m) {
    List<String> otherSpecs = new ArrayList<>(specs);
    List<float[][]> otherScores = new ArrayList<>(scores);
    otherSpecs.remove(m);
    otherScores.remove(m);
    BlendWeights other = new BlendWeights(candidates, otherSpecs, otherScores);
    other.factors = new double[otherSpecs.size()];
    for (int i = 0; i < other.factors.length; i++) {
      other.factors[i] = factors[i < m ? i : i + 1];
    }
    other.value = candidates.value(otherSpecs, otherScores, other.factors);
    other.climb(STEPS[1]);
    return other;
  }

  /// This blend with another model in one place, its factor scaled to the same spread and the
  /// factors chosen anew.
  BlendWeights with(int m, String spec, float[][] itsScores) {
    List<String> otherSpecs = new ArrayList<>(specs);
    List<float[][]> otherScores = new ArrayList<>(scores);
    otherSpecs.set(m, spec);
    otherScores.set(m, itsScores);
    BlendWeights other = new BlendWeights(candidates, otherSpecs, otherScores);
    other.factors = factors.clone();
    other.factors[m] *= candidates.spread(scores.get(m)) / candidates.spread(itsScores);
    other.value = candidates.value(otherSpecs, otherScores, other.factors);
    other.climb(STEPS[2]);
    return other;
  }
}
