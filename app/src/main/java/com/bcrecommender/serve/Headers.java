package com.bcrecommender.serve;

import com.bcrecommender.site.Bandcamp;
import java.util.LinkedHashMap;
import java.util.Map;

/// The headers of every answer. The content security policy is what holds the promise that nothing
/// is loaded from third parties but Bandcamp's covers and player: scripts, styles and all else come
/// from this host, and no inline script or style runs.
final class Headers {
  private final Map<String, String> always = new LinkedHashMap<>();

  Headers(Bandcamp bandcamp) {
    always.put(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' "
            + bandcamp.imageOrigin()
            + "; frame-src "
            + bandcamp.origin()
            + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    always.put("X-Content-Type-Options", "nosniff");
    // Bandcamp learns from which site a buyer comes, not from which page or search.
    always.put("Referrer-Policy", "strict-origin-when-cross-origin");
    always.put("Cross-Origin-Opener-Policy", "same-origin");
    always.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  }

  Map<String, String> always() {
    return always;
  }
}
