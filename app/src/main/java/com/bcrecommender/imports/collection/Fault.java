package com.bcrecommender.imports.collection;

import java.util.Locale;

/// Why a row, a listen or a whole file cannot be used.
public enum Fault {
  EMPTY("nothing is in the file"),
  BINARY("binary data, not text"),
  NOT_UTF8("not UTF-8"),
  TOO_LARGE("unpacks to more than a file of this kind holds"),
  TOO_DEEP("JSON nested deeper than 64 levels"),
  BROKEN("cut off or damaged"),
  UNKNOWN("none of the kinds of files that are read"),
  TOO_LONG("longer than 1 MiB"),
  OPEN_QUOTE("a quote that is not closed"),
  TOO_MANY("more records than a list holds"),
  NO_RECORD("neither link nor artist with title"),
  NOT_BANDCAMP("a link to another site than Bandcamp"),
  NOT_A_RECORD("a link of Bandcamp's to no album or track"),
  NO_ALBUM("a listen that names no album"),
  NOT_A_LISTEN("no listen: artist or track is missing, or it is playing now"),
  NOT_OWNED("rated only, or no longer owned"),
  BAD_RELATION("neither owned nor wished for, by its own word"),
  ANOTHER_PERSON("a listen of another person's than the first");

  private final String sentence;

  Fault(String sentence) {
    this.sentence = sentence;
  }

  /// The name that the site's reader has for it, such as `not-bandcamp`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// In a few words, for a report.
  public String sentence() {
    return sentence;
  }
}
