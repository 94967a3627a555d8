package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;

/// Item neighbours: tralbums are similar when the same fans have both, and a fan is recommended
/// what is similar to what the fan has (Sarwar et al. 2001; Deshpande and Karypis 2004). The
/// weights are as of text retrieval: tf-idf lets a fan of few tralbums say more about each than a
/// fan of many; BM25 (Robertson and Zaragoza 2009) also holds back tralbums with many fans.
///
/// With x(u,i) the weight of fan u's preference for tralbum i, and s(i,j) = sum over u of x(u,i)
/// x(u,j):
///
/// | similarity | x(u,i) | similarity of i and j |
/// |---|---|---|
/// | `cosine` | w(u,i) | s(i,j) / sqrt((s(i,i) + shrink) (s(j,j) + shrink)) |
/// | `tf-idf` | w(u,i) ln(1 + tralbums / n(u)) | as cosine, shrink in units of the mean squared fan weight |
/// | `bm25` | w(u,i) ln(1 + tralbums / n(u)) (k1 + 1) / (k1 (1 - b + b n(i) / mean n) + 1) | s(i,j) |
///
/// `shrink` takes certainty from tralbums with few fans, whose cosine is large by chance. A
/// preference has no frequency, so BM25's term frequency is 1. Each tralbum keeps its `k` closest
/// neighbours; equal ones by lower id.
///
/// Learning costs the sum of squares of the fans' numbers of preferences; memory: 10 bytes a
/// neighbour kept, 12 a tralbum and thread while learning. Exact: no pair is left out before the
/// pruning.
public final class ItemNeighbours implements Model {
  public static final String NAME = "item-neighbours";

  /// How preferences are weighted and compared.
  public enum Similarity {
    COSINE,
    TF_IDF,
    BM25
  }

  private final String settings;
  private final Neighbours neighbours;

  private ItemNeighbours(String settings, Neighbours neighbours) {
    this.settings = settings;
    this.neighbours = neighbours;
  }

  static ItemNeighbours learn(Snapshot snapshot, Parameters parameters, int threads) {
    Similarity similarity = parameters.choice("similarity", Similarity.TF_IDF, Similarity.values());
    int k = parameters.whole("k", 100, 1, 10_000);
    float shrink = parameters.number("shrink", 0, 0, 1e6f);
    float k1 = similarity == Similarity.BM25 ? parameters.number("k1", 100, 0, 1e6f) : 0;
    float b = similarity == Similarity.BM25 ? parameters.number("b", 0.8f, 0, 1) : 0;
    String settings = parameters.settled();
    float[] fanWeight = fanWeights(snapshot, similarity);
    float[] scale =
        similarity == Similarity.BM25
            ? lengthScale(snapshot, k1, b)
            : normScale(snapshot, fanWeight, shrink);
    Neighbours.Block[] blocks = new Neighbours.Block[Neighbours.blocks(snapshot.tralbums())];
    Workers.inOrder(
        threads,
        blocks.length,
        () -> new NeighbourLearner(snapshot, fanWeight, scale, k)::block,
        (block, learned) -> blocks[block] = learned);
    return new ItemNeighbours(settings, new Neighbours(snapshot.tralbums(), blocks));
  }

  /// The square of each fan's weight: it comes into a product of two preferences twice.
  private static float[] fanWeights(Snapshot snapshot, Similarity similarity) {
    SparseRows preferences = snapshot.preferences();
    float[] weights = new float[snapshot.fans()];
    for (int f = 0; f < weights.length; f++) {
      double idf =
          similarity == Similarity.COSINE
              ? 1
              : Math.log1p((double) snapshot.tralbums() / Math.max(1, preferences.size(f)));
      weights[f] = (float) (idf * idf);
    }
    return weights;
  }

  private static float[] normScale(Snapshot snapshot, float[] fanWeight, float shrink) {
    SparseRows preferences = snapshot.preferences();
    double[] squares = new double[snapshot.tralbums()];
    double sum = 0;
    for (int f = 0; f < snapshot.fans(); f++) {
      for (int p = preferences.start(f); p < preferences.end(f); p++) {
        float weight = preferences.value(p);
        squares[preferences.column(p)] += (double) fanWeight[f] * weight * weight;
        sum += fanWeight[f];
      }
    }
    double unit = preferences.size() == 0 ? 1 : sum / preferences.size();
    float[] scale = new float[squares.length];
    for (int t = 0; t < scale.length; t++) {
      scale[t] = squares[t] == 0 ? 0 : (float) (1 / Math.sqrt(squares[t] + shrink * unit));
    }
    return scale;
  }

  private static float[] lengthScale(Snapshot snapshot, float k1, float b) {
    SparseRows byTralbum = snapshot.preferencesByTralbum();
    double mean = (double) byTralbum.size() / Math.max(1, byTralbum.rows());
    float[] scale = new float[byTralbum.rows()];
    for (int t = 0; t < scale.length; t++) {
      double length = 1 - b + b * byTralbum.size(t) / mean;
      scale[t] = (float) ((k1 + 1) / (k1 * length + 1));
    }
    return scale;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String settings() {
    return settings;
  }

  @Override
  public int tralbums() {
    return neighbours.rows();
  }

  /// The number of neighbours kept in all.
  public long neighbours() {
    return neighbours.size();
  }

  @Override
  public Scorer scorer() {
    return new NeighbourScorer(neighbours);
  }
}
