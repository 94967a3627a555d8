package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// [Als] on its way: in turns, the factors of all fans and those of all tralbums follow from the other
/// side's. The rows of a turn can be solved apart from each other:
///
///     DenseFactors other = learning.begin();
///     for (int number = 0; number < learning.turns(); number++) {
///       AlsLearning.Turn turn = learning.turn(number, other, threads);
///       DenseFactors own = learning.factors(learning.rows(number));
///       turn.solver().solve(0, learning.rows(number), own, 0);      // or some rows here, some elsewhere
///       other = own;
///     }
///     Model model = learning.model(other, threads);
///
/// Rows have the same bits wherever they are solved. Immutable; for several threads.
public final class AlsLearning implements Learning {
  private final Snapshot snapshot;
  private final String settings;
  private final int rank;
  private final int iterations;
  private final float unobserved;
  private final int seed;
  private final AlsPenalty ofFans;
  private final AlsPenalty ofTralbums;

  AlsLearning(Snapshot snapshot, Parameters parameters) {
    this.snapshot = snapshot;
    rank = parameters.whole("factors", 128, 1, 4_096);
    iterations = parameters.whole("iterations", 15, 1, 1_000);
    unobserved = parameters.number("unobserved", 0.01f, 1e-6f, 1);
    float ridge = parameters.number("ridge", 1.5f, 1e-6f, 1e6f);
    float power = parameters.number("power", 1, 0, 2);
    seed = parameters.whole("seed", 1, 0, Integer.MAX_VALUE);
    settings = parameters.settled();
    float lambda = lambda(ridge, unobserved, power, snapshot);
    ofFans = new AlsPenalty(unobserved, lambda, power, snapshot.tralbums());
    ofTralbums = new AlsPenalty(unobserved, lambda, power, snapshot.fans());
  }

  static float lambda(float ridge, float unobserved, float power, Snapshot snapshot) {
    double pairs = Math.max(1.0, (double) snapshot.fans() * snapshot.tralbums());
    return (float) (ridge / StrictMath.pow(unobserved * Math.sqrt(pairs), power));
  }

  /// How many turns there are: those of fans are even, from 0, those of tralbums odd.
  public int turns() {
    return 2 * iterations;
  }

  /// How many rows a turn has.
  public int rows(int number) {
    return side(number).rows();
  }

  private SparseRows side(int number) {
    return number % 2 == 0 ? snapshot.preferences() : snapshot.preferencesByTralbum();
  }

  /// Factors of so many rows, all 0.
  public DenseFactors factors(int rows) {
    return new DenseFactors(rows, rank);
  }

  /// The tralbums' factors before the first turn: small numbers drawn by seed and id.
  public DenseFactors begin() {
    DenseFactors factors = factors(snapshot.tralbums());
    SparseRows byTralbum = snapshot.preferencesByTralbum();
    // A standard deviation of 0.1 / sqrt(factors), the paper's; uniform because that takes no
    // logarithm, whose last bit machines may disagree on.
    double spread = 0.1 * Math.sqrt(12.0 / rank);
    for (int t = 0; t < factors.rows(); t++) {
      SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + t);
      for (int c = 0; byTralbum.size(t) > 0 && c < rank; c++) {
        factors.values()[factors.start(t) + c] = (float) (spread * (random.nextDouble() - 0.5));
      }
    }
    return factors;
  }

  /// Begins a turn.
  ///
  /// @param other all of the other side's factors; turned on the way, which changes no product
  public Turn turn(int number, DenseFactors other, int threads) {
    float[] spectrum = turned(other, threads);
    return new Turn(side(number), other, spectrum, number % 2 == 0 ? ofFans : ofTralbums);
  }

  /// The model.
  ///
  /// @param tralbums factors that the last turn gave; used up
  public Model model(DenseFactors tralbums, int threads) {
    float[] spectrum = turned(tralbums, threads);
    return new Als(settings, NormOrder.of(tralbums), spectrum, ofFans);
  }

  /// Turns the factors, and returns the diagonal of a Y'Y.
  private float[] turned(DenseFactors factors, int threads) {
    float[] spectrum = factors.turn(threads);
    for (int c = 0; c < spectrum.length; c++) {
      spectrum[c] *= unobserved;
    }
    return spectrum;
  }

  /// One turn; for several threads, each with a solver of its own.
  public static final class Turn {
    private final SparseRows rows;
    private final DenseFactors from;
    private final float[] spectrum;
    private final AlsPenalty penalty;

    private Turn(SparseRows rows, DenseFactors from, float[] spectrum, AlsPenalty penalty) {
      this.rows = rows;
      this.from = from;
      this.spectrum = spectrum;
      this.penalty = penalty;
    }

    public Solver solver() {
      return new Solver(this);
    }
  }

  /// Sets rows to their minimum. For one thread; memory: the factors of the longest row, and their
  /// products.
  public static final class Solver {
    private final SparseRows rows;
    private final AlsSolver solver;
    private final int[] ids;
    private final float @Nullable [] weights;

    private Solver(Turn turn) {
      rows = turn.rows;
      solver = new AlsSolver(turn.from, turn.spectrum, turn.penalty);
      ids = new int[rows.largestRow()];
      weights = rows.hasValues() ? new float[ids.length] : null;
    }

    /// Solves some rows.
    ///
    /// @param end the row after the last
    /// @param into gets row r at r - `offset`
    public void solve(int first, int end, DenseFactors into, int offset) {
      for (int r = first; r < end; r++) {
        int n = rows.copyColumns(r, ids);
        if (weights != null) {
          rows.copyValues(r, weights);
        }
        solver.solve(ids, weights, n, into.values(), into.start(r - offset));
      }
    }
  }
}
