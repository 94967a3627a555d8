package com.bcrecommender.edition;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Stages the tables of what pages explore: scenes, which tralbum is in which, and fans with a
/// similar taste. An edition has all three or none.
final class ExploreWriter {
  private final Sizes sizes;
  private final RecordBuffer record = new RecordBuffer();
  private final RecordEncoder encoder;
  private final StagedTable similarFans;
  private final int scenes;
  private final Staging staged;

  /// Stages the scenes.
  ///
  /// @param sceneOf per tralbum the scene's id, or -1
  ExploreWriter(Staging staged, RecordEncoder encoder, List<Scene> scenes, int[] sceneOf)
      throws IOException {
    this.staged = staged;
    this.encoder = encoder;
    this.sizes = staged.sizes();
    this.scenes = scenes.size();
    encoder.check(scenes, sceneOf);
    StagedTable ofScenes = staged.begin(TableKind.SCENES);
    for (Scene scene : scenes) {
      record.clear();
      scene.write(record);
      ofScenes.add(record);
    }
    staged.seal(TableKind.SCENES);
    StagedTable ofTralbums = staged.begin(TableKind.TRALBUM_SCENES);
    for (int scene : sceneOf) {
      record.clear();
      RecordEncoder.sceneOf(scene, record);
      ofTralbums.add(record);
    }
    staged.seal(TableKind.TRALBUM_SCENES);
    similarFans = staged.begin(TableKind.SIMILAR_FANS);
  }

  /// Adds the next fan's.
  void similarFans(int fan, int[] fans, int[] common) throws IOException {
    if (fan != similarFans.count()) {
      throw new IllegalStateException(
          "expected fan %d of %d, found %d".formatted(similarFans.count(), sizes.fans(), fan));
    }
    record.clear();
    encoder.similarFans(fans, common, record);
    similarFans.add(record);
  }

  void finish(Map<String, Long> counts) throws IOException {
    if (similarFans.count() != sizes.fans()) {
      throw new IllegalStateException(
          "%s has %d of %d records"
              .formatted(TableKind.SIMILAR_FANS.file(), similarFans.count(), sizes.fans()));
    }
    staged.seal(TableKind.SIMILAR_FANS);
    counts.put("scenes", (long) scenes);
    encoder.countSimilarFans(counts);
  }
}
