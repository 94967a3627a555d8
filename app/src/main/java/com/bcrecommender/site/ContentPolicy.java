package com.bcrecommender.site;

/// The content security policy of all pages. It is what holds the promise that nothing is loaded
/// from third parties but Bandcamp's covers and player: scripts, styles and all else come from this
/// host, and no inline script or style runs.
public final class ContentPolicy {
  private ContentPolicy() {}

  /// Without `frame-ancestors`, which only a header can state.
  public static String of(Bandcamp bandcamp) {
    return "default-src 'self'; img-src 'self' "
        + bandcamp.imageOrigin()
        + "; frame-src "
        + bandcamp.origin()
        + "; object-src 'none'; base-uri 'none'; form-action 'self'";
  }
}
