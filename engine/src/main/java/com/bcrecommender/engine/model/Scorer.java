package com.bcrecommender.engine.model;

import org.jspecify.annotations.Nullable;

/// Scores for one thread. A history is what a fan has: tralbum ids in `history[0..n)`, each once,
/// with a weight each in `weights[0..n)`, or null where all weigh 1. A weight below 0 says that the
/// fan does not want the tralbum: in linear models what it would add is subtracted; a fan ridge
/// turns from the fans who have it, implicit ALS wants it at -1 instead of 1; popularity is the
/// same for everybody. Whether the fan was in the snapshot makes no difference, so a new fan's rows
/// are scored by the same call (folding in). Not safe for several threads.
public interface Scorer {
  /// Adds to `into`, which is clear, the scores of tralbums for a fan. Tralbums not touched score
  /// nothing. At least the [Scores#wanted] best that are not in the history are scored; others may
  /// be left out where that saves work. Tralbums of the history may be scored; whoever makes a list
  /// leaves them out.
  void score(int[] history, float @Nullable [] weights, int n, Scores into);

  /// Says which histories [#score] will be asked for next, in this order (some may be left out),
  /// and how many of the best. A hint: scores are the same without it, but a model that can score
  /// many fans at once at less cost than one by one does so. What is expected replaces what was,
  /// and must not change until it was scored. Where the number of tralbums is wanted, all their
  /// scores are, be it by [#score] or [#scoreOnly].
  default void expect(Histories next, int wanted) {}

  /// The same of [#similar] and the tralbums from `first` on.
  default void expectSimilar(int first, int count, int wanted) {}

  /// Adds to `into`, which is clear, how similar other tralbums are to this one. A model without a
  /// notion of it adds nothing.
  void similar(int tralbum, Scores into);

  /// Whether [#similar] ever adds anything.
  default boolean knowsSimilar() {
    return true;
  }

  /// How much each tralbum of the history contributes to the score of `target`. For a linear model
  /// the contributions, added in the order of the history, are the score that [#score] gives: to
  /// the bit where the model keeps pairs of tralbums ([ItemNeighbours], [NeighbourhoodRidge]), else
  /// up to rounding: within 1e-4 of the sum of their sizes.
  Explanation explain(int[] history, float @Nullable [] weights, int n, int target);

  /// Contributions to many targets at once: calls [Evidence#add] for each target of `into` and each
  /// tralbum of the history that contributes to it. Models that can do better than one explanation
  /// per target do.
  default void evidence(int[] history, float @Nullable [] weights, int n, Evidence into) {
    int[] targets = new int[into.targets()];
    for (int slot = 0; slot < targets.length; slot++) {
      targets[slot] = into.target(slot);
    }
    float[] contributions = new float[Math.multiplyExact(targets.length, n)];
    contributions(history, weights, n, targets, targets.length, 1, contributions);
    for (int slot = 0; slot < targets.length; slot++) {
      for (int h = 0; h < n; h++) {
        float contribution = contributions[slot * n + h];
        if (contribution != 0) {
          into.add(slot, h, contribution, Evidence.NOT_COUNTED);
        }
      }
    }
  }

  /// Scores of some tralbums alone, each added to `into` times `factor`. A model that scores all
  /// tralbums at the same cost each does less here.
  ///
  /// @param all scratch, clear before and after
  default void scoreOnly(
      int[] history,
      float @Nullable [] weights,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into,
      Scores all) {
    score(history, weights, n, all);
    for (int t = 0; t < count; t++) {
      into[t] += factor * all.get(targets[t]);
    }
    all.clear();
  }

  /// How similar some tralbums alone are to this one, each added to `into` times `factor`.
  ///
  /// @param all scratch, clear before and after
  default void similarOnly(
      int tralbum, int[] targets, int count, float factor, float[] into, Scores all) {
    similar(tralbum, all);
    for (int t = 0; t < count; t++) {
      into[t] += factor * all.get(targets[t]);
    }
    all.clear();
  }

  /// Contributions to many targets at once: adds that of `history[h]` to `targets[t]`, times
  /// `factor`, to `into[t * n + h]`. Each target comes once.
  default void contributions(
      int[] history,
      float @Nullable [] weights,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into) {
    for (int t = 0; t < count; t++) {
      Explanation explanation = explain(history, weights, n, targets[t]);
      for (int h = 0; h < n; h++) {
        into[t * n + h] += factor * explanation.contribution(h);
      }
    }
  }

  /// Whether [#score] touches every tralbum, whatever the history, at a cost for each.
  default boolean isDense() {
    return false;
  }
}
