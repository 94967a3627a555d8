package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The other tralbums of a page, each once, in the order in which they were first named. What one
/// structure leaves out of a tralbum another may add: the 2016 pages give a track's id in one place
/// and its address in both.
final class Mentioned {
  private final Tralbum subject;
  private final List<Tralbum> tralbums = new ArrayList<>();
  private final Map<String, Integer> byKey = new HashMap<>();
  private final Map<String, Integer> byUrl = new HashMap<>();

  /// @param subject the page's own tralbum, which is not listed
  Mentioned(Tralbum subject) {
    this.subject = subject;
  }

  void add(Tralbum tralbum) {
    String key = tralbum.key();
    String url = SiteUrl.normal(tralbum.url());
    if (key == null && url == null) {
      return;
    }
    if ((key != null && key.equals(subject.key()))
        || (url != null && url.equals(SiteUrl.normal(subject.url())))) {
      return;
    }
    Integer place = key == null ? null : byKey.get(key);
    if (place == null && url != null) {
      place = byUrl.get(url);
      // One address, two ids: a page that moved. They are two tralbums.
      if (place != null && key != null && tralbums.get(place).id() != 0) {
        place = null;
      }
    }
    if (place == null) {
      place = tralbums.size();
      tralbums.add(tralbum);
    } else {
      tralbums.set(place, join(tralbums.get(place), tralbum));
    }
    if (key != null) {
      byKey.putIfAbsent(key, place);
    }
    if (url != null) {
      byUrl.putIfAbsent(url, place);
    }
  }

  private static Tralbum join(Tralbum first, Tralbum second) {
    return new Tralbum(
        first.type(),
        first.id() != 0 ? first.id() : second.id(),
        first(first.title(), second.title()),
        first(first.artist(), second.artist()),
        first(first.url(), second.url()),
        first.artId() != 0 ? first.artId() : second.artId(),
        first(first.released(), second.released()),
        first(first.tags(), second.tags()),
        first(first.price(), second.price()),
        first(first.album(), second.album()));
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one != null ? one : other;
  }

  List<Tralbum> list() {
    return List.copyOf(tralbums);
  }
}
