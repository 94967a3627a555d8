package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;

/// Fan ridge: the fan is predicted from the `k` fans who share most with the fan, by a ridge
/// regression, and is recommended what these have: [NeighbourhoodRidge] with fans and tralbums
/// exchanged. It finds what a taste has in common where single tralbums share too few fans.
///
/// With H the fan's history, n(u) and n(i) the numbers of preferences of fan u and tralbum i, w the
/// weights of preferences, and g(u,v) = sum over i of n(i)^(-2 `tralbum-power`) w(u,i) w(v,i):
///
/// 1. N, the neighbours: the k fans v of largest g(H,v) n(v)^-`choice-power`, equal ones by lower
///    id.
/// 2. With c(v) = n(v)^-`fan-power`, c(H) of the history's size, and G(v,x) = c(v) c(x) g(v,x) on
///    N: b is what `steps` conjugate gradients make of (G + diag(`ridge` n(v)^`ridge-power`)) b =
///    (c(H) c(v) g(H,v)) over v in N, see [RidgeSolver].
/// 3. Tralbum i scores the sum over v of b(v) n(v)^-`from-power` n(H)^`to-power` w(v,i).
///
/// There is nothing to learn: the regression is solved when a fan is scored, so a fan never seen is
/// scored like any other. A fan whose preferences are exactly the history can recommend nothing new
/// and is left out of N, so that fans of the snapshot are not predicted from themselves.
///
/// Each step's result is linear in its right side, which is a sum over the history, so a score is
/// the sum of what the fan's own tralbums bring to it, up to rounding.
///
/// Scoring a fan costs the owners of the history and the squares of what the neighbours share: near
/// 0.2 ms at k=200 and 30 tralbums. Explaining costs `steps` k² for each tralbum of the history.
/// Memory: that of the snapshot with its transposed form, and per thread 12 bytes a fan, 16 a
/// tralbum and 4 k².
public final class FanRidge extends SingleModel {
  public static final String NAME = "fan-ridge";

  final Snapshot snapshot;
  final int k;
  final int steps;
  final float sizePower;
  final float toPower;
  final float[] tralbumWeight;
  final float[] scale;
  final float[] choice;
  final float[] ridges;
  final float[] from;

  private FanRidge(Snapshot snapshot, Parameters parameters) {
    this.snapshot = snapshot;
    k = parameters.whole("k", 200, 1, 2_000);
    float ridge = parameters.number("ridge", 4, 1e-3f, 1e6f);
    float ridgePower = parameters.number("ridge-power", 0, -2, 2);
    float tralbumPower = parameters.number("tralbum-power", 0.35f, 0, 2);
    sizePower = parameters.number("fan-power", 0.35f, 0, 2);
    float fromPower = parameters.number("from-power", 0.35f, -1, 2);
    toPower = parameters.number("to-power", 0.35f, -1, 2);
    float choicePower = parameters.number("choice-power", 0.5f, 0, 2);
    steps = parameters.whole("steps", 7, 1, 1_000);
    super(NAME, parameters.settled(), snapshot.tralbums());
    SparseRows preferences = snapshot.preferences();
    tralbumWeight = Powers.ofSizes(snapshot.preferencesByTralbum(), -2 * tralbumPower);
    scale = Powers.ofSizes(preferences, -sizePower);
    choice = Powers.ofSizes(preferences, -choicePower);
    from = Powers.ofSizes(preferences, -fromPower);
    ridges = Powers.ofSizes(preferences, ridgePower);
    for (int f = 0; f < ridges.length; f++) {
      ridges[f] *= ridge;
    }
  }

  static FanRidge learn(Snapshot snapshot, Parameters parameters) {
    return new FanRidge(snapshot, parameters);
  }

  @Override
  public Scorer scorer() {
    return new FanRidgeScorer(this);
  }
}
