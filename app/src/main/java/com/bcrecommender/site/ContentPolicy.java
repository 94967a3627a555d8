package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// The content security policy of all pages. It is what holds the promise that nothing is loaded
/// from third parties but Bandcamp's covers and player: scripts, styles and all else come from this
/// host, and no inline script or style runs. The scripts of a static site whose lists are on a
/// Parse Server may ask that server besides.
public final class ContentPolicy {
  private ContentPolicy() {}

  /// Without `frame-ancestors`, which only a header can state.
  public static String of(SiteOptions options) {
    return of(options, null);
  }

  /// As [#of(SiteOptions)], of a site whose lists are elsewhere.
  static String of(SiteOptions options, @Nullable ListServer lists) {
    return "default-src 'self'; "
        + (lists == null ? "" : "connect-src 'self' " + lists.origin() + "; ")
        + "img-src 'self'"
        + (options.covers() == Covers.NEVER ? "" : " " + options.bandcamp().imageOrigin())
        + "; frame-src "
        + options.bandcamp().origin()
        + "; object-src 'none'; base-uri 'none'; form-action 'self'";
  }
}
