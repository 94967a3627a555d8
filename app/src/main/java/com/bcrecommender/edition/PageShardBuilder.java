package com.bcrecommender.edition;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds the three blocks of a page table's shard. Its records are written twice: at first only
/// what they refer to is gathered, then cards and chips are put in order, and then references have
/// their numbers. Not for several threads.
final class PageShardBuilder {
  /// Kinds of chips.
  static final int FAN = 0;

  static final int TAG = 1;
  static final int SCENE = 2;

  static final int USERNAME = 1;

  private final Tables tables;
  private final RecordReader in;
  private final byte[] @Nullable [] tagChips;
  private int[] cards = new int[1 << 10];
  private int cardCount;
  private long[] chips = new long[1 << 10];
  private int chipCount;
  private boolean settled;

  PageShardBuilder(Tables tables) {
    this.tables = tables;
    this.in = new RecordReader("an edition in the making");
    this.tagChips = new byte[tables.table(TableKind.TAGS).count()] @Nullable [];
  }

  /// Begins another shard.
  void clear() {
    cardCount = 0;
    chipCount = 0;
    settled = false;
  }

  /// The number of a tralbum's card in the shard; 0 as long as cards are gathered.
  int card(int tralbum) {
    if (settled) {
      return Arrays.binarySearch(cards, 0, cardCount, tralbum);
    }
    if (cardCount == cards.length) {
      cards = Arrays.copyOf(cards, cardCount * 2);
    }
    cards[cardCount++] = tralbum;
    return 0;
  }

  /// As [#card], for a chip.
  int chip(int kind, int id) {
    long key = (long) kind << 32 | id;
    if (settled) {
      return Arrays.binarySearch(chips, 0, chipCount, key);
    }
    if (chipCount == chips.length) {
      chips = Arrays.copyOf(chips, chipCount * 2);
    }
    chips[chipCount++] = key;
    return 0;
  }

  /// Writes references to cards, with their number before them.
  void cards(int[] tralbums, int count, RecordBuffer out) {
    out.varint(count);
    for (int i = 0; i < count; i++) {
      out.varint(card(tralbums[i]));
    }
  }

  /// As [#cards], for chips.
  void chips(int kind, int[] ids, int count, RecordBuffer out) {
    out.varint(count);
    for (int i = 0; i < count; i++) {
      out.varint(chip(kind, ids[i]));
    }
  }

  /// Ends the gathering.
  void settle() {
    Arrays.sort(cards, 0, cardCount);
    cardCount = distinct(cards, cardCount);
    PackedTable tralbums = tables.table(TableKind.TRALBUMS);
    for (int i = 0; i < cardCount; i++) {
      int[] tags = CardCodec.tags(tralbums.turn(in, cards[i]));
      for (int t = 0; t < Math.min(Card.FIRST_TAGS, tags.length); t++) {
        chip(TAG, tags[t]);
      }
    }
    Arrays.sort(chips, 0, chipCount);
    int distinct = 0;
    for (int i = 0; i < chipCount; i++) {
      if (i == 0 || chips[i] != chips[i - 1]) {
        chips[distinct++] = chips[i];
      }
    }
    chipCount = distinct;
    settled = true;
  }

  private static int distinct(int[] sorted, int count) {
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    return distinct;
  }

  /// Writes the block of cards.
  void cards(BlockBuilder block) {
    RecordBuffer record = new RecordBuffer();
    PackedTable tralbums = tables.table(TableKind.TRALBUMS);
    int before = 0;
    for (int i = 0; i < cardCount; i++) {
      Card card = CardCodec.read(cards[i], tralbums.turn(in, cards[i]));
      boolean released = card.released() != Card.UNKNOWN_DATE;
      record.clear();
      record.zigzag(card.id() - before);
      record.put(CardCodec.type(card) | (released ? CardCodec.RELEASED : 0));
      if (released) {
        record.zigzag(card.released());
      }
      record.varint(card.owners()).varint(card.artId());
      chips(TAG, card.tags(), Math.min(Card.FIRST_TAGS, card.tags().length), record);
      record.string(card.key()).string(card.title()).string(card.artist());
      block.add(record);
      before = card.id();
    }
  }

  /// Writes the block of chips.
  void chips(BlockBuilder block) {
    RecordBuffer record = new RecordBuffer();
    long before = 0;
    for (int i = 0; i < chipCount; i++) {
      int kind = (int) (chips[i] >>> 32);
      int id = (int) chips[i];
      record.clear();
      record.put(kind).zigzag(id - (kind == (int) (before >>> 32) ? (int) before : 0));
      switch (kind) {
        case FAN -> fan(id, record);
        case TAG -> {
          byte[] chip = tagChip(id);
          record.bytes(chip, 0, chip.length);
        }
        default -> {
          Scene scene = Scene.read(id, tables.table(TableKind.SCENES).turn(in, id));
          record.string(scene.name()).varint(scene.count()).string(scene.key());
        }
      }
      block.add(record);
      before = chips[i];
    }
  }

  /// Name and count of a tag as a chip has them, made once: tags are on most cards of every shard,
  /// and a tag's record is long.
  private byte[] tagChip(int id) {
    byte[] chip = tagChips[id];
    if (chip == null) {
      tables.table(TableKind.TAGS).turn(in, id);
      RecordBuffer made = new RecordBuffer().string(in.string()).varint(in.varint());
      chip = Arrays.copyOf(made.bytes(), made.size());
      tagChips[id] = chip;
    }
    return chip;
  }

  private void fan(int id, RecordBuffer record) {
    Fan fan = FanCodec.read(id, tables.table(TableKind.FANS).turn(in, id));
    String username = fan.username();
    record.string(fan.name()).varint(Math.max(fan.stated(), fan.owned()));
    record.put(username != null ? USERNAME : 0).string(username != null ? username : fan.key());
  }
}
