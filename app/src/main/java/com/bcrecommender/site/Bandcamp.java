package com.bcrecommender.site;

import com.bcrecommender.edition.RawCard;
import com.bcrecommender.settings.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
  private static final byte[] ALBUM = "album=".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRACK = "track=".getBytes(StandardCharsets.US_ASCII);
  private static final int ART_DIGITS = 10;
  private static final byte[] HTTP = "http://".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HTTPS = "https://".getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] NO_ADDRESS = new boolean[0x100];

  static {
    for (int c = 0; c <= 0x7F; c++) {
      NO_ADDRESS[c] = c <= ' ' || c == 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0;
    }
  }

  private final String origin;
  private final String imageOrigin;
  private final Text players;
  private final Text images;

  /// @param origin of player and fan pages
  /// @param imageOrigin of cover images
  public Bandcamp(String origin, String imageOrigin) {
    this.origin = checked(origin);
    this.imageOrigin = checked(imageOrigin);
    this.players = Text.of(this.origin + "/EmbeddedPlayer/");
    this.images = Text.of(this.imageOrigin + "/img/a");
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

  /// What the addresses of all players begin with.
  public Text players() {
    return players;
  }

  /// What the addresses of all cover images begin with.
  public Text images() {
    return images;
  }

  /// Null for a record that Bandcamp does not have (keys that begin with `x:`).
  ///
  /// @param page see [#page]
  @Nullable Player player(RawCard card, @Nullable Text page) {
    byte[] key = card.key();
    if (key.length > 2 && key[0] == 'u' && key[1] == ':') {
      byte[] url = card.url();
      return page != null
          ? Player.ofLink(players, page)
          : Player.ofPage(
              players, Text.of(url == null ? Arrays.copyOfRange(key, 2, key.length) : url));
    }
    if (!isId(key)) {
      return null;
    }
    byte[] kind = key[0] == 'a' ? ALBUM : TRACK;
    byte[] path = Arrays.copyOf(kind, kind.length + key.length);
    System.arraycopy(key, 1, path, kind.length, key.length - 1);
    path[path.length - 1] = '/';
    return new Player(players, Text.of(path), null);
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
  @Nullable CoverImage cover(RecordCard card) {
    return image(card, SIZE_350);
  }

  /// The cover image for a record's own page, or null where none is known.
  @Nullable CoverImage largeCover(RecordCard card) {
    return image(card, SIZE_700);
  }

  /// The cover image for a row in a list, or null where none is known.
  @Nullable CoverImage thumbnail(RecordCard card) {
    return image(card, SIZE_150);
  }

  private @Nullable CoverImage image(RecordCard card, Text size) {
    Text number = card.artNumber();
    return number == null ? null : new CoverImage(images, number, size);
  }

  /// An image's number as it stands in its address, or null for none.
  static @Nullable Text artNumber(long artId) {
    if (artId <= 0) {
      return null;
    }
    byte[] digits = new byte[Math.max(ART_DIGITS, digits(artId))];
    long left = artId;
    for (int i = digits.length - 1; i >= 0; i--) {
      digits[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    return Text.of(digits);
  }

  private static int digits(long n) {
    int digits = 1;
    for (long left = n / 10; left > 0; left /= 10) {
      digits++;
    }
    return digits;
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
    int host = startsWith(url, HTTPS) ? HTTPS.length : startsWith(url, HTTP) ? HTTP.length : 0;
    if (host == 0 || host == url.length || "/?#".indexOf(url[host]) >= 0) {
      return false;
    }
    for (byte b : url) {
      if (NO_ADDRESS[b & 0xFF]) {
        return false;
      }
    }
    return true;
  }

  /// @param start in lower case
  private static boolean startsWith(byte[] url, byte[] start) {
    if (url.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      int c = url[i] >= 'A' && url[i] <= 'Z' ? url[i] | 0x20 : url[i];
      if (c != start[i]) {
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
