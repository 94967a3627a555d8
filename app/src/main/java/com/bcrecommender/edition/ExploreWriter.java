package com.bcrecommender.edition;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stages the tables of what pages explore: scenes, which tralbum is in which, and fans with a
/// similar taste. An edition has all three or none.
final class ExploreWriter {
  private final Sizes sizes;
  private final RecordBuffer record = new RecordBuffer();
  private final StagedTable similarFans;
  private final int scenes;
  private long entries;

  private final Staging staged;

  /// Stages the scenes.
  ///
  /// @param sceneOf per tralbum the scene's id, or -1
  ExploreWriter(Staging staged, List<Scene> scenes, int[] sceneOf) throws IOException {
    this.staged = staged;
    Sizes sizes = staged.sizes();
    if (scenes.size() > ExploreTables.MOST_SCENES || sceneOf.length != sizes.tralbums()) {
      throw new IllegalArgumentException(
          "expected at most %d scenes and the scene of each of %d tralbums, found %d and %d"
              .formatted(
                  ExploreTables.MOST_SCENES, sizes.tralbums(), scenes.size(), sceneOf.length));
    }
    this.sizes = sizes;
    this.scenes = scenes.size();
    StagedTable ofScenes = staged.begin(TableKind.SCENES);
    Set<String> keys = new HashSet<>();
    for (Scene scene : scenes) {
      check(scene, ofScenes.count(), keys);
      record.clear();
      scene.write(record);
      ofScenes.add(record);
    }
    staged.seal(TableKind.SCENES);
    StagedTable ofTralbums = staged.begin(TableKind.TRALBUM_SCENES);
    for (int scene : sceneOf) {
      // One more, since none is -1.
      Ids.check("scene + 1", scene + 1, this.scenes + 1);
      record.clear();
      record.put(scene + 1).put((scene + 1) >> 8);
      ofTralbums.add(record);
    }
    staged.seal(TableKind.TRALBUM_SCENES);
    similarFans = staged.begin(TableKind.SIMILAR_FANS);
  }

  private void check(Scene scene, int id, Set<String> keys) {
    if (scene.id() != id || scene.key().isEmpty() || !keys.add(scene.key())) {
      throw new IllegalArgumentException(
          "expected scene %d with a key of its own, found %d, \"%s\""
              .formatted(id, scene.id(), scene.key()));
    }
    Ids.check("tralbum", scene.tralbums(), sizes.tralbums());
    Ids.check("tag", scene.tags(), sizes.tags());
    Ids.check("fan", scene.fans(), sizes.fans());
    Ids.check("scene", scene.neighbours(), scenes);
  }

  /// Adds the next fan's.
  void similarFans(int fan, int[] fans, int[] common) throws IOException {
    if (fan != similarFans.count()) {
      throw new IllegalStateException(
          "expected fan %d of %d, found %d".formatted(similarFans.count(), sizes.fans(), fan));
    }
    Ids.check("fan", fans, sizes.fans());
    record.clear();
    SimilarFan.write(fans, common, record);
    similarFans.add(record);
    entries += fans.length;
  }

  void finish(Map<String, Long> counts) throws IOException {
    if (similarFans.count() != sizes.fans()) {
      throw new IllegalStateException(
          "%s has %d of %d records"
              .formatted(TableKind.SIMILAR_FANS.file(), similarFans.count(), sizes.fans()));
    }
    staged.seal(TableKind.SIMILAR_FANS);
    counts.put("scenes", (long) scenes);
    counts.put("similarFanEntries", entries);
  }
}
