package com.bcrecommender.recommend;

import com.bcrecommender.catalog.CatalogFan;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.CatalogTralbum;
import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.EditionWriter;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Watch;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what pages show of tags, tralbums and fans, under the snapshot's ids. For one thread.
final class Records {
  private static final long SECONDS_PER_DAY = 86_400;

  private final CatalogSnapshot catalog;
  private final Snapshot snapshot;
  private final EditionWriter writer;
  private final Watch watch;
  private final List<String> tagNames;

  Records(CatalogSnapshot catalog, EditionWriter writer, Watch watch) {
    this.catalog = catalog;
    this.snapshot = catalog.engine();
    this.writer = writer;
    this.watch = watch;
    this.tagNames = catalog.tags();
  }

  void write() {
    TagPages tags = new TagPages(snapshot);
    for (int tag = 0; tag < tagNames.size(); tag++) {
      writer.tag(tags.of(tag, tagNames.get(tag)));
    }
    try (Progress progress =
        watch.begin("records", "tralbums and fans", (long) catalog.tralbums() + catalog.fans())) {
      SparseRows owners = snapshot.owners();
      SparseRows all = snapshot.preferencesByTralbum();
      catalog.eachTralbum(tralbum -> {
        int owned = owners.size(tralbum.id());
        writer.tralbum(card(tralbum, owned, all.size(tralbum.id()) - owned), tralbum.keys());
        progress.update(tralbum.id() + 1L);
      });
      StrongTags strong = new StrongTags(snapshot);
      Collection collection = new Collection(snapshot);
      catalog.eachFan(fan -> {
        writer.fan(fan(fan, collection.of(fan.id()), strong.of(fan.id())), fan.keys());
        progress.update((long) catalog.tralbums() + fan.id() + 1);
      });
    }
  }

  /// Writes who owns what.
  static void owners(Snapshot snapshot, EditionWriter writer) {
    SparseRows owners = snapshot.owners();
    int[] fans = new int[owners.largestRow()];
    for (int tralbum = 0; tralbum < snapshot.tralbums(); tralbum++) {
      writer.owners(tralbum, fans, owners.copyColumns(tralbum, fans));
    }
  }

  private Card card(CatalogTralbum tralbum, int owners, int wishes) {
    return new Card(
        tralbum.id(),
        tralbum.key(),
        tralbum.type(),
        orEmpty(tralbum.title()),
        orEmpty(tralbum.artist()),
        tralbum.url(),
        tralbum.artId(),
        days(tralbum.released()),
        owners,
        wishes,
        tralbum.price(),
        tags(tralbum.tags()));
  }

  private Fan fan(CatalogFan fan, Collection.Shelf shelf, int[] tags) {
    return new Fan(
        fan.id(),
        fan.key(),
        fan.username(),
        shownName(fan),
        fan.stated(),
        shelf.tralbums(),
        shelf.owned(),
        tags);
  }

  /// A fan without a name is shown as `fan 42`.
  static String shownName(CatalogFan fan) {
    if (fan.name() != null && !fan.name().isBlank()) {
      return fan.name();
    }
    if (fan.username() != null) {
      return fan.username();
    }
    String key = fan.key();
    String last = key.substring(key.lastIndexOf(':') + 1);
    if (key.startsWith("n:")) {
      return last;
    }
    return "fan " + (key.startsWith("f") ? key.substring(1) : last);
  }

  private int[] tags(List<String> names) {
    int[] ids = new int[names.size()];
    for (int i = 0; i < ids.length; i++) {
      // The catalog gives tags in order of name.
      ids[i] = Collections.binarySearch(tagNames, names.get(i));
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
