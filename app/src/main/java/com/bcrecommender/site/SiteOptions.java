package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// What an operator decides about the pages.
///
/// @param bandcamp where player and images come from
/// @param removal how to be removed from the site, in the operator's words, such as an address to
///   write to; null for a general line
/// @param hosting null where a server answers
public record SiteOptions(
    Texts texts, Bandcamp bandcamp, @Nullable String removal, @Nullable Hosting hosting) {

  /// English pages, Bandcamp's own addresses.
  public static SiteOptions defaults() {
    return new SiteOptions(Texts.english(), Bandcamp.DEFAULT, null, null);
  }

  public SiteOptions withTexts(Texts other) {
    return new SiteOptions(other, bandcamp, removal, hosting);
  }

  public SiteOptions withBandcamp(Bandcamp other) {
    return new SiteOptions(texts, other, removal, hosting);
  }

  public SiteOptions withRemoval(String words) {
    return new SiteOptions(texts, bandcamp, words, hosting);
  }

  public SiteOptions withHosting(Hosting host) {
    return new SiteOptions(texts, bandcamp, removal, host);
  }
}
