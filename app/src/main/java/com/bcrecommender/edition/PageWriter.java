package com.bcrecommender.edition;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Writes the page tables of an edition in the making: what each page shows first, gathered from
/// the other tables. Memory: one shard, and what [PageGroupBuilder] says. Not for several threads.
final class PageWriter {
  /// Entries of a list on its page: what is seen before the visitor scrolls.
  static final int ENTRIES = 10;

  /// Owners of a tralbum on its page.
  static final int OWNERS = 6;

  /// Tralbums of a tag and of a scene on its page, and scenes on the first one.
  static final int TAG_TRALBUMS = 24;

  static final int SCENE_TRALBUMS = 60;

  static final int SCENES = 12;

  private final Packing packing;
  private final Tables tables;
  private final PageGroupBuilder group;
  private final RecordReader in = new RecordReader("an edition in the making");
  private final RecordReader list = new RecordReader("an edition in the making");
  private final CardParts parts = new CardParts();
  private final ListTranscoder similar;

  PageWriter(Packing packing) {
    this.packing = packing;
    tables = packing.tables();
    group = new PageGroupBuilder(tables);
    similar =
        new ListTranscoder((id, out) -> group.card(id), (tralbum, out) -> group.reason(tralbum));
  }

  void write() throws IOException {
    for (TableKind kind : TableKind.of(tables.has(TableKind.SCENES))) {
      if (kind.isPaged()) {
        write(kind);
      }
    }
  }

  /// Writes a page table.
  void write(TableKind kind) throws IOException {
    packing.add(write(kind, new Pieces(kind.cut(records(kind)), 1), 0));
  }

  private int records(TableKind kind) {
    return switch (kind) {
      case FAN_PAGES -> count(TableKind.FANS);
      case TRALBUM_PAGES -> count(TableKind.TRALBUMS);
      case TAG_PAGES -> count(TableKind.TAGS);
      case SCENE_PAGES -> count(TableKind.SCENES);
      case START_PAGES -> 2;
      default -> throw new IllegalArgumentException(kind + " holds no pages");
    };
  }

  private IntConsumer page(TableKind kind) {
    return switch (kind) {
      case FAN_PAGES -> this::fan;
      case TRALBUM_PAGES -> this::tralbum;
      case TAG_PAGES -> this::tag;
      case SCENE_PAGES -> this::scene;
      case START_PAGES -> this::start;
      default -> throw new IllegalArgumentException(kind + " holds no pages");
    };
  }

  private int count(TableKind kind) {
    return tables.table(kind).count();
  }

  /// Writes a piece of a page table.
  PackedShards write(TableKind kind, Pieces pieces, int piece) throws IOException {
    IntConsumer page = page(kind);
    Cut cut = pieces.cut();
    Pieces.Range shards = pieces.shards(piece);
    ShardBuilder out = new ShardBuilder(kind, shards.first());
    int firstUnit = shards.first() * cut.perShard();
    int endUnit = Math.min(cut.units(), shards.end() * cut.perShard());
    try (Pack pack = new Pack(packing.folder(), kind.file())) {
      for (int unit = firstUnit; unit < endUnit; unit++) {
        int first = unit * cut.perBlock();
        for (int id = first; id < first + cut.recordsOf(unit); id++) {
          page.accept(id);
          group.end();
        }
        group.finish(out);
        if ((unit + 1) % cut.perShard() == 0) {
          pack.add(out.take());
        }
      }
      if (out.blocks() > 0) {
        pack.add(out.take());
      }
      return new PackedShards(kind, cut, pack.finish());
    }
  }

  private RecordReader turn(TableKind kind, int id) {
    return tables.table(kind).turn(in, id);
  }

  private void fan(int id) {
    FanCodec.passHead(turn(TableKind.FANS, id));
    in.copy(0, in.position(), group.bytes());
    int[] tags = in.ints();
    int[] own = in.ints();
    group.bytes().varint(own.length);
    group.chips(PageGroup.TAG, tags, tags.length);
    ListDecoder entries = ListDecoder.unresolved(turnToList(TableKind.FAN_LISTS, id));
    group.bytes().varint(entries.size());
    new ListTranscoder(
            (tralbum, out) -> group.card(tralbum), (position, out) -> group.reason(own[position]))
        .entries(entries, ENTRIES, group.bytes());
  }

  private RecordReader turnToList(TableKind kind, int id) {
    return tables.table(kind).turn(list, id);
  }

  private void tralbum(int id) {
    RecordBuffer out = group.bytes();
    group.card(id);
    parts.pass(turn(TableKind.TRALBUMS, id));
    int[] tags = in.ints();
    out.put(parts.extras());
    in.copyTo(out);
    group.chips(PageGroup.TAG, tags, tags.length);
    int scene =
        tables.has(TableKind.TRALBUM_SCENES)
            ? ExploreTables.scene(turn(TableKind.TRALBUM_SCENES, id))
            : ExploreTables.NONE;
    out.put(scene == ExploreTables.NONE ? 0 : 1);
    if (scene != ExploreTables.NONE) {
      group.chip(PageGroup.SCENE, scene);
    }
    Owners owners = Owners.read(turn(TableKind.OWNERS, id));
    out.varint(owners.total());
    group.chips(PageGroup.FAN, owners.fans(), Math.min(OWNERS, owners.fans().length));
    ListDecoder entries = ListDecoder.unresolved(turnToList(TableKind.SIMILAR_LISTS, id));
    out.varint(entries.size());
    similar.entries(entries, ENTRIES, out);
  }

  private void tag(int id) {
    TagCodec.passChip(turn(TableKind.TAGS, id));
    in.copy(0, in.position(), group.bytes());
    int[] tralbums = in.ints();
    int[] related = in.ints();
    group.bytes().varint(tralbums.length);
    group.cards(tralbums, Math.min(TAG_TRALBUMS, tralbums.length));
    group.chips(PageGroup.TAG, related, related.length);
  }

  private void scene(int id) {
    RecordBuffer out = group.bytes();
    Scene scene = Scene.read(id, turn(TableKind.SCENES, id));
    out.string(scene.key()).string(scene.name()).varint(scene.count());
    out.varint(scene.tralbums().length);
    group.cards(scene.tralbums(), Math.min(SCENE_TRALBUMS, scene.tralbums().length));
    group.chips(PageGroup.TAG, scene.tags(), scene.tags().length);
    Scene.weights(scene.tagWeights(), out);
    out.varint(scene.fanCount());
    group.chips(PageGroup.FAN, scene.fans(), scene.fans().length);
    group.chips(PageGroup.SCENE, scene.neighbours(), scene.neighbours().length);
    Scene.weights(scene.neighbourWeights(), out);
    scene.writePlace(out);
  }

  private void start(int record) {
    int scenes = tables.has(TableKind.SCENES) ? count(TableKind.SCENES) : 0;
    int[] ids = new int[scenes];
    Arrays.setAll(ids, i -> i);
    if (record == 0) {
      int[] tralbums = turn(TableKind.ENTRY_POINTS, 0).ints();
      int[] tags = turn(TableKind.ENTRY_POINTS, 1).ints();
      int[] fans = turn(TableKind.ENTRY_POINTS, 2).ints();
      group.cards(tralbums, tralbums.length);
      group.chips(PageGroup.TAG, tags, tags.length);
      group.chips(PageGroup.FAN, fans, fans.length);
      group.chips(PageGroup.SCENE, ids, Math.min(SCENES, scenes));
    } else {
      group.chips(PageGroup.SCENE, ids, scenes);
      for (int scene : ids) {
        Scene.read(scene, turn(TableKind.SCENES, scene)).writePlace(group.bytes());
      }
    }
  }
}
