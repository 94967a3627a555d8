package com.bcrecommender.edition;

/// Fans as records of the table `fans`. What stands for a fan elsewhere is at the front, as with
/// cards.
final class FanCodec {
  static final int USERNAME = 1;
  static final int STATED = 2;

  private FanCodec() {}

  static void write(Fan fan, RecordBuffer out) {
    if (fan.owned() > fan.tralbums().length) {
      throw new IllegalArgumentException(
          "fan %d owns %d of %d tralbums".formatted(fan.id(), fan.owned(), fan.tralbums().length));
    }
    String username = fan.username();
    out.put((username != null ? USERNAME : 0) | (fan.stated() >= 0 ? STATED : 0));
    out.varint(fan.owned());
    if (fan.stated() >= 0) {
      out.varint(fan.stated());
    }
    out.string(fan.name());
    if (username != null) {
      out.string(username);
    }
    out.string(fan.key()).ints(fan.tags()).ints(fan.tralbums());
  }

  private static int flags(RecordReader in) {
    int flags = in.u8();
    if (flags > (USERNAME | STATED)) {
      throw in.corrupt("unknown flags " + flags);
    }
    return flags;
  }

  static Fan read(int id, RecordReader in) {
    int flags = flags(in);
    int owned = in.varint();
    int stated = (flags & STATED) != 0 ? in.varint() : -1;
    String name = in.string();
    String username = (flags & USERNAME) != 0 ? in.string() : null;
    String key = in.string();
    int[] tags = in.ints();
    int[] tralbums = in.ints();
    if (owned > tralbums.length) {
      throw in.corrupt("%d owned of %d tralbums".formatted(owned, tralbums.length));
    }
    return new Fan(id, key, username, name, stated, tralbums, owned, tags);
  }

  /// The number of owned tralbums alone.
  static int owned(RecordReader in) {
    flags(in);
    return in.varint();
  }

  /// The number of tralbums alone.
  static int size(RecordReader in) {
    passTags(in);
    return in.length();
  }

  /// What a link shows.
  static FanName name(RecordReader in) {
    int flags = flags(in);
    int owned = in.varint();
    int stated = (flags & STATED) != 0 ? in.varint() : -1;
    byte[] name = in.utf8();
    byte[] username = (flags & USERNAME) != 0 ? in.utf8() : null;
    return new FanName(in.utf8(), username, name, stated, owned);
  }

  /// Passes what a chip shows, which are the same bytes in a page table: flags, counts, the name,
  /// and the username or else the key.
  static void passChip(RecordReader in) {
    passHandle(in);
  }

  /// Passes what a page shows beside tags and tralbums: what a chip shows, and the key.
  static void passHead(RecordReader in) {
    if ((passHandle(in) & USERNAME) != 0) {
      in.skipString();
    }
  }

  private static int passHandle(RecordReader in) {
    int flags = in.u8();
    in.skipVarint();
    if ((flags & STATED) != 0) {
      in.skipVarint();
    }
    in.skipString();
    in.skipString();
    return flags;
  }

  /// Passes all but the tralbums.
  static void passTags(RecordReader in) {
    passHead(in);
    in.skipInts();
  }

  /// The fan's tralbums alone: what the reasons of a list refer to.
  static int[] tralbums(RecordReader in) {
    passTags(in);
    return in.ints();
  }
}
