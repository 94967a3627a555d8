package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.evaluate.Split;
import com.bcrecommender.engine.model.Histories;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Scorer;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.engine.model.TopK;
import com.bcrecommender.engine.model.Workers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What models give the candidates of each measured fan, kept, so that a weighted sum of models is
/// measured without scoring anything again: thousands of weights in the time of one trial.
///
/// Candidates of a fan are the first 200 of each source, a model that looks at the history alone. A
/// sum without a source is measured without the candidates that it alone brought, as the blend
/// would score none of them. Memory: 4 bytes a candidate for each model, and 6 more. Values are the
/// same for any number of threads.
final class CandidateScores {
  private static final int PER_MODEL = 200;
  private static final int BLOCK = 64;

  private final Split split;
  private final Objective objective;
  private final int threads;
  private final int[] fans;
  // Per fan, ascending.
  private final int[][] candidates;
  private final boolean[][] hits;
  // Per fan and candidate a bit for each source that brought it.
  private final byte[][] broughtBy;
  private final List<String> sources;

  /// @param models whose best are the candidates, at most 7 and of different names; those that
  ///   score everything ([Scorer#isDense]) bring none, unless all of them do
  CandidateScores(Split split, Objective objective, int threads, List<Model> models) {
    this.split = split;
    this.objective = objective;
    this.threads = threads;
    fans = IntStream.range(0, split.test().rows()).filter(f -> split.test().size(f) > 0).toArray();
    candidates = new int[fans.length][];
    hits = new boolean[fans.length][];
    List<Model> sparse = models.stream().filter(m -> !m.scorer().isDense()).toList();
    List<Model> bringing = sparse.isEmpty() ? models : sparse;
    sources = bringing.stream().map(Model::name).toList();
    if (sources.size() >= Byte.SIZE) {
      throw new IllegalArgumentException("expected fewer sources of candidates than 8");
    }
    broughtBy = new byte[fans.length][];
    forEachFan(() -> {
      List<History> histories = bringing.stream().map(History::new).toList();
      BitSet found = new BitSet(split.train().tralbums());
      return i -> {
        found.clear();
        histories.forEach(history -> history.best(fans[i], found));
        candidates[i] = found.stream().toArray();
        broughtBy[i] = new byte[candidates[i].length];
        for (int s = 0; s < histories.size(); s++) {
          histories.get(s).mark(candidates[i], broughtBy[i], (byte) (1 << s));
        }
        boolean[] own = new boolean[candidates[i].length];
        for (int c = 0; c < own.length; c++) {
          own[c] = split.test().find(fans[i], candidates[i][c]) >= 0;
        }
        hits[i] = own;
      };
    });
  }

  /// A model's scores, per fan and candidate.
  float[][] of(Model model) {
    float[][] scores = new float[fans.length][];
    forEachFan(() -> {
      History history = new History(model);
      return i -> {
        if (i % BLOCK == 0) {
          history.expect(i, Math.min(fans.length, i + BLOCK));
        }
        scores[i] = history.scores(fans[i], candidates[i]);
      };
    });
    return scores;
  }

  /// The standard deviation of a model's scores over all candidates; 1 where there is none.
  double spread(float[][] scores) {
    double sum = 0;
    double squares = 0;
    long n = 0;
    for (float[] ofFan : scores) {
      for (float score : ofFan) {
        sum += score;
        squares += (double) score * score;
      }
      n += ofFan.length;
    }
    double variance = n == 0 ? 0 : squares / n - sum / n * (sum / n);
    return variance > 1e-18 ? Math.sqrt(variance) : 1;
  }

  /// The objective of the sum of models, each times its factor.
  ///
  /// @param specs of the models; where none of them is a source, all candidates count
  /// @param models their scores
  double value(List<String> specs, List<float[][]> models, double[] factors) {
    int sum = 0;
    for (String spec : specs) {
      int source = sources.indexOf(spec.replaceFirst(":.*", ""));
      sum |= source < 0 ? 0 : 1 << source;
    }
    int counting = sum == 0 ? -1 : sum;
    double[] values = new double[fans.length];
    forEachFan(() -> {
      TopK best = new TopK(objective.k());
      return i -> {
        best.clear();
        for (int c = 0; c < candidates[i].length; c++) {
          float score = 0;
          for (int m = 0; m < factors.length; m++) {
            score += (float) factors[m] * models.get(m)[i][c];
          }
          if (score > 0 && (broughtBy[i][c] & counting) != 0) {
            best.offer(c, score);
          }
        }
        best.sort();
        boolean[] own = new boolean[best.size()];
        for (int r = 0; r < own.length; r++) {
          own[r] = hits[i][best.id(r)];
        }
        values[i] = objective.of(own, split.test().size(fans[i]));
      };
    });
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private interface OfFan {
    /// @param i index in `fans`
    void accept(int i);
  }

  private void forEachFan(Supplier<OfFan> work) {
    Workers.<Integer>inOrder(
        threads,
        (fans.length + BLOCK - 1) / BLOCK,
        () -> {
          OfFan own = work.get();
          return block -> {
            for (int i = block * BLOCK; i < Math.min(fans.length, (block + 1) * BLOCK); i++) {
              own.accept(i);
            }
            return block;
          };
        },
        (block, done) -> {});
  }

  /// Scores by one model; one per thread.
  private final class History {
    private final SparseRows preferences = split.train().preferences();
    private final Scorer scorer;
    private final Scores scores = new Scores(split.train().tralbums(), PER_MODEL);
    private final TopK best = new TopK(PER_MODEL);
    private final int[] history = new int[preferences.largestRow()];
    private final float[] weights = new float[history.length];
    private final Histories next = new Histories();

    History(Model model) {
      scorer = model.scorer();
    }

    private int read(int fan) {
      preferences.copyValues(fan, weights);
      return preferences.copyColumns(fan, history);
    }

    /// Says which come next, by their index in `fans`.
    void expect(int first, int end) {
      next.clear();
      for (int i = first; i < end; i++) {
        int n = read(fans[i]);
        next.add(history, weights, n);
      }
      scorer.expect(next, split.train().tralbums());
    }

    void best(int fan, BitSet into) {
      int n = read(fan);
      scorer.score(history, weights, n, scores);
      for (int h = 0; h < n; h++) {
        scores.leaveOut(history[h]);
      }
      scores.rankPositive(best);
      scores.clear();
      for (int i = 0; i < best.size(); i++) {
        into.set(best.id(i));
      }
    }

    /// Sets a bit for each of some tralbums, ascending, that the last [#best] found.
    void mark(int[] tralbums, byte[] bits, byte bit) {
      for (int i = 0; i < best.size(); i++) {
        bits[Arrays.binarySearch(tralbums, best.id(i))] |= bit;
      }
    }

    float[] scores(int fan, int[] of) {
      int n = read(fan);
      float[] into = new float[of.length];
      scorer.scoreOnly(history, weights, n, of, of.length, 1, into, scores);
      return into;
    }
  }
}
