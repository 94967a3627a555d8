package com.bcrecommender.crawl;

import com.bcrecommender.catalog.Frontier.Entry;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What is sent for an entry of the frontier.
///
/// @param post JSON of the collection API, or null for a page
/// @param fanId whose collection it is, or 0 for a page
record Asking(URI address, @Nullable String post, long fanId) {
  /// The page's own batches are of 20; public clients use 100 and more.
  private static final int BATCH = 100;

  static Asking of(Entry entry) {
    return switch (entry.kind()) {
      case FAN, TRALBUM, GRID -> new Asking(URI.create(entry.url()), null, 0);
      case COLLECTION, WISHLIST -> {
        int fragment = entry.url().lastIndexOf('#');
        long fanId = Long.parseLong(entry.url().substring(fragment + 1));
        String body =
            "{\"fan_id\":%d,\"older_than_token\":\"%s\",\"count\":%d}"
                .formatted(fanId, escaped(entry.position()), BATCH);
        yield new Asking(URI.create(entry.url().substring(0, fragment)), body, fanId);
      }
    };
  }

  /// Whether it is sent to the site itself, and not to an artist's own domain.
  boolean isOf(Origin origin) {
    return origin.refusal(address).isEmpty();
  }

  /// Tokens are digits, letters and colons; whatever else a page may hold must not leave its
  /// string.
  private static String escaped(@Nullable String token) {
    return token == null ? "" : token.replaceAll("[^\\w:.-]", "");
  }
}
