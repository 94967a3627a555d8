package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// What an operator decides about the pages.
///
/// @param bandcamp where player and images come from
/// @param covers whether Bandcamp's cover images are shown
/// @param removal how to be removed from the site, in the operator's words, such as an address to
///   write to; null for a general line
/// @param hosting null where a server answers
public record SiteOptions(
    Texts texts,
    Bandcamp bandcamp,
    Covers covers,
    @Nullable String removal,
    @Nullable Hosting hosting) {

  /// English pages, Bandcamp's own addresses.
  public static SiteOptions defaults() {
    return new SiteOptions(Texts.english(), Bandcamp.DEFAULT, Covers.ASK, null, null);
  }

  public SiteOptions withTexts(Texts other) {
    return new SiteOptions(other, bandcamp, covers, removal, hosting);
  }

  public SiteOptions withBandcamp(Bandcamp other) {
    return new SiteOptions(texts, other, covers, removal, hosting);
  }

  public SiteOptions withCovers(Covers other) {
    return new SiteOptions(texts, bandcamp, other, removal, hosting);
  }

  public SiteOptions withRemoval(String words) {
    return new SiteOptions(texts, bandcamp, covers, words, hosting);
  }

  public SiteOptions withHosting(Hosting host) {
    return new SiteOptions(texts, bandcamp, covers, removal, host);
  }
}
