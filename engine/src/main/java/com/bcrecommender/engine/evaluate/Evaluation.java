package com.bcrecommender.engine.evaluate;

import java.util.Locale;

/// The figures of one model on one set of test rows, averaged over the fans that have any.
///
/// @param model what it was learned by, with its parameters
/// @param k the length of the lists looked at
/// @param fans how many fans have test tralbums
/// @param coldFans how many of them have nothing to be recommended from; they count, with whatever
///   the model lists for them
/// @param recall the mean of [Metrics#recall]
/// @param ndcg the mean of [Metrics#ndcg]
/// @param map the mean of [Metrics#averagePrecision]
/// @param precision the mean of [Metrics#precision]
/// @param hitRate the mean of [Metrics#hitRate]
/// @param coverage [Metrics#coverage] of all lists
/// @param gini [Metrics#gini] of all lists
/// @param novelty the mean of [Metrics#selfInformation] within lists, in bits; over the fans with a
///   list
/// @param longTail the mean share of the long tail within lists: of the tralbums outside the most
///   owned ones that together hold 80 % of what is owned in the training rows; over the fans with a
///   list
/// @param variety how unlike each other the tralbums of a list are, by their tags: 1 minus the mean
///   cosine of all pairs; over the fans whose list has two tralbums with tags; NaN where there are
///   no such fans
/// @param artists how many different artists there are for each tralbum of a list; over the fans
///   whose list has two tralbums by known artists; NaN where there are no such fans
/// @param learnSeconds the time that learning took, on all threads used; NaN where it was not
///   measured
/// @param listSeconds the time that ranking took
public record Evaluation(
    String model,
    int k,
    int fans,
    int coldFans,
    double recall,
    double ndcg,
    double map,
    double precision,
    double hitRate,
    double coverage,
    double gini,
    double novelty,
    double longTail,
    double variety,
    double artists,
    double learnSeconds,
    double listSeconds) {

  /// The mean of a metric.
  public double mean(Metric metric) {
    return switch (metric) {
      case RECALL -> recall;
      case NDCG -> ndcg;
      case MAP -> map;
      case PRECISION -> precision;
      case HIT_RATE -> hitRate;
      case NOVELTY -> novelty;
      case LONG_TAIL -> longTail;
      case VARIETY -> variety;
      case ARTISTS -> artists;
    };
  }

  /// As a JSON object with keys such as `recall@20`; figures have six digits, and are null where
  /// undefined.
  public String toJson() {
    StringBuilder json = new StringBuilder("{\"model\":");
    quoted(json, model);
    json.append(",\"k\":").append(k);
    json.append(",\"fans\":").append(fans).append(",\"cold_fans\":").append(coldFans);
    for (Metric metric : Metric.values()) {
      figure(json, metric.key() + "@" + k, mean(metric));
    }
    figure(json, "coverage@" + k, coverage);
    figure(json, "gini@" + k, gini);
    figure(json, "learn_seconds", learnSeconds);
    figure(json, "list_seconds", listSeconds);
    return json.append('}').toString();
  }

  /// A text as RFC 8259 wants it.
  private static void quoted(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private static void figure(StringBuilder json, String name, double value) {
    json.append(",\"").append(name).append("\":");
    json.append(Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.6f", value));
  }
}
