package com.bcrecommender.bandcamp;

import org.jspecify.annotations.Nullable;

/// Whether a tralbum is an album or a track. Bandcamp counts the ids of the two separately.
public enum TralbumType {
  ALBUM('a'),
  TRACK('t');

  private final char letter;

  TralbumType(char letter) {
    this.letter = letter;
  }

  /// The letter with which keys begin: `a3149089081`, `t2231778447`.
  public char letter() {
    return letter;
  }

  /// The type of a letter or word, or null where it is none: pages also have packages, bundles and
  /// bands.
  static @Nullable TralbumType named(@Nullable String letterOrWord) {
    return switch (letterOrWord) {
      case "a", "album" -> ALBUM;
      case "t", "track" -> TRACK;
      case null, default -> null;
    };
  }

  /// The type that an address shows, or null: `…/album/<slug>` and `…/track/<slug>`.
  static @Nullable TralbumType ofUrl(@Nullable String url) {
    if (url == null) {
      return null;
    }
    int slug = url.lastIndexOf('/');
    int word = slug < 0 ? -1 : url.lastIndexOf('/', slug - 1);
    return word < 0 || slug == url.length() - 1
        ? null
        : switch (url.substring(word + 1, slug)) {
          case "album" -> ALBUM;
          case "track" -> TRACK;
          default -> null;
        };
  }

  /// The type of a letter, or of a word that begins with it (`album`, `track`).
  public static TralbumType of(String letterOrWord) {
    TralbumType type = named(letterOrWord);
    if (type == null) {
      throw new IllegalArgumentException(
          "expected a tralbum type (a, t, album or track), found: " + letterOrWord);
    }
    return type;
  }
}
