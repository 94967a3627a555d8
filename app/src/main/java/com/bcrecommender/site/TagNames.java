package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names of tags, each read once for a page: a hundred records share a few tags. For one thread.
final class TagNames {
  private final Edition edition;
  private final Map<Integer, String> names = new HashMap<>();

  TagNames(Edition edition) {
    this.edition = edition;
  }

  String name(int tag) {
    return names.computeIfAbsent(tag, id -> edition.tag(id).name());
  }

  List<String> names(int[] tags) {
    List<String> out = new ArrayList<>(tags.length);
    for (int tag : tags) {
      out.add(name(tag));
    }
    return out;
  }
}
