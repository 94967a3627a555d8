package com.bcrecommender.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The scenes, read from their vocabularies.
final class SceneFiles {
  private static final List<String> FILES =
      List.of(
          "ambient",
          "drone-and-tape",
          "modular",
          "techno",
          "shoegaze",
          "doom",
          "punk",
          "beats",
          "jazz",
          "modern-folk",
          "synthwave",
          "chiptune",
          "bedroom-pop");

  private SceneFiles() {}

  /// Every scene with its words, in a fixed order.
  static Map<Scene, Vocabulary> read() {
    Map<Scene, Vocabulary> scenes = new LinkedHashMap<>();
    for (String id : FILES) {
      Vocabulary words = Vocabulary.read("scenes/" + id + ".txt");
      scenes.put(scene(id, words), words);
    }
    return scenes;
  }

  private static Scene scene(String id, Vocabulary words) {
    List<Scene.Corner> corners = new ArrayList<>();
    words
        .sectionsNamed("corner:")
        .forEach((name, tags) -> corners.add(new Scene.Corner(name, List.copyOf(tags))));
    String genre = words.header("genre");
    return new Scene(
        id,
        words.header("title"),
        genre,
        genreId(genre),
        List.of(words.header("near").split(", ")),
        words.list("places"),
        List.copyOf(words.section("tags")),
        List.copyOf(corners));
  }

  private static int genreId(String genre) {
    // 10 is known from real pages; the others only need to differ.
    return switch (genre) {
      case "Electronic" -> 10;
      case "Ambient" -> 3;
      case "Experimental" -> 11;
      case "Alternative" -> 2;
      case "Metal" -> 19;
      case "Punk" -> 21;
      case "Hip-Hop/Rap" -> 14;
      case "Jazz" -> 15;
      case "Folk" -> 12;
      case "Soundtrack" -> 25;
      case "Pop" -> 20;
      default -> throw new IllegalStateException("no number for genre " + genre);
    };
  }
}
