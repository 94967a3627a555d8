package com.bcrecommender.edition;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;

/// One group of a page table, read: which tralbums, fans, tags and scenes its cards and chips stand
/// for, and its records. What cards and chips say is not looked at here. Not for several threads.
final class PageGroup {
  /// Cards, chips, records.
  static final int BLOCKS = 3;

  /// Kinds of chips.
  static final int FAN = 0;

  static final int TAG = 1;
  static final int SCENE = 2;

  /// The flag of a card that only reasons refer to: it has names, and neither facts nor tags.
  static final int REASON = 8;

  private final String file;
  private final MemorySegment cards;
  private final MemorySegment chips;
  private final MemorySegment records;
  private final int[] cardIds;
  private final BitSet reasons = new BitSet();
  private final int[] chipKinds;
  private final int[] chipIds;
  private final BitSet cardsShown = new BitSet();
  private final BitSet cardsUsed = new BitSet();
  private final BitSet chipsUsed = new BitSet();

  /// @param group counted through the table
  PageGroup(Blocks blocks, int group) {
    file = blocks.file();
    Cut cut = blocks.cut();
    int shard = group / cut.perShard();
    int first = BLOCKS * (group - shard * cut.perShard());
    cards = blocks.once(shard, first);
    chips = blocks.once(shard, first + 1);
    records = blocks.once(shard, first + 2);
    if (RecordBlock.count(records) != cut.recordsOf(group)) {
      throw UnusableEdition.corrupt(
          file,
          "group %d has %d records, expected %d"
              .formatted(group, RecordBlock.count(records), cut.recordsOf(group)));
    }
    cardIds = new int[RecordBlock.count(cards)];
    chipIds = new int[RecordBlock.count(chips)];
    chipKinds = new int[chipIds.length];
    RecordReader in = new RecordReader(file);
    for (int i = 0; i < cardIds.length; i++) {
      turnToCard(in, i);
    }
    for (int i = 0; i < chipIds.length; i++) {
      turnToChip(in, i);
    }
  }

  int cards() {
    return cardIds.length;
  }

  int chips() {
    return chipIds.length;
  }

  int cardId(int number) {
    return cardIds[number];
  }

  int chipKind(int number) {
    return chipKinds[number];
  }

  int chipId(int number) {
    return chipIds[number];
  }

  /// Whether a card has neither facts nor tags.
  boolean isReason(int number) {
    return reasons.get(number);
  }

  /// Turns a reader to a record.
  RecordReader record(RecordReader in, int inGroup) {
    return RecordBlock.turn(in, inGroup, records, inGroup);
  }

  /// Turns a reader to what follows a card's id and flags.
  ///
  /// @return the flags
  int turnToCard(RecordReader in, int number) {
    RecordBlock.turn(in, number, cards, number);
    cardIds[number] = Math.addExact(number == 0 ? 0 : cardIds[number - 1], in.zigzag());
    int flags = in.u8();
    CardCodec.type(flags, in);
    if (flags >= REASON << 1) {
      throw in.corrupt("unknown flags " + flags);
    }
    reasons.set(number, (flags & REASON) != 0);
    return flags;
  }

  /// Turns a reader to what follows a chip's kind and id.
  void turnToChip(RecordReader in, int number) {
    RecordBlock.turn(in, number, chips, number);
    int kind = in.u8();
    int delta = in.zigzag();
    boolean alike = number > 0 && chipKinds[number - 1] == kind;
    chipKinds[number] = kind;
    chipIds[number] = Math.addExact(alike ? chipIds[number - 1] : 0, delta);
  }

  /// Reads a reference to a card that is shown whole.
  ///
  /// @return the tralbum's id
  int card(RecordReader in) {
    int number = reference(in, cardsShown);
    if (isReason(number)) {
      throw in.corrupt("card %d has no more than its names".formatted(number));
    }
    return cardIds[number];
  }

  /// Reads a reference to a card of which names are enough.
  ///
  /// @return the tralbum's id
  int reason(RecordReader in) {
    return cardIds[reference(in, cardsUsed)];
  }

  private int reference(RecordReader in, BitSet used) {
    int number = in.varint();
    if (number >= cardIds.length) {
      throw in.corrupt("card %d of %d".formatted(number, cardIds.length));
    }
    used.set(number);
    return number;
  }

  /// Reads a reference to a chip of a kind.
  ///
  /// @return its id
  int chip(RecordReader in, int kind) {
    return chip(in, in.varint(), kind);
  }

  int chip(RecordReader in, int number, int kind) {
    if (number >= chipIds.length) {
      throw in.corrupt("chip %d of %d".formatted(number, chipIds.length));
    }
    if (chipKinds[number] != kind) {
      throw in.corrupt("a chip of kind %d, expected %d".formatted(chipKinds[number], kind));
    }
    chipsUsed.set(number);
    return chipIds[number];
  }

  /// Ids of the cards that a record refers to.
  int[] cards(RecordReader in) {
    int[] ids = new int[in.length()];
    Arrays.setAll(ids, i -> card(in));
    return ids;
  }

  /// Ids of the chips that a record refers to.
  int[] chips(RecordReader in, int kind) {
    int[] ids = new int[in.length()];
    Arrays.setAll(ids, i -> chip(in, kind));
    return ids;
  }

  /// Whether what was read referred to all cards and chips, and to those with names alone as
  /// reasons alone.
  boolean allUsed() {
    BitSet whole = new BitSet();
    whole.set(0, cardIds.length);
    whole.andNot(reasons);
    cardsUsed.or(cardsShown);
    return whole.equals(cardsShown)
        && cardsUsed.cardinality() == cardIds.length
        && chipsUsed.cardinality() == chipIds.length;
  }
}
