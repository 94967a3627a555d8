package com.bcrecommender.imports.collection;

import java.util.Locale;

/// The kinds of files that hold one person's records.
public enum CollectionKind {
  /// Text with links to records.
  LINKS("list of links"),
  /// A table, or JSON objects, with columns for link, key, or artist and title.
  ROWS("table of records"),
  LISTENBRAINZ("ListenBrainz export"),
  LASTFM("Last.fm export"),
  DISCOGS("Discogs export"),
  RATEYOURMUSIC("Rate Your Music export"),
  /// Saved pages and answers of Bandcamp say themselves whose they are; `bcr import pages` has
  /// them.
  PAGE("saved page"),
  HAR("HAR file"),
  /// Nothing could be read; the fault says why.
  NONE("file");

  private final String words;

  CollectionKind(String words) {
    this.words = words;
  }

  /// The name that the site's reader has for it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// For a person.
  public String words() {
    return words;
  }
}
