package com.bcrecommender.edition;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One shard of a page table, read: its cards and chips, and its records as readers. Not for
/// several threads.
final class PageShard {
  /// Cards, chips, records.
  static final int BLOCKS = 3;

  private final String file;
  private final MemorySegment block;
  private final List<Card> cards = new ArrayList<>();
  private final List<Chip> chips = new ArrayList<>();
  private final BitSet cardsUsed = new BitSet();
  private final BitSet chipsUsed = new BitSet();

  /// What stands for a fan, a tag or a scene.
  ///
  /// @param key a fan's username or key, a scene's key; empty for a tag
  /// @param hasUsername whether `key` is a username
  record Chip(int kind, int id, String name, int count, String key, boolean hasUsername) {}

  /// @param count how many records it should have
  PageShard(Blocks blocks, int shard, int count) {
    file = blocks.file();
    block = blocks.get(shard, 2);
    chips(blocks.get(shard, 1));
    cards(blocks.get(shard, 0));
    if (RecordBlock.count(block) != count) {
      throw UnusableEdition.corrupt(file, "shard %d has not %d records".formatted(shard, count));
    }
  }

  /// A reader at a record.
  RecordReader record(int inShard) {
    return RecordBlock.turn(new RecordReader(file), inShard, block, inShard);
  }

  /// What a page shows of the tralbums that the records refer to; without address, price and
  /// wishes, which are not in it.
  Card card(RecordReader in) {
    int number = in.varint();
    if (number >= cards.size()) {
      throw in.corrupt("card %d of %d".formatted(number, cards.size()));
    }
    cardsUsed.set(number);
    return cards.get(number);
  }

  /// A chip that a record refers to.
  Chip chip(RecordReader in) {
    return chip(in, in.varint());
  }

  Chip chip(RecordReader in, int number) {
    if (number < 0 || number >= chips.size()) {
      throw in.corrupt("chip %d of %d".formatted(number, chips.size()));
    }
    chipsUsed.set(number);
    return chips.get(number);
  }

  /// Dense ids of the cards that a record refers to.
  int[] cards(RecordReader in) {
    int[] ids = new int[in.length()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = card(in).id();
    }
    return ids;
  }

  /// Dense ids of the chips that a record refers to.
  ///
  /// @param kind that all of them must have
  int[] chips(RecordReader in, int kind) {
    int[] ids = new int[in.length()];
    for (int i = 0; i < ids.length; i++) {
      Chip chip = chip(in);
      if (chip.kind() != kind) {
        throw in.corrupt("a chip of kind %d, expected %d".formatted(chip.kind(), kind));
      }
      ids[i] = chip.id();
    }
    return ids;
  }

  /// Whether all cards and chips were referred to by what was read.
  boolean allUsed() {
    return cardsUsed.cardinality() == cards.size() && chipsUsed.cardinality() == chips.size();
  }

  List<Card> cards() {
    return cards;
  }

  List<Chip> chips() {
    return chips;
  }

  private void cards(MemorySegment from) {
    RecordReader in = new RecordReader(file);
    int id = 0;
    for (int i = 0; i < RecordBlock.count(from); i++) {
      RecordBlock.turn(in, i, from, i);
      id = Math.addExact(id, in.zigzag());
      int flags = in.u8();
      char type = CardCodec.type(flags, in);
      if (flags > (CardCodec.TYPE | CardCodec.RELEASED)) {
        throw in.corrupt("unknown flags " + flags);
      }
      int released = (flags & CardCodec.RELEASED) != 0 ? in.zigzag() : Card.UNKNOWN_DATE;
      int owners = in.varint();
      long artId = in.varlong();
      int[] tags = chips(in, PageShardBuilder.TAG);
      String key = in.string();
      String title = in.string();
      String artist = in.string();
      cards.add(
          new Card(id, key, type, title, artist, null, artId, released, owners, 0, null, tags));
      end(in);
    }
  }

  private void chips(MemorySegment from) {
    RecordReader in = new RecordReader(file);
    @Nullable Chip before = null;
    for (int i = 0; i < RecordBlock.count(from); i++) {
      RecordBlock.turn(in, i, from, i);
      int kind = in.u8();
      int delta = in.zigzag();
      int id = Math.addExact(delta, before != null && before.kind() == kind ? before.id() : 0);
      String name = in.string();
      int count = in.varint();
      int flags = kind == PageShardBuilder.FAN ? in.u8() : 0;
      if (flags > PageShardBuilder.USERNAME) {
        throw in.corrupt("unknown flags " + flags);
      }
      boolean hasUsername = flags != 0;
      String key = kind == PageShardBuilder.TAG ? "" : in.string();
      before = new Chip(kind, id, name, count, key, hasUsername);
      chips.add(before);
      end(in);
    }
  }

  private static void end(RecordReader in) {
    if (!in.atEnd()) {
      throw in.corrupt("it is longer than what it holds");
    }
  }
}
