package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;

/// Item neighbours: tralbums are similar when the same fans have both, and a fan is recommended
/// what is similar to what the fan has (Sarwar et al. 2001; Deshpande and Karypis 2004), with the
/// asymmetric cosine of Aiolli (2013).
///
/// With w(u,i) the weight of fan u's preference for tralbum i, n(u) the number of the fan's
/// preferences, f(u) the fan's weight and s(i,j) = sum over u of f(u)² w(u,i) w(u,j), a tralbum j
/// of the fan's speaks for i with
///
/// | similarity | f(u)² | how much j speaks for i |
/// |---|---|---|
/// | `cosine` | n(u)^-damping | s(i,j) / ((s(j,j) + m)^asymmetry (s(i,i) + m)^(1 - asymmetry - popularity)) |
/// | `tf-idf` | ln²(1 + tralbums / n(u)) n(u)^-damping | the same |
/// | `bm25` | ln²(1 + tralbums / n(u)) | s(i,j) g(i) g(j), g(i) = (k1 + 1) / (k1 (1 - b + b n(i) / mean n) + 1) |
///
/// where m is `shrink` times the mean f² of a preference: as if each tralbum had so many more fans,
/// who have nothing in common. It takes certainty from tralbums with few fans, whose cosine is
/// large by chance. `damping` lets a preference of a fan with few say more; `asymmetry` 0.5 is the
/// plain cosine, more favours tralbums with many fans. `popularity` above 0 favours them on the
/// side of what is recommended alone. BM25 is that of Robertson and Zaragoza (2009); a preference
/// has no frequency, so the term frequency is 1. Each tralbum keeps the `k` that it speaks for
/// most; equal ones by lower id.
///
/// Learning costs the sum of squares of the fans' numbers of preferences; memory: 9 bytes a
/// neighbour kept, 12 a tralbum and thread while learning. Exact: no pair is left out before the
/// pruning.
public final class ItemNeighbours extends NeighbourModel {
  public static final String NAME = "item-neighbours";

  /// How preferences are weighted and compared.
  public enum Similarity {
    COSINE,
    TF_IDF,
    BM25
  }

  private ItemNeighbours(String settings, Neighbours neighbours) {
    super(NAME, settings, neighbours);
  }

  static NeighbourLearning learning(Snapshot snapshot, Parameters parameters) {
    Similarity similarity = parameters.choice("similarity", Similarity.COSINE, Similarity.values());
    int k = parameters.whole("k", 100, 1, 10_000);
    float[] fanWeight;
    float[] from;
    float[] to;
    String settings;
    if (similarity == Similarity.BM25) {
      float k1 = parameters.number("k1", 100, 0, 1e6f);
      float b = parameters.number("b", 0.8f, 0, 1);
      settings = parameters.settled();
      fanWeight = fanWeights(snapshot, true, 0);
      from = lengthScale(snapshot, k1, b);
      to = from;
    } else {
      float shrink = parameters.number("shrink", 5, 0, 1e6f);
      float asymmetry = parameters.number("asymmetry", 0.7f, 0, 1);
      float damping = parameters.number("damping", 0.5f, 0, 2);
      float popularity = parameters.number("popularity", 0, -1, 1);
      settings = parameters.settled();
      fanWeight = fanWeights(snapshot, similarity == Similarity.TF_IDF, damping);
      double[] norms = norms(snapshot, fanWeight, shrink);
      from = powers(norms, -asymmetry);
      to = powers(norms, asymmetry - 1 + popularity);
    }
    return new NeighbourLearning(
        snapshot.tralbums(),
        settings,
        ItemNeighbours::new,
        () -> new NeighbourLearner(snapshot, fanWeight, from, to, k)::block,
        null);
  }

  /// f(u)².
  private static float[] fanWeights(Snapshot snapshot, boolean idf, float damping) {
    SparseRows preferences = snapshot.preferences();
    float[] weights = new float[snapshot.fans()];
    for (int f = 0; f < weights.length; f++) {
      int n = Math.max(1, preferences.size(f));
      double log = idf ? Math.log1p((double) snapshot.tralbums() / n) : 1;
      weights[f] = (float) (log * log * Math.pow(n, -damping));
    }
    return weights;
  }

  /// s(i,i) + m; 0 for a tralbum without fans.
  private static double[] norms(Snapshot snapshot, float[] fanWeight, float shrink) {
    SparseRows preferences = snapshot.preferences();
    double[] norms = new double[snapshot.tralbums()];
    double sum = 0;
    for (int f = 0; f < snapshot.fans(); f++) {
      for (int p = preferences.start(f); p < preferences.end(f); p++) {
        float weight = preferences.value(p);
        norms[preferences.column(p)] += (double) fanWeight[f] * weight * weight;
        sum += fanWeight[f];
      }
    }
    double m = preferences.size() == 0 ? 0 : shrink * sum / preferences.size();
    for (int t = 0; t < norms.length; t++) {
      norms[t] = norms[t] == 0 ? 0 : norms[t] + m;
    }
    return norms;
  }

  private static float[] powers(double[] norms, double exponent) {
    float[] powers = new float[norms.length];
    for (int t = 0; t < powers.length; t++) {
      powers[t] = norms[t] == 0 ? 0 : (float) Math.pow(norms[t], exponent);
    }
    return powers;
  }

  /// g.
  private static float[] lengthScale(Snapshot snapshot, float k1, float b) {
    SparseRows byTralbum = snapshot.preferencesByTralbum();
    double mean = Math.max(1, byTralbum.size()) / (double) Math.max(1, byTralbum.rows());
    float[] scale = new float[byTralbum.rows()];
    for (int t = 0; t < scale.length; t++) {
      double length = 1 - b + b * byTralbum.size(t) / mean;
      scale[t] = (float) ((k1 + 1) / (k1 * length + 1));
    }
    return scale;
  }
}
