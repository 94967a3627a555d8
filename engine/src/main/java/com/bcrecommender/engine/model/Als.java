package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
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

  Als(String settings, NormOrder order, float[] spectrum, AlsPenalty penalty) {
    super(NAME, settings, order.size());
    this.order = order;
    this.spectrum = spectrum;
    this.penalty = penalty;
  }

  static Model learn(Snapshot snapshot, Parameters parameters, int threads) {
    AlsLearning learning = new AlsLearning(snapshot, parameters);
    // Turns set all rows of one of these after the other.
    DenseFactors fans = learning.factors(snapshot.fans());
    DenseFactors tralbums = learning.begin();
    for (int number = 0; number < learning.turns(); number++) {
      boolean ofFans = number % 2 == 0;
      AlsLearning.Turn turn = learning.turn(number, ofFans ? tralbums : fans, threads);
      solve(turn, learning.rows(number), ofFans ? fans : tralbums, threads);
    }
    return learning.model(tralbums, threads);
  }

  private static void solve(AlsLearning.Turn turn, int rows, DenseFactors into, int threads) {
    Workers.<Integer>inOrder(
        threads,
        (rows + BLOCK - 1) / BLOCK,
        () -> {
          AlsLearning.Solver solver = turn.solver();
          return block -> {
            solver.solve(block * BLOCK, Math.min(rows, (block + 1) * BLOCK), into, 0);
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
