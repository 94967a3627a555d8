package com.bcrecommender.edition;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Verifies that every page says what the tables say, entry by entry in the same order. Knows
/// nothing of how pages were written. Texts are compared as bytes: what cards and chips say stands
/// in the tables in the same form.
final class PageVerifier {
  private final Tables tables;
  private final Failures failures;
  private final RecordReader page = new RecordReader("an edition");
  private final RecordReader table = new RecordReader("an edition");
  private final RecordReader list = new RecordReader("an edition");
  private final CardParts parts = new CardParts();

  // Of each tag once: tags are on most cards of every group, and a tag's record is long.
  private final byte[] @Nullable [] tagChips;

  PageVerifier(Tables tables, Failures failures) {
    this.tables = tables;
    this.failures = failures;
    tagChips = new byte[tables.table(TableKind.TAGS).count()] @Nullable [];
  }

  void run(Share share) {
    each(TableKind.FAN_PAGES, tables.table(TableKind.FANS).count(), share);
    each(TableKind.TRALBUM_PAGES, tables.table(TableKind.TRALBUMS).count(), share);
    each(TableKind.TAG_PAGES, tables.table(TableKind.TAGS).count(), share);
    if (tables.has(TableKind.SCENES)) {
      each(TableKind.SCENE_PAGES, tables.table(TableKind.SCENES).count(), share);
    }
    each(TableKind.START_PAGES, 2, share);
  }

  /// Verifies one page, without the cards and chips of its neighbours in the group.
  void page(TableKind kind, int id) {
    Blocks blocks = tables.blocks(kind);
    int unit = id / blocks.cut().perBlock();
    PageGroup group = new PageGroup(blocks, unit);
    RecordReader in = group.record(page, id - unit * blocks.cut().perBlock());
    boolean same = visit(kind).record(group, id, in) && in.atEnd();
    failures.unless(
        same, () -> "%s: page %d is not what the tables say".formatted(kind.file(), id));
  }

  private Visit visit(TableKind kind) {
    return switch (kind) {
      case FAN_PAGES -> this::fan;
      case TRALBUM_PAGES -> this::tralbum;
      case TAG_PAGES -> this::tag;
      case SCENE_PAGES -> this::scene;
      case START_PAGES -> this::start;
      default -> throw new IllegalArgumentException(kind + " holds no pages");
    };
  }

  private interface Visit {
    /// Whether the record says what the tables say; reads all of it.
    boolean record(PageGroup group, int id, RecordReader in);
  }

  private void each(TableKind kind, int records, Share share) {
    Visit visit = visit(kind);
    Blocks blocks = tables.blocks(kind);
    Cut cut = blocks.cut();
    failures.unless(
        cut.records() == records,
        () -> "%s has %d records, expected %d".formatted(kind.file(), cut.records(), records));
    Pieces.Range units = share.of(cut.units());
    for (int unit = units.first(); unit < units.end() && failures.none(); unit++) {
      PageGroup group = new PageGroup(blocks, unit);
      cards(kind, unit, group);
      chips(kind, unit, group);
      for (int i = 0; i < cut.recordsOf(unit); i++) {
        int id = unit * cut.perBlock() + i;
        RecordReader in = group.record(page, i);
        boolean same = visit.record(group, id, in) && in.atEnd();
        failures.unless(
            same, () -> "%s: page %d is not what the tables say".formatted(kind.file(), id));
      }
      int number = unit;
      failures.unless(
          group.allUsed(),
          () ->
              "%s: group %d has cards or chips that no page refers to so"
                  .formatted(kind.file(), number));
    }
  }

  private void cards(TableKind kind, int unit, PageGroup group) {
    for (int i = 0; i < group.cards(); i++) {
      int id = group.cardId(i);
      boolean same = (i == 0 || id > group.cardId(i - 1)) && card(group, i);
      failures.unless(
          same,
          () ->
              "%s: the card of tralbum %d in group %d is not what the tables say"
                  .formatted(kind.file(), id, unit));
    }
  }

  private boolean card(PageGroup group, int number) {
    int flags = group.turnToCard(page, number);
    parts.pass(turn(TableKind.TRALBUMS, group.cardId(number)));
    if ((flags & ~PageGroup.REASON) != parts.flags()) {
      return false;
    }
    if (group.isReason(number)) {
      return page.same(table, parts.names(), parts.namesEnd()) && page.atEnd();
    }
    return page.same(table, parts.facts(), parts.namesEnd())
        && isStart(group.chips(page, PageGroup.TAG), table.ints(), Card.FIRST_TAGS)
        && page.atEnd();
  }

  private void chips(TableKind kind, int unit, PageGroup group) {
    long before = -1;
    for (int i = 0; i < group.chips(); i++) {
      int of = group.chipKind(i);
      int id = group.chipId(i);
      long order = (long) of << 32 | id;
      group.turnToChip(page, i);
      boolean same = order > before && chip(of, id) && page.atEnd();
      before = order;
      failures.unless(
          same,
          () ->
              "%s: chip %d of kind %d in group %d is not what the tables say"
                  .formatted(kind.file(), id, of, unit));
    }
  }

  /// Whether the page's reader is at what the chip of a fan, a tag or a scene says.
  private boolean chip(int kind, int id) {
    return switch (kind) {
      case PageGroup.FAN -> {
        FanCodec.passChip(turn(TableKind.FANS, id));
        yield page.same(table, 0, table.position());
      }
      case PageGroup.TAG -> page.same(tagChip(id));
      case PageGroup.SCENE -> {
        Scene scene = Scene.read(id, turn(TableKind.SCENES, id));
        yield page.string().equals(scene.name())
            && page.varint() == scene.count()
            && page.string().equals(scene.key());
      }
      default -> throw new IndexOutOfBoundsException("a chip of kind " + kind);
    };
  }

  private byte[] tagChip(int id) {
    byte[] chip = tagChips[id];
    if (chip == null) {
      TagCodec.passChip(turn(TableKind.TAGS, id));
      chip = table.copy(0, table.position());
      tagChips[id] = chip;
    }
    return chip;
  }

  private RecordReader turn(TableKind kind, int id) {
    return tables.table(kind).turn(table, id);
  }

  private boolean fan(PageGroup group, int id, RecordReader in) {
    FanCodec.passHead(turn(TableKind.FANS, id));
    boolean same = in.same(table, 0, table.position());
    int[] tags = table.ints();
    int[] own = table.ints();
    same = same && in.varint() == own.length;
    same = same && Arrays.equals(group.chips(in, PageGroup.TAG), tags);
    return same
        && entries(
            group,
            in,
            ListDecoder.ofFan(tables.table(TableKind.FAN_LISTS).turn(list, id), own),
            -1);
  }

  private boolean tralbum(PageGroup group, int id, RecordReader in) {
    parts.pass(turn(TableKind.TRALBUMS, id));
    boolean same = group.card(in) == id && in.u8() == parts.extras();
    int[] tags = table.ints();
    int from = table.position();
    table.skip((int) table.left());
    same = same && in.same(table, from, table.position());
    same = same && Arrays.equals(group.chips(in, PageGroup.TAG), tags);
    int scene =
        tables.has(TableKind.TRALBUM_SCENES)
            ? ExploreTables.scene(turn(TableKind.TRALBUM_SCENES, id))
            : ExploreTables.NONE;
    same = same && in.u8() == (scene == ExploreTables.NONE ? 0 : 1);
    same = same && (scene == ExploreTables.NONE || group.chip(in, PageGroup.SCENE) == scene);
    Owners owners = Owners.read(turn(TableKind.OWNERS, id));
    same = same && in.varint() == owners.total();
    same = same && isStart(group.chips(in, PageGroup.FAN), owners.fans(), PageWriter.OWNERS);
    return same
        && entries(
            group,
            in,
            ListDecoder.ofTralbum(tables.table(TableKind.SIMILAR_LISTS).turn(list, id), id),
            id);
  }

  private static boolean entries(PageGroup group, RecordReader in, ListDecoder list, int subject) {
    boolean same = in.varint() == list.size();
    int code = 0;
    for (int i = 0; i < PageWriter.ENTRIES && list.next(); i++) {
      int flags = in.u8();
      boolean self = (flags & ListFlags.SELF) != 0;
      boolean against = !self && list.against() != 0;
      same &= flags <= ListFlags.KNOWN && ((flags & ListFlags.AGAINST) != 0) == against;
      same &= group.card(in) == list.tralbum();
      code = i == 0 ? in.zigzag() : Math.subtractExact(code, in.varint());
      same &= code == list.code() && (flags & ListFlags.ORIGIN) == list.origin();
      int reasons = flags >> ListFlags.REASONS_SHIFT & ListFlags.REASONS;
      same &= reasons == list.reasons() && self == list.self();
      if (self) {
        same &= in.varint() == list.commonOwners(0) && list.reasonTralbum(0) == subject;
        continue;
      }
      for (int j = 0; j < reasons; j++) {
        int reason = group.reason(in);
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

  private boolean tag(PageGroup group, int id, RecordReader in) {
    TagCodec.passChip(turn(TableKind.TAGS, id));
    boolean same = in.same(table, 0, table.position());
    int[] tralbums = table.ints();
    same = same && in.varint() == tralbums.length;
    same = same && isStart(group.cards(in), tralbums, PageWriter.TAG_TRALBUMS);
    return same && Arrays.equals(group.chips(in, PageGroup.TAG), table.ints());
  }

  private boolean scene(PageGroup group, int id, RecordReader in) {
    Scene scene = Scene.read(id, turn(TableKind.SCENES, id));
    boolean same = in.string().equals(scene.key()) && in.string().equals(scene.name());
    same &= in.varint() == scene.count() && in.varint() == scene.tralbums().length;
    same &= isStart(group.cards(in), scene.tralbums(), PageWriter.SCENE_TRALBUMS);
    same &= Arrays.equals(group.chips(in, PageGroup.TAG), scene.tags());
    same &= Arrays.equals(Scene.weights(scene.tags().length, in), scene.tagWeights());
    same &= in.varint() == scene.fanCount();
    same &= Arrays.equals(group.chips(in, PageGroup.FAN), scene.fans());
    same &= Arrays.equals(group.chips(in, PageGroup.SCENE), scene.neighbours());
    same &= Arrays.equals(Scene.weights(scene.neighbours().length, in), scene.neighbourWeights());
    return same && isPlace(in, scene);
  }

  private boolean start(PageGroup group, int record, RecordReader in) {
    int scenes = tables.has(TableKind.SCENES) ? tables.table(TableKind.SCENES).count() : 0;
    int[] ids = new int[scenes];
    Arrays.setAll(ids, i -> i);
    if (record == 0) {
      return Arrays.equals(group.cards(in), turn(TableKind.ENTRY_POINTS, 0).ints())
          && Arrays.equals(group.chips(in, PageGroup.TAG), turn(TableKind.ENTRY_POINTS, 1).ints())
          && Arrays.equals(group.chips(in, PageGroup.FAN), turn(TableKind.ENTRY_POINTS, 2).ints())
          && isStart(group.chips(in, PageGroup.SCENE), ids, PageWriter.SCENES);
    }
    boolean same = Arrays.equals(group.chips(in, PageGroup.SCENE), ids);
    for (int scene : ids) {
      same = same && isPlace(in, Scene.read(scene, turn(TableKind.SCENES, scene)));
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
