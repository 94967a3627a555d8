package com.bcrecommender.engine.data;

import java.nio.file.Path;

/// A row that cannot be used. Whoever reads the file counts these by reason and decides how many
/// are too many.
///
/// @param file the file read
/// @param line number of the line where the row begins, from 1
/// @param reason why, in a few words that are the same for each row of this kind, so that they can
///   be counted
/// @param excerpt the beginning of what was found
public record BadRow(Path file, long line, String reason, String excerpt) {
  public static final String TOO_LONG = "longer than 1 MiB";
  public static final String NOT_UTF8 = "not UTF-8";
  public static final String UNCLOSED_QUOTE = "a quote that is not closed";
  public static final String MISSING_FIELD = "fewer fields than the columns need";
  public static final String EMPTY_KEY = "empty key";
  public static final String BAD_KEY =
      "a key longer than 1000 characters or with control characters";
  public static final String BAD_TIME = "time not understood";
  public static final String BAD_KIND = "kind not understood";
  public static final String BAD_TAG = "no tag, or one longer than 200 characters";

  private static final int EXCERPT = 120;

  /// Keeps the beginning of long excerpts, and spaces in place of what would break a line of a
  /// report.
  public BadRow {
    String cut = excerpt.length() > EXCERPT ? excerpt.substring(0, EXCERPT) + "…" : excerpt;
    excerpt = cut.replaceAll("\\p{Cntrl}", " ");
  }
}
