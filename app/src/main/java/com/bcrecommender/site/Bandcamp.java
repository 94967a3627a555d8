package com.bcrecommender.site;

import com.bcrecommender.edition.Card;
import com.bcrecommender.settings.UserError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The builder of every address that leads to Bandcamp. The two origins are the only foreign ones
/// that the site's content security policy admits; the demo points both at the simulator.
///
/// @param origin of player and fan pages
/// @param imageOrigin of cover images
public record Bandcamp(String origin, String imageOrigin) {

  /// Bandcamp itself.
  public static final Bandcamp DEFAULT =
      new Bandcamp("https://bandcamp.com", "https://f4.bcbits.com");

  /// Sizes of cover images in pixels, by the number in their address.
  private static final int FORMAT_350 = 2;

  private static final int FORMAT_700 = 16;
  private static final int FORMAT_150 = 7;

  public Bandcamp {
    origin = checked(origin);
    imageOrigin = checked(imageOrigin);
  }

  /// Without a slash at the end. What else stands behind the host would become part of the content
  /// security policy.
  private static String checked(String given) {
    String origin = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    if (!origin.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
      throw new UserError(
          "expected an origin such as https://bandcamp.com, without a path, found: " + given);
    }
    return origin;
  }

  /// Where the embedded player of a record begins: sizes and colours are added as further path
  /// segments, such as `size=small/`. Null for a record that Bandcamp does not have (keys that
  /// begin with `x:`).
  @Nullable String player(Card card) {
    String key = card.key();
    String subject;
    if (key.matches("[at][0-9]{1,10}")) {
      subject = (key.charAt(0) == 'a' ? "album=" : "track=") + key.substring(1);
    } else if (key.startsWith("u:")) {
      String url = card.url() == null ? key.substring(2) : card.url();
      subject = "url=" + Links.encode(url);
    } else {
      return null;
    }
    return origin + "/EmbeddedPlayer/" + subject + "/";
  }

  /// The cover image for a card in a grid, or null where none is known.
  @Nullable String cover(Card card) {
    return image(card.artId(), FORMAT_350);
  }

  /// The cover image for a record's own page, or null where none is known.
  @Nullable String largeCover(Card card) {
    return image(card.artId(), FORMAT_700);
  }

  /// The cover image for a row in a list, or null where none is known.
  @Nullable String thumbnail(Card card) {
    return image(card.artId(), FORMAT_150);
  }

  private @Nullable String image(long artId, int format) {
    return artId <= 0
        ? null
        : imageOrigin + String.format(Locale.ROOT, "/img/a%010d_%d.jpg", artId, format);
  }

  /// The record's own page, where it can be bought; null where unknown, or where the catalog holds
  /// something that is no web address, such as `javascript:`.
  static @Nullable String page(Card card) {
    String url = card.url();
    if (url == null) {
      return null;
    }
    try {
      URI uri = new URI(url);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null ? url : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /// A fan's page.
  String fan(String username) {
    return origin + "/" + Links.encode(username);
  }
}
