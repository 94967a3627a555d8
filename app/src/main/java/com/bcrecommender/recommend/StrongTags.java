package com.bcrecommender.recommend;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.engine.model.TopK;

/// The tags that a collection is strong in: how many of the fan's tralbums carry a tag, times the
/// tag's inverse document frequency log(tralbums / carriers) (Spärck Jones 1972), so that neither a
/// tag on everything nor one on a single record leads. For one thread; 9 bytes per tag.
final class StrongTags {
  /// As many as a fan's page shows.
  static final int MOST = 12;

  private final Snapshot snapshot;
  private final Scores scores;
  private final float[] rarity;
  private final TopK best = new TopK(MOST);

  StrongTags(Snapshot snapshot) {
    this.snapshot = snapshot;
    scores = new Scores(snapshot.tags(), MOST);
    rarity = new float[snapshot.tags()];
    int[] carriers = new int[snapshot.tags()];
    SparseRows tags = snapshot.tralbumTags();
    for (int p = 0; p < tags.size(); p++) {
      carriers[tags.column(p)]++;
    }
    for (int tag = 0; tag < rarity.length; tag++) {
      // One more tralbum than there are: a tag that all carry weighs little, but not nothing.
      rarity[tag] =
          carriers[tag] == 0 ? 0 : (float) Math.log((snapshot.tralbums() + 1.0) / carriers[tag]);
    }
  }

  /// Dense ids, strongest first. A tag of one record alone counts only where the fan has no tag
  /// twice.
  int[] of(int fan) {
    SparseRows preferences = snapshot.preferences();
    SparseRows tags = snapshot.tralbumTags();
    for (int p = preferences.start(fan); p < preferences.end(fan); p++) {
      int tralbum = preferences.column(p);
      for (int q = tags.start(tralbum); q < tags.end(tralbum); q++) {
        scores.add(tags.column(q), 1);
      }
    }
    int least = 1;
    for (int i = 0; i < scores.touched() && least == 1; i++) {
      least = scores.get(scores.touched(i)) > 1 ? 2 : 1;
    }
    best.clear();
    for (int i = 0; i < scores.touched(); i++) {
      int tag = scores.touched(i);
      if (scores.get(tag) >= least) {
        best.offer(tag, scores.get(tag) * rarity[tag]);
      }
    }
    scores.clear();
    best.sort();
    int[] strong = new int[best.size()];
    for (int i = 0; i < strong.length; i++) {
      strong[i] = best.id(i);
    }
    return strong;
  }
}
