package com.bcrecommender.engine.explore;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.TopK;
import java.util.Arrays;

/// The scenes of a snapshot: tralbums grouped by who likes them, named by their tags, with their
/// fans, their neighbours, and a map.
///
/// | step | how | class |
/// |---|---|---|
/// | which is like which | the first entries of every list of similar tralbums | [SimilarityGraph] |
/// | groups | modularity, Louvain's method | [Modularity], [SceneGroups] |
/// | names and tag clouds | log-odds against the whole catalog | [SceneTags] |
/// | fans | where most of a collection lies | [SceneFans] |
/// | map | stress majorisation | [SceneMap] |
///
/// A tralbum is in one scene or in none: what the model finds nothing like is in none. The same
/// snapshot and graph give the same scenes. Cost at 2014's size (505,000 tralbums, 3.4 million
/// preferences): 4 seconds of one core and 250 MB while it runs, most of it the graph; 10 MB are
/// kept. Immutable; safe to share between threads.
public final class Scenes {
  /// Neighbours of each scene.
  public static final int NEIGHBOURS = 8;

  /// No scene.
  public static final int NONE = SceneGroups.NONE;

  private final int[] sceneOf;
  private final Scene[] scenes;

  private Scenes(int[] sceneOf, Scene[] scenes) {
    this.sceneOf = sceneOf;
    this.scenes = scenes;
  }

  /// Finds the scenes.
  ///
  /// @param similar filled with the similar lists of this snapshot
  /// @param most scenes, at most 1,000; there are fewer where fewer are told apart
  /// @param likeness which tags would say the same twice in a name
  public static Scenes find(
      Snapshot snapshot, SimilarityGraph similar, int most, TagLikeness likeness) {
    if (most < 0 || most > 1000) {
      throw new IllegalArgumentException("expected 0 to 1000 scenes, found " + most);
    }
    if (similar.tralbums() != snapshot.tralbums()) {
      throw new IllegalArgumentException(
          "the similar lists are of %d tralbums, the snapshot has %d"
              .formatted(similar.tralbums(), snapshot.tralbums()));
    }
    Graph graph = similar.graph();
    int[] sceneOf = SceneGroups.of(graph, most);
    int count = Arrays.stream(sceneOf).max().orElse(NONE) + 1;
    SparseRows fansOf = snapshot.preferencesByTralbum();
    int[] fans = new int[snapshot.tralbums()];
    Arrays.setAll(fans, fansOf::size);
    int[][] members = SceneMembers.of(graph, sceneOf, count, fans);
    SceneTags tags = new SceneTags(snapshot.tralbumTags(), likeness);
    SceneFans sceneFans = SceneFans.of(snapshot, sceneOf, count);
    double[][] affinity = affinity(graph, sceneOf, count);
    double strongest = Arrays.stream(affinity).flatMapToDouble(Arrays::stream).max().orElse(0);
    double[] sizes = new double[count];
    Arrays.setAll(sizes, s -> members[s].length);
    SceneMap map = SceneMap.of(affinity, sizes);
    Scene[] scenes = new Scene[count];
    for (int s = 0; s < count; s++) {
      TopK closest = new TopK(NEIGHBOURS);
      for (int other = 0; other < count; other++) {
        if (affinity[s][other] > 0) {
          closest.offer(other, (float) (affinity[s][other] / strongest));
        }
      }
      closest.sort();
      int[] neighbours = new int[closest.size()];
      int[] weights = new int[closest.size()];
      for (int i = 0; i < neighbours.length; i++) {
        neighbours[i] = closest.id(i);
        weights[i] = Math.max(1, Math.round(255 * closest.score(i)));
      }
      SceneTags.Cloud cloud = tags.of(members[s]);
      scenes[s] =
          new Scene(
              s,
              cloud.name(),
              cloud.tags(),
              cloud.weights(),
              members[s],
              sceneFans.of(s),
              neighbours,
              weights,
              map.x(s),
              map.y(s),
              map.radius(s));
    }
    return new Scenes(sceneOf, scenes);
  }

  /// What scenes share: the weight between two in the geometric mean of all that each has; 0 on the
  /// diagonal.
  private static double[][] affinity(Graph graph, int[] sceneOf, int count) {
    double[][] affinity = new double[count][count];
    double[] degree = new double[count];
    for (int t = 0; t < sceneOf.length; t++) {
      if (sceneOf[t] == NONE) {
        continue;
      }
      for (int p = graph.start(t); p < graph.end(t); p++) {
        degree[sceneOf[t]] += graph.weight(p);
        int other = sceneOf[graph.neighbour(p)];
        if (other != NONE && other != sceneOf[t]) {
          affinity[sceneOf[t]][other] += graph.weight(p);
        }
      }
    }
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        affinity[a][b] /= Math.sqrt(degree[a] * degree[b]);
      }
    }
    return affinity;
  }

  public int count() {
    return scenes.length;
  }

  public Scene scene(int id) {
    return scenes[id];
  }

  /// The scene of a tralbum, or [#NONE].
  public int sceneOf(int tralbum) {
    return sceneOf[tralbum];
  }
}
