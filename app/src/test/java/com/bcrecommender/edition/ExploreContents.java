package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Scenes and fans with a similar taste for an edition of some sizes, by rules that a test can
/// repeat: tralbum t is in scene t % 3, but every seventh in none.
final class ExploreContents {
  final List<Scene> scenes;
  final int[] sceneOf;
  final List<List<SimilarFan>> similarFans;

  ExploreContents(Sizes sizes, List<Fan> fans) {
    scenes = new ArrayList<>();
    similarFans = new ArrayList<>();
    sceneOf = IntStream.range(0, sizes.tralbums()).map(t -> t % 7 == 6 ? -1 : t % 3).toArray();
    int count = Arrays.stream(sceneOf).max().orElse(-1) + 1;
    for (int s = 0; s < count; s++) {
      int id = s;
      int[] members = IntStream.range(0, sceneOf.length).filter(t -> sceneOf[t] == id).toArray();
      int[] others = IntStream.range(0, count).filter(o -> o != id).toArray();
      int[] tags = IntStream.range(0, Math.min(sizes.tags(), Scene.MOST_TAGS)).toArray();
      int[] own = IntStream.range(0, sizes.fans()).filter(f -> f % 3 == id).toArray();
      scenes.add(
          new Scene(
              s,
              "scene~ø" + s,
              "scene · ø" + s,
              members.length,
              Arrays.copyOf(members, Math.min(members.length, Scene.MOST_TRALBUMS)),
              tags,
              falling(tags.length),
              own.length,
              Arrays.copyOf(own, Math.min(own.length, Scene.MOST_FANS)),
              others,
              falling(others.length),
              (13_107 * (s + 1)) / 65_535.0,
              0.2,
              6_553 / 65_535.0));
    }
    for (Fan fan : fans) {
      List<SimilarFan> similar = new ArrayList<>();
      for (Fan other : fans) {
        if (other.id() != fan.id()
            && similar.size() < SimilarFan.MOST
            && other.tralbums().length > 0
            && fan.tralbums().length > 0) {
          similar.add(
              new SimilarFan(other.id(), Math.min(other.tralbums().length, fan.tralbums().length)));
        }
      }
      similarFans.add(similar);
    }
  }

  /// The same under other ids.
  ExploreContents in(Renumbering ids) {
    return new ExploreContents(
        scenes.stream().map(ids::scene).toList(),
        Arrays.stream(ids.oldTralbums()).map(old -> sceneOf[old]).toArray(),
        Arrays.stream(ids.oldFans())
            .mapToObj(old -> ids.similarFans(similarFans.get(old)))
            .toList());
  }

  private ExploreContents(List<Scene> scenes, int[] sceneOf, List<List<SimilarFan>> similarFans) {
    this.scenes = scenes;
    this.sceneOf = sceneOf;
    this.similarFans = similarFans;
  }

  private static int[] falling(int count) {
    return IntStream.range(0, count).map(i -> 255 - 4 * i).toArray();
  }

  void write(EditionWriter writer) {
    writer.scenes(scenes, sceneOf);
    for (int fan = 0; fan < similarFans.size(); fan++) {
      writer.similarFans(
          fan,
          similarFans.get(fan).stream().mapToInt(SimilarFan::fan).toArray(),
          similarFans.get(fan).stream().mapToInt(SimilarFan::common).toArray());
    }
  }
}
