package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.Scorer;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.engine.model.TopK;
import com.bcrecommender.engine.model.Workers;
import java.util.BitSet;

/// Measures models: learned from `train`, they rank every tralbum that a fan does not have there,
/// and the first k are compared with the fan's rows in `test`. Averages are over the fans that have
/// any. This is the protocol of the published figures (He et al. 2020, "LightGCN"). Figures do not
/// depend on the number of threads.
public final class Evaluator {
  private static final int BLOCK = 256;

  private final Snapshot train;
  private final SparseRows test;
  private final int k;
  private int threads = Runtime.getRuntime().availableProcessors();

  /// @param test fan by tralbum, of at least the fans and tralbums of `train`; a pair that is also
  ///   in `train` can never be hit
  /// @param k length of the lists
  public Evaluator(Snapshot train, SparseRows test, int k) {
    if (test.columns() != train.tralbums() || test.rows() != train.fans()) {
      throw new IllegalArgumentException(
          "expected test rows of %d fans and %d tralbums, found %d and %d"
              .formatted(train.fans(), train.tralbums(), test.rows(), test.columns()));
    }
    if (k < 1) {
      throw new IllegalArgumentException("expected lists of at least one entry, found " + k);
    }
    this.train = train;
    this.test = test;
    this.k = k;
  }

  /// As many as there are processors unless set.
  public Evaluator threads(int number) {
    threads = number;
    return this;
  }

  /// Learns a model by its spec and measures it.
  public Evaluation evaluate(String spec) {
    long start = System.nanoTime();
    Model model = Models.learn(spec, train, threads);
    return evaluate(model, (System.nanoTime() - start) / 1e9);
  }

  /// Measures a model that was learned from the training rows.
  public Evaluation evaluate(Model model) {
    return evaluate(model, Double.NaN);
  }

  private Evaluation evaluate(Model model, double learnSeconds) {
    long start = System.nanoTime();
    int blocks = (train.fans() + BLOCK - 1) / BLOCK;
    double[] sums = new double[5];
    int[] fans = new int[2];
    BitSet listed = new BitSet(train.tralbums());
    Workers.inOrder(
        threads,
        blocks,
        () -> {
          FanRanking ranking = new FanRanking(model);
          return block -> new Block(block, ranking);
        },
        (block, measured) -> {
          // Summed per block and then in the order of blocks, so that rounding is the same for any
          // number of threads.
          for (int i = 0; i < sums.length; i++) {
            sums[i] += measured.sums[i];
          }
          fans[0] += measured.fans;
          fans[1] += measured.cold;
          listed.or(measured.listed);
        });
    double n = fans[0] == 0 ? Double.NaN : fans[0];
    return new Evaluation(
        model.spec(),
        k,
        fans[0],
        fans[1],
        sums[0] / n,
        sums[1] / n,
        sums[2] / n,
        sums[3] / n,
        sums[4] / n,
        train.tralbums() == 0 ? Double.NaN : (double) listed.cardinality() / train.tralbums(),
        learnSeconds,
        (System.nanoTime() - start) / 1e9);
  }

  private final class Block {
    private final double[] sums = new double[5];
    private final BitSet listed = new BitSet();
    private int fans;
    private int cold;

    Block(int block, FanRanking ranking) {
      int end = Math.min(train.fans(), (block + 1) * BLOCK);
      for (int fan = block * BLOCK; fan < end; fan++) {
        int tests = test.size(fan);
        if (tests > 0) {
          int[] list = ranking.rank(fan);
          for (int tralbum : list) {
            listed.set(tralbum);
          }
          boolean[] hits = Metrics.hits(list, list.length, test, fan);
          sums[0] += Metrics.recall(hits, tests, k);
          sums[1] += Metrics.ndcg(hits, tests, k);
          sums[2] += Metrics.averagePrecision(hits, tests, k);
          sums[3] += Metrics.precision(hits, tests, k);
          sums[4] += Metrics.hitRate(hits, tests, k);
          fans++;
          cold += train.preferences().size(fan) == 0 ? 1 : 0;
        }
      }
    }
  }

  /// One fan's first k; one per thread.
  private final class FanRanking {
    private final Scorer scorer;
    private final Scores scores = new Scores(train.tralbums(), k);
    private final TopK best = new TopK(k);
    private final int[] history = new int[train.preferences().largestRow()];
    private final float[] weights = new float[history.length];

    FanRanking(Model model) {
      scorer = model.scorer();
    }

    int[] rank(int fan) {
      SparseRows preferences = train.preferences();
      int n = preferences.copyColumns(fan, history);
      preferences.copyValues(fan, weights);
      scorer.score(history, weights, n, scores);
      for (int h = 0; h < n; h++) {
        scores.leaveOut(history[h]);
      }
      best.clear();
      scores.offerPositive(best);
      scores.clear();
      best.sort();
      int[] list = new int[best.size()];
      for (int i = 0; i < list.length; i++) {
        list[i] = best.id(i);
      }
      return list;
    }
  }
}
