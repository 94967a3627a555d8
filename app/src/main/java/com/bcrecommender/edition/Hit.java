package com.bcrecommender.edition;

import java.util.List;

/// Something that a search found, with all that a page shows of it. The index spells this out, so
/// that a browser need not ask for it.
///
/// @param name a tralbum's title (empty where unknown), an artist's, a tag's or a fan's name
/// @param artist of a tralbum, empty where unknown; of all others empty
/// @param key a tralbum's key; a fan's username, or else key; of all others empty
/// @param named whether the key is a username
/// @param count how active it is: owners of a tralbum, of all tralbums of an artist; tralbums with
///   a tag; records that a fan owns
/// @param records of an artist, how many; of all others 0
public record Hit(
    Kind kind, String name, String artist, String key, boolean named, int count, int records) {
  /// What can be searched for, in the order of the format's numbers.
  public enum Kind {
    TRALBUM(0),
    ARTIST(1),
    TAG(2),
    FAN(3);

    private static final List<Kind> BY_CODE = List.of(values());

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /// Its number in the format.
    int code() {
      return code;
    }

    /// The one with a number from 0 to 3.
    static Kind of(int code) {
      return BY_CODE.get(code);
    }
  }

  /// What stands for it: its name, or else its key.
  public String label() {
    return name.isEmpty() ? key : name;
  }

  static Hit of(Card card) {
    return new Hit(Kind.TRALBUM, card.title(), card.artist(), card.key(), false, card.owners(), 0);
  }

  static Hit of(Artist artist) {
    return new Hit(Kind.ARTIST, artist.name(), "", "", false, artist.activity(), artist.count());
  }

  static Hit of(Tag tag) {
    return new Hit(Kind.TAG, tag.name(), "", "", false, tag.count(), 0);
  }

  static Hit of(Fan fan) {
    String username = fan.username();
    return username == null
        ? new Hit(Kind.FAN, fan.name(), "", fan.key(), false, fan.owned(), 0)
        : new Hit(Kind.FAN, fan.name(), "", username, true, fan.owned(), 0);
  }
}
