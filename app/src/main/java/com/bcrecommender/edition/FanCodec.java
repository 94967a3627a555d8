package com.bcrecommender.edition;

/// Fans as records of the table `fans`.
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
    out.put(flags(fan));
    out.varint(fan.owned()).ints(fan.tralbums());
    if (fan.stated() >= 0) {
      out.varint(fan.stated());
    }
    out.ints(fan.tags()).string(fan.key()).string(fan.name());
    if (username != null) {
      out.string(username);
    }
  }

  /// Which of the fields that may be unknown are there.
  static int flags(Fan fan) {
    return (fan.username() != null ? USERNAME : 0) | (fan.stated() >= 0 ? STATED : 0);
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
    int[] tralbums = in.ints();
    if (owned > tralbums.length) {
      throw in.corrupt("%d owned of %d tralbums".formatted(owned, tralbums.length));
    }
    int stated = (flags & STATED) != 0 ? in.varint() : -1;
    int[] tags = in.ints();
    String key = in.string();
    String name = in.string();
    String username = (flags & USERNAME) != 0 ? in.string() : null;
    return new Fan(id, key, username, name, stated, tralbums, owned, tags);
  }

  /// What a link shows.
  static FanName name(RecordReader in) {
    int flags = flags(in);
    int owned = in.varint();
    in.skipInts();
    int stated = (flags & STATED) != 0 ? in.varint() : -1;
    in.skipInts();
    byte[] key = in.utf8();
    byte[] name = in.utf8();
    return new FanName(key, (flags & USERNAME) != 0 ? in.utf8() : null, name, stated, owned);
  }

  /// The fan's tralbums alone: what the reasons of a list refer to.
  static int[] tralbums(RecordReader in) {
    in.u8();
    in.varint();
    return in.ints();
  }
}
