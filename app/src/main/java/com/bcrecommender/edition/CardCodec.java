package com.bcrecommender.edition;

/// Cards as records of the table `tralbums`.
final class CardCodec {
  private static final String TYPES = "?at";
  private static final int TYPE = 3;
  private static final int RELEASED = 4;
  private static final int URL = 8;
  private static final int PRICE = 16;

  private CardCodec() {}

  static void write(Card card, RecordBuffer out) {
    int type = TYPES.indexOf(card.type());
    if (type < 0) {
      throw new IllegalArgumentException(
          "expected a type of ?, a or t, found '%s' in tralbum %d"
              .formatted(card.type(), card.id()));
    }
    boolean released = card.released() != Card.UNKNOWN_DATE;
    String url = card.url();
    String price = card.price();
    out.put(
        type | (released ? RELEASED : 0) | (url != null ? URL : 0) | (price != null ? PRICE : 0));
    out.varint(card.owners()).varint(card.wishes());
    if (released) {
      out.zigzag(card.released());
    }
    out.varint(card.artId()).ints(card.tags());
    out.string(card.key()).string(card.title()).string(card.artist());
    if (url != null) {
      out.string(url);
    }
    if (price != null) {
      out.string(price);
    }
  }

  static Card read(int id, RecordReader in) {
    return readRaw(id, in).decoded();
  }

  static RawCard readRaw(int id, RecordReader in) {
    int flags = in.u8();
    if ((flags & TYPE) >= TYPES.length() || flags >= PRICE << 1) {
      throw in.corrupt("unknown flags " + flags);
    }
    int owners = in.varint();
    int wishes = in.varint();
    int released = (flags & RELEASED) != 0 ? in.zigzag() : Card.UNKNOWN_DATE;
    long artId = in.varlong();
    int[] tags = in.ints();
    byte[] key = in.utf8();
    byte[] title = in.utf8();
    byte[] artist = in.utf8();
    byte[] url = (flags & URL) != 0 ? in.utf8() : null;
    byte[] price = (flags & PRICE) != 0 ? in.utf8() : null;
    char type = TYPES.charAt(flags & TYPE);
    return new RawCard(
        id, key, type, title, artist, url, artId, released, owners, wishes, price, tags);
  }

  /// The number of owners alone.
  static int owners(RecordReader in) {
    in.u8();
    return in.varint();
  }
}
