package com.bcrecommender.evaluate;

import com.bcrecommender.engine.evaluate.Comparison;
import com.bcrecommender.engine.evaluate.Estimate;
import com.bcrecommender.engine.evaluate.Metric;
import com.bcrecommender.engine.evaluate.Slice;
import com.bcrecommender.report.ReportPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the page of a report says in words.
final class Sentences {
  private final Report report;
  private final Comparison comparison;
  private final List<String> names;

  Sentences(Report report, List<String> names) {
    this.report = report;
    comparison = report.comparison();
    this.names = names;
  }

  String title() {
    return "Evaluation of %d models".formatted(names.size());
  }

  List<String> facts() {
    Comparison.Rows rows = comparison.rows();
    return List.of(
        "learned from %s preferences of %s fans and %s records"
            .formatted(
                Numbers.count(rows.preferences()),
                Numbers.count(rows.fans()),
                Numbers.count(rows.tralbums())),
        "%s more of %s fans were held out: %s"
            .formatted(Numbers.count(rows.heldOut()), Numbers.count(rows.testFans()), how()),
        "from " + report.source());
  }

  private String how() {
    String share = String.format(Locale.ROOT, "%.3g %%", 100 * report.share());
    if (share.contains(".")) {
      share = share.replaceFirst("0+ %$", " %").replaceFirst("\\. %$", " %");
    }
    return switch (report.by()) {
      case FILES -> "the rows of the test file";
      case RANDOM ->
          "a random %s of what each fan owns (seed %d)".formatted(share, report.splitSeed());
      case TIME -> "the latest %s of what each fan owns".formatted(share);
      case ORDER -> "the last %s of each fan's rows".formatted(share);
    };
  }

  /// Which model is best, and whether that can be told from chance.
  List<String> verdict() {
    if (comparison.rows().testFans() == 0) {
      return List.of("Nothing was held out, so nothing can be said.");
    }
    List<String> sentences = new ArrayList<>();
    Estimate best = comparison.models().get(comparison.best()).figures().of(Metric.NDCG);
    sentences.add(
        "%s finds the most: NDCG@%d is %s%s."
            .formatted(
                names.get(comparison.best()),
                comparison.k(),
                Numbers.figure(Metric.NDCG, best.mean()),
                best.hasInterval()
                    ? " (95 % interval " + Numbers.interval(Metric.NDCG, best) + ")"
                    : ""));
    if (comparison.best() == comparison.neighbours()) {
      sentences.add("No model beside it finds more.");
      return sentences;
    }
    double base = comparison.models().get(comparison.neighbours()).evaluation().ndcg();
    for (Comparison.Difference difference :
        comparison.models().get(comparison.best()).differences()) {
      if (difference.than() == comparison.neighbours()) {
        Estimate more = difference.figures().of(Metric.NDCG);
        String gain = Numbers.gain(more.mean(), base);
        sentences.add(
            more.isClear()
                ? "That is %s more than %s has; chance does not explain it (%s)."
                    .formatted(
                        gain.isEmpty() ? Numbers.difference(more.mean()) : gain.replace("+", ""),
                        names.get(comparison.neighbours()),
                        Numbers.intervalOfDifference(more))
                : "The difference to %s may be chance%s."
                    .formatted(
                        names.get(comparison.neighbours()),
                        more.hasInterval()
                            ? " (" + Numbers.intervalOfDifference(more) + ")"
                            : ": there are too few fans to tell"));
      }
    }
    return sentences;
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>(report.notes());
    Comparison.Rows rows = comparison.rows();
    if (rows.unreachable() > 0) {
      warnings.add(
          "%s of the rows held out are in the training rows too. No list can contain them, so every model misses them."
              .formatted(Numbers.count(rows.unreachable())));
    }
    if (rows.coldFans() > 0) {
      warnings.add(
          "%s of the fans with rows held out have nothing to be recommended from. They count, with whatever a model lists for them."
              .formatted(Numbers.count(rows.coldFans())));
    }
    if (rows.testFans() < 200) {
      warnings.add(
          "Only %s fans have rows held out: read the intervals, not the digits."
              .formatted(Numbers.count(rows.testFans())));
    }
    return warnings;
  }

  static String name(Metric metric, int k) {
    return switch (metric) {
      case RECALL -> "Recall@" + k;
      case NDCG -> "NDCG@" + k;
      case MAP -> "MAP@" + k;
      case PRECISION -> "Precision@" + k;
      case HIT_RATE -> "Hit rate@" + k;
      case NOVELTY -> "Novelty";
      case LONG_TAIL -> "Long tail";
      case VARIETY -> "Variety";
      case ARTISTS -> "Artists";
    };
  }

  static String hint(Metric metric) {
    return switch (metric) {
      case RECALL -> "Share of a fan's held-out records that the list finds.";
      case NDCG -> "As recall, but a find counts more the higher it stands.";
      case MAP -> "Precision at each find, averaged.";
      case PRECISION -> "Share of the list that is found.";
      case HIT_RATE -> "Share of fans for whom the list finds anything.";
      case NOVELTY -> "Mean surprise of a listed record; one bit more is half as many owners.";
      case LONG_TAIL ->
          "Share of listed records outside the most owned ones, which hold 80 % of all preferences.";
      case VARIETY -> "How unlike each other a list's records are by their tags.";
      case ARTISTS -> "Different artists for each listed record; 1 where none comes twice.";
    };
  }

  static String name(Slice slice) {
    String unit = slice.by() == Slice.By.FAN_PREFERENCES ? "preference" : "owner";
    return slice.range() + " " + unit + (slice.range().equals("1") ? "" : "s");
  }

  static String size(Slice slice) {
    return "%s %s, %s held out"
        .formatted(
            Numbers.count(slice.fans()),
            slice.fans() == 1 ? "fan" : "fans",
            Numbers.count(slice.tests()));
  }

  static String heading(Slice.By by) {
    return switch (by) {
      case FAN_PREFERENCES -> "Fans with few and with many preferences";
      case TRALBUM_OWNERS -> "Records with few and with many owners";
    };
  }

  static String hint(Slice.By by, int k) {
    return switch (by) {
      case FAN_PREFERENCES ->
          "NDCG@%d, by how many preferences of the fan the model learned from. One scale for all."
              .formatted(k);
      case TRALBUM_OWNERS ->
          "NDCG@%d on the held-out records that so many fans owned in the training rows; other held-out records are left aside. One scale for all."
              .formatted(k);
    };
  }

  List<ReportPage.Term> terms() {
    int k = comparison.k();
    return List.of(
        new ReportPage.Term(
            "Protocol",
            "Every record that a fan does not have in the training rows is ranked; the first %d are the list. Figures are averaged over the fans who have rows held out, each fan counting once."
                .formatted(k)),
        new ReportPage.Term(
            "Recall, precision",
            "Finds divided by the fan's held-out records (also where there are more than %d), and by %d."
                .formatted(k, k)),
        new ReportPage.Term(
            "NDCG",
            "A find at rank r gains 1 / log2(r + 1); the sum is divided by what the best possible list would gain."),
        new ReportPage.Term(
            "MAP",
            "The mean of the precision at each find, over the smaller of %d and the number of held-out records."
                .formatted(k)),
        new ReportPage.Term(
            "95 % interval",
            "The fans are drawn anew %s times, with replacement; 95 %% of the means lie in it. It says how much figures would differ for other fans like these, not for another split. Each interval stands alone: of twenty differences that are none, one looks clear. Below %d fans none is given."
                .formatted(Numbers.count(comparison.resamples()), Estimate.FEWEST)),
        new ReportPage.Term(
            "Slices",
            "A slice of records counts its held-out records alone: they are what can be found, and a fan without any is not in it. Lists and ranks stay the same."),
        new ReportPage.Term(
            "Novelty",
            "The mean of −log2(owners / fans) over the list; a record without an owner counts as if it had one."),
        new ReportPage.Term(
            "Long tail",
            "All records but the most owned that together hold 80 %% of what is owned: %s of %s."
                .formatted(
                    Numbers.count(comparison.rows().longTail()),
                    Numbers.count(comparison.rows().tralbums()))),
        new ReportPage.Term(
            "Variety",
            comparison.rows().tagged() == 0
                ? "1 minus the mean cosine of all pairs of a list by their tags; these rows have no tags."
                : "1 minus the mean cosine of all pairs of a list by their tags; records without tags are left aside."),
        new ReportPage.Term(
            "Lists",
            "As the model ranks them. What bcr recommend does beyond that, such as the limit of records by one artist, is left out here."));
  }

  String footer() {
    return "BCRecommender %s · %s resamples, seed %d"
        .formatted(report.program(), Numbers.count(comparison.resamples()), comparison.seed());
  }
}
