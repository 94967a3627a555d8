package com.bcrecommender.engine.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Models side by side on the same test rows: what a report is made of. Means over fans have 95 %
/// confidence intervals by [bootstrap][Bootstrap]; all models see the same resampled fans, so that
/// differences are paired. Immutable.
///
/// @param k the length of the lists looked at
/// @param rows what was learned from and what was held out
/// @param resamples how many were drawn
/// @param seed of the resamples
/// @param slices the parts of the test rows; all of one kind hold each test row once
/// @param models in the order they were named
/// @param neighbours the index of the item neighbours that the others are seen beside
/// @param best the index of the model with the greatest NDCG
public record Comparison(
    int k,
    Rows rows,
    int resamples,
    long seed,
    List<Slice> slices,
    List<Result> models,
    int neighbours,
    int best) {

  /// Counts of the rows.
  ///
  /// @param fans all that are in the training rows or the test rows
  /// @param tralbums likewise
  /// @param preferences training rows
  /// @param heldOut test rows
  /// @param testFans fans with test rows
  /// @param coldFans those of them without training rows
  /// @param unreachable test rows that are training rows too, which no list can contain: missed by
  ///   every model
  /// @param longTail tralbums of the long tail
  /// @param tagged tralbums with tags
  public record Rows(
      int fans,
      int tralbums,
      int preferences,
      int heldOut,
      int testFans,
      int coldFans,
      int unreachable,
      int longTail,
      int tagged) {}

  /// Means over fans.
  ///
  /// @param overall each metric over all fans with test rows
  /// @param slices for each slice recall and NDCG, counting its test rows alone: the denominators
  ///   are those rows of the fan that are in it, and its fans are those who have any
  public record Figures(Map<Metric, Estimate> overall, List<Map<Metric, Estimate>> slices) {
    /// A metric over all fans with test rows.
    public Estimate of(Metric metric) {
      return Objects.requireNonNull(overall.get(metric));
    }

    /// Recall or NDCG in the i-th slice.
    public Estimate of(Metric metric, int slice) {
      return Objects.requireNonNull(slices.get(slice).get(metric));
    }
  }

  /// One model's.
  ///
  /// @param hits for each slice, how many of its test rows are in their fans' lists
  /// @param differences to other models
  public record Result(
      Evaluation evaluation, Figures figures, List<Integer> hits, List<Difference> differences) {}

  /// How much more a model has than another, fan by fan: above 0 where it has more.
  ///
  /// @param than the index of the other model
  public record Difference(int than, Figures figures) {}
}
