package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.function.DoubleUnaryOperator;

/// Spectral filter: a fan's preferences, seen as a signal on the graph of tralbums that share fans,
/// pass a filter that lets low frequencies through; what it raises is recommended. The family of
/// GF-CF (Shen et al. 2021), BSPM (Choi et al. 2023), Turbo-CF (Park et al. 2024) and ChebyCF (Kim
/// et al. 2025), in closed form.
///
/// With n(u) and n(i) the numbers of preferences of fan u and tralbum i, A the matrix w(u,i)
/// n(u)^-`fan-power` n(i)^-`tralbum-power`, s its largest singular value, P = A'A / s², whose
/// eigenvalues x are from 0 (high frequency) to 1 (low), and V the `rank` right singular vectors of
/// A with the largest values: tralbum j of a fan's speaks for i with n(j)^-`from-power` (h(P) +
/// `low-pass` V V')(j,i) n(i)^`to-power`.
///
/// | filter | h(x) | known from |
/// |---|---|---|
/// | `linear` | x | GF-CF, Turbo-CF's first order |
/// | `second-order` | x - `sharpening` x² | BSPM's one step of blurring, then of sharpening; at 0.5 half of Turbo-CF's 2x - x² |
/// | `third-order` | 0.71x + 0.1x² - 0.01x³ | Turbo-CF |
/// | `plateau` | 1/2 + 1/2 (2x-1)^`flatness` from the middle up, 1/2 - 1/2 (1-2x)^`flatness` below, interpolated by a polynomial of degree `order` | ChebyCF |
///
/// Turbo-CF's powers of P's single entries are left out, since P is never made. GF-CF has other
/// exponents around the two parts: blend a `rank=0` with [LowPass] for those. A rank above a fourth
/// of the fans or of the tralbums is lowered to that, as [LowPass] does.
///
/// Nothing as large as P is ever held: A and A' are multiplied with many fans' signals at once
/// ([FilterPanel]). Learning finds V or at least s: see [TopSpectrum], `rounds` rounds. A fan costs
/// two multiplications a preference of the snapshot and degree, and `rank` a tralbum; told
/// beforehand ([Scorer#expect]) 16 to 64 fans are scored at once: 2 ms each with the defaults and
/// 810,000 preferences. Explaining scores costs about that for each tralbum of the history, or for
/// each target where the history is longer than 64, again many at once: 14 ms for a list of 100.
/// Memory: that of the snapshot with its transposed form, 4 bytes a tralbum times `rank`, and per
/// thread what [FilterPanel] says and as much again as one or two of its panels.
public final class SpectralFilter extends SingleModel {
  public static final String NAME = "spectral-filter";

  /// What the filter does to a frequency.
  public enum Filter {
    LINEAR,
    SECOND_ORDER,
    THIRD_ORDER,
    PLATEAU
  }

  final Snapshot snapshot;
  final float[] coefficients;
  final float[] fanWeight;
  final float[] tralbumScale;
  final float[] from;
  final float[] to;
  final DenseFactors vectors;
  final int rank;
  final float lowPass;

  private SpectralFilter(Snapshot snapshot, Parameters parameters, int threads) {
    this.snapshot = snapshot;
    Filter filter = parameters.choice("filter", Filter.SECOND_ORDER, Filter.values());
    int order =
        switch (filter) {
          case LINEAR -> 1;
          case SECOND_ORDER -> 2;
          case THIRD_ORDER -> 3;
          case PLATEAU -> parameters.whole("order", 8, 1, 64);
        };
    double shape =
        switch (filter) {
          case LINEAR, THIRD_ORDER -> 0;
          case SECOND_ORDER -> parameters.number("sharpening", 0.5f, -10, 10);
          case PLATEAU -> parameters.number("flatness", 1.5f, 0.1f, 100);
        };
    int wanted = parameters.whole("rank", 256, 0, 4_096);
    lowPass = parameters.number("low-pass", 0.05f, 0, 1_000);
    float fanPower = parameters.number("fan-power", 0.45f, 0, 2);
    float tralbumPower = parameters.number("tralbum-power", 0.35f, 0, 2);
    float fromPower = parameters.number("from-power", 0.45f, -1, 2);
    float toPower = parameters.number("to-power", 0.35f, -1, 2);
    int rounds = parameters.whole("rounds", 4, 1, 100);
    int seed = parameters.whole("seed", 1, 0, Integer.MAX_VALUE);
    super(NAME, parameters.settled(), snapshot.tralbums());
    coefficients = Chebyshev.interpolate(order, response(filter, shape));
    SparseRows byFan = snapshot.preferences();
    SparseRows byTralbum = snapshot.preferencesByTralbum();
    tralbumScale = Powers.ofSizes(byTralbum, -tralbumPower);
    int most = Math.min(snapshot.fans(), snapshot.tralbums()) / 4;
    int kept = lowPass == 0 ? 0 : Math.min(wanted, most);
    TopSpectrum spectrum =
        TopSpectrum.of(
            byFan,
            byTralbum,
            Powers.ofSizes(byFan, -fanPower),
            tralbumScale,
            Math.max(1, kept),
            rounds,
            seed,
            threads);
    boolean any = spectrum.values.length > 0;
    rank = kept == 0 ? 0 : spectrum.values.length;
    vectors = rank == 0 ? new DenseFactors(0, 1) : spectrum.vectors;
    fanWeight = Powers.ofSizes(byFan, -2 * fanPower);
    for (int t = 0; any && t < tralbumScale.length; t++) {
      tralbumScale[t] /= (float) spectrum.values[0];
    }
    from = Powers.ofSizes(byTralbum, -fromPower);
    to = Powers.ofSizes(byTralbum, toPower);
  }

  static SpectralFilter learn(Snapshot snapshot, Parameters parameters, int threads) {
    return new SpectralFilter(snapshot, parameters, threads);
  }

  /// h.
  ///
  /// @param shape sharpening or flatness, where the filter has either
  static DoubleUnaryOperator response(Filter filter, double shape) {
    return switch (filter) {
      case LINEAR -> x -> x;
      case SECOND_ORDER -> x -> (1 - shape * x) * x;
      case THIRD_ORDER -> x -> ((-0.01 * x + 0.1) * x + 0.71) * x;
      case PLATEAU -> x -> 0.5 + 0.5 * Math.signum(x - 0.5) * Math.pow(Math.abs(2 * x - 1), shape);
    };
  }

  @Override
  public Scorer scorer() {
    return new SpectralFilterScorer(this);
  }
}
