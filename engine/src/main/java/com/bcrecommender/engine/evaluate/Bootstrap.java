package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.model.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Confidence intervals by the bootstrap over fans (Efron 1979): the fans are drawn anew, with
/// replacement, as many as there are, 1,000 times; the interval is what 95 % of the resampled means
/// lie in (the percentile method). It says how much figures would differ for other fans of the same
/// kind; it does not cover another split of the same fans' rows.
///
/// Each resample is drawn by the seed and its own number alone. So one seed means the same fans in
/// every call, and the number of threads changes nothing.
///
/// Cost: 1,000 times fans times columns multiplications; above 65,536 fans these are put into so
/// many random groups, which are drawn instead (the method of random groups), so that the cost
/// stays. Memory: 8 bytes times fans times columns, twice that where figures are undefined.
final class Bootstrap {
  static final int RESAMPLES = 1000;
  static final double LEVEL = 0.95;
  private static final int MOST_UNITS = 1 << 16;
  private static final int BLOCK = 20;

  private final int fans;
  private final long seed;
  private final int threads;
  private final int units;
  private final int[] unitOf;

  Bootstrap(int fans, long seed, int threads) {
    this(fans, MOST_UNITS, seed, threads);
  }

  Bootstrap(int fans, int mostUnits, long seed, int threads) {
    this.fans = fans;
    this.seed = seed;
    this.threads = threads;
    units = Math.min(fans, mostUnits);
    unitOf = new int[fans];
    for (int f = 0; f < fans; f++) {
      unitOf[f] = f % units;
    }
    if (units < fans) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int f = fans - 1; f > 0; f--) {
        int other = random.nextInt(f + 1);
        int swap = unitOf[f];
        unitOf[f] = unitOf[other];
        unitOf[other] = swap;
      }
    }
  }

  /// The mean of each column, with its interval.
  ///
  /// @param columns one figure a fan, NaN where it is undefined for the fan
  List<Estimate> means(List<double[]> columns) {
    Table table = new Table(columns);
    double[][] resampled = new double[columns.size()][RESAMPLES];
    if (units > 0) {
      Workers.inOrder(
          threads,
          RESAMPLES / BLOCK,
          () ->
              block -> {
                double[][] means = new double[BLOCK][];
                for (int b = 0; b < BLOCK; b++) {
                  means[b] = table.resample(block * BLOCK + b);
                }
                return means;
              },
          (block, means) -> {
            for (int b = 0; b < BLOCK; b++) {
              for (int c = 0; c < resampled.length; c++) {
                resampled[c][block * BLOCK + b] = means[b][c];
              }
            }
          });
    }
    List<Estimate> estimates = new ArrayList<>();
    for (int c = 0; c < resampled.length; c++) {
      estimates.add(estimate(columns.get(c), resampled[c]));
    }
    return estimates;
  }

  private static Estimate estimate(double[] column, double[] resampled) {
    int defined = 0;
    for (double figure : column) {
      defined += Double.isNaN(figure) ? 0 : 1;
    }
    double mean = Measurement.mean(column);
    if (defined < Estimate.FEWEST) {
      return new Estimate(mean, Double.NaN, Double.NaN, defined);
    }
    // NaN, of a resample that drew no fan with a figure, sorts to the end: at least ten of the fans
    // have one, so that is one resample in 20,000.
    Arrays.sort(resampled);
    int outside = (int) Math.floor((1 - LEVEL) / 2 * (RESAMPLES + 1));
    return new Estimate(mean, resampled[outside - 1], resampled[RESAMPLES - outside], defined);
  }

  /// Sums by unit, row by row: the columns, then for each that is not defined for all fans the
  /// number of fans for whom it is. Summing a whole row at a time is what makes it fast.
  private final class Table {
    private final int columns;
    private final int width;
    // Where a column's number of fans is; -1 where it is defined for all.
    private final int[] countAt;
    private final double[] sums;
    private final double[] sizes = new double[units];

    Table(List<double[]> of) {
      columns = of.size();
      countAt = new int[columns];
      int next = columns;
      for (int c = 0; c < columns; c++) {
        double[] column = of.get(c);
        if (column.length != fans) {
          throw new IllegalArgumentException(
              "expected %d figures a column, found %d".formatted(fans, column.length));
        }
        countAt[c] = Arrays.stream(column).anyMatch(Double::isNaN) ? next++ : -1;
      }
      width = next;
      sums = new double[Math.multiplyExact(units, width)];
      for (int f = 0; f < fans; f++) {
        sizes[unitOf[f]]++;
        int at = unitOf[f] * width;
        for (int c = 0; c < columns; c++) {
          double figure = of.get(c)[f];
          if (!Double.isNaN(figure)) {
            sums[at + c] += figure;
            if (countAt[c] >= 0) {
              sums[at + countAt[c]]++;
            }
          }
        }
      }
    }

    /// The mean of each column in one resample, NaN where nobody drawn has a figure.
    double[] resample(int number) {
      // The first of a generator's values are scrambled seeds, so neighbouring seeds share nothing.
      SplittableRandom random = new SplittableRandom(seed * RESAMPLES + number);
      int[] drawn = new int[units];
      for (int u = 0; u < units; u++) {
        drawn[random.nextInt(units)]++;
      }
      double[] totals = new double[width];
      double size = 0;
      for (int u = 0; u < units; u++) {
        if (drawn[u] > 0) {
          double times = drawn[u];
          size += times * sizes[u];
          int at = u * width;
          for (int c = 0; c < totals.length; c++) {
            totals[c] += times * sums[at + c];
          }
        }
      }
      double[] means = new double[columns];
      for (int c = 0; c < columns; c++) {
        means[c] = totals[c] / (countAt[c] < 0 ? size : totals[countAt[c]]);
      }
      return means;
    }
  }
}
