package com.bcrecommender.site;

import com.bcrecommender.edition.RawCard;
import com.bcrecommender.settings.UserError;
import gg.jte.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The builder of every address that leads to Bandcamp. The two origins are the only foreign ones
/// that the site's content security policy admits; the demo points both at the simulator.
///
/// Immutable.
public final class Bandcamp {
  /// Bandcamp itself.
  public static final Bandcamp DEFAULT =
      new Bandcamp("https://bandcamp.com", "https://f4.bcbits.com");

  /// Sizes of cover images in pixels, by the number in their address.
  private static final Text SIZE_150 = Text.of("_7.jpg");

  private static final Text SIZE_350 = Text.of("_2.jpg");
  private static final Text SIZE_700 = Text.of("_16.jpg");
  private static final Text SLASH = Text.of("/");
  private static final int ART_DIGITS = 10;
  private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#]");
  private static final boolean[] NO_ADDRESS = new boolean[0x100];

  static {
    for (int c = 0; c <= 0x7F; c++) {
      NO_ADDRESS[c] = c <= ' ' || c == 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0;
    }
  }

  private final String origin;
  private final String imageOrigin;
  private final Text album;
  private final Text track;
  private final Text byUrl;
  private final Text image;

  /// @param origin of player and fan pages
  /// @param imageOrigin of cover images
  public Bandcamp(String origin, String imageOrigin) {
    this.origin = checked(origin);
    this.imageOrigin = checked(imageOrigin);
    this.album = Text.of(this.origin + "/EmbeddedPlayer/album=");
    this.track = Text.of(this.origin + "/EmbeddedPlayer/track=");
    this.byUrl = Text.of(this.origin + "/EmbeddedPlayer/url=");
    this.image = Text.of(this.imageOrigin + "/img/a");
  }

  public String origin() {
    return origin;
  }

  public String imageOrigin() {
    return imageOrigin;
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
  @Nullable Content player(RawCard card) {
    byte[] key = card.key();
    if (key.length > 2 && key[0] == 'u' && key[1] == ':') {
      byte[] url = card.url();
      Text page = Text.of(url == null ? Arrays.copyOfRange(key, 2, key.length) : url);
      return new Address(byUrl, Links.encodeInPath(page), SLASH);
    }
    if (!isId(key)) {
      return null;
    }
    Text id = Text.of(Arrays.copyOfRange(key, 1, key.length));
    return new Address(key[0] == 'a' ? album : track, id, SLASH);
  }

  /// `a` or `t`, and a number.
  private static boolean isId(byte[] key) {
    if (key.length < 2 || key.length > 11 || (key[0] != 'a' && key[0] != 't')) {
      return false;
    }
    for (int i = 1; i < key.length; i++) {
      if (key[i] < '0' || key[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /// The cover image for a card in a grid, or null where none is known.
  @Nullable Content cover(RawCard card) {
    return image(card.artId(), SIZE_350);
  }

  /// The cover image for a record's own page, or null where none is known.
  @Nullable Content largeCover(RawCard card) {
    return image(card.artId(), SIZE_700);
  }

  /// The cover image for a row in a list, or null where none is known.
  @Nullable Content thumbnail(RawCard card) {
    return image(card.artId(), SIZE_150);
  }

  private @Nullable Content image(long artId, Text size) {
    if (artId <= 0) {
      return null;
    }
    String digits = Long.toString(artId);
    String padded = "0".repeat(Math.max(0, ART_DIGITS - digits.length())) + digits;
    return new Address(image, Text.of(padded), size);
  }

  /// The record's own page, where it can be bought; null where unknown, or where the catalog holds
  /// something that is no web address, such as `javascript:`.
  static @Nullable Text page(RawCard card) {
    byte[] url = card.url();
    return url != null && isWeb(url) ? Text.of(url) : null;
  }

  /// Whether it begins as a web address with a host, and has none of the characters that RFC 3986
  /// leaves out.
  private static boolean isWeb(byte[] url) {
    String start = new String(url, 0, Math.min(url.length, 9), StandardCharsets.ISO_8859_1);
    if (!WEB.matcher(start).lookingAt()) {
      return false;
    }
    for (byte b : url) {
      if (NO_ADDRESS[b & 0xFF]) {
        return false;
      }
    }
    return true;
  }

  /// A fan's page.
  String fan(String username) {
    return origin + "/" + Links.encode(username);
  }

  /// Tells sites with other origins apart.
  @Override
  public String toString() {
    return origin + " " + imageOrigin;
  }
}
