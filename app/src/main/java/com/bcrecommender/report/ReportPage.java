package com.bcrecommender.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page as its template needs it: every text and every length of a bar is decided by who makes
/// it. What is empty is left out.
///
/// @param facts short ones about the rows
/// @param verdict what came of it, in sentences
/// @param warnings what a reader should know before believing it
/// @param models each with its full name
/// @param terms what the words mean
public record ReportPage(
    String title,
    List<String> facts,
    List<String> verdict,
    List<String> warnings,
    List<Model> models,
    List<Section> sections,
    Table table,
    List<Term> terms,
    String footer) {

  /// @param role how it is drawn: `best`, `neighbours`, `popularity` or `other`
  /// @param times how long it took
  public record Model(String name, String spec, String role, String times) {}

  /// Charts under one heading.
  public record Section(String heading, String hint, List<Panel> panels) {}

  /// One chart.
  public record Panel(String heading, String hint, List<Row> rows) {}

  /// One bar.
  ///
  /// @param role as of [Model]
  /// @param bar null where there is nothing to draw
  public record Row(String name, String role, String value, String detail, @Nullable Bar bar) {}

  /// Lengths in thousandths of the chart's width.
  ///
  /// @param from where the bar begins
  /// @param to where it ends
  /// @param low where the interval begins, -1 where there is none
  /// @param high where it ends
  /// @param zero where a line marks nothing gained and nothing lost, -1 for none
  public record Bar(int from, int to, int low, int high, int zero) {
    /// Whether it has an interval.
    public boolean hasInterval() {
      return low >= 0;
    }

    /// The bar's length.
    public int length() {
      return to - from;
    }
  }

  /// All figures.
  ///
  /// @param subject what a line is about: the first column's heading
  public record Table(String subject, List<String> columns, List<Line> lines) {}

  /// @param cells one for each column
  public record Line(String name, List<Cell> cells) {}

  /// @param interval empty where there is none
  public record Cell(String value, String interval) {}

  /// @param meaning one or two sentences
  public record Term(String word, String meaning) {}
}
