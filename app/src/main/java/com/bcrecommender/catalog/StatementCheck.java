package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.Snapshot;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a statement may be, so that a catalog that took it can be read: keys of their forms,
/// references that lead from weaker keys to stronger ones and never in a circle, and values that
/// the readers of a field understand.
public final class StatementCheck {
  private static final int LONGEST_KEY = 8_000;
  private static final String FOREIGN = "x:[a-z0-9][a-z0-9._-]{0,39}:\\P{Cntrl}+";
  private static final Pattern FAN = Pattern.compile("f([1-9][0-9]{0,9})|n:\\P{Cntrl}+|" + FOREIGN);
  private static final Pattern TRALBUM =
      Pattern.compile("(?:[at]|b:)([1-9][0-9]{0,9})|u:https?://\\P{Cntrl}+|" + FOREIGN);
  private static final Pattern PRICE =
      Pattern.compile("(?:FREE|FIXED|NAME_YOUR_PRICE) -?[0-9]{1,18}(?: .*)?", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("[^,\\p{Cntrl}]+");

  private StatementCheck() {}

  /// A kind of source and its licence.
  ///
  /// @return the kind
  public static SourceKind kind(String code, String licence) throws UnfitStatement {
    SourceKind kind = SourceKind.of(code);
    if (kind == null || !kind.licence().equals(licence)) {
      throw new UnfitStatement(
          "expected a kind of source with its licence, found \"%s\" (%s)".formatted(code, licence));
    }
    return kind;
  }

  /// A source that comes after another, or is the first. Its number is one more, and it wins over
  /// those before.
  public static void source(StatedSource source, @Nullable StatedSource before)
      throws UnfitStatement {
    int number = before == null ? 1 : before.number() + 1;
    if (source.number() != number) {
      throw new UnfitStatement("expected source %d, found %d".formatted(number, source.number()));
    }
    if (before != null && rank(source).compareTo(rank(before)) <= 0) {
      throw new UnfitStatement(
          "expected sources from the weakest on, found that source %d does not win over the one before"
              .formatted(number));
    }
    if (source.date() < Rank.MENTIONED && !Rank.isOfDump(source.date())) {
      throw new UnfitStatement("expected a date from 1970, found " + source.date());
    }
  }

  private static Rank rank(StatedSource source) {
    return new Rank(source.date(), source.hash());
  }

  /// What is stated under a key, where so many sources are known.
  public static void statement(KeyKind kind, KeyStatement statement, int sources)
      throws UnfitStatement {
    key(kind, statement.key());
    for (KeyStatement.Fact fact : statement.facts()) {
      fact(kind, statement.key(), fact.field(), fact.value());
      if (fact.source() < 1 || fact.source() > sources) {
        throw new UnfitStatement(
            "expected a source from 1 to %d, found %d".formatted(sources, fact.source()));
      }
    }
  }

  /// A tag of a tralbum.
  public static void tag(String tralbum, String tag) throws UnfitStatement {
    key(KeyKind.TRALBUM, tralbum);
    if (!TAG.matcher(tag).matches()) {
      throw unfit("a tag", tag);
    }
  }

  /// @param time UTC epoch seconds, or [Snapshot#UNKNOWN_TIME]
  public static void preference(String fan, String tralbum, long time) throws UnfitStatement {
    key(KeyKind.FAN, fan);
    key(KeyKind.TRALBUM, tralbum);
    if (time != Snapshot.UNKNOWN_TIME && (time < 0 || time > Snapshot.LATEST_TIME)) {
      throw new UnfitStatement("expected a time from 1970 to 2106, found " + time);
    }
  }

  private static void key(KeyKind kind, String key) throws UnfitStatement {
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

  /// @param key of the row
  /// @param place of the field in the kind's list
  private static void fact(KeyKind kind, String key, int place, Object value)
      throws UnfitStatement {
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
