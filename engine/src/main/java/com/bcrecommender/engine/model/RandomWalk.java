package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;

/// Random walks of three steps from a fan: to a tralbum the fan has, to another fan who has it, to
/// another tralbum of that one (P3alpha, Cooper et al. 2014), with the probability divided by how
/// popular the tralbum is (RP3beta, Paudel et al. 2017).
///
/// With n(u) and n(i) the numbers of preferences of fan u and tralbum i and w the weights of
/// preferences, a tralbum j of the fan's speaks for i with n(j)^-`alpha` (sum over u of
/// n(u)^-`alpha` w(u,j) w(u,i)) n(i)^-`beta`. `beta` 0 is P3alpha. Each tralbum keeps the `k` that
/// it speaks for most; equal ones by lower id.
///
/// Cost and memory are those of [ItemNeighbours].
public final class RandomWalk extends NeighbourModel {
  public static final String NAME = "rp3beta";

  private RandomWalk(String settings, Neighbours neighbours) {
    super(NAME, settings, neighbours);
  }

  static NeighbourLearning learning(Snapshot snapshot, Parameters parameters) {
    int k = parameters.whole("k", 100, 1, 10_000);
    float alpha = parameters.number("alpha", 0.8f, 0, 3);
    float beta = parameters.number("beta", 0.4f, 0, 3);
    String settings = parameters.settled();
    float[] fanWeight = Powers.ofSizes(snapshot.preferences(), -alpha);
    float[] from = Powers.ofSizes(snapshot.preferencesByTralbum(), -alpha);
    float[] to = Powers.ofSizes(snapshot.preferencesByTralbum(), -beta);
    return new NeighbourLearning(
        snapshot.tralbums(),
        settings,
        RandomWalk::new,
        () -> new NeighbourLearner(snapshot, fanWeight, from, to, k)::block,
        null);
  }
}
