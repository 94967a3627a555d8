package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Verifies the tables of what pages explore: ids in range and each once, scenes and their tralbums
/// of one mind, weights in order, discs inside the map and apart. Assumes that checksums fit.
final class ExploreVerifier {
  /// Places are rounded to 1/65535, of two discs in either direction.
  private static final double ROUNDING = 4 / 65_535.0;

  private final Tables tables;
  private final Failures failures;
  private final Tally tally;
  private final Share share;

  ExploreVerifier(Tables tables, Failures failures, Tally tally, Share share) {
    this.tables = tables;
    this.failures = failures;
    this.tally = tally;
    this.share = share;
  }

  void run() {
    int fans = table(TableKind.FANS).count();
    int tralbums = table(TableKind.TRALBUMS).count();
    same(TableKind.TRALBUM_SCENES, tralbums);
    same(TableKind.SIMILAR_FANS, fans);
    if (failures.none()) {
      if (share.has(TableKind.SCENES)) {
        failures.during(this::scenes);
      }
      failures.during(this::similarFans);
    }
  }

  private void scenes() {
    Table table = table(TableKind.SCENES);
    int count = table.count();
    tally.count("scenes", count);
    ExploreTables explore =
        new ExploreTables(table, table(TableKind.TRALBUM_SCENES), table(TableKind.SIMILAR_FANS));
    int[] sizes = new int[count];
    for (int t = 0; t < table(TableKind.TRALBUMS).count(); t++) {
      int scene = explore.sceneOf(t);
      if (scene != ExploreTables.NONE) {
        sizes[scene]++;
      }
    }
    Set<String> keys = new HashSet<>();
    List<Scene> scenes = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      RecordReader in = table.record(id);
      Scene scene = Scene.read(id, in);
      claim(in.atEnd(), id, "is longer than what it holds");
      claim(!scene.key().isEmpty() && keys.add(scene.key()), id, "has no key of its own");
      scene(scene, sizes, explore);
      for (Scene other : scenes) {
        double apart = Math.hypot(scene.x() - other.x(), scene.y() - other.y());
        claim(apart >= scene.radius() + other.radius() - ROUNDING, id, "overlaps another scene");
      }
      scenes.add(scene);
    }
  }

  private void scene(Scene scene, int[] sizes, ExploreTables explore) {
    int id = scene.id();
    claim(
        scene.count() == sizes[id]
            && scene.tralbums().length == Math.min(sizes[id], Scene.MOST_TRALBUMS),
        id,
        "has other tralbums than " + TableKind.TRALBUM_SCENES.file() + " says");
    claim(
        Arrays.stream(scene.tralbums()).allMatch(t -> explore.sceneOf(t) == id),
        id,
        "lists a tralbum of another scene");
    once(scene.tralbums(), table(TableKind.TRALBUMS).count(), id);
    once(scene.tags(), table(TableKind.TAGS).count(), id);
    once(scene.fans(), table(TableKind.FANS).count(), id);
    once(scene.neighbours(), sizes.length, id);
    claim(Arrays.stream(scene.neighbours()).noneMatch(n -> n == id), id, "neighbours itself");
    claim(
        scene.fans().length == Math.min(scene.fanCount(), Scene.MOST_FANS)
            && scene.tags().length <= Scene.MOST_TAGS
            && scene.neighbours().length <= Scene.MOST_NEIGHBOURS,
        id,
        "has too many or too few of something");
    claim(fall(scene.tagWeights()) && fall(scene.neighbourWeights()), id, "has weights that rise");
    claim(
        inside(scene.x(), scene.radius()) && inside(scene.y(), scene.radius()),
        id,
        "does not lie on the map");
  }

  private static boolean inside(double place, double radius) {
    return place - radius >= -ROUNDING && place + radius <= 1 + ROUNDING;
  }

  private static boolean fall(int[] weights) {
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] == 0 || (i > 0 && weights[i] > weights[i - 1])) {
        return false;
      }
    }
    return true;
  }

  private void once(int[] ids, int size, int scene) {
    for (int id : ids) {
      Objects.checkIndex(id, size);
    }
    claim(Arrays.stream(ids).distinct().count() == ids.length, scene, "lists something twice");
  }

  private void similarFans() {
    OfFans sizes = new OfFans(table(TableKind.FANS), FanCodec::size);
    Table table = table(TableKind.SIMILAR_FANS);
    RecordReader in = table.reader();
    int[] listedBy = new int[table.count()];
    long entries = 0;
    Pieces.Range ids = share.of(table.count());
    for (int id = ids.first(); id < ids.end(); id++) {
      int fan = id;
      List<SimilarFan> similar = SimilarFan.read(table.turn(in, id));
      entries += similar.size();
      boolean good = in.atEnd() && similar.size() <= SimilarFan.MOST;
      for (SimilarFan other : similar) {
        good &=
            other.fan() != fan
                && listedBy[other.fan()] != fan + 1
                && other.common() > 0
                && other.common() <= Math.min(sizes.of(fan), sizes.of(other.fan()));
        listedBy[other.fan()] = fan + 1;
      }
      failures.unless(
          good,
          () ->
              "%s: fan %d has too many, the same twice, or more in common than both have"
                  .formatted(TableKind.SIMILAR_FANS.file(), fan));
    }
    tally.count("similarFanEntries", entries);
  }

  private void claim(boolean holds, int scene, String otherwise) {
    failures.unless(
        holds, () -> "%s: scene %d %s".formatted(TableKind.SCENES.file(), scene, otherwise));
  }

  private void same(TableKind kind, int records) {
    failures.unless(
        table(kind).count() == records,
        () ->
            "%s has %d records, expected %d".formatted(kind.file(), table(kind).count(), records));
  }

  private PackedTable table(TableKind kind) {
    return tables.table(kind);
  }
}
