package com.bcrecommender.engine.explore;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;

/// Which fans belong to which scene: a fan belongs to the one scene that holds most of the fan's
/// tralbums, if these are at least two and at least a third of the collection; equal ones to the
/// larger scene. First come those with much of the scene and little else: by tralbums in the scene
/// times their share in the collection.
final class SceneFans {
  private static final int LEAST = 2;
  private static final double LEAST_SHARE = 1.0 / 3;

  private final int[][] fans;

  private SceneFans(int[][] fans) {
    this.fans = fans;
  }

  static SceneFans of(Snapshot snapshot, int[] sceneOf, int scenes) {
    int[] own = new int[snapshot.fans()];
    long[] order = new long[snapshot.fans()];
    int[] counts = new int[scenes];
    int[] sizes = new int[scenes];
    SparseRows preferences = snapshot.preferences();
    for (int fan = 0; fan < own.length; fan++) {
      int best = -1;
      for (int p = preferences.start(fan); p < preferences.end(fan); p++) {
        int scene = sceneOf[preferences.column(p)];
        if (scene >= 0) {
          counts[scene]++;
        }
      }
      for (int p = preferences.start(fan); p < preferences.end(fan); p++) {
        int scene = sceneOf[preferences.column(p)];
        if (scene >= 0
            && (best < 0
                || counts[scene] > counts[best]
                || (counts[scene] == counts[best] && scene < best))) {
          best = scene;
        }
      }
      double share = best < 0 ? 0 : (double) counts[best] / preferences.size(fan);
      if (best >= 0 && counts[best] >= LEAST && share >= LEAST_SHARE) {
        own[fan] = best;
        sizes[best]++;
        // Ascending: the largest rank first, then the lowest id.
        order[fan] = -Math.round(1000 * counts[best] * share) << 32 | fan;
      } else {
        own[fan] = -1;
      }
      for (int p = preferences.start(fan); p < preferences.end(fan); p++) {
        int scene = sceneOf[preferences.column(p)];
        if (scene >= 0) {
          counts[scene] = 0;
        }
      }
    }
    long[][] sorted = new long[scenes][];
    for (int s = 0; s < scenes; s++) {
      sorted[s] = new long[sizes[s]];
      sizes[s] = 0;
    }
    for (int fan = 0; fan < own.length; fan++) {
      if (own[fan] >= 0) {
        sorted[own[fan]][sizes[own[fan]]++] = order[fan];
      }
    }
    int[][] fans = new int[scenes][];
    for (int s = 0; s < scenes; s++) {
      Arrays.sort(sorted[s]);
      fans[s] = Arrays.stream(sorted[s]).mapToInt(packed -> (int) packed).toArray();
    }
    return new SceneFans(fans);
  }

  /// All fans of a scene.
  int[] of(int scene) {
    return fans[scene];
  }
}
