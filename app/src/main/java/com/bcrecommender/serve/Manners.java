package com.bcrecommender.serve;

import com.bcrecommender.settings.UserError;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How the server treats those who ask.
///
/// @param perSecond requests a second that one client may make in the long run; 0 for no limit
/// @param burst how many at once
/// @param behindProxy whether a proxy on this machine says for whom it asks
/// @param accessLog where a line for each answer goes, or null for nowhere
/// @param accessLogBytes how large that file grows
/// @param address of the site as visitors reach it, with a slash at its end, for sitemaps; null
///   where unknown
public record Manners(
    double perSecond,
    int burst,
    boolean behindProxy,
    @Nullable Path accessLog,
    long accessLogBytes,
    @Nullable String address) {

  /// No limits, no log, no address.
  public static final Manners NONE = new Manners(0, 1, false, null, 0, null);

  public Manners {
    if (address != null) {
      if (!address.matches("https?://[^\\s?#\"<>]+")) {
        throw new UserError(
            "serve.public-address: expected an address such as https://example.org/music/, found \"%s\""
                .formatted(address));
      }
      address = address.endsWith("/") ? address : address + "/";
    }
  }
}
