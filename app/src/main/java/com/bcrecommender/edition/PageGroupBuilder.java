package com.bcrecommender.edition;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds the groups of a page table, one after another. Records are written once, with places for
/// the numbers of the cards and chips that they refer to; once all of a group are there, cards and
/// chips are put in order, and the numbers are filled in. What cards and chips say is copied from
/// the tables as bytes. Memory: 8 bytes per tralbum, fan, tag and scene. Not for several threads.
final class PageGroupBuilder {
  private final Tables tables;
  private final RecordReader in;
  private final RecordBuffer record = new RecordBuffer();
  private final BlockBuilder block = new BlockBuilder();
  private final CardParts parts = new CardParts();
  private final PageText records = new PageText();
  private final PageText cardRecords = new PageText();
  private final byte[] @Nullable [] tagChips;

  /// Where the fans, the tags and the scenes begin in the numbers of things, after the tralbums.
  private final int[] firstOfKind = new int[3];

  /// For each thing the last group that refers to it, counted from 1, and there its number among
  /// cards or chips; of a card before that, whether more is shown of it than its names.
  private final int[] groupOf;

  private final int[] numbers;
  private int group = 1;
  private final Gathered cards = new Gathered();
  private final Gathered chips = new Gathered();

  /// Things that a group refers to, each once.
  private static final class Gathered {
    private int[] things = new int[1 << 10];
    private int count;

    void add(int thing) {
      if (count == things.length) {
        things = Arrays.copyOf(things, count * 2);
      }
      things[count++] = thing;
    }

    void sort() {
      Arrays.sort(things, 0, count);
    }
  }

  PageGroupBuilder(Tables tables) {
    this.tables = tables;
    this.in = new RecordReader("an edition in the making");
    int tags = tables.table(TableKind.TAGS).count();
    this.tagChips = new byte[tags] @Nullable [];
    firstOfKind[PageGroup.FAN] = tables.table(TableKind.TRALBUMS).count();
    firstOfKind[PageGroup.TAG] = firstOfKind[PageGroup.FAN] + tables.table(TableKind.FANS).count();
    firstOfKind[PageGroup.SCENE] = firstOfKind[PageGroup.TAG] + tags;
    int scenes = tables.has(TableKind.SCENES) ? tables.table(TableKind.SCENES).count() : 0;
    groupOf = new int[firstOfKind[PageGroup.SCENE] + scenes];
    numbers = new int[groupOf.length];
  }

  /// Receives the fields of a record that are no references.
  RecordBuffer bytes() {
    return records.bytes();
  }

  /// Writes a reference to a tralbum's card.
  void card(int tralbum) {
    gather(tralbum, cards);
    numbers[tralbum] = 1;
    records.reference(tralbum);
  }

  /// Writes a reference to a card of which the names are enough.
  void reason(int tralbum) {
    gather(tralbum, cards);
    records.reference(tralbum);
  }

  /// Writes a reference to a chip.
  void chip(int kind, int id) {
    chip(kind, id, records);
  }

  private void chip(int kind, int id, PageText from) {
    int thing = firstOfKind[kind] + id;
    gather(thing, chips);
    from.reference(thing);
  }

  private void gather(int thing, Gathered of) {
    if (groupOf[thing] != group) {
      groupOf[thing] = group;
      numbers[thing] = 0;
      of.add(thing);
    }
  }

  /// Writes references to cards, with their number before them.
  void cards(int[] tralbums, int count) {
    bytes().varint(count);
    for (int i = 0; i < count; i++) {
      card(tralbums[i]);
    }
  }

  /// As [#cards], for chips.
  void chips(int kind, int[] ids, int count) {
    bytes().varint(count);
    for (int i = 0; i < count; i++) {
      chip(kind, ids[i]);
    }
  }

  /// Ends a record.
  void end() {
    records.end();
  }

  /// Adds the blocks of all records since the last call to a shard; the next group begins empty.
  void finish(ShardBuilder out) {
    cards.sort();
    for (int i = 0; i < cards.count; i++) {
      writeCard(cards.things[i], i == 0 ? 0 : cards.things[i - 1]);
    }
    for (int i = 0; i < cards.count; i++) {
      numbers[cards.things[i]] = i;
    }
    chips.sort();
    for (int i = 0; i < chips.count; i++) {
      numbers[chips.things[i]] = i;
    }
    cardRecords.writeTo(block, numbers);
    add(out);
    writeChips();
    add(out);
    records.writeTo(block, numbers);
    add(out);
    records.clear();
    cardRecords.clear();
    cards.count = 0;
    chips.count = 0;
    group++;
  }

  private void add(ShardBuilder out) {
    RecordBuffer bytes = block.take();
    out.add(bytes.bytes(), bytes.size());
  }

  private void writeCard(int tralbum, int before) {
    parts.pass(tables.table(TableKind.TRALBUMS).turn(in, tralbum));
    boolean whole = numbers[tralbum] != 0;
    RecordBuffer out = cardRecords.bytes();
    out.zigzag(tralbum - before).put(parts.flags() | (whole ? 0 : PageGroup.REASON));
    in.copy(whole ? parts.facts() : parts.names(), parts.namesEnd(), out);
    if (whole) {
      int tags = Math.min(Card.FIRST_TAGS, in.length());
      out.varint(tags);
      for (int i = 0; i < tags; i++) {
        chip(PageGroup.TAG, in.varint(), cardRecords);
      }
    }
    cardRecords.end();
  }

  private void writeChips() {
    int kind = PageGroup.FAN;
    int before = firstOfKind[kind];
    for (int i = 0; i < chips.count; i++) {
      int thing = chips.things[i];
      while (kind < PageGroup.SCENE && thing >= firstOfKind[kind + 1]) {
        before = firstOfKind[++kind];
      }
      record.clear();
      record.put(kind).zigzag(thing - before);
      writeChip(kind, thing - firstOfKind[kind]);
      block.add(record);
      before = thing;
    }
  }

  private void writeChip(int kind, int id) {
    switch (kind) {
      case PageGroup.FAN -> {
        FanCodec.passChip(tables.table(TableKind.FANS).turn(in, id));
        in.copy(0, in.position(), record);
      }
      case PageGroup.TAG -> {
        byte[] chip = tagChip(id);
        record.bytes(chip, 0, chip.length);
      }
      default -> {
        Scene scene = Scene.read(id, tables.table(TableKind.SCENES).turn(in, id));
        record.string(scene.name()).varint(scene.count()).string(scene.key());
      }
    }
  }

  /// What the chip of a tag says, read once: tags are on most cards of every group, and a tag's
  /// record is long.
  private byte[] tagChip(int id) {
    byte[] chip = tagChips[id];
    if (chip == null) {
      TagCodec.passChip(tables.table(TableKind.TAGS).turn(in, id));
      chip = in.copy(0, in.position());
      tagChips[id] = chip;
    }
    return chip;
  }
}
