package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Implicit alternating least squares (Hu, Koren and Volinsky 2008): fan u and tralbum i have
/// factors x(u) and y(i), and x(u) · y(i) is the score. They minimise, over all pairs and not only
/// the preferences,
///
/// ```
/// sum over preferences of w(u,i) (1 - x(u) · y(i))²  +  a sum over all pairs of (x(u) · y(i))²
///   +  lambda ( sum over u of (n(u) + a tralbums)^nu |x(u)|²  +  the same over tralbums )
/// ```
///
/// with the penalty that grows with a row's weights n (Rendle, Krichene, Zhang and Koren 2022): a
/// is `unobserved`, nu `power`, and lambda is `ridge` / (a sqrt(fans tralbums))^nu: `ridge` is what
/// a row of weight 0 pays, on the geometric mean of both sides, and so means the same for data of
/// other sizes. In turns, the factors of all fans and of all tralbums are set to their minimum,
/// exactly ([AlsSolver]), `iterations` times. They start from small numbers drawn by `seed` and id.
///
/// A fan's factors are not kept: they follow from the history in one solve, and so a fan never seen
/// is scored as any other. Scoring costs `factors` multiplications a tralbum. An explanation is
/// exact: x(u) is a sum over the history, and so is each score (the paper's section 5). Similar
/// tralbums are those with the largest cosine of their factors.
///
/// Learning costs, per iteration and preference, at most half the square of `factors`. Memory: 4
/// bytes times `factors` for each tralbum, while learning for each fan too.
public final class Als extends SingleModel {
  public static final String NAME = "als";

  private static final int BLOCK = 512;
  // Of 64 factors: where the kernel's shortcut saved most on cosines of 505,000 tralbums.
  private static final int HEAD = 40;
  final NormOrder order;
  final float[] spectrum;
  private volatile @Nullable NormOrder unit;
  final AlsPenalty penalty;

  private Als(String settings, NormOrder order, float[] spectrum, AlsPenalty penalty) {
    super(NAME, settings, order.size());
    this.order = order;
    this.spectrum = spectrum;
    this.penalty = penalty;
  }

  static Als learn(Snapshot snapshot, Parameters parameters, int threads) {
    int rank = parameters.whole("factors", 128, 1, 4_096);
    int iterations = parameters.whole("iterations", 15, 1, 1_000);
    float unobserved = parameters.number("unobserved", 0.01f, 1e-6f, 1);
    float ridge = parameters.number("ridge", 1.5f, 1e-6f, 1e6f);
    float power = parameters.number("power", 1, 0, 2);
    int seed = parameters.whole("seed", 1, 0, Integer.MAX_VALUE);
    String settings = parameters.settled();
    SparseRows byFan = snapshot.preferences();
    SparseRows byTralbum = snapshot.preferencesByTralbum();
    DenseFactors fans = new DenseFactors(snapshot.fans(), rank);
    DenseFactors tralbums = new DenseFactors(snapshot.tralbums(), rank);
    start(tralbums, byTralbum, seed);
    float lambda = lambda(ridge, unobserved, power, snapshot);
    AlsPenalty ofFans = new AlsPenalty(unobserved, lambda, power, snapshot.tralbums());
    AlsPenalty ofTralbums = new AlsPenalty(unobserved, lambda, power, snapshot.fans());
    for (int i = 0; i < iterations; i++) {
      solve(byFan, tralbums, turned(tralbums, unobserved, threads), ofFans, fans, threads);
      solve(byTralbum, fans, turned(fans, unobserved, threads), ofTralbums, tralbums, threads);
    }
    float[] spectrum = turned(tralbums, unobserved, threads);
    return new Als(settings, NormOrder.of(tralbums), spectrum, ofFans);
  }

  static float lambda(float ridge, float unobserved, float power, Snapshot snapshot) {
    double pairs = Math.max(1.0, (double) snapshot.fans() * snapshot.tralbums());
    return (float) (ridge / StrictMath.pow(unobserved * Math.sqrt(pairs), power));
  }

  /// Turns the factors, and returns the diagonal of a Y'Y.
  private static float[] turned(DenseFactors factors, float unobserved, int threads) {
    float[] spectrum = factors.turn(threads);
    for (int c = 0; c < spectrum.length; c++) {
      spectrum[c] *= unobserved;
    }
    return spectrum;
  }

  private static void start(DenseFactors factors, SparseRows byTralbum, int seed) {
    // A standard deviation of 0.1 / sqrt(factors), the paper's; uniform because that takes no
    // logarithm, whose last bit machines may disagree on.
    double spread = 0.1 * Math.sqrt(12.0 / factors.factors());
    for (int t = 0; t < factors.rows(); t++) {
      SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + t);
      for (int c = 0; byTralbum.size(t) > 0 && c < factors.factors(); c++) {
        factors.values()[factors.start(t) + c] = (float) (spread * (random.nextDouble() - 0.5));
      }
    }
  }

  /// Sets each row of `to` to its minimum, given `from`.
  private static void solve(
      SparseRows rows,
      DenseFactors from,
      float[] spectrum,
      AlsPenalty penalty,
      DenseFactors to,
      int threads) {
    int largest = rows.largestRow();
    Workers.<Integer>inOrder(
        threads,
        (rows.rows() + BLOCK - 1) / BLOCK,
        () -> {
          AlsSolver solver = new AlsSolver(from, spectrum, penalty);
          int[] ids = new int[largest];
          float[] weights = rows.hasValues() ? new float[largest] : null;
          return block -> {
            for (int r = block * BLOCK; r < Math.min(rows.rows(), (block + 1) * BLOCK); r++) {
              int n = rows.copyColumns(r, ids);
              if (weights != null) {
                rows.copyValues(r, weights);
              }
              solver.solve(ids, weights, n, to.values(), to.start(r));
            }
            return block;
          };
        },
        (block, done) -> {});
  }

  /// The factors divided by their norms, for similar tralbums. Made when first asked for: as large
  /// as the model.
  NormOrder unit() {
    NormOrder made = unit;
    if (made == null) {
      synchronized (this) {
        made = unit;
        if (made == null) {
          made = order.normalised(HEAD);
          unit = made;
        }
      }
    }
    return made;
  }

  @Override
  public Scorer scorer() {
    return new AlsScorer(this);
  }
}
