package com.bcrecommender.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A line over time, drawn as inline SVG of 300 × 96 units, from zero up where that is near enough
/// to tell anything, else from a little below the least.
///
/// @param heading what it shows
/// @param hint the newest value in words, with what it was at first
/// @param points in the order of time; a chart of fewer than two is not drawn
public record LineChart(String heading, String hint, List<Point> points) {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 96;
  private static final int MARGIN = 4;

  /// A value at a time.
  ///
  /// @param when as people read it
  public record Point(String when, double value) {}

  /// Whether there is a line to draw.
  public boolean isDrawn() {
    return points.size() > 1;
  }

  /// The polyline's points.
  public String line() {
    List<String> at = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      at.add(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f",
              MARGIN + (WIDTH - 2.0 * MARGIN) * i / Math.max(1, points.size() - 1),
              height(points.get(i).value())));
    }
    return String.join(" ", at);
  }

  /// The value at the bottom, and the one at the top.
  public String range() {
    return number(floor()) + " to " + number(top());
  }

  /// From when to when.
  public String span() {
    return points.getFirst().when() + " to " + points.getLast().when();
  }

  private double height(double value) {
    double range = top() - floor();
    double share = range == 0 ? 0.5 : (value - floor()) / range;
    return HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * share;
  }

  private double top() {
    return points.stream().mapToDouble(Point::value).max().orElse(0);
  }

  private double floor() {
    double least = points.stream().mapToDouble(Point::value).min().orElse(0);
    double top = top();
    if (least < top / 2) {
      return Math.min(least, 0);
    }
    return least - (top - least) / 10;
  }

  /// A number as short as it can be told apart.
  public static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100_000) {
      return size >= 1e6
          ? String.format(Locale.ROOT, "%.2f million", value / 1e6)
          : String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(
        Locale.ROOT, size >= 100 || value == Math.rint(value) ? "%,.0f" : "%.3g", value);
  }
}
