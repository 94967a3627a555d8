package com.bcrecommender.engine.model;

/// Why a tralbum scores what it scores for a fan: the contribution of each tralbum of the history,
/// in the history's order, and what is owed to none of them. Immutable.
public final class Explanation {
  private final float base;
  private final float[] contributions;

  /// @param base the part of the score that no tralbum of the history brings; 0 in linear models
  /// @param contributions one per tralbum of the history, taken over
  public Explanation(float base, float[] contributions) {
    this.base = base;
    this.contributions = contributions;
  }

  /// The number of tralbums in the history.
  public int size() {
    return contributions.length;
  }

  public float base() {
    return base;
  }

  /// What the h-th tralbum of the history contributes; negative where it counts against.
  public float contribution(int h) {
    return contributions[h];
  }

  /// The base and all contributions, added in order in single precision, as the model adds them.
  public float score() {
    float score = base;
    for (float contribution : contributions) {
      score += contribution;
    }
    return score;
  }
}
