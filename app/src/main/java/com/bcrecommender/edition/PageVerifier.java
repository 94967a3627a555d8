package com.bcrecommender.edition;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Verifies that every page says what the tables say, entry by entry in the same order. Knows
/// nothing of how pages were written.
final class PageVerifier {
  private final Tables tables;
  private final Failures failures;
  private final RecordReader table = new RecordReader("an edition");

  // Of each tag once: tags are on most cards of every shard, and a tag's record is long.
  private final PageShard.@Nullable Chip[] tagChips;

  PageVerifier(Tables tables, Failures failures) {
    this.tables = tables;
    this.failures = failures;
    tagChips = new PageShard.@Nullable Chip[tables.table(TableKind.TAGS).count()];
  }

  void run() {
    each(TableKind.FAN_PAGES, tables.table(TableKind.FANS).count(), this::fan);
    each(TableKind.TRALBUM_PAGES, tables.table(TableKind.TRALBUMS).count(), this::tralbum);
    each(TableKind.TAG_PAGES, tables.table(TableKind.TAGS).count(), this::tag);
    if (tables.has(TableKind.SCENES)) {
      each(TableKind.SCENE_PAGES, tables.table(TableKind.SCENES).count(), this::scene);
    }
    each(TableKind.START_PAGES, 2, this::start);
  }

  private interface Visit {
    /// Whether the record says what the tables say; reads all of it.
    boolean record(PageShard shard, int id, RecordReader in);
  }

  private void each(TableKind kind, int records, Visit visit) {
    Blocks blocks = tables.blocks(kind);
    Cut cut = blocks.cut();
    failures.unless(
        cut.records() == records,
        () -> "%s has %d records, expected %d".formatted(kind.file(), cut.records(), records));
    for (int shard = 0; shard < cut.shards() && failures.none(); shard++) {
      PageShard of = new PageShard(blocks, shard, cut.recordsOf(shard));
      shard(kind, shard, of);
      for (int i = 0; i < cut.recordsOf(shard); i++) {
        int id = shard * cut.perBlock() + i;
        RecordReader in = of.record(i);
        boolean same = visit.record(of, id, in) && in.atEnd();
        failures.unless(
            same, () -> "%s: page %d is not what the tables say".formatted(kind.file(), id));
      }
      int number = shard;
      failures.unless(
          of.allUsed(),
          () ->
              "%s: shard %d has cards or chips that no page refers to"
                  .formatted(kind.file(), number));
    }
  }

  private void shard(TableKind kind, int shard, PageShard of) {
    int before = -1;
    for (Card card : of.cards()) {
      Card full = CardCodec.read(card.id(), turn(TableKind.TRALBUMS, card.id()));
      boolean same =
          card.id() > before
              && card.key().equals(full.key())
              && card.title().equals(full.title())
              && card.artist().equals(full.artist())
              && card.type() == full.type()
              && card.artId() == full.artId()
              && card.released() == full.released()
              && card.owners() == full.owners()
              && isStart(card.tags(), full.tags(), Card.FIRST_TAGS);
      before = card.id();
      failures.unless(
          same,
          () ->
              "%s: the card of tralbum %d in shard %d is not what the tables say"
                  .formatted(kind.file(), card.id(), shard));
    }
    long chipBefore = -1;
    for (PageShard.Chip chip : of.chips()) {
      long order = (long) chip.kind() << 32 | chip.id();
      boolean same = order > chipBefore && chip.equals(chip(chip.kind(), chip.id()));
      chipBefore = order;
      failures.unless(
          same,
          () ->
              "%s: chip %d of kind %d in shard %d is not what the tables say"
                  .formatted(kind.file(), chip.id(), chip.kind(), shard));
    }
  }

  private PageShard.Chip chip(int kind, int id) {
    return switch (kind) {
      case PageShardBuilder.FAN -> {
        Fan fan = FanCodec.read(id, turn(TableKind.FANS, id));
        String username = fan.username();
        yield new PageShard.Chip(
            kind,
            id,
            fan.name(),
            Math.max(fan.stated(), fan.owned()),
            username != null ? username : fan.key(),
            username != null);
      }
      case PageShardBuilder.TAG -> {
        PageShard.Chip chip = tagChips[id];
        if (chip == null) {
          RecordReader in = turn(TableKind.TAGS, id);
          chip = new PageShard.Chip(kind, id, in.string(), in.varint(), "", false);
          tagChips[id] = chip;
        }
        yield chip;
      }
      case PageShardBuilder.SCENE -> {
        Scene scene = Scene.read(id, turn(TableKind.SCENES, id));
        yield new PageShard.Chip(kind, id, scene.name(), scene.count(), scene.key(), false);
      }
      default -> throw new IndexOutOfBoundsException("a chip of kind " + kind);
    };
  }

  private RecordReader turn(TableKind kind, int id) {
    return tables.table(kind).turn(table, id);
  }

  private boolean fan(PageShard shard, int id, RecordReader in) {
    Fan fan = FanCodec.read(id, turn(TableKind.FANS, id));
    boolean same = in.string().equals(fan.key()) && in.string().equals(fan.name());
    int flags = in.u8();
    String username = (flags & FanCodec.USERNAME) != 0 ? in.string() : null;
    same &= flags == FanCodec.flags(fan);
    same &= Objects.equals(username, fan.username());
    same &= in.varint() == fan.owned() && in.varint() == fan.tralbums().length;
    same &= ((flags & FanCodec.STATED) != 0 ? in.varint() : -1) == fan.stated();
    same &= Arrays.equals(shard.chips(in, PageShardBuilder.TAG), fan.tags());
    ListDecoder list = ListDecoder.ofFan(turn(TableKind.FAN_LISTS, id), fan.tralbums());
    return same && entries(shard, in, list, PageWriter.FAN_ENTRIES, -1);
  }

  private boolean tralbum(PageShard shard, int id, RecordReader in) {
    Card card = CardCodec.read(id, turn(TableKind.TRALBUMS, id));
    boolean same = shard.card(in).id() == id;
    int flags = in.u8();
    same &= flags == CardCodec.extras(card);
    same &= in.varint() == card.wishes();
    same &= Objects.equals((flags & CardCodec.URL) != 0 ? in.string() : null, card.url());
    same &= Objects.equals((flags & CardCodec.PRICE) != 0 ? in.string() : null, card.price());
    same &= Arrays.equals(shard.chips(in, PageShardBuilder.TAG), card.tags());
    int scene =
        tables.has(TableKind.TRALBUM_SCENES)
            ? ExploreTables.scene(turn(TableKind.TRALBUM_SCENES, id))
            : ExploreTables.NONE;
    int sceneChip = in.varint() - 1;
    if (sceneChip >= 0) {
      PageShard.Chip chip = shard.chip(in, sceneChip);
      same &= chip.kind() == PageShardBuilder.SCENE && chip.id() == scene;
    } else {
      same &= scene == ExploreTables.NONE;
    }
    Owners owners = Owners.read(turn(TableKind.OWNERS, id));
    same &= in.varint() == owners.total();
    same &= isStart(shard.chips(in, PageShardBuilder.FAN), owners.fans(), PageWriter.OWNERS);
    ListDecoder list = ListDecoder.ofTralbum(turn(TableKind.SIMILAR_LISTS, id), id);
    return same && entries(shard, in, list, PageWriter.SIMILAR_ENTRIES, id);
  }

  private boolean entries(
      PageShard shard, RecordReader in, ListDecoder list, int most, int subject) {
    boolean same = in.varint() == list.size();
    int code = 0;
    for (int i = 0; i < most && list.next(); i++) {
      int flags = in.u8();
      boolean self = (flags & ListFlags.SELF) != 0;
      boolean against = !self && list.against() != 0;
      same &= flags <= ListFlags.KNOWN && ((flags & ListFlags.AGAINST) != 0) == against;
      same &= shard.card(in).id() == list.tralbum();
      code = i == 0 ? in.zigzag() : Math.subtractExact(code, in.varint());
      same &= code == list.code() && (flags & ListFlags.ORIGIN) == list.origin();
      int reasons = flags >> ListFlags.REASONS_SHIFT & ListFlags.REASONS;
      same &= reasons == list.reasons() && self == list.self();
      if (self) {
        same &= in.varint() == list.commonOwners(0) && list.reasonTralbum(0) == subject;
        continue;
      }
      for (int j = 0; j < reasons; j++) {
        int reason = shard.card(in).id();
        int share = in.u8();
        int common = in.varint();
        same &=
            j < list.reasons()
                && reason == list.reasonTralbum(j)
                && share == list.share(j)
                && common == list.commonOwners(j);
      }
      same &= (reasons > 0 ? in.u8() : 0) == list.covered();
      same &= ((flags & ListFlags.AGAINST) != 0 ? in.u8() : 0) == list.against();
    }
    return same;
  }

  private boolean tag(PageShard shard, int id, RecordReader in) {
    Tag tag = TagCodec.read(id, turn(TableKind.TAGS, id));
    boolean same = in.string().equals(tag.name()) && in.varint() == tag.count();
    same &= in.varint() == tag.tralbums().length;
    same &= isStart(shard.cards(in), tag.tralbums(), PageWriter.TAG_TRALBUMS);
    return same && Arrays.equals(shard.chips(in, PageShardBuilder.TAG), tag.related());
  }

  private boolean scene(PageShard shard, int id, RecordReader in) {
    Scene scene = Scene.read(id, turn(TableKind.SCENES, id));
    boolean same = in.string().equals(scene.key()) && in.string().equals(scene.name());
    same &= in.varint() == scene.count() && in.varint() == scene.tralbums().length;
    same &= isStart(shard.cards(in), scene.tralbums(), PageWriter.SCENE_TRALBUMS);
    same &= Arrays.equals(shard.chips(in, PageShardBuilder.TAG), scene.tags());
    same &= Arrays.equals(Scene.weights(scene.tags().length, in), scene.tagWeights());
    same &= in.varint() == scene.fanCount();
    same &= Arrays.equals(shard.chips(in, PageShardBuilder.FAN), scene.fans());
    same &= Arrays.equals(shard.chips(in, PageShardBuilder.SCENE), scene.neighbours());
    same &= Arrays.equals(Scene.weights(scene.neighbours().length, in), scene.neighbourWeights());
    return same && isPlace(in, scene);
  }

  private boolean start(PageShard shard, int record, RecordReader in) {
    int scenes = tables.has(TableKind.SCENES) ? tables.table(TableKind.SCENES).count() : 0;
    int[] ids = new int[scenes];
    Arrays.setAll(ids, i -> i);
    boolean same = true;
    if (record == 0) {
      same &= Arrays.equals(shard.cards(in), turn(TableKind.ENTRY_POINTS, 0).ints());
      same &=
          Arrays.equals(
              shard.chips(in, PageShardBuilder.TAG), turn(TableKind.ENTRY_POINTS, 1).ints());
      same &=
          Arrays.equals(
              shard.chips(in, PageShardBuilder.FAN), turn(TableKind.ENTRY_POINTS, 2).ints());
      return same && isStart(shard.chips(in, PageShardBuilder.SCENE), ids, PageWriter.SCENES);
    }
    same &= Arrays.equals(shard.chips(in, PageShardBuilder.SCENE), ids);
    for (int scene : ids) {
      same &= isPlace(in, Scene.read(scene, turn(TableKind.SCENES, scene)));
    }
    return same;
  }

  private static boolean isPlace(RecordReader in, Scene scene) {
    return Scene.place(in) == scene.x()
        && Scene.place(in) == scene.y()
        && Scene.place(in) == scene.radius();
  }

  private static boolean isStart(int[] found, int[] all, int most) {
    return Arrays.equals(found, Arrays.copyOf(all, Math.min(most, all.length)));
  }
}
