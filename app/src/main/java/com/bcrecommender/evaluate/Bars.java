package com.bcrecommender.evaluate;

import com.bcrecommender.engine.evaluate.Estimate;
import com.bcrecommender.report.ReportPage.Bar;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The scale of one chart, or of several side by side: turns figures into lengths.
final class Bars {
  private static final int WIDTH = 1000;

  private final double least;
  private final double greatest;

  private Bars(double least, double greatest) {
    this.least = least;
    this.greatest = greatest;
  }

  /// From 0 to a given figure.
  static Bars upTo(double greatest) {
    return new Bars(0, greatest);
  }

  /// Wide enough for all estimates and 0.
  static Bars around(Collection<Estimate> estimates) {
    double least = 0;
    double greatest = 0;
    for (Estimate estimate : estimates) {
      for (double figure : new double[] {estimate.mean(), estimate.low(), estimate.high()}) {
        if (!Double.isNaN(figure)) {
          least = Math.min(least, figure);
          greatest = Math.max(greatest, figure);
        }
      }
    }
    return new Bars(least, greatest);
  }

  /// A bar from 0 with its interval; null for a figure that is undefined, or where all are 0.
  @Nullable Bar bar(Estimate estimate) {
    if (Double.isNaN(estimate.mean()) || greatest == least) {
      return null;
    }
    int zero = place(0);
    int mean = place(estimate.mean());
    return new Bar(
        Math.min(zero, mean),
        Math.max(zero, mean),
        estimate.hasInterval() ? place(estimate.low()) : -1,
        estimate.hasInterval() ? place(estimate.high()) : -1,
        least < 0 ? zero : -1);
  }

  private int place(double figure) {
    return (int) Math.round(WIDTH * (figure - least) / (greatest - least));
  }
}
