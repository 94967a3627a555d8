package com.bcrecommender.recommend;

import com.bcrecommender.edition.Scene;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.explore.Scenes;
import com.bcrecommender.engine.explore.SimilarityGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Scenes as an edition keeps them, with a name and a key of their own each: by their tags, or by
/// the artist in their middle where no tag sets them apart, and with a number where that is taken.
public final class SceneRecords {
  private final List<String> tags;
  private final IntFunction<@Nullable String> artistOf;
  private final Set<String> names = new HashSet<>();

  /// All scenes of an edition.
  ///
  /// @param sceneOf per tralbum the id of its scene, or -1
  public record Found(List<Scene> scenes, int[] sceneOf) {}

  /// Finds the scenes of a snapshot.
  ///
  /// @param graph filled with the similar lists of this snapshot
  /// @param most as many at most
  /// @param tags names by dense id
  /// @param artistOf a tralbum's artist, or null where unknown; asked for few
  public static Found find(
      Snapshot snapshot,
      SimilarityGraph graph,
      int most,
      List<String> tags,
      IntFunction<@Nullable String> artistOf) {
    Scenes scenes =
        Scenes.find(snapshot, graph, most, (one, other) -> alike(tags.get(one), tags.get(other)));
    int[] sceneOf = new int[snapshot.tralbums()];
    Arrays.setAll(sceneOf, scenes::sceneOf);
    // To ask is to read; where no artist is known of any, each member would be asked for.
    IntFunction<@Nullable String> known =
        tralbum -> snapshot.artist(tralbum) < 0 ? null : artistOf.apply(tralbum);
    return new Found(new SceneRecords(tags, known).of(scenes), sceneOf);
  }

  /// @param tags names by dense id
  /// @param artistOf a tralbum's artist, or null where unknown
  SceneRecords(List<String> tags, IntFunction<@Nullable String> artistOf) {
    this.tags = tags;
    this.artistOf = artistOf;
  }

  List<Scene> of(Scenes scenes) {
    List<Scene> records = new ArrayList<>(scenes.count());
    for (int s = 0; s < scenes.count(); s++) {
      records.add(of(scenes.scene(s)));
    }
    return records;
  }

  private Scene of(com.bcrecommender.engine.explore.Scene scene) {
    List<String> words = Arrays.stream(scene.name()).mapToObj(tags::get).toList();
    String name = String.join(" · ", words.isEmpty() ? around(scene.tralbums()) : words);
    String key = String.join("~", words.isEmpty() ? around(scene.tralbums()) : words);
    // A key is told apart by what is told apart, so one set holds for both.
    String number = "";
    for (int i = 2; !names.add(key + number); i++) {
      number = " " + i;
    }
    return new Scene(
        scene.id(),
        key + number.replace(' ', '~'),
        name + number,
        scene.tralbums().length,
        first(scene.tralbums(), Scene.MOST_TRALBUMS),
        scene.tags(),
        scene.tagWeights(),
        scene.fans().length,
        first(scene.fans(), Scene.MOST_FANS),
        scene.neighbours(),
        scene.neighbourWeights(),
        scene.x(),
        scene.y(),
        scene.radius());
  }

  private List<String> around(int[] tralbums) {
    for (int tralbum : tralbums) {
      String artist = artistOf.apply(tralbum);
      if (artist != null && !artist.isBlank()) {
        return List.of(artist.strip());
      }
    }
    return List.of("?");
  }

  private static int[] first(int[] ids, int most) {
    return Arrays.copyOf(ids, Math.min(most, ids.length));
  }

  /// Whether two tags would say the same twice: they begin alike (goth, gothic), or one holds the
  /// other as a word (metal, heavy-metal).
  static boolean alike(String one, String other) {
    if (one.regionMatches(0, other, 0, 4) || other.regionMatches(0, one, 0, 4)) {
      return true;
    }
    return words(one).stream().anyMatch(words(other)::contains)
        || one.replace("-", "").equals(other.replace("-", ""));
  }

  private static Set<String> words(String tag) {
    return Arrays.stream(tag.split("-")).filter(w -> w.length() > 1).collect(Collectors.toSet());
  }
}
