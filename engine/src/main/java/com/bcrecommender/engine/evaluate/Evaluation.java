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
/// @param coverage the share of all tralbums that are in at least one list
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
    double learnSeconds,
    double listSeconds) {

  /// As a JSON object with keys such as `recall@20`; figures have six digits, and are null where
  /// undefined.
  public String toJson() {
    StringBuilder json = new StringBuilder("{\"model\":\"").append(model).append('"');
    json.append(",\"k\":").append(k);
    json.append(",\"fans\":").append(fans).append(",\"cold_fans\":").append(coldFans);
    figure(json, "recall@" + k, recall);
    figure(json, "ndcg@" + k, ndcg);
    figure(json, "map@" + k, map);
    figure(json, "precision@" + k, precision);
    figure(json, "hit_rate@" + k, hitRate);
    figure(json, "coverage@" + k, coverage);
    figure(json, "learn_seconds", learnSeconds);
    figure(json, "list_seconds", listSeconds);
    return json.append('}').toString();
  }

  private static void figure(StringBuilder json, String name, double value) {
    json.append(",\"").append(name).append("\":");
    json.append(Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.6f", value));
  }
}
