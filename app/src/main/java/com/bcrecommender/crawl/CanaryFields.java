package com.bcrecommender.crawl;

import com.bcrecommender.bandcamp.CollectionItem;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.Tralbum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a canary's page holds: the key of its subject, and the names of the fields that are filled.
/// Kept in the catalog as one text, with commas between them.
final class CanaryFields {
  /// The key beside the fields of a fan's page, and of a tralbum's, where all are filled.
  private static final int OF_FAN = 7;

  private static final int OF_TRALBUM = 7;

  private CanaryFields() {}

  /// What the page holds; empty for a page that is neither a fan's nor a tralbum's.
  static List<String> of(Page page) {
    List<String> fields = new ArrayList<>();
    switch (page) {
      case Page.FanPage fan -> {
        add(fields, "key=f" + fan.fanId(), fan.fanId() != 0);
        add(fields, "name", fan.name() != null);
        add(fields, "stated size", fan.stated() > 0);
        add(fields, "records", !fan.collection().isEmpty());
        add(fields, "titles", any(fan, Tralbum::title));
        add(fields, "artists", any(fan, Tralbum::artist));
        add(fields, "addresses", any(fan, Tralbum::url));
      }
      case Page.TralbumPage record -> {
        Tralbum tralbum = record.tralbum();
        add(fields, "key=" + tralbum.key(), tralbum.key() != null);
        add(fields, "title", tralbum.title() != null);
        add(fields, "artist", tralbum.artist() != null);
        add(fields, "cover", tralbum.artId() != 0);
        add(fields, "release date", tralbum.released() != null);
        add(fields, "tags", tralbum.tags() != null && !tralbum.tags().isEmpty());
        add(fields, "supporters", record.supporters() != null && !record.supporters().isEmpty());
      }
      case Page.MusicGrid _, Page.CollectionBatch _, Page.Withdrawal _, Page.Unreadable _ -> {}
    }
    return fields;
  }

  /// Whether the page holds everything that a page of its kind can hold.
  static boolean isWhole(Page page) {
    int fields = of(page).size();
    return page instanceof Page.FanPage ? fields == OF_FAN : fields == OF_TRALBUM;
  }

  static String text(Page page) {
    return String.join(", ", of(page));
  }

  /// What the page lacks of what it is expected to hold.
  static List<String> missing(String expected, Page page) {
    List<String> held = of(page);
    return Arrays.stream(expected.split(", "))
        .filter(field -> !field.isEmpty() && !held.contains(field))
        .toList();
  }

  private static void add(List<String> fields, String name, boolean filled) {
    if (filled) {
      fields.add(name);
    }
  }

  private static boolean any(Page.FanPage fan, Function<Tralbum, @Nullable String> field) {
    return fan.collection().stream()
        .map(CollectionItem::tralbum)
        .anyMatch(tralbum -> field.apply(tralbum) != null);
  }
}
