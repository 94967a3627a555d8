package com.bcrecommender.serve;

import com.bcrecommender.site.ContentPolicy;
import com.bcrecommender.site.SiteOptions;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// The headers of every answer.
final class Headers {
  private final HttpFields always;

  Headers(SiteOptions site) {
    HttpFields.Mutable fields = HttpFields.build();
    fields.add(
        new PreEncodedHttpField(
            "Content-Security-Policy", ContentPolicy.of(site) + "; frame-ancestors 'none'"));
    fields.add(new PreEncodedHttpField("X-Content-Type-Options", "nosniff"));
    // Bandcamp learns from which site a buyer comes, not from which page or search.
    fields.add(new PreEncodedHttpField("Referrer-Policy", "strict-origin-when-cross-origin"));
    fields.add(new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"));
    fields.add(
        new PreEncodedHttpField("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));
    always = fields.asImmutable();
  }

  HttpFields always() {
    return always;
  }
}
