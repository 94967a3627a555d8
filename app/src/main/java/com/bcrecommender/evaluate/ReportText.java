package com.bcrecommender.evaluate;

import com.bcrecommender.engine.evaluate.Comparison;
import com.bcrecommender.engine.evaluate.Estimate;
import com.bcrecommender.engine.evaluate.Evaluation;
import com.bcrecommender.engine.evaluate.Metric;
import com.bcrecommender.settings.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What of a report is printed: a row for each model as soon as it is measured, then intervals and
/// differences.
public final class ReportText {
  private ReportText() {}

  /// The head of the table of [#row].
  public static String header(int k) {
    return "%9s %9s %9s %9s %9s %9s %9s %9s  %s"
        .formatted(
            "recall@" + k,
            "ndcg@" + k,
            "map@" + k,
            "hit@" + k,
            "coverage",
            "long tail",
            "learn",
            "lists",
            "model");
  }

  /// A model's row.
  public static String row(Evaluation e) {
    return String.format(
        Locale.ROOT,
        "%9.4f %9.4f %9.4f %9.4f %9.4f %9.4f %9s %9s  %s",
        e.recall(),
        e.ndcg(),
        e.map(),
        e.hitRate(),
        e.coverage(),
        e.longTail(),
        Progress.duration(e.learnSeconds()),
        Progress.duration(e.listSeconds()),
        e.model());
  }

  /// NDCG with its interval, and the differences to what each model is compared with.
  public static List<String> intervals(Comparison comparison) {
    List<String> names =
        ShortNames.of(
            comparison.models().stream().map(model -> model.evaluation().model()).toList());
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "ndcg@%d with 95 %% intervals, and how much more than others, fan by fan:"
            .formatted(comparison.k()));
    for (int m = 0; m < names.size(); m++) {
      Comparison.Result model = comparison.models().get(m);
      lines.add(line(names.get(m), model.figures().of(Metric.NDCG), "%.4f"));
      for (Comparison.Difference difference : model.differences()) {
        Estimate more = difference.figures().of(Metric.NDCG);
        lines.add(
            line("  than " + names.get(difference.than()), more, "%+.4f")
                + (more.isClear() || !more.hasInterval() ? "" : ", may be chance"));
      }
    }
    return lines;
  }

  private static String line(String name, Estimate estimate, String form) {
    String interval =
        estimate.hasInterval()
            ? "%s to %s".formatted(number(form, estimate.low()), number(form, estimate.high()))
            : "too few fans";
    return "%9s  %-18s  %s".formatted(number(form, estimate.mean()), interval, name);
  }

  private static String number(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }
}
