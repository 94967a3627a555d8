package com.bcrecommender.edition;

import java.io.IOException;
import java.util.Arrays;

/// Writes the page tables of an edition in the making: what each page shows first, gathered from
/// the other tables. Memory: one shard. Not for several threads.
final class PageWriter {
  /// Entries of a fan list, and of a similar list, on a page.
  static final int FAN_ENTRIES = 20;

  static final int SIMILAR_ENTRIES = 10;

  /// Owners of a tralbum on its page.
  static final int OWNERS = 12;

  /// Tralbums of a tag or a scene on its page, and scenes on the first one.
  static final int TRALBUMS = 60;

  static final int SCENES = 12;

  private final Packing packing;
  private final Tables tables;
  private final PageShardBuilder shard;
  private final RecordReader in = new RecordReader("an edition in the making");
  private final ListTranscoder similar;

  PageWriter(Packing packing) {
    this.packing = packing;
    tables = packing.tables();
    shard = new PageShardBuilder(tables);
    similar = new ListTranscoder(shard::card, shard::card);
  }

  void write() throws IOException {
    write(TableKind.FAN_PAGES, count(TableKind.FANS), this::fan);
    write(TableKind.TRALBUM_PAGES, count(TableKind.TRALBUMS), this::tralbum);
    write(TableKind.TAG_PAGES, count(TableKind.TAGS), this::tag);
    if (tables.has(TableKind.SCENES)) {
      write(TableKind.SCENE_PAGES, count(TableKind.SCENES), this::scene);
    }
    write(TableKind.START_PAGES, 2, this::start);
  }

  private int count(TableKind kind) {
    return tables.table(kind).count();
  }

  private void write(TableKind kind, int records, Packing.Source page) throws IOException {
    Cut cut = kind.cut(records);
    BlockBuilder block = new BlockBuilder();
    RecordBuffer record = new RecordBuffer();
    try (Pack pack = new Pack(packing.folder(), kind.file());
        ShardBuilder out = new ShardBuilder(kind)) {
      for (int first = 0; first < records; first += cut.perBlock()) {
        int end = Math.min(records, first + cut.perBlock());
        shard.clear();
        for (int id = first; id < end; id++) {
          record.clear();
          page.write(id, record);
        }
        shard.settle();
        shard.cards(block);
        add(block, out);
        shard.chips(block);
        add(block, out);
        for (int id = first; id < end; id++) {
          record.clear();
          page.write(id, record);
          block.add(record);
        }
        add(block, out);
        pack.add(out.take());
      }
      packing.add(new PackedShards(kind, cut, pack.finish()));
    }
  }

  private static void add(BlockBuilder block, ShardBuilder out) {
    RecordBuffer bytes = block.take();
    out.add(bytes.bytes(), bytes.size());
  }

  private RecordReader turn(TableKind kind, int id) {
    return tables.table(kind).turn(in, id);
  }

  private void fan(int id, RecordBuffer out) {
    Fan fan = FanCodec.read(id, turn(TableKind.FANS, id));
    String username = fan.username();
    out.string(fan.key()).string(fan.name());
    out.put(FanCodec.flags(fan));
    if (username != null) {
      out.string(username);
    }
    out.varint(fan.owned()).varint(fan.tralbums().length);
    if (fan.stated() >= 0) {
      out.varint(fan.stated());
    }
    shard.chips(PageShardBuilder.TAG, fan.tags(), fan.tags().length, out);
    ListDecoder list = ListDecoder.unresolved(turn(TableKind.FAN_LISTS, id));
    out.varint(list.size());
    new ListTranscoder(shard::card, position -> shard.card(fan.tralbums()[position]))
        .entries(list, FAN_ENTRIES, out);
  }

  private void tralbum(int id, RecordBuffer out) {
    Card card = CardCodec.read(id, turn(TableKind.TRALBUMS, id));
    out.varint(shard.card(id)).put(CardCodec.extras(card)).varint(card.wishes());
    String url = card.url();
    String price = card.price();
    if (url != null) {
      out.string(url);
    }
    if (price != null) {
      out.string(price);
    }
    int scene =
        tables.has(TableKind.TRALBUM_SCENES)
            ? ExploreTables.scene(turn(TableKind.TRALBUM_SCENES, id))
            : ExploreTables.NONE;
    out.varint(scene == ExploreTables.NONE ? 0 : shard.chip(PageShardBuilder.SCENE, scene) + 1);
    Owners owners = Owners.read(turn(TableKind.OWNERS, id));
    out.varint(owners.total());
    shard.chips(PageShardBuilder.FAN, owners.fans(), Math.min(OWNERS, owners.fans().length), out);
    ListDecoder list = ListDecoder.unresolved(turn(TableKind.SIMILAR_LISTS, id));
    out.varint(list.size());
    similar.entries(list, SIMILAR_ENTRIES, out);
  }

  private void tag(int id, RecordBuffer out) {
    Tag tag = TagCodec.read(id, turn(TableKind.TAGS, id));
    out.string(tag.name()).varint(tag.count()).varint(tag.tralbums().length);
    shard.cards(tag.tralbums(), Math.min(TRALBUMS, tag.tralbums().length), out);
    shard.chips(PageShardBuilder.TAG, tag.related(), tag.related().length, out);
  }

  private void scene(int id, RecordBuffer out) {
    Scene scene = Scene.read(id, turn(TableKind.SCENES, id));
    out.string(scene.key()).string(scene.name()).varint(scene.count());
    out.varint(scene.tralbums().length);
    shard.cards(scene.tralbums(), Math.min(TRALBUMS, scene.tralbums().length), out);
    shard.chips(PageShardBuilder.TAG, scene.tags(), scene.tags().length, out);
    Scene.weights(scene.tagWeights(), out);
    out.varint(scene.fanCount());
    shard.chips(PageShardBuilder.FAN, scene.fans(), scene.fans().length, out);
    shard.chips(PageShardBuilder.SCENE, scene.neighbours(), scene.neighbours().length, out);
    Scene.weights(scene.neighbourWeights(), out);
    scene.writePlace(out);
  }

  private void start(int record, RecordBuffer out) {
    int scenes = tables.has(TableKind.SCENES) ? count(TableKind.SCENES) : 0;
    int[] ids = new int[scenes];
    Arrays.setAll(ids, i -> i);
    if (record == 0) {
      int[] tralbums = turn(TableKind.ENTRY_POINTS, 0).ints();
      int[] tags = turn(TableKind.ENTRY_POINTS, 1).ints();
      int[] fans = turn(TableKind.ENTRY_POINTS, 2).ints();
      shard.cards(tralbums, tralbums.length, out);
      shard.chips(PageShardBuilder.TAG, tags, tags.length, out);
      shard.chips(PageShardBuilder.FAN, fans, fans.length, out);
      shard.chips(PageShardBuilder.SCENE, ids, Math.min(SCENES, scenes), out);
    } else {
      shard.chips(PageShardBuilder.SCENE, ids, scenes, out);
      for (int scene : ids) {
        Scene.read(scene, turn(TableKind.SCENES, scene)).writePlace(out);
      }
    }
  }
}
