package com.bcrecommender.bandcamp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address of a fan's page, `https://bandcamp.com/<username>`.
final class FanAddress {
  private static final Pattern PAGE = Pattern.compile("https?://[^/]+/([^/]{1,100})(?:/.*)?");

  private FanAddress() {}

  /// The name in the address, or null where it is none.
  static @Nullable String username(@Nullable String url) {
    String clean = SiteUrl.absolute(url, null);
    if (clean == null) {
      return null;
    }
    Matcher matcher = PAGE.matcher(clean);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
