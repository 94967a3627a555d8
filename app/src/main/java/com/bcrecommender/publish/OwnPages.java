package com.bcrecommender.publish;

import com.bcrecommender.edition.Edition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/// Chooses the pages that are made beforehand, each in a folder of its own: all scenes, then the
/// tags on most tralbums and the most owned tralbums. Costs a look at every card and tag, some
/// seconds for a million.
///
/// @param byPath from a page's path to what it shows, in the order of activity
record OwnPages(Map<String, Page> byPath) {
  /// Of the pages that scenes leave, one in this many is a tag's.
  private static final int TAGS_SHARE = 4;

  /// Names that are a folder on every system and need no encoding in an address; a tag such as
  /// `r&b` is left to the reader.
  private static final Pattern SAFE = Pattern.compile("[a-z0-9][a-z0-9~-]{0,98}[a-z0-9]|[a-z0-9]");

  /// Names that some systems keep for themselves.
  private static final Pattern KEPT = Pattern.compile("con|prn|aux|nul|(com|lpt)[0-9]|index");

  enum Kind {
    SCENE("scene"),
    TAG("tag"),
    TRALBUM("tralbum");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }
  }

  /// @param id dense id
  record Page(Kind kind, int id) {}

  /// @param most how many there may be
  static OwnPages choose(Edition edition, int most) {
    Map<String, Page> pages = new LinkedHashMap<>();
    for (int id = 0; id < edition.scenes() && pages.size() < most; id++) {
      add(pages, Kind.SCENE, id, edition.scene(id).key());
    }
    int left = Math.max(0, most - pages.size());
    if (left == 0) {
      return new OwnPages(pages);
    }
    int tags = pages.size() + Math.min(edition.tags(), left / TAGS_SHARE);
    for (int id : ranked(edition.tags(), tag -> edition.tag(tag).count())) {
      if (pages.size() >= tags) {
        break;
      }
      add(pages, Kind.TAG, id, edition.tag(id).name());
    }
    for (int id : ranked(edition.tralbums(), tralbum -> edition.card(tralbum).owners())) {
      if (pages.size() >= most) {
        break;
      }
      add(pages, Kind.TRALBUM, id, edition.card(id).key());
    }
    return new OwnPages(pages);
  }

  private static void add(Map<String, Page> pages, Kind kind, int id, String name) {
    if (SAFE.matcher(name).matches() && !KEPT.matcher(name).matches()) {
      pages.putIfAbsent(kind.folder + "/" + name + "/", new Page(kind, id));
    }
  }

  /// Ids by activity, the highest first, ties by lower id.
  private static int[] ranked(int count, IntUnaryOperator activity) {
    long[] keys = new long[count];
    for (int id = 0; id < count; id++) {
      keys[id] = (long) (Integer.MAX_VALUE - activity.applyAsInt(id)) << Integer.SIZE | id;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /// Paths for a sitemap, in order.
  List<String> paths() {
    return new ArrayList<>(byPath.keySet());
  }

  /// How many there are of each kind.
  Map<Kind, Integer> counts() {
    Map<Kind, Integer> counts = new HashMap<>();
    byPath.values().forEach(page -> counts.merge(page.kind(), 1, Integer::sum));
    return counts;
  }
}
