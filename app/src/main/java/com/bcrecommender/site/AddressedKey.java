package com.bcrecommender.site;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A tralbum's key as it stands in an address. A record that is known by its address at Bandcamp
/// alone has that as its key, `u:https://artist.bandcamp.com/album/title`; a page that links to two
/// hundred of these says only what tells them apart, `artist/album/title`, or
/// `music.artist.org/album/title` where the artist has a host of its own. What follows the host is
/// as it was. All other keys (`a123`, `t123`, `x:source:id`) stay: none has letters, digits, `.`
/// and `-` alone before a `/`.
final class AddressedKey {
  private static final String BEGIN = "u:https://";
  private static final String BANDCAMP = ".bandcamp.com";
  private static final byte[] BEGIN_BYTES = BEGIN.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BANDCAMP_BYTES = BANDCAMP.getBytes(StandardCharsets.US_ASCII);

  private AddressedKey() {}

  /// @return the same text where it has no shorter form
  static Text of(Text key) {
    byte[] utf8 = key.utf8();
    if (!matches(utf8, 0, BEGIN_BYTES)) {
      return key;
    }
    int slash = host(utf8, BEGIN_BYTES.length);
    int artist = slash - BANDCAMP_BYTES.length;
    if (slash < 0) {
      return key;
    }
    if (artist > BEGIN_BYTES.length && matches(utf8, artist, BANDCAMP_BYTES)) {
      if (hasDot(utf8, BEGIN_BYTES.length, artist)) {
        return from(utf8, BEGIN_BYTES.length);
      }
      byte[] out =
          Arrays.copyOfRange(utf8, BEGIN_BYTES.length, utf8.length - BANDCAMP_BYTES.length);
      System.arraycopy(utf8, slash, out, artist - BEGIN_BYTES.length, utf8.length - slash);
      return Text.of(out);
    }
    return hasDot(utf8, BEGIN_BYTES.length, slash) ? from(utf8, BEGIN_BYTES.length) : key;
  }

  /// The key of which [#of] makes this; keys themselves stay.
  static String key(String addressed) {
    byte[] utf8 = addressed.getBytes(StandardCharsets.UTF_8);
    int slash = host(utf8, 0);
    if (slash < 0) {
      return addressed;
    }
    return hasDot(utf8, 0, slash)
        ? BEGIN + addressed
        : BEGIN + addressed.substring(0, slash) + BANDCAMP + addressed.substring(slash);
  }

  private static Text from(byte[] utf8, int from) {
    return Text.of(Arrays.copyOfRange(utf8, from, utf8.length));
  }

  /// Where the name of a host ends with a `/`, or -1 where there is none.
  private static int host(byte[] utf8, int from) {
    int at = from;
    while (at < utf8.length && isOfHost(utf8[at])) {
      at++;
    }
    return at > from && at < utf8.length && utf8[at] == '/' ? at : -1;
  }

  private static boolean isOfHost(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-' || b == '.';
  }

  private static boolean hasDot(byte[] utf8, int from, int to) {
    for (int i = from; i < to; i++) {
      if (utf8[i] == '.') {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] utf8, int from, byte[] what) {
    return utf8.length - from >= what.length
        && Arrays.equals(utf8, from, from + what.length, what, 0, what.length);
  }
}
