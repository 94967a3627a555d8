package com.bcrecommender.publish;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.site.MostActive;
import com.bcrecommender.site.OwnFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The pages that are made beforehand, each in a folder of its own: all scenes, then the tags on
/// most tralbums and the most owned tralbums.
///
/// @param byPath from a page's path to what it shows, in the order of activity
record OwnPages(Map<String, Page> byPath) {
  /// Of the pages that scenes leave, one in this many is a tag's.
  private static final int TAGS_SHARE = 4;

  /// A page and its JSON twin.
  private static final int FILES = 2;

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
  record Page(Kind kind, int id) {
    /// Whether its list has a feed.
    boolean fed() {
      return kind != Kind.TRALBUM;
    }
  }

  /// Tags and tralbums by activity.
  ///
  /// @param tags dense ids, those on most tralbums first
  /// @param tralbums dense ids, the most owned first
  record Ranking(Edition edition, int[] tags, int[] tralbums) {
    /// Costs a look at every card and tag, some seconds for a million.
    static Ranking of(Edition edition) {
      return new Ranking(
          edition,
          MostActive.tags(edition, Integer.MAX_VALUE),
          MostActive.tralbums(edition, Integer.MAX_VALUE));
    }

    /// Chooses pages by the files that they take: two each, and one more for a feed.
    ///
    /// @param most how many files there may be
    OwnPages takeFiles(int most) {
      OwnPages pages = take(most / FILES);
      while (pages.files() > most) {
        // A page less is three files less at most.
        pages = take(pages.size() - Math.ceilDiv(pages.files() - most, FILES + 1));
      }
      return pages;
    }

    /// Chooses pages.
    ///
    /// @param most how many there may be
    OwnPages take(int most) {
      Map<String, Page> pages = new LinkedHashMap<>();
      for (int id = 0; id < edition.scenes() && pages.size() < most; id++) {
        add(pages, Kind.SCENE, id, edition.scene(id).key());
      }
      int withTags = pages.size() + (most - pages.size()) / TAGS_SHARE;
      for (int i = 0; i < tags.length && pages.size() < withTags; i++) {
        add(pages, Kind.TAG, tags[i], edition.tag(tags[i]).name());
      }
      for (int i = 0; i < tralbums.length && pages.size() < most; i++) {
        add(pages, Kind.TRALBUM, tralbums[i], edition.card(tralbums[i]).key());
      }
      return new OwnPages(pages);
    }
  }

  private static void add(Map<String, Page> pages, Kind kind, int id, String name) {
    String path = OwnFolder.path(kind.folder, name);
    if (path != null) {
      pages.putIfAbsent(path, new Page(kind, id));
    }
  }

  int size() {
    return byPath.size();
  }

  /// How many files they are.
  int files() {
    return FILES * size() + (int) byPath.values().stream().filter(Page::fed).count();
  }

  /// So many of them, evenly spread over their order.
  ///
  /// @param most how many at most
  List<Map.Entry<String, Page>> spread(int most) {
    List<Map.Entry<String, Page>> all = new ArrayList<>(byPath.entrySet());
    int count = Math.min(most, all.size());
    List<Map.Entry<String, Page>> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      some.add(all.get((int) ((long) i * all.size() / count)));
    }
    return some;
  }

  /// Paths for a sitemap, in order.
  List<String> paths() {
    return new ArrayList<>(byPath.keySet());
  }
}
