package com.bcrecommender.catalog;

import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.settings.UserError;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the ids in a file become keys. Ids that are keys already (`a5`, `t5`, `f5`, `n:name`,
/// `u:address`, `x:source:id`) and Bandcamp's addresses mean themselves; anything else is foreign
/// and becomes `x:<source>:<id>`, unless the file's numbers are Bandcamp's.
///
/// @param source the name under which foreign ids are kept apart from those of other files
/// @param bandcamp whether bare numbers are Bandcamp's ids. A tralbum's number without its type
///   becomes `b:<number>`, which waits until one tralbum of that number is known.
public record FileKeys(String source, boolean bandcamp) {
  /// The source of a file that names none.
  public static final String DEFAULT_SOURCE = "file";

  /// Bandcamp's ids are unsigned 32-bit numbers from 1.
  static final long LARGEST_ID = 0xFFFFFFFFL;

  private static final int LONGEST = 500;
  private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9_.-]{1,100}");
  private static final Pattern FAN_PAGE =
      Pattern.compile("https?://(?:www\\.)?bandcamp\\.com/([A-Za-z0-9_.-]{1,100})/?");

  public FileKeys {
    if (!SOURCE.matcher(source).matches() || NameKey.PREFIX.equals("x:" + source + ":")) {
      throw new UserError(
          "expected a source of lower-case letters, digits, dots and dashes (as in x:lastfm:17) other than name, found: "
              + source);
    }
  }

  /// The key of a tralbum, or null where the text cannot be one.
  public @Nullable String tralbum(String text) {
    return tralbum(text, null);
  }

  /// The key of a tralbum whose type the file may tell; null where the text cannot be a key.
  public @Nullable String tralbum(String text, @Nullable TralbumType type) {
    String id = text.strip();
    if (!usable(id)) {
      return null;
    }
    if (isNumber(id, 0)) {
      if (!bandcamp) {
        return foreign(id);
      }
      String number = number(id, 0);
      return number == null ? null : (type == null ? "b:" : String.valueOf(type.letter())) + number;
    }
    char first = id.charAt(0);
    if ((first == 'a' || first == 't') && isNumber(id, 1)) {
      String number = number(id, 1);
      return number == null ? null : first + number;
    }
    if (id.startsWith("b:") && isNumber(id, 2)) {
      String number = number(id, 2);
      return number == null ? null : "b:" + number;
    }
    if (id.startsWith("u:") || id.startsWith("http://") || id.startsWith("https://")) {
      String url = SiteUrl.normal(id.startsWith("u:") ? id.substring(2) : id);
      return url == null ? null : "u:" + url;
    }
    return id.startsWith("x:") ? stated(id) : foreign(id);
  }

  /// The key of a fan, or null where the text cannot be one.
  public @Nullable String fan(String text) {
    String id = text.strip();
    if (!usable(id)) {
      return null;
    }
    if (isNumber(id, 0)) {
      if (!bandcamp) {
        return foreign(id);
      }
      String number = number(id, 0);
      return number == null ? null : "f" + number;
    }
    if (id.charAt(0) == 'f' && isNumber(id, 1)) {
      String number = number(id, 1);
      return number == null ? null : "f" + number;
    }
    var page = FAN_PAGE.matcher(id);
    if (page.matches()) {
      return username(page.group(1));
    }
    if (id.startsWith("n:")) {
      return username(id.substring(2));
    }
    if (id.startsWith("x:")) {
      return stated(id);
    }
    return bandcamp ? username(id) : foreign(id);
  }

  /// `n:<username>`, or null where it cannot be the last part of a fan page's address. Bandcamp
  /// takes both cases for the same.
  static @Nullable String username(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return USERNAME.matcher(name).matches() ? "n:" + name : null;
  }

  /// The site that all records of an artist or a label lie below: the address without its path.
  /// Null where the text is no address.
  public static @Nullable String site(String address) {
    String url = SiteUrl.normal(address);
    return url == null ? null : OptOutRows.siteOf(url);
  }

  private String foreign(String id) {
    return "x:" + source + ":" + id;
  }

  private static @Nullable String stated(String key) {
    int colon = key.indexOf(':', 2);
    return colon > 0
            && colon + 1 < key.length()
            && SOURCE.matcher(key.substring(2, colon)).matches()
        ? key
        : null;
  }

  private static boolean usable(String id) {
    if (id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (Character.isISOControl(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < text.length();
  }

  /// The number without leading zeros, or null where it is no id of Bandcamp's.
  private static @Nullable String number(String text, int from) {
    if (text.length() - from > 18) {
      return null;
    }
    long number = Long.parseLong(text, from, text.length(), 10);
    return number < 1 || number > LARGEST_ID ? null : Long.toString(number);
  }
}
