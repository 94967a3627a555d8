package com.bcrecommender.evaluate;

import com.bcrecommender.engine.evaluate.Estimate;
import com.bcrecommender.engine.evaluate.Metric;
import java.util.Locale;

/// How figures are written.
final class Numbers {
  private Numbers() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// Accuracy with four digits, shares in percent, novelty in bits.
  static String figure(Metric metric, double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return switch (metric) {
      case NOVELTY -> String.format(Locale.ROOT, "%.2f bits", value);
      case LONG_TAIL -> percent(value);
      case VARIETY, ARTISTS -> String.format(Locale.ROOT, "%.3f", value);
      default -> String.format(Locale.ROOT, "%.4f", value);
    };
  }

  /// With its sign.
  static String difference(double value) {
    return String.format(Locale.ROOT, "%+.4f", value).replace('-', '−');
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /// How much more than another figure, such as `+19.2 %`; empty where that says nothing.
  static String gain(double difference, double than) {
    return than > 0
        ? String.format(Locale.ROOT, "%+.1f %%", 100 * difference / than).replace('-', '−')
        : "";
  }

  /// `0.1630 to 0.1671`; empty where there is none.
  static String interval(Metric metric, Estimate estimate) {
    return estimate.hasInterval()
        ? bare(metric, estimate.low()) + " to " + figure(metric, estimate.high())
        : "";
  }

  /// `−0.0030 to +0.0071`; empty where there is none.
  static String intervalOfDifference(Estimate estimate) {
    return estimate.hasInterval()
        ? difference(estimate.low()) + " to " + difference(estimate.high())
        : "";
  }

  /// Without the unit.
  private static String bare(Metric metric, double value) {
    return figure(metric, value).replaceFirst(" .*", "");
  }
}
