package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.evaluate.Evaluation;
import com.bcrecommender.engine.evaluate.Metrics;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a search makes as large as it can: the mean over fans of a metric at k.
///
/// @param k length of the lists looked at
public record Objective(Metric metric, int k) {
  /// NDCG at 20, the figure that most is published of.
  public static final Objective NDCG_20 = new Objective(Metric.NDCG, 20);

  private static final int LONGEST = 1000;

  /// The metrics that can decide.
  public enum Metric {
    NDCG,
    RECALL,
    MAP,
    HIT_RATE,
    PRECISION;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Reads `ndcg@20`.
  ///
  /// @throws IllegalArgumentException with one line, where it is not of that form
  public static Objective parse(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split("@", -1);
    for (Metric metric : Metric.values()) {
      if (parts.length == 2 && metric.text().equals(parts[0]) && parts[1].matches("[0-9]{1,4}")) {
        int k = Integer.parseInt(parts[1]);
        if (k >= 1 && k <= LONGEST) {
          return new Objective(metric, k);
        }
      }
    }
    throw new IllegalArgumentException(
        "expected a metric at a length from 1 to %d, such as ndcg@20, out of %s, found \"%s\""
            .formatted(
                LONGEST,
                Arrays.stream(Metric.values()).map(Metric::text).collect(Collectors.joining(", ")),
                text));
  }

  /// The mean over the fans of an evaluation.
  double of(Evaluation evaluation) {
    return switch (metric) {
      case NDCG -> evaluation.ndcg();
      case RECALL -> evaluation.recall();
      case MAP -> evaluation.map();
      case HIT_RATE -> evaluation.hitRate();
      case PRECISION -> evaluation.precision();
    };
  }

  /// The figure of one fan.
  double of(boolean[] hits, int tests) {
    return switch (metric) {
      case NDCG -> Metrics.ndcg(hits, tests, k);
      case RECALL -> Metrics.recall(hits, tests, k);
      case MAP -> Metrics.averagePrecision(hits, tests, k);
      case HIT_RATE -> Metrics.hitRate(hits, tests, k);
      case PRECISION -> Metrics.precision(hits, tests, k);
    };
  }

  /// As [#parse] reads it.
  @Override
  public String toString() {
    return metric.text() + "@" + k;
  }
}
