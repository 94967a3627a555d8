package com.bcrecommender.edition;

import java.util.List;

/// The texts under which something is found.
///
/// @param names each a whole name of it
/// @param more other text whose words lead to it
record SearchText(List<String> names, String more) {
  /// Gives the text of an id; calls come from one thread.
  @FunctionalInterface
  interface Source {
    SearchText of(int id);
  }

  static Source ofTralbums(Table tralbums) {
    RecordReader reader = tralbums.reader();
    return id -> {
      Card card = CardCodec.read(id, tralbums.turn(reader, id));
      return new SearchText(List.of(card.title()), card.artist());
    };
  }

  static Source ofArtists(Table artists) {
    RecordReader reader = artists.reader();
    return id -> new SearchText(List.of(Artist.read(id, artists.turn(reader, id)).name()), "");
  }

  static Source ofTags(Table tags) {
    RecordReader reader = tags.reader();
    return id -> new SearchText(List.of(TagCodec.read(id, tags.turn(reader, id)).name()), "");
  }

  static Source ofFans(Table fans) {
    RecordReader reader = fans.reader();
    return id -> {
      Fan fan = FanCodec.read(id, fans.turn(reader, id));
      String username = fan.username();
      return new SearchText(
          username == null ? List.of(fan.name()) : List.of(fan.name(), username), "");
    };
  }
}
