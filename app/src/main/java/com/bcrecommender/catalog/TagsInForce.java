package com.bcrecommender.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tags that count for each tralbum: those of the winning page where a page tells, because tags
/// are the artist's words; else what all tag files say together. Dense tag ids go by name, and only
/// tags that are in force have one.
final class TagsInForce {
  private final List<String> names;
  private final Map<String, Integer> idOfName;

  /// By dense tralbum id: the page's tags, joined by commas, or null where no page tells.
  private final @Nullable String[] ofPages;

  /// Dense tralbum id in the upper half, dense tag id in the lower, sorted; tralbums that have tags
  /// of a page left out. 8 bytes a pair.
  private final long[] ofFiles;

  private TagsInForce(@Nullable String[] ofPages, long[] ofFiles, List<String> names) {
    this.ofPages = ofPages;
    this.ofFiles = ofFiles;
    this.names = names;
    idOfName = new HashMap<>();
    for (String name : names) {
      idOfName.put(name, idOfName.size());
    }
  }

  static TagsInForce read(Session session, Identities tralbums, Sources sources) {
    @Nullable Object[] won = Winners.of(session, "tralbum", "tags", tralbums, sources);
    @Nullable String[] ofPages = Arrays.copyOf(won, won.length, String[].class);
    Map<Integer, String> stored = new HashMap<>();
    session.each("SELECT id, name FROM tag", row -> stored.put(row.getInt(1), row.getString(2)));
    int[] size = {0};
    long[][] pairs = {new long[1024]};
    boolean[] used = new boolean[stored.keySet().stream().mapToInt(i -> i).max().orElse(0) + 1];
    session.each(
        "SELECT tralbum, tag FROM tralbum_tag",
        row -> {
          int dense = tralbums.of(row.getInt(1));
          if (ofPages[dense] == null) {
            int tag = row.getInt(2);
            if (size[0] == pairs[0].length) {
              pairs[0] = Arrays.copyOf(pairs[0], size[0] + (size[0] >> 1));
            }
            pairs[0][size[0]++] = (long) dense << Integer.SIZE | tag;
            used[tag] = true;
          }
        });
    TreeSet<String> names = new TreeSet<>();
    stored.forEach((id, name) -> {
      if (used[id]) {
        names.add(name);
      }
    });
    for (String tags : ofPages) {
      if (tags != null && !tags.isEmpty()) {
        names.addAll(Arrays.asList(tags.split(",")));
      }
    }
    int[] denseOfStored = new int[used.length];
    TagsInForce tags =
        new TagsInForce(ofPages, Arrays.copyOf(pairs[0], size[0]), List.copyOf(names));
    stored.forEach((id, name) -> denseOfStored[id] = tags.idOfName.getOrDefault(name, -1));
    for (int i = 0; i < tags.ofFiles.length; i++) {
      long pair = tags.ofFiles[i];
      tags.ofFiles[i] = pair >> Integer.SIZE << Integer.SIZE | denseOfStored[(int) pair];
    }
    Arrays.sort(tags.ofFiles);
    return tags;
  }

  /// By dense id.
  List<String> names() {
    return names;
  }

  /// A tralbum's tags: in the artist's order, or sorted where they come from files.
  List<String> of(int tralbum) {
    String page = ofPages[tralbum];
    if (page != null) {
      return ofPage(page);
    }
    List<String> found = new ArrayList<>();
    for (int i = firstOf(tralbum);
        i < ofFiles.length && ofFiles[i] >> Integer.SIZE == tralbum;
        i++) {
      // Two keys of one record may both bear a tag.
      if (found.isEmpty() || ofFiles[i] != ofFiles[i - 1]) {
        found.add(names.get((int) ofFiles[i]));
      }
    }
    return List.copyOf(found);
  }

  /// Tags of a page, as the field has them.
  static List<String> ofPage(String tags) {
    return tags.isEmpty() ? List.of() : List.of(tags.split(","));
  }

  private int firstOf(int tralbum) {
    int found = Arrays.binarySearch(ofFiles, (long) tralbum << Integer.SIZE);
    int first = found < 0 ? -found - 1 : found;
    while (first > 0 && ofFiles[first - 1] >> Integer.SIZE == tralbum) {
      first--;
    }
    return first;
  }

  /// Calls back for each pair of tralbum and tag, of tralbums below a dense id.
  void each(int tralbumCount, Pair pair) {
    for (int tralbum = 0; tralbum < tralbumCount; tralbum++) {
      String page = ofPages[tralbum];
      if (page != null && !page.isEmpty()) {
        for (String name : page.split(",")) {
          Integer id = idOfName.get(name);
          if (id != null) {
            pair.of(tralbum, id);
          }
        }
      }
    }
    for (long ofFile : ofFiles) {
      if (ofFile >> Integer.SIZE < tralbumCount) {
        pair.of((int) (ofFile >> Integer.SIZE), (int) ofFile);
      }
    }
  }

  /// A tralbum and a tag, by dense ids.
  interface Pair {
    void of(int tralbum, int tag);
  }
}
