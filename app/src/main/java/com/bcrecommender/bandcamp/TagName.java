package com.bcrecommender.bandcamp;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A tag's two forms: as the artist wrote it, and the normal form by which tags are the same tag.
public final class TagName {
  private static final int MAX = 100;
  private static final int MAX_TAGS = 100;

  private TagName() {}

  /// The normal form, as Bandcamp's own addresses have it: `Hip-Hop/Rap` becomes `hip-hop-rap`.
  /// Letters, digits and marks of every script stay, in lower case and NFC; a run of anything else
  /// is one dash, none at either end.
  ///
  /// @return at most 100 characters, or null where nothing is left
  public static @Nullable String normal(@Nullable String tag) {
    if (tag == null) {
      return null;
    }
    String lower = Normalizer.normalize(tag, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder normal = new StringBuilder(lower.length());
    boolean gap = false;
    for (int i = 0; i < lower.length(); ) {
      int c = lower.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetterOrDigit(c) && !isMark(c)) {
        gap = normal.length() > 0;
        continue;
      }
      if (normal.length() + (gap ? 1 : 0) + Character.charCount(c) > MAX) {
        break;
      }
      if (gap) {
        normal.append('-');
        gap = false;
      }
      normal.appendCodePoint(c);
    }
    // Lower case can undo NFC (the dotted capital I does), so once more.
    return normal.isEmpty() ? null : Normalizer.normalize(normal, Normalizer.Form.NFC);
  }

  /// Vowel signs of Indic scripts and the like are part of their word.
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /// A page's tags in its order, cleaned, the first spelling of each: the genre comes again as a
  /// tag in other case.
  static List<String> distinct(Iterable<String> written) {
    List<String> tags = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String each : written) {
      String tag = PlainText.line(each);
      String key = tag == null ? null : tag.toLowerCase(Locale.ROOT);
      if (tag != null && key != null && tags.size() < MAX_TAGS && seen.add(key)) {
        tags.add(tag);
      }
    }
    return List.copyOf(tags);
  }
}
