package com.bcrecommender.edition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/// The order of what is found: most active first. Ties are settled by what a browser sees too.
final class SearchOrder {
  /// Within a kind, as the lists of the index have it.
  static final Comparator<Hit> WITHIN_KIND =
      Comparator.comparingInt(Hit::count)
          .reversed()
          .thenComparing(Hit::name, SearchOrder::compare)
          .thenComparing(Hit::key, SearchOrder::compare);

  private SearchOrder() {}

  /// By the bytes of UTF-8, which is the order of code points.
  static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
