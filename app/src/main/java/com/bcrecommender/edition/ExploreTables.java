package com.bcrecommender.edition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the tables of what pages explore. For any number of threads.
final class ExploreTables {
  /// Scenes are numbered in two bytes, of which one number says "none".
  static final int MOST_SCENES = 65_534;

  /// Not in a scene.
  static final int NONE = -1;

  private final Table scenes;
  private final Table tralbumScenes;
  private final Table similarFans;
  private final Map<String, Integer> byKey = new HashMap<>();

  ExploreTables(Table scenes, Table tralbumScenes, Table similarFans) {
    this.scenes = scenes;
    this.tralbumScenes = tralbumScenes;
    this.similarFans = similarFans;
    for (int scene = 0; scene < scenes.count(); scene++) {
      byKey.put(Scene.key(scenes.record(scene)), scene);
    }
  }

  int count() {
    return scenes.count();
  }

  Scene scene(int scene) {
    return Scene.read(scene, scenes.record(scene));
  }

  int byKey(String key) {
    return byKey.getOrDefault(key, NONE);
  }

  /// The scene in a record of tralbum-scenes, or -1.
  static int scene(RecordReader in) {
    int low = in.u8();
    return (low | in.u8() << 8) - 1;
  }

  int sceneOf(int tralbum) {
    RecordReader in = tralbumScenes.record(tralbum);
    int scene = scene(in);
    if (scene >= count()) {
      throw in.corrupt("scene %d of %d".formatted(scene, count()));
    }
    return scene;
  }

  List<SimilarFan> similarFans(int fan) {
    return SimilarFan.read(similarFans.record(fan));
  }
}
