package com.bcrecommender.catalog;

import org.jspecify.annotations.Nullable;

/// What kind of source something comes from, and under which licence. The catalog keeps the kinds
/// that it is made from, exports carry them, and editions name them to their readers.
public enum SourceKind {
  /// Pages and answers of Bandcamp's, crawled or saved.
  PAGES("bandcamp-pages", "Bandcamp's terms of use; by the operator's permission"),

  /// One fan's own files and exports.
  OWN_FILES("own-files", "own data of the fan"),

  /// Preference, tag and tralbum files.
  ROW_FILES("row-files", "not stated; the operator's files"),

  LISTENBRAINZ("listenbrainz", "CC0 1.0"),

  MUSICBRAINZ("musicbrainz", "CC0 1.0"),

  /// Its tags and genre votes, the part of its dumps that is not free for every use.
  MUSICBRAINZ_TAGS("musicbrainz-tags", "CC BY-NC-SA 3.0"),

  /// Stored before kinds were kept.
  EARLIER("earlier", "not recorded");

  private final String code;
  private final String licence;

  SourceKind(String code, String licence) {
    this.code = code;
    this.licence = licence;
  }

  /// Its word in the catalog, in exports and in editions.
  public String code() {
    return code;
  }

  /// The licence as people call it, or what stands in its place.
  public String licence() {
    return licence;
  }

  /// The kind of a code, or null where this program knows none of it.
  public static @Nullable SourceKind of(String code) {
    for (SourceKind kind : values()) {
      if (kind.code.equals(code)) {
        return kind;
      }
    }
    return null;
  }
}
