package com.bcrecommender.edition;

/// Cards as records of the table `tralbums`. What a card shows in a list stands together at the
/// front and is the same bytes in a page table; what only its own page shows comes last.
final class CardCodec {
  private static final String TYPES = "?at";
  static final int TYPE = 3;
  static final int RELEASED = 4;
  static final int URL = 8;
  static final int PRICE = 16;

  private CardCodec() {}

  static void write(Card card, RecordBuffer out) {
    boolean released = card.released() != Card.UNKNOWN_DATE;
    String url = card.url();
    String price = card.price();
    out.put(
        type(card)
            | (released ? RELEASED : 0)
            | (url != null ? URL : 0)
            | (price != null ? PRICE : 0));
    out.varint(card.owners());
    if (released) {
      out.zigzag(card.released());
    }
    out.varint(card.artId()).string(card.key()).string(card.title()).string(card.artist());
    out.ints(card.tags()).varint(card.wishes());
    if (url != null) {
      out.string(url);
    }
    if (price != null) {
      out.string(price);
    }
  }

  /// The flags of its type.
  static int type(Card card) {
    int type = TYPES.indexOf(card.type());
    if (type < 0) {
      throw new IllegalArgumentException(
          "expected a type of ?, a or t, found '%s' in tralbum %d"
              .formatted(card.type(), card.id()));
    }
    return type;
  }

  /// The type that flags tell.
  static char type(int flags, RecordReader in) {
    if ((flags & TYPE) >= TYPES.length()) {
      throw in.corrupt("unknown flags " + flags);
    }
    return TYPES.charAt(flags & TYPE);
  }

  static Card read(int id, RecordReader in) {
    return readRaw(id, in).decoded();
  }

  static RawCard readRaw(int id, RecordReader in) {
    int flags = in.u8();
    char type = type(flags, in);
    if (flags >= PRICE << 1) {
      throw in.corrupt("unknown flags " + flags);
    }
    int owners = in.varint();
    int released = (flags & RELEASED) != 0 ? in.zigzag() : Card.UNKNOWN_DATE;
    long artId = in.varlong();
    byte[] key = in.utf8();
    byte[] title = in.utf8();
    byte[] artist = in.utf8();
    int[] tags = in.ints();
    int wishes = in.varint();
    byte[] url = (flags & URL) != 0 ? in.utf8() : null;
    byte[] price = (flags & PRICE) != 0 ? in.utf8() : null;
    return new RawCard(
        id, key, type, title, artist, url, artId, released, owners, wishes, price, tags);
  }

  /// The number of owners alone.
  static int owners(RecordReader in) {
    in.u8();
    return in.varint();
  }

  /// The key alone.
  static String key(RecordReader in) {
    int flags = in.u8();
    in.skipVarint();
    if ((flags & RELEASED) != 0) {
      in.skipVarint();
    }
    in.varlong();
    return in.string();
  }
}
