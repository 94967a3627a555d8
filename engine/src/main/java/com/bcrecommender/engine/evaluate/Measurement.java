package com.bcrecommender.engine.evaluate;

import org.jspecify.annotations.Nullable;

/// How one model did, fan by fan: what averages, slices and intervals are made of. Arrays have one
/// figure for each fan with test rows, in the order of fans' ids, NaN where it is undefined.
/// Immutable.
///
/// Memory: 4 bytes a test row and 16 bytes a fan with test rows.
public final class Measurement {
  private final Evaluation evaluation;
  private final int k;
  private final TestRows tests;
  private final int[] ranks;
  private final float[] novelty;
  private final float[] longTail;
  private final float[] variety;
  private final float[] artists;

  /// @param ranks for each test row its rank in the fan's list, from 1; 0 where it is not in it
  /// @param traits of each fan's list: novelty, long tail, variety, artists
  /// @param listed per tralbum, how many lists it is in
  Measurement(
      String model,
      int k,
      TestRows tests,
      int[] ranks,
      float[][] traits,
      int[] listed,
      int coldFans,
      double learnSeconds,
      double listSeconds) {
    this.k = k;
    this.tests = tests;
    this.ranks = ranks;
    novelty = traits[0];
    longTail = traits[1];
    variety = traits[2];
    artists = traits[3];
    evaluation =
        new Evaluation(
            model,
            k,
            tests.fans(),
            coldFans,
            mean(perFan(Metric.RECALL)),
            mean(perFan(Metric.NDCG)),
            mean(perFan(Metric.MAP)),
            mean(perFan(Metric.PRECISION)),
            mean(perFan(Metric.HIT_RATE)),
            Metrics.coverage(listed),
            Metrics.gini(listed),
            mean(perFan(Metric.NOVELTY)),
            mean(perFan(Metric.LONG_TAIL)),
            mean(perFan(Metric.VARIETY)),
            mean(perFan(Metric.ARTISTS)),
            learnSeconds,
            listSeconds);
  }

  /// The averages.
  public Evaluation evaluation() {
    return evaluation;
  }

  /// How many fans have test rows.
  public int fans() {
    return tests.fans();
  }

  /// A metric of each fan. The array is the caller's.
  public double[] perFan(Metric metric) {
    return switch (metric) {
      case NOVELTY -> widened(novelty);
      case LONG_TAIL -> widened(longTail);
      case VARIETY -> widened(variety);
      case ARTISTS -> widened(artists);
      default -> perFan(new Metric[] {metric}, null, 0)[0];
    };
  }

  private static double[] widened(float[] figures) {
    double[] wide = new double[figures.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = figures[i];
    }
    return wide;
  }

  /// Metrics of each fan on the test rows of one slice alone, as if the others had not been held
  /// out: they are neither hits nor missed, but keep their places in the list. NaN for fans who
  /// have no row in the slice.
  ///
  /// @param metrics of accuracy
  /// @param slicing null for all test rows
  double[][] perFan(Metric[] metrics, @Nullable Slicing slicing, int slice) {
    double[][] figures = new double[metrics.length][fans()];
    for (int i = 0; i < fans(); i++) {
      int fan = tests.fan(i);
      boolean[] hits = new boolean[k];
      int rows = 0;
      for (int p = tests.rows().start(fan); p < tests.rows().end(fan); p++) {
        if (slicing == null || slicing.holds(slice, p)) {
          rows++;
          if (ranks[p] > 0) {
            hits[ranks[p] - 1] = true;
          }
        }
      }
      for (int m = 0; m < metrics.length; m++) {
        figures[m][i] = accuracy(metrics[m], hits, rows);
      }
    }
    return figures;
  }

  /// How many test rows of a slice are in their fans' lists.
  int hits(Slicing slicing, int slice) {
    int hits = 0;
    for (int p = 0; p < ranks.length; p++) {
      hits += ranks[p] > 0 && slicing.holds(slice, p) ? 1 : 0;
    }
    return hits;
  }

  private static double accuracy(Metric metric, boolean[] hits, int rows) {
    return switch (metric) {
      case RECALL -> Metrics.recall(hits, rows, hits.length);
      case NDCG -> Metrics.ndcg(hits, rows, hits.length);
      case MAP -> Metrics.averagePrecision(hits, rows, hits.length);
      case PRECISION -> Metrics.precision(hits, rows, hits.length);
      case HIT_RATE -> Metrics.hitRate(hits, rows, hits.length);
      case NOVELTY, LONG_TAIL, VARIETY, ARTISTS ->
          throw new IllegalArgumentException(metric + " does not look at test rows");
    };
  }

  /// The mean of what is defined, NaN where nothing is. Added from the first fan to the last, so
  /// that rounding is the same on every run.
  static double mean(double[] figures) {
    double sum = 0;
    int n = 0;
    for (double figure : figures) {
      if (!Double.isNaN(figure)) {
        sum += figure;
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }
}
