package com.bcrecommender.recommend;

import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.edition.Provenance;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.settings.Now;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an edition or the report of its making says of the data, beside the records.
///
/// @param newest the newest time of a preference: how old the data are; null where none is known
/// @param sources the licences of all kinds of sources, by their codes
/// @param tagged how many tralbums bear a tag
public record EditionFacts(@Nullable Instant newest, Map<String, String> sources, long tagged) {
  public static EditionFacts of(CatalogSnapshot frozen) {
    Snapshot snapshot = frozen.engine();
    return new EditionFacts(newest(snapshot), frozen.sourceKinds(), tagged(snapshot));
  }

  /// @param model with all its parameters
  /// @param facts what the edition says of the choice of its model
  public Provenance provenance(Recommend.Options options, String model, Map<String, String> facts) {
    Map<String, String> settings = new TreeMap<>(facts);
    settings.put("wish-weight", Float.toString(options.wishWeight()));
    return new Provenance(
        Now.instant(), newest, options.program(), options.commit(), model, sources, settings);
  }

  private static @Nullable Instant newest(Snapshot snapshot) {
    long newest = Snapshot.UNKNOWN_TIME;
    for (int p = 0; snapshot.hasTimes() && p < snapshot.preferences().size(); p++) {
      newest = Math.max(newest, snapshot.time(p));
    }
    return newest == Snapshot.UNKNOWN_TIME ? null : Instant.ofEpochSecond(newest);
  }

  private static long tagged(Snapshot snapshot) {
    SparseRows tags = snapshot.tralbumTags();
    long tagged = 0;
    for (int tralbum = 0; tralbum < tags.rows(); tralbum++) {
      tagged += tags.size(tralbum) > 0 ? 1 : 0;
    }
    return tagged;
  }
}
