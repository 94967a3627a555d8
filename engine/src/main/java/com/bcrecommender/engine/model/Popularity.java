package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import org.jspecify.annotations.Nullable;

/// The same for everybody: a tralbum scores the sum of its preferences' weights. It knows no taste,
/// explains nothing by the fan's tralbums, and calls nothing similar; it is the figure that every
/// other model is seen beside.
///
/// Memory: 8 bytes a tralbum. Learning: one pass over the preferences.
public final class Popularity extends SingleModel {
  public static final String NAME = "popularity";

  private final float[] scores;
  private final int[] order;

  private Popularity(String settings, float[] scores, int[] order) {
    super(NAME, settings, scores.length);
    this.scores = scores;
    this.order = order;
  }

  static Popularity learn(Snapshot snapshot, Parameters parameters) {
    String settings = parameters.settled();
    SparseRows preferences = snapshot.preferences();
    float[] scores = new float[snapshot.tralbums()];
    for (int p = 0; p < preferences.size(); p++) {
      scores[preferences.column(p)] += preferences.value(p);
    }
    TopK ranking = new TopK(scores.length);
    for (int t = 0; t < scores.length; t++) {
      ranking.offer(t, scores[t]);
    }
    ranking.sort();
    int[] order = new int[scores.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = ranking.id(i);
    }
    return new Popularity(settings, scores, order);
  }

  @Override
  public Scorer scorer() {
    return new Scorer() {
      @Override
      public void score(int[] history, float @Nullable [] weights, int n, Scores into) {
        // At most n of these are the fan's own, so the wanted best are among them.
        long needed = Math.min(order.length, (long) into.wanted() + n);
        for (int i = 0; i < needed; i++) {
          into.add(order[i], scores[order[i]]);
        }
      }

      @Override
      public void similar(int tralbum, Scores into) {}

      @Override
      public boolean knowsSimilar() {
        return false;
      }

      @Override
      public Explanation explain(int[] history, float @Nullable [] weights, int n, int target) {
        return new Explanation(scores[target], new float[n]);
      }
    };
  }
}
