package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;

/// Tag profile: a fan is the sum of the tags of what the fan has, and a tralbum scores by how much
/// of its tags is in that sum (content-based profiles in the vector space model with idf, Salton
/// and Buckley 1988; Pazzani and Billsus 2007). Where [TagNeighbours] keeps the most alike alone,
/// here every pair counts, so a tag that thousands carry, such as a style, has its say.
///
/// Each tralbum is a vector of its tags, each weighing ln(tralbums / carriers)^`rarity`; tags that
/// fewer than `carriers` tralbums carry, or all, are left out. With cosine(i,j) of these vectors
/// and n the numbers of preferences, tralbum j of a fan's speaks for i with n(j)^-`from-power`
/// cosine(i,j) n(i)^`to-power`.
///
/// Nothing is learned: a fan costs the tags of the history and of the tralbums asked for
/// ([Scorer#isDense]), evidence the tags of these times the history. Memory: 8 bytes a tralbum, 4 a
/// tag, and 8 a tag and thread.
public final class TagProfile extends SingleModel {
  public static final String NAME = "tag-profile";

  final SparseRows tags;
  // What sharing a tag adds to a product: its weight squared, 0 where it is left out.
  final float[] squared;
  // Powers of n over the vector's length: of a tralbum that speaks, and of one spoken for.
  final float[] from;
  final float[] to;

  private TagProfile(Snapshot snapshot, Parameters parameters) {
    int least = parameters.whole("carriers", 2, 1, 1_000_000);
    float rarity = parameters.number("rarity", 1, 0, 4);
    float fromPower = parameters.number("from-power", 0.25f, -1, 2);
    float toPower = parameters.number("to-power", 0.25f, -1, 2);
    super(NAME, parameters.settled(), snapshot.tralbums());
    tags = snapshot.tralbumTags();
    int[] carriers = new int[tags.columns()];
    for (int p = 0; p < tags.size(); p++) {
      carriers[tags.column(p)]++;
    }
    squared = new float[carriers.length];
    for (int tag = 0; tag < squared.length; tag++) {
      int n = carriers[tag];
      boolean counts = n >= least && n < tags.rows();
      squared[tag] = counts ? (float) Math.pow(Math.log((double) tags.rows() / n), 2 * rarity) : 0;
    }
    from = Powers.ofSizes(snapshot.preferencesByTralbum(), -fromPower);
    to = Powers.ofSizes(snapshot.preferencesByTralbum(), toPower);
    for (int t = 0; t < from.length; t++) {
      double squares = 0;
      for (int p = tags.start(t); p < tags.end(t); p++) {
        squares += squared[tags.column(p)];
      }
      float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
      from[t] *= scale;
      to[t] *= scale;
    }
  }

  static TagProfile learn(Snapshot snapshot, Parameters parameters) {
    return new TagProfile(snapshot, parameters);
  }

  @Override
  public Scorer scorer() {
    return new TagProfileScorer(this);
  }
}
