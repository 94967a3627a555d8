package com.bcrecommender.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The key `x:name:<artist>/<title>` of a record of which a file tells no more than these two. All
/// files that name a record alike, but for case, accents and punctuation, give one key, which
/// [NamedRecords] leads to the catalog's record of that name.
public final class NameKey {
  static final String PREFIX = "x:name:";

  /// The first text after all keys of this kind.
  static final String END = "x:name;";

  /// Of artist or title, in UTF-16 units: both and the prefix stay below the 500 of any key.
  private static final int LONGEST = 240;

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}\\p{Mc}]+");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{Cc}]+");

  private NameKey() {}

  /// The key, or null where artist or title is missing.
  public static @Nullable String of(@Nullable String artist, @Nullable String title) {
    String by = folded(artist);
    String name = folded(title);
    return by.isEmpty() || name.isEmpty() ? null : PREFIX + by + "/" + name;
  }

  /// Artist and title of a key, as it has them.
  public static String names(String key) {
    return key.substring(PREFIX.length());
  }

  /// Lower case, without accents, each run of other characters than letters and digits one blank. A
  /// name of nothing but signs, such as `+/-`, is kept as it is without its blanks.
  private static String folded(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String folded = foldedAscii(text);
    if (folded == null) {
      folded = foldedUnicode(text);
    }
    return folded.length() <= LONGEST
        ? folded
        : folded.substring(0, folded.offsetByCodePoints(0, folded.codePointCount(0, LONGEST)));
  }

  private static String foldedUnicode(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    String words = OTHERS.matcher(plain).replaceAll(" ").strip();
    return words.isEmpty() ? BLANKS.matcher(plain).replaceAll("") : words;
  }

  /// The same for the letters that most names are made of, several times as fast; null for a text
  /// with others, and for one without letters and digits.
  private static @Nullable String foldedAscii(String text) {
    StringBuilder words = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return null;
      }
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        if (gap) {
          words.append(' ');
          gap = false;
        }
        words.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
      } else {
        gap = words.length() > 0;
      }
    }
    return words.isEmpty() ? null : words.toString();
  }
}
