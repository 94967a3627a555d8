package com.bcrecommender.recommend;

import com.bcrecommender.catalog.CatalogTralbum;
import com.bcrecommender.edition.Card;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What pages show of a tralbum. For any number of threads.
public final class Cards {
  private static final long SECONDS_PER_DAY = 86_400;

  private final SparseRows owners;
  private final SparseRows all;
  private final List<String> tagNames;

  /// @param tagNames of the snapshot's tags, in order
  public Cards(Snapshot snapshot, List<String> tagNames) {
    this.owners = snapshot.owners();
    this.all = snapshot.preferencesByTralbum();
    this.tagNames = tagNames;
  }

  public Card of(CatalogTralbum tralbum) {
    int owned = owners.size(tralbum.id());
    return new Card(
        tralbum.id(),
        tralbum.key(),
        tralbum.type(),
        orEmpty(tralbum.title()),
        orEmpty(tralbum.artist()),
        tralbum.url(),
        tralbum.artId(),
        days(tralbum.released()),
        owned,
        all.size(tralbum.id()) - owned,
        tralbum.price(),
        tags(tagNames, tralbum.tags()));
  }

  /// Ids of a tralbum's tags.
  ///
  /// @param all tags by id, in order of name
  public static int[] tags(List<String> all, List<String> names) {
    int[] ids = new int[names.size()];
    for (int i = 0; i < ids.length; i++) {
      // The catalog gives tags in order of name.
      ids[i] = Collections.binarySearch(all, names.get(i));
      if (ids[i] < 0) {
        throw new IllegalStateException("the snapshot has no tag \"" + names.get(i) + '"');
      }
    }
    return ids;
  }

  private static int days(@Nullable Long seconds) {
    if (seconds == null) {
      return Card.UNKNOWN_DATE;
    }
    return Math.toIntExact(Math.floorDiv(seconds, SECONDS_PER_DAY));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
