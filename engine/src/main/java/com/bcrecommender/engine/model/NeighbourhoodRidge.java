package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;

/// Neighbourhood ridge: each tralbum is predicted from the `k` that share most fans with it, by a
/// ridge regression of its own; so a neighbour that says only what another one says counts little,
/// and some count against. It is EASE^R (Steck 2019) with SLIM's (Ning and Karypis 2011) selection
/// of neighbours: k by k systems instead of one inverse as large as the catalog, and sizes of
/// collections and of audiences divided out.
///
/// With n(u) and n(i) the numbers of preferences of fan u and tralbum i, w(u,i) the weight of a
/// preference, and g(i,j) = sum over u of n(u)^(-2 `fan-power`) w(u,i) w(u,j):
///
/// 1. N(i), the neighbours of i: the k tralbums j of largest g(i,j) n(j)^-`choice-power`, equal
///    ones by lower id.
/// 2. With c(j) = n(j)^-`tralbum-power` and G(j,l) = c(j) c(l) g(j,l) on N(i): b(i) is what `steps`
///    conjugate gradients make of (G + diag(`ridge` n(j)^`ridge-power`)) b = (G(i,j)) over j in
///    N(i), see [RidgeSolver].
/// 3. Tralbum j of a fan's speaks for i with b(i)(j) n(j)^-`from-power` n(i)^`to-power`.
///
/// Learning costs the sum of squares of the fans' numbers of preferences, and for each tralbum the
/// preferences of its neighbours, their squares per fan, and `steps` k². Memory: 9 bytes a
/// neighbour kept, twice that and 4 k² bytes a thread while learning. Scoring is that of
/// [ItemNeighbours], signs allowed.
public final class NeighbourhoodRidge extends NeighbourModel {
  public static final String NAME = "neighbourhood-ridge";

  private NeighbourhoodRidge(String settings, Neighbours neighbours) {
    super(NAME, settings, neighbours);
  }

  static NeighbourLearning learning(Snapshot snapshot, Parameters parameters) {
    int k = parameters.whole("k", 200, 1, 2_000);
    float ridge = parameters.number("ridge", 2, 1e-3f, 1e6f);
    float ridgePower = parameters.number("ridge-power", 0, -2, 2);
    float fanPower = parameters.number("fan-power", 0.3f, 0, 2);
    float tralbumPower = parameters.number("tralbum-power", 0.35f, 0, 2);
    float fromPower = parameters.number("from-power", 0.35f, -1, 2);
    float toPower = parameters.number("to-power", 0.45f, -1, 2);
    float choicePower = parameters.number("choice-power", 0.25f, 0, 2);
    int steps = parameters.whole("steps", 7, 1, 1_000);
    String settings = parameters.settled();
    SparseRows byTralbum = snapshot.preferencesByTralbum();
    float[] fanWeight = Powers.ofSizes(snapshot.preferences(), -2 * fanPower);
    float[] scale = Powers.ofSizes(byTralbum, -tralbumPower);
    float[] choice = Powers.ofSizes(byTralbum, -choicePower);
    float[] ridges = Powers.ofSizes(byTralbum, ridgePower);
    for (int t = 0; t < ridges.length; t++) {
      ridges[t] *= ridge;
    }
    int most = Math.min(k, snapshot.tralbums());
    return new NeighbourLearning(
        snapshot.tralbums(),
        settings,
        NeighbourhoodRidge::new,
        () ->
            new RidgeLearner(
                    new CoOwnership(snapshot, fanWeight),
                    new RidgeSolver(byTralbum, fanWeight, scale, ridges, most, steps),
                    choice,
                    scale,
                    most)
                ::block,
        new NeighbourLearning.Turn(
            () -> Powers.ofSizes(byTralbum, -fromPower), () -> Powers.ofSizes(byTralbum, toPower)));
  }
}
