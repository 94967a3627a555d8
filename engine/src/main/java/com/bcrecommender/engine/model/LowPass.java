package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;

/// Ideal low-pass: of a fan's preferences, seen as a signal on the tralbums, only what the `rank`
/// largest singular vectors carry is kept; what it raises is recommended (the ideal filter of
/// GF-CF, Shen et al. 2021; PureSVD, Cremonesi et al. 2010, with normalised rows and columns).
///
/// With n(u) and n(i) the numbers of preferences of fan u and tralbum i, V the right singular
/// vectors of the matrix w(u,i) n(u)^-`fan-power` n(i)^-`tralbum-power`: tralbum j of a fan's
/// speaks for i with n(j)^-`from-power` (V(j) · V(i)) n(i)^`to-power`.
///
/// A rank above a fourth of the fans or of the tralbums would keep almost everything, and a fan
/// would be recommended nothing new; it is lowered to that.
///
/// Learning: see [TopSpectrum], `rounds` rounds. Scoring a fan costs `rank` multiplications a
/// tralbum: all of them, those whose norm lets them be among the best ([Scorer#expect]), or those
/// asked for ([Scorer#isDense]). Memory: 4 bytes a tralbum times `rank` + 32; while it is learned
/// as much for each fan besides.
public final class LowPass extends SingleModel {
  public static final String NAME = "low-pass";

  // Row i is V(i) n(i)^to-power.
  final NormOrder order;
  // n(j)^-from-power n(j)^-to-power: what turns a row into what the tralbum says.
  final float[] from;

  private LowPass(String settings, NormOrder order, float[] from) {
    super(NAME, settings, order.size());
    this.order = order;
    this.from = from;
  }

  static LowPass learn(Snapshot snapshot, Parameters parameters, int threads) {
    int rank = parameters.whole("rank", 512, 1, 4_096);
    float fanPower = parameters.number("fan-power", 0.35f, 0, 2);
    float tralbumPower = parameters.number("tralbum-power", 0.35f, 0, 2);
    float fromPower = parameters.number("from-power", 0.35f, -1, 2);
    float toPower = parameters.number("to-power", 0.35f, -1, 2);
    int rounds = parameters.whole("rounds", 4, 1, 100);
    int seed = parameters.whole("seed", 1, 0, Integer.MAX_VALUE);
    String settings = parameters.settled();
    SparseRows byFan = snapshot.preferences();
    SparseRows byTralbum = snapshot.preferencesByTralbum();
    int most = Math.max(1, Math.min(snapshot.fans(), snapshot.tralbums()) / 4);
    TopSpectrum spectrum =
        TopSpectrum.of(
            byFan,
            byTralbum,
            Powers.ofSizes(byFan, -fanPower),
            Powers.ofSizes(byTralbum, -tralbumPower),
            Math.min(rank, most),
            rounds,
            seed,
            threads);
    DenseFactors rows = spectrum.vectors;
    float[] to = Powers.ofSizes(byTralbum, toPower);
    for (int t = 0; t < to.length; t++) {
      for (int c = rows.start(t); c < rows.start(t) + rows.width(); c++) {
        rows.values()[c] *= to[t];
      }
    }
    float[] speaks = Powers.ofSizes(byTralbum, -fromPower);
    for (int t = 0; t < to.length; t++) {
      speaks[t] /= to[t];
    }
    return new LowPass(settings, NormOrder.of(rows), speaks);
  }

  @Override
  public Scorer scorer() {
    return new LowPassScorer(this);
  }
}
