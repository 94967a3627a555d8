package com.bcrecommender.edition;

/// Where the parts of a card lie in its record, for those who copy or compare them as bytes: facts
/// (owners, release date, art id), names (key, title, artist), then the tags. Used again for the
/// next record; not for several threads.
final class CardParts {
  private int flags;
  private int facts;
  private int names;
  private int namesEnd;

  /// Passes flags, facts and names of a record; what comes next are the tags.
  void pass(RecordReader in) {
    flags = in.u8();
    facts = in.position();
    in.skipVarint();
    if ((flags & CardCodec.RELEASED) != 0) {
      in.skipVarint();
    }
    in.skipVarint();
    names = in.position();
    in.skipString();
    in.skipString();
    in.skipString();
    namesEnd = in.position();
  }

  /// The flags of what a list shows: type, and whether a release date is there.
  int flags() {
    return flags & (CardCodec.TYPE | CardCodec.RELEASED);
  }

  /// The flags of what only its own page shows.
  int extras() {
    return flags & (CardCodec.URL | CardCodec.PRICE);
  }

  int facts() {
    return facts;
  }

  int names() {
    return names;
  }

  int namesEnd() {
    return namesEnd;
  }
}
