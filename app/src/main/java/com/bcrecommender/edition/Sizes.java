package com.bcrecommender.edition;

import java.util.Map;
import java.util.TreeMap;

/// How much an edition will hold; told to the writer ahead, so that it can refuse an id out of
/// range at once.
public record Sizes(int fans, int tralbums, int tags) {
  public Sizes {
    if (fans < 0 || tralbums < 0 || tags < 0) {
      throw new IllegalArgumentException(
          "sizes are not negative, found %d fans, %d tralbums, %d tags"
              .formatted(fans, tralbums, tags));
    }
  }

  /// What the manifest says of them; other counts can be added.
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("fans", (long) fans);
    counts.put("tralbums", (long) tralbums);
    counts.put("tags", (long) tags);
    return counts;
  }
}
