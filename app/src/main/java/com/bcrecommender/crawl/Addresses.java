package com.bcrecommender.crawl;

import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.settings.UserError;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The addresses of an origin: what kind each is, and which belong to a fan.
final class Addresses {
  /// What Bandcamp gives as usernames; anything else would change the address's path.
  private static final Pattern USERNAME =
      Pattern.compile("[\\p{IsAlphabetic}\\p{IsDigit}_-][\\p{IsAlphabetic}\\p{IsDigit}_.-]{0,99}");

  private static final Pattern FAN_PATH =
      Pattern.compile("/[^/]+(/(wishlist|following|followers))?/?");
  private static final Pattern TRALBUM_PATH = Pattern.compile("/(album|track)/[^/]+/?");
  private static final Pattern GRID_PATH = Pattern.compile("(/music)?/?");

  /// On loopback an artist has a path in place of a host: `/_/<artist>/album/<name>`.
  private static final Pattern ARTIST_PREFIX = Pattern.compile("/_/[^/]+");

  private final Origin origin;

  Addresses(Origin origin) {
    this.origin = origin;
  }

  /// An address to begin with, and what it is.
  record Seed(Kind kind, String url) {}

  /// @throws UserError for an address that is none of the kinds
  Seed seed(URI address) {
    String url = SiteUrl.normal(address.toString());
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String artistsPath =
        ARTIST_PREFIX.matcher(path).lookingAt()
            ? ARTIST_PREFIX.matcher(path).replaceFirst("")
            : path;
    boolean artists =
        origin.isLoopback()
            ? !artistsPath.equals(path)
            : !origin.root().getHost().equalsIgnoreCase(address.getHost());
    if (url != null && artists && TRALBUM_PATH.matcher(artistsPath).matches()) {
      return new Seed(Kind.TRALBUM, url);
    }
    if (url != null && artists && GRID_PATH.matcher(artistsPath).matches()) {
      return new Seed(Kind.GRID, url);
    }
    if (url != null && !artists && FAN_PATH.matcher(path).matches()) {
      return new Seed(Kind.FAN, origin + "/" + path.split("/")[1]);
    }
    throw new UserError(
        "a seed must be the address of a fan, an album, a track or an artist's records, such as "
            + origin
            + "/NAME, found: "
            + address);
  }

  /// The page of a fan; empty where there is no name, or none that can be part of an address.
  Optional<String> fan(@Nullable String username) {
    return username != null && USERNAME.matcher(username).matches()
        ? Optional.ofNullable(SiteUrl.normal(origin + "/" + username))
        : Optional.empty();
  }

  /// Where the rest of a collection or wishlist is asked for. The request's body tells the fan; the
  /// fragment, which is never sent, tells the addresses of two fans apart.
  String rest(Kind kind, long fanId) {
    String name = kind == Kind.WISHLIST ? "wishlist_items" : "collection_items";
    return origin + "/api/fancollection/1/" + name + "#" + fanId;
  }
}
