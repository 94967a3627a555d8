package com.bcrecommender.catalog;

import java.util.regex.Pattern;

/// What a statement may be, so that a catalog that took it can be read: keys of their forms,
/// references that lead from weaker keys to stronger ones and never in a circle, and values that
/// the readers of a field understand.
final class StatementCheck {
  private static final int LONGEST_KEY = 8_000;
  private static final String FOREIGN = "x:[a-z0-9][a-z0-9._-]{0,39}:\\P{Cntrl}+";
  private static final Pattern FAN = Pattern.compile("f([1-9][0-9]{0,9})|n:\\P{Cntrl}+|" + FOREIGN);
  private static final Pattern TRALBUM =
      Pattern.compile("(?:[at]|b:)([1-9][0-9]{0,9})|u:https?://\\P{Cntrl}+|" + FOREIGN);
  private static final Pattern PRICE =
      Pattern.compile("(?:FREE|FIXED|NAME_YOUR_PRICE) -?[0-9]{1,18}(?: .*)?", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("[^,\\p{Cntrl}]+");

  private StatementCheck() {}

  static void key(KeyKind kind, String key) throws UnfitStatement {
    if (key.length() > LONGEST_KEY) {
      throw new UnfitStatement(
          "expected a key, found a text of %,d letters".formatted(key.length()));
    }
    var match = (kind == KeyKind.FAN ? FAN : TRALBUM).matcher(key);
    if (!match.matches()
        || (match.group(1) != null && Long.parseLong(match.group(1)) > FileKeys.LARGEST_ID)) {
      throw unfit("the key of a " + kind.table(), key);
    }
  }

  static void tag(String tag) throws UnfitStatement {
    if (!TAG.matcher(tag).matches()) {
      throw unfit("a tag", tag);
    }
  }

  /// @param key of the row
  /// @param place of the field in the kind's list
  static void fact(KeyKind kind, String key, int place, Object value) throws UnfitStatement {
    Field field = kind.fields().get(place);
    boolean fits =
        switch (field.kind()) {
          case TEXT -> value instanceof String text && text(kind, place, text);
          case TAGS -> value instanceof String text && (text.isEmpty() || tags(text));
          case NUMBER -> value instanceof Long number && (kind == KeyKind.TRALBUM || number >= 0);
          case TIME -> value instanceof Long;
          case KEY -> value instanceof String to && reference(kind, key, place, to);
        };
    if (!fits) {
      throw unfit(field.column() + " of " + kind.table() + " " + key, value);
    }
  }

  private static boolean tags(String text) {
    for (String tag : text.split(",", -1)) {
      if (!TAG.matcher(tag).matches()) {
        return false;
      }
    }
    return true;
  }

  private static boolean text(KeyKind kind, int place, String text) {
    if (kind == KeyKind.TRALBUM && place == KeyTable.TYPE) {
      return text.equals("a") || text.equals("t");
    }
    return kind == KeyKind.FAN || place != KeyTable.PRICE || PRICE.matcher(text).matches();
  }

  private static boolean reference(KeyKind kind, String key, int place, String to)
      throws UnfitStatement {
    key(kind, to);
    char from = key.charAt(0);
    char first = to.charAt(0);
    if (kind == KeyKind.FAN) {
      return place == KeyTable.SAME_AS ? from == 'n' && first == 'f' : first == 'n';
    }
    return switch (place) {
      case KeyTable.SAME_AS -> from == 'u' && (first == 'a' || first == 't');
      case KeyTable.URL -> first == 'u';
      default -> true;
    };
  }

  private static UnfitStatement unfit(String expected, Object found) {
    return new UnfitStatement("expected %s, found \"%s\"".formatted(expected, found));
  }
}
