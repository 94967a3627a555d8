package com.bcrecommender.evaluate;

import com.bcrecommender.engine.evaluate.Comparison;
import com.bcrecommender.engine.evaluate.Estimate;
import com.bcrecommender.engine.evaluate.Evaluation;
import com.bcrecommender.engine.evaluate.Metric;
import com.bcrecommender.engine.evaluate.Slice;
import com.bcrecommender.report.ReportPage;
import com.bcrecommender.report.ReportPage.Panel;
import com.bcrecommender.report.ReportPage.Row;
import com.bcrecommender.report.ReportPage.Section;
import com.bcrecommender.settings.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// Makes the page of a report: charts first, then all figures, then what they mean.
final class PageMaker {
  private static final List<Metric> CHARTS =
      List.of(Metric.NDCG, Metric.RECALL, Metric.HIT_RATE, Metric.MAP);

  private final Report report;
  private final Comparison comparison;
  private final List<String> names;

  PageMaker(Report report) {
    this.report = report;
    comparison = report.comparison();
    names =
        ShortNames.of(
            comparison.models().stream().map(model -> model.evaluation().model()).toList());
  }

  ReportPage page() {
    Sentences sentences = new Sentences(report, names);
    List<ReportPage.Model> models = new ArrayList<>();
    for (int m = 0; m < names.size(); m++) {
      Evaluation evaluation = comparison.models().get(m).evaluation();
      models.add(
          new ReportPage.Model(names.get(m), evaluation.model(), role(m), times(evaluation)));
    }
    List<Section> sections = new ArrayList<>();
    sections.add(accuracy());
    for (int than : references()) {
      Section differences = differences(than);
      if (!differences.panels().getFirst().rows().isEmpty()) {
        sections.add(differences);
      }
    }
    for (Slice.By by : Slice.By.values()) {
      sections.add(slices(by));
    }
    sections.add(traits());
    return new ReportPage(
        sentences.title(),
        sentences.facts(),
        sentences.verdict(),
        sentences.warnings(),
        models,
        sections,
        table(),
        sentences.terms(),
        sentences.footer());
  }

  private String role(int model) {
    if (model == comparison.best()) {
      return "best";
    }
    if (model == comparison.neighbours()) {
      return "neighbours";
    }
    return names.get(model).equals("popularity") ? "popularity" : "other";
  }

  private static String times(Evaluation evaluation) {
    return Double.isNaN(evaluation.learnSeconds())
        ? ""
        : "learned in %s, lists in %s"
            .formatted(
                Progress.duration(evaluation.learnSeconds()),
                Progress.duration(evaluation.listSeconds()));
  }

  private NavigableSet<Integer> references() {
    NavigableSet<Integer> references = new TreeSet<>();
    for (Comparison.Result model : comparison.models()) {
      model.differences().forEach(difference -> references.add(difference.than()));
    }
    return references;
  }

  private Section accuracy() {
    List<Panel> panels = new ArrayList<>();
    for (Metric metric : CHARTS) {
      List<Estimate> estimates =
          comparison.models().stream().map(model -> model.figures().of(metric)).toList();
      panels.add(
          new Panel(
              Sentences.name(metric, comparison.k()),
              Sentences.hint(metric),
              rows(metric, estimates, Bars.around(estimates))));
    }
    return new Section(
        "How much of what was held out is found",
        "Longer is better. The thin line is the 95 % interval.",
        panels);
  }

  private List<Row> rows(Metric metric, List<Estimate> estimates, Bars bars) {
    List<Row> rows = new ArrayList<>();
    for (int m = 0; m < names.size(); m++) {
      Estimate estimate = estimates.get(m);
      rows.add(
          new Row(
              names.get(m),
              role(m),
              Numbers.figure(metric, estimate.mean()),
              Numbers.interval(metric, estimate),
              bars.bar(estimate)));
    }
    return rows;
  }

  private Section differences(int than) {
    List<Panel> panels = new ArrayList<>();
    for (Metric metric : List.of(Metric.NDCG, Metric.RECALL)) {
      double base = comparison.models().get(than).evaluation().mean(metric);
      List<Estimate> all = new ArrayList<>();
      List<Row> rows = new ArrayList<>();
      each(than, (m, difference) -> all.add(difference.figures().of(metric)));
      Bars bars = Bars.around(all);
      each(
          than,
          (m, difference) -> {
            Estimate estimate = difference.figures().of(metric);
            rows.add(
                new Row(
                    names.get(m),
                    estimate.isClear() ? role(m) : "unclear",
                    Numbers.difference(estimate.mean())
                        + " "
                        + bracketed(Numbers.gain(estimate.mean(), base)),
                    (Numbers.intervalOfDifference(estimate)
                            + (estimate.isClear() ? "" : ", may be chance"))
                        .replaceFirst("^, ", ""),
                    bars.bar(estimate)));
          });
      panels.add(new Panel(Sentences.name(metric, comparison.k()), "", rows));
    }
    return new Section(
        "Beside " + names.get(than),
        "The line is %s: to its right more is found, to its left less. Differences are taken fan by fan, so small ones can be clear."
            .formatted(names.get(than)),
        panels);
  }

  private static String bracketed(String text) {
    return text.isEmpty() ? "" : "(" + text + ")";
  }

  /// Popularity is left out: beside how little it finds all other differences would vanish.
  private interface Each {
    void difference(int model, Comparison.Difference difference);
  }

  private void each(int than, Each each) {
    for (int m = 0; m < names.size(); m++) {
      for (Comparison.Difference difference : comparison.models().get(m).differences()) {
        if (difference.than() == than && !role(m).equals("popularity")) {
          each.difference(m, difference);
        }
      }
    }
  }

  private Section slices(Slice.By by) {
    List<Estimate> all = new ArrayList<>();
    for (int s = 0; s < comparison.slices().size(); s++) {
      if (comparison.slices().get(s).by() == by) {
        for (Comparison.Result model : comparison.models()) {
          all.add(model.figures().of(Metric.NDCG, s));
        }
      }
    }
    Bars bars = Bars.around(all);
    List<Panel> panels = new ArrayList<>();
    for (int s = 0; s < comparison.slices().size(); s++) {
      Slice slice = comparison.slices().get(s);
      if (slice.by() == by) {
        int index = s;
        panels.add(
            new Panel(
                Sentences.name(slice),
                Sentences.size(slice),
                rows(
                    Metric.NDCG,
                    comparison.models().stream()
                        .map(model -> model.figures().of(Metric.NDCG, index))
                        .toList(),
                    bars)));
      }
    }
    return new Section(Sentences.heading(by), Sentences.hint(by, comparison.k()), panels);
  }

  private Section traits() {
    List<Panel> panels = new ArrayList<>();
    for (Metric metric :
        List.of(Metric.NOVELTY, Metric.LONG_TAIL, Metric.VARIETY, Metric.ARTISTS)) {
      List<Estimate> estimates =
          comparison.models().stream().map(model -> model.figures().of(metric)).toList();
      if (estimates.stream().anyMatch(estimate -> estimate.fans() > 0)) {
        panels.add(
            new Panel(
                Sentences.name(metric, comparison.k()),
                Sentences.hint(metric),
                rows(metric, estimates, Bars.around(estimates))));
      }
    }
    panels.add(
        plain(
            "Coverage",
            "Share of all records that are in at least one list.",
            Evaluation::coverage,
            true));
    panels.add(
        plain(
            "Concentration (Gini)",
            "0: every record is in equally many lists. 1: all lists show the same few.",
            Evaluation::gini,
            false));
    return new Section(
        "What the lists are made of",
        "Neither more nor less is better by itself: random lists are the most novel and various of all. Read it beside what is found.",
        panels);
  }

  private Panel plain(
      String heading, String hint, ToDoubleFunction<Evaluation> of, boolean percent) {
    List<Row> rows = new ArrayList<>();
    for (int m = 0; m < names.size(); m++) {
      double value = of.applyAsDouble(comparison.models().get(m).evaluation());
      rows.add(
          new Row(
              names.get(m),
              role(m),
              percent ? Numbers.percent(value) : Numbers.figure(Metric.VARIETY, value),
              "",
              Bars.upTo(1).bar(new Estimate(value, Double.NaN, Double.NaN, 0))));
    }
    return new Panel(heading, hint, rows);
  }

  private ReportPage.Table table() {
    List<String> columns = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      columns.add(Sentences.name(metric, comparison.k()));
    }
    columns.add("Coverage");
    columns.add("Gini");
    List<ReportPage.Line> lines = new ArrayList<>();
    for (int m = 0; m < names.size(); m++) {
      Comparison.Result model = comparison.models().get(m);
      List<ReportPage.Cell> cells = new ArrayList<>();
      for (Metric metric : Metric.values()) {
        Estimate estimate = model.figures().of(metric);
        cells.add(
            new ReportPage.Cell(
                Numbers.figure(metric, estimate.mean()), Numbers.interval(metric, estimate)));
      }
      cells.add(new ReportPage.Cell(Numbers.percent(model.evaluation().coverage()), ""));
      cells.add(new ReportPage.Cell(Numbers.figure(Metric.VARIETY, model.evaluation().gini()), ""));
      lines.add(new ReportPage.Line(names.get(m), cells));
    }
    return new ReportPage.Table("Model", columns, lines);
  }
}
