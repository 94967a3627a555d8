package com.bcrecommender.engine.model;

import org.jspecify.annotations.Nullable;

/// Scores for one thread. A history is what a fan has: tralbum ids in `history[0..n)`, each once,
/// with a weight each in `weights[0..n)`, or null where all weigh 1. Whether the fan was in the
/// snapshot makes no difference, so a new fan's rows are scored by the same call (folding in). Not
/// safe for several threads.
public interface Scorer {
  /// Adds to `into`, which is clear, the scores of tralbums for a fan. Tralbums not touched score
  /// nothing. At least the [Scores#wanted] best that are not in the history are scored; others may
  /// be left out where that saves work. Tralbums of the history may be scored; whoever makes a list
  /// leaves them out.
  void score(int[] history, float @Nullable [] weights, int n, Scores into);

  /// Adds to `into`, which is clear, how similar other tralbums are to this one. A model without a
  /// notion of it adds nothing.
  void similar(int tralbum, Scores into);

  /// How much each tralbum of the history contributes to the score of `target`. For a linear model
  /// the contributions, added in the order of the history, are exactly (to the bit) the score that
  /// [#score] gives.
  Explanation explain(int[] history, float @Nullable [] weights, int n, int target);

  /// Contributions to many targets at once: calls [Evidence#add] for each target of `into` and each
  /// tralbum of the history that contributes to it. Models that can do better than one explanation
  /// per target do.
  default void evidence(int[] history, float @Nullable [] weights, int n, Evidence into) {
    for (int slot = 0; slot < into.targets(); slot++) {
      Explanation explanation = explain(history, weights, n, into.target(slot));
      for (int h = 0; h < n; h++) {
        float contribution = explanation.contribution(h);
        if (contribution != 0) {
          into.add(slot, h, contribution, Evidence.NOT_COUNTED);
        }
      }
    }
  }
}
