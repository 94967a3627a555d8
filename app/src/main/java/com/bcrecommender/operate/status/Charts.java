package com.bcrecommender.operate.status;

import com.bcrecommender.catalog.EditionHistory;
import com.bcrecommender.catalog.EditionHistory.Day;
import com.bcrecommender.catalog.EditionHistory.Made;
import com.bcrecommender.report.LineChart;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Charts of growth, coverage, crawl and accuracy: over the last editions, and the last days.
final class Charts {
  private static final int EDITIONS = 100;
  private static final int DAYS = 90;

  private Charts() {}

  static List<LineChart> of(EditionHistory history) {
    List<Made> made = history.last(EDITIONS);
    List<LineChart> charts = new ArrayList<>();
    add(charts, "Fans", made, Made::fans);
    add(charts, "Tralbums", made, Made::tralbums);
    add(charts, "Preferences", made, Made::preferences);
    add(
        charts,
        "Tralbums with a tag, in %",
        made,
        edition -> percent(edition.tagged(), edition.tralbums()));
    add(
        charts,
        "Entries of fans' lists that the model gives, in %",
        made,
        edition -> 100 - percent(edition.filled(), edition.entries()));
    add(
        charts,
        "What bcr tune measured of the model, on the part it held back",
        made.stream().filter(edition -> edition.accuracy().isPresent()).toList(),
        edition -> edition.accuracy().orElseThrow());
    List<Day> days = history.days(DAYS);
    if (!days.isEmpty()) {
      charts.add(
          chart(
              "Requests of the crawl a day",
              days.stream()
                  .map(day -> new LineChart.Point(day.day().toString(), day.requests()))
                  .toList()));
    }
    return charts;
  }

  private static void add(
      List<LineChart> charts, String heading, List<Made> made, ToDoubleFunction<Made> value) {
    if (!made.isEmpty()) {
      charts.add(
          chart(
              heading,
              made.stream()
                  .map(edition ->
                      new LineChart.Point(
                          LocalDate.ofInstant(edition.made(), ZoneOffset.UTC).toString(),
                          value.applyAsDouble(edition)))
                  .toList()));
    }
  }

  private static LineChart chart(String heading, List<LineChart.Point> points) {
    double first = points.getFirst().value();
    double last = points.getLast().value();
    String hint =
        points.size() == 1
            ? LineChart.number(last)
            : LineChart.number(last)
                + ", from "
                + LineChart.number(first)
                + " on "
                + points.getFirst().when();
    return new LineChart(heading, hint, points);
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
