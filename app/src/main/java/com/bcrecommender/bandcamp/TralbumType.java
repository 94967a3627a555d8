package com.bcrecommender.bandcamp;

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

  /// The type of a letter, or of a word that begins with it (`album`, `track`).
  public static TralbumType of(String letterOrWord) {
    return switch (letterOrWord) {
      case "a", "album" -> ALBUM;
      case "t", "track" -> TRACK;
      default ->
          throw new IllegalArgumentException(
              "expected a tralbum type (a, t, album or track), found: " + letterOrWord);
    };
  }
}
