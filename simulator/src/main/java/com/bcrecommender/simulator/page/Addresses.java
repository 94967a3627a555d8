package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Artist;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Tralbum;
import java.util.Locale;

/// Where everything is. Artists' subdomains do not resolve on loopback, so an artist's site is a
/// folder: `/_/<subdomain>/album/<slug>`.
///
/// @param base scheme, host and port, without a slash at the end
public record Addresses(String base) {

  /// The folder of artists' sites.
  public static final String ARTISTS = "/_/";

  /// A fan's page.
  public String fan(Fan fan) {
    return base + "/" + fan.username();
  }

  /// The root of an artist's site.
  public String artist(Artist artist) {
    return base + ARTISTS + artist.subdomain();
  }

  /// A tralbum's page, where it can be fetched.
  public String tralbum(Tralbum tralbum) {
    return artist(tralbum.host()) + "/" + tralbum.path();
  }

  /// A tralbum's page without the host, as links within an artist's site have it.
  String path(Tralbum tralbum) {
    return ARTISTS + tralbum.host().subdomain() + "/" + tralbum.path();
  }

  /// The root of an artist's site as its own pages name it: a host of its own where it has one.
  String stated(Artist artist) {
    return artist.customDomain() == null ? artist(artist) : "https://" + artist.customDomain();
  }

  /// A tralbum's address as its own page names it.
  String stated(Tralbum tralbum) {
    return stated(tralbum.host()) + "/" + tralbum.path();
  }

  /// A cover.
  ///
  /// @param format Bandcamp's number of the size
  public String cover(long artId, int format) {
    return "%s/img/a%010d_%d.jpg".formatted(base, artId, format);
  }

  /// A picture of an artist or a fan.
  String picture(long imageId, int format) {
    return "%s/img/%010d_%d.jpg".formatted(base, imageId, format);
  }

  /// A player's frame.
  ///
  /// @param parameters such as `size=large/`
  String player(Tralbum tralbum, String parameters) {
    return "%s/EmbeddedPlayer/v=2/%s=%d/%s"
        .formatted(base, tralbum.isAlbum() ? "album" : "track", tralbum.id(), parameters);
  }

  /// A tag's page.
  String tag(String tag) {
    return base + "/discover/" + normal(tag);
  }

  /// Bandcamp's normal form of a tag: lower-case, everything else a dash.
  static String normal(String tag) {
    return tag.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
  }
}
