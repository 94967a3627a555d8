package com.bcrecommender.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which records lead to a recommendation, and how much of its score they explain.
///
/// @param covered `Top 3 reasons, covering 81 %`
/// @param against what spoke against it, or null where nothing did
/// @param sharing begins to name the tags that it shares with the collection
/// @param shared these tags, at most two
public record Evidence(
    List<Row> rows,
    int coveredPercent,
    Phrase covered,
    @Nullable Phrase against,
    Phrase sharing,
    List<Chip> shared) {

  /// One record that leads there.
  ///
  /// @param percent its share of the score
  /// @param share the same in words
  /// @param commonOwners how many fans are known to own both
  /// @param common the same in words
  public record Row(
      RecordName record, int percent, Phrase share, int commonOwners, Phrase common) {}
}
