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

  private Words() {}

  static String strength(long date) {
    return date == StatedSource.UNDATED
        ? UNDATED
        : date == StatedSource.MENTIONED ? MENTIONED : DATED;
  }

  /// @param stated the time of a source that has one
  static long date(Object strength, @Nullable Object stated) throws UnfitRow {
    if (strength.equals(DATED) && stated instanceof Long date && date >= 0) {
      return date;
    }
    if (stated == null && strength.equals(UNDATED)) {
      return StatedSource.UNDATED;
    }
    if (stated == null && strength.equals(MENTIONED)) {
      return StatedSource.MENTIONED;
    }
    throw new UnfitRow(
        "expected a source that is %s from 1970 on, %s or %s, found \"%s\""
            .formatted(DATED, UNDATED, MENTIONED, strength));
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
