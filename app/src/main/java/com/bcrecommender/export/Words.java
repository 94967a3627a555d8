package com.bcrecommender.export;

import com.bcrecommender.catalog.StatedSource;
import com.bcrecommender.engine.data.PreferenceKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words that stand for the catalog's codes in an export's rows.
final class Words {
  /// A source with a date of its own.
  private static final String DATED = "dated";

  /// A page or file that tells no date.
  private static final String UNDATED = "undated";

  /// Said in passing of something else's.
  private static final String MENTIONED = "mentioned";

  /// Told by another site's dump, made at a time.
  private static final String DUMP = "dump";

  private Words() {}

  static String strength(StatedSource source) {
    return source.date() == StatedSource.UNDATED
        ? UNDATED
        : source.date() == StatedSource.MENTIONED
            ? MENTIONED
            : source.dumpMade() >= 0 ? DUMP : DATED;
  }

  /// The time of a source that has one, UTC epoch seconds.
  static @Nullable Long stated(StatedSource source) {
    return source.dumpMade() >= 0
        ? (Long) source.dumpMade()
        : source.date() < 0 ? null : (Long) source.date();
  }

  /// @param stated the time of a source that has one
  static long date(Object strength, @Nullable Object stated) throws UnfitRow {
    if (stated instanceof Long date && date >= 0) {
      if (strength.equals(DATED)) {
        return date;
      }
      if (strength.equals(DUMP) && date < 1L << 40) {
        return StatedSource.ofDump(date);
      }
    }
    if (stated == null && strength.equals(UNDATED)) {
      return StatedSource.UNDATED;
    }
    if (stated == null && strength.equals(MENTIONED)) {
      return StatedSource.MENTIONED;
    }
    throw new UnfitRow(
        "expected a source that is %s or a %s from 1970 on, %s or %s, found \"%s\""
            .formatted(DATED, DUMP, UNDATED, MENTIONED, strength));
  }

  static String kind(PreferenceKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static PreferenceKind kind(Object word) throws UnfitRow {
    for (PreferenceKind kind : PreferenceKind.values()) {
      if (kind(kind).equals(word)) {
        return kind;
      }
    }
    throw new UnfitRow("expected owned, wishlisted or unknown, found \"%s\"".formatted(word));
  }
}
