package com.bcrecommender.edition;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// Makes the packs of an edition from what was staged: gives the ids of the edition ([Numbering]),
/// writes each table under these, then what follows from the tables. Not for several threads.
final class Assembly {
  private final Staging staged;
  private final Packing packing;
  private final Numbering numbering;
  private final int[] stagedTralbums;
  private final int[] stagedFans;
  private final Activity activity;

  Assembly(Staging staged, Packing packing) {
    this.staged = staged;
    this.packing = packing;
    numbering =
        Numbering.of(
            staged.table(TableKind.SIMILAR_LISTS),
            staged.table(TableKind.FAN_LISTS),
            scenes(),
            staged.activity().ofTralbums());
    stagedTralbums = Numbering.inverse(numbering.tralbums());
    stagedFans = Numbering.inverse(numbering.fans());
    activity = staged.activity().renumbered(stagedTralbums, stagedFans);
  }

  /// Writes all packs.
  ///
  /// @param counts receives how many artists there are
  void run(Map<String, Long> counts) throws IOException {
    Sizes sizes = staged.sizes();
    write(TableKind.TAGS, sizes.tags(), i -> i, this::tag);
    write(TableKind.TRALBUMS, sizes.tralbums(), i -> stagedTralbums[i], RecordReader::copyTo);
    write(TableKind.FANS, sizes.fans(), i -> stagedFans[i], this::fan);
    ListTranscoder.Reference renumbered = (id, out) -> out.varint(tralbum(id));
    ListTranscoder ofFans = new ListTranscoder(renumbered, (position, out) -> out.varint(position));
    write(TableKind.FAN_LISTS, sizes.fans(), i -> stagedFans[i], ofFans::list);
    ListTranscoder ofTralbums = new ListTranscoder(renumbered, renumbered);
    write(TableKind.SIMILAR_LISTS, sizes.tralbums(), i -> stagedTralbums[i], ofTralbums::list);
    write(TableKind.OWNERS, sizes.tralbums(), i -> stagedTralbums[i], this::owners);
    if (staged.has(TableKind.SCENES)) {
      write(TableKind.SCENES, staged.table(TableKind.SCENES).count(), i -> i, this::scene);
      write(
          TableKind.TRALBUM_SCENES, sizes.tralbums(), i -> stagedTralbums[i], RecordReader::copyTo);
      write(TableKind.SIMILAR_FANS, sizes.fans(), i -> stagedFans[i], this::similarFans);
    }
    keys(TableKind.TAG_NAMES, IntUnaryOperator.identity());
    keys(TableKind.TRALBUM_KEYS, this::tralbum);
    keys(TableKind.TRALBUM_URLS, this::tralbum);
    keys(TableKind.FAN_KEYS, this::fan);
    keys(TableKind.FAN_USERNAMES, this::fan);
    KeyShards.write(packing);
    counts.put("artists", (long) new DerivedTables(packing, activity).write());
    new PageWriter(packing).write();
  }

  private interface Recode {
    void record(RecordReader in, RecordBuffer out);
  }

  private void write(TableKind kind, int records, IntUnaryOperator source, Recode recode)
      throws IOException {
    StagedTable from = staged.table(kind);
    RecordReader in = from.reader();
    packing.write(
        kind, records, (id, out) -> recode.record(from.turn(in, source.applyAsInt(id)), out));
    staged.drop(kind);
  }

  private void keys(TableKind kind, IntUnaryOperator numbers) throws IOException {
    packing.add(staged.keys(kind).write(packing.folder(), numbers));
    staged.drop(kind);
  }

  private int tralbum(int id) {
    return numbering.tralbums()[id];
  }

  private int fan(int id) {
    return numbering.fans()[id];
  }

  private int[] tralbums(int[] ids) {
    return renumbered(ids, numbering.tralbums());
  }

  private int[] fans(int[] ids) {
    return renumbered(ids, numbering.fans());
  }

  private static int[] renumbered(int[] ids, int[] numbers) {
    for (int i = 0; i < ids.length; i++) {
      ids[i] = numbers[ids[i]];
    }
    return ids;
  }

  private void tag(RecordReader in, RecordBuffer out) {
    TagCodec.passChip(in);
    in.copy(0, in.position(), out);
    out.ints(tralbums(in.ints()));
    in.copyTo(out);
  }

  private void fan(RecordReader in, RecordBuffer out) {
    FanCodec.passTags(in);
    in.copy(0, in.position(), out);
    out.ints(tralbums(in.ints()));
  }

  private void owners(RecordReader in, RecordBuffer out) {
    Owners owners = Owners.read(in);
    int[] fans = fans(owners.fans());
    out.varint(owners.total()).ints(activity.mostActive(fans, fans.length, fans.length));
  }

  private void scene(RecordReader in, RecordBuffer out) {
    Scene scene = Scene.read(0, in);
    new Scene(
            0,
            scene.key(),
            scene.name(),
            scene.count(),
            tralbums(scene.tralbums()),
            scene.tags(),
            scene.tagWeights(),
            scene.fanCount(),
            fans(scene.fans()),
            scene.neighbours(),
            scene.neighbourWeights(),
            scene.x(),
            scene.y(),
            scene.radius())
        .write(out);
  }

  private void similarFans(RecordReader in, RecordBuffer out) {
    int count = in.length();
    out.varint(count);
    for (int i = 0; i < count; i++) {
      out.varint(fan(in.varint())).varint(in.varint());
    }
  }

  private int[] scenes() {
    int[] scenes = new int[staged.sizes().tralbums()];
    Arrays.fill(scenes, ExploreTables.NONE);
    if (staged.has(TableKind.TRALBUM_SCENES)) {
      StagedTable table = staged.table(TableKind.TRALBUM_SCENES);
      RecordReader in = table.reader();
      for (int t = 0; t < scenes.length; t++) {
        scenes[t] = ExploreTables.scene(table.turn(in, t));
      }
    }
    return scenes;
  }
}
