package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Histories;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.Scorer;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.engine.model.TopK;
import com.bcrecommender.engine.model.Workers;

/// Measures models: learned from `train`, they rank every tralbum that a fan does not have there,
/// and the first k are compared with the fan's rows in `test`. Averages are over the fans that have
/// any. This is the protocol of the published figures (He et al. 2020, "LightGCN"). Figures do not
/// depend on the number of threads.
///
/// Several models side by side, with intervals and slices: [Comparer]. Memory: 12 bytes a tralbum,
/// and what [Measurement] says. Not safe for several threads; it uses as many as it is told to.
public final class Evaluator {
  private static final int BLOCK = 256;

  private final Snapshot train;
  private final TestRows tests;
  private final int k;
  private final OwnerCounts counts;
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
    this.k = k;
    tests = new TestRows(test);
    counts = OwnerCounts.of(train);
  }

  /// As many as there are processors unless set.
  public Evaluator threads(int number) {
    threads = number;
    return this;
  }

  /// Learns a model by its spec and measures it.
  public Evaluation evaluate(String spec) {
    return measure(spec).evaluation();
  }

  /// Measures a model that was learned from the training rows.
  public Evaluation evaluate(Model model) {
    return measure(model).evaluation();
  }

  /// Learns a model by its spec and measures it, fan by fan.
  public Measurement measure(String spec) {
    long start = System.nanoTime();
    Model model = Models.learn(spec, train, threads);
    return measure(model, (System.nanoTime() - start) / 1e9);
  }

  /// Measures a model that was learned from the training rows, fan by fan.
  public Measurement measure(Model model) {
    return measure(model, Double.NaN);
  }

  Snapshot train() {
    return train;
  }

  TestRows tests() {
    return tests;
  }

  OwnerCounts counts() {
    return counts;
  }

  int threads() {
    return threads;
  }

  int k() {
    return k;
  }

  private Measurement measure(Model model, double learnSeconds) {
    long start = System.nanoTime();
    int[] ranks = new int[tests.rows().size()];
    float[][] traits = new float[4][tests.fans()];
    int[] listed = new int[train.tralbums()];
    Workers.inOrder(
        threads,
        (tests.fans() + BLOCK - 1) / BLOCK,
        () -> {
          FanRanking ranking = new FanRanking(model);
          ListTraits list = new ListTraits(counts, train);
          return block -> lists(block, ranking, list, ranks, traits);
        },
        (block, lists) -> {
          for (int[] list : lists) {
            for (int tralbum : list) {
              listed[tralbum]++;
            }
          }
        });
    double seconds = (System.nanoTime() - start) / 1e9;
    int cold = 0;
    for (int i = 0; i < tests.fans(); i++) {
      cold += train.preferences().size(tests.fan(i)) == 0 ? 1 : 0;
    }
    return new Measurement(
        model.spec(), k, tests, ranks, traits, listed, cold, learnSeconds, seconds);
  }

  /// The lists of a block of fans with test rows. What is measured of a fan is written where no
  /// other fan's is, so threads do not meet.
  private int[][] lists(
      int block, FanRanking ranking, ListTraits trait, int[] ranks, float[][] traits) {
    int begin = block * BLOCK;
    int[][] lists = new int[Math.min(BLOCK, tests.fans() - begin)][];
    ranking.expect(begin, lists.length);
    for (int i = 0; i < lists.length; i++) {
      int fan = tests.fan(begin + i);
      int[] list = ranking.rank(fan);
      for (int rank = 0; rank < list.length; rank++) {
        int hit = tests.rows().find(fan, list[rank]);
        if (hit >= 0) {
          ranks[hit] = rank + 1;
        }
      }
      traits[0][begin + i] = (float) trait.novelty(list);
      traits[1][begin + i] = (float) trait.longTail(list);
      traits[2][begin + i] = (float) trait.variety(list);
      traits[3][begin + i] = (float) trait.artists(list);
      lists[i] = list;
    }
    return lists;
  }

  /// One fan's first k; one per thread.
  private final class FanRanking {
    private final Scorer scorer;
    private final Scores scores = new Scores(train.tralbums(), k);
    private final TopK best = new TopK(k);
    private final int[] history = new int[train.preferences().largestRow()];
    private final float[] weights = new float[history.length];
    private final Histories next = new Histories();

    FanRanking(Model model) {
      scorer = model.scorer();
    }

    /// Says which fans with test rows come next, so that they may be scored together.
    void expect(int first, int count) {
      next.clear();
      for (int i = first; i < first + count; i++) {
        int n = train.preferences().copyColumns(tests.fan(i), history);
        train.preferences().copyValues(tests.fan(i), weights);
        next.add(history, weights, n);
      }
      scorer.expect(next, k);
    }

    int[] rank(int fan) {
      SparseRows preferences = train.preferences();
      int n = preferences.copyColumns(fan, history);
      preferences.copyValues(fan, weights);
      scorer.score(history, weights, n, scores);
      for (int h = 0; h < n; h++) {
        scores.leaveOut(history[h]);
      }
      scores.rankPositive(best);
      scores.clear();
      int[] list = new int[best.size()];
      for (int i = 0; i < list.length; i++) {
        list[i] = best.id(i);
      }
      return list;
    }
  }
}
