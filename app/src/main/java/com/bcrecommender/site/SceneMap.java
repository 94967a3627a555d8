package com.bcrecommender.site;

import com.bcrecommender.edition.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The map of scenes as a drawing of 1,000 by 1,000 units: a disc for each scene, its area by its
/// number of records, lines to the scenes closest to it, and names where there is room. The same
/// content in words is the list below it.
///
/// @param lines between scenes that share much
/// @param discs in the order of scenes, largest first
/// @param names in the same order; small scenes may have none
public record SceneMap(List<Line> lines, List<Disc> discs, List<Name> names) {
  static final int SIDE = 1000;

  private static final int LINES_PER_SCENE = 2;
  private static final int LETTER = 11;
  private static final int LINE = 24;
  private static final int MOST_LETTERS = 18;

  /// Discs smaller than this are named by their first tag alone.
  private static final int LARGE = 26;

  /// A line between the middles of two discs.
  public record Line(int x1, int y1, int x2, int y2) {}

  /// A scene's disc.
  ///
  /// @param title its name and size, for a pointer that rests on it
  /// @param classes of its colour, by its tags, such as `h14 k3`
  public record Disc(String title, String href, int x, int y, int radius, String classes) {}

  /// A scene's name.
  ///
  /// @param x middle of every row
  /// @param rows one tag each
  public record Name(int x, List<Row> rows) {}

  /// A row of a name.
  ///
  /// @param y where its letters stand
  public record Row(int y, String text) {}

  private record Box(int left, int top, int right, int bottom) {
    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  /// @param tags gives the names of a scene's first tags
  static SceneMap of(List<Scene> scenes, Links links, Texts texts, Tags tags) {
    List<Line> lines = new ArrayList<>();
    List<Disc> discs = new ArrayList<>();
    List<Name> names = new ArrayList<>();
    List<Box> taken = new ArrayList<>();
    for (Scene scene : scenes) {
      int x = units(scene.x());
      int y = units(scene.y());
      int[] neighbours = scene.neighbours();
      for (int i = 0; i < Math.min(LINES_PER_SCENE, neighbours.length); i++) {
        Scene other = scenes.get(neighbours[i]);
        // A line that both ends ask for is drawn once.
        if (scene.id() < other.id() || !leads(other, scene.id())) {
          lines.add(new Line(x, y, units(other.x()), units(other.y())));
        }
      }
      TagColour colour = tags.colour(Text.of(scene.key()), scene.tags());
      discs.add(
          new Disc(
              scene.name() + ": " + texts.count("count.records", scene.count()),
              links.scene(scene.key()),
              x,
              y,
              Math.max(2, units(scene.radius())),
              "h" + TagColour.step(colour.hue()) + " k" + colour.strength()));
      name(scene, x, y, taken, names);
    }
    return new SceneMap(lines, discs, names);
  }

  private static boolean leads(Scene from, int to) {
    for (int i = 0; i < Math.min(LINES_PER_SCENE, from.neighbours().length); i++) {
      if (from.neighbours()[i] == to) {
        return true;
      }
    }
    return false;
  }

  private static void name(Scene scene, int x, int y, List<Box> taken, List<Name> names) {
    List<String> words = new ArrayList<>();
    int longest = 0;
    String[] all = scene.name().split(" · ");
    boolean large = units(scene.radius()) >= LARGE;
    for (String word : large ? all : Arrays.copyOf(all, 1)) {
      int letters = word.codePointCount(0, word.length());
      words.add(
          letters <= MOST_LETTERS
              ? word
              : word.substring(0, word.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…");
      longest = Math.max(longest, Math.min(letters, MOST_LETTERS));
    }
    int half = longest * LETTER / 2 + 4;
    int height = LINE * words.size();
    // Names stay on the map.
    int middle = Math.clamp(x, half, SIDE - half);
    int top = Math.clamp(y - height / 2, 0, SIDE - height);
    Box box = new Box(middle - half, top, middle + half, top + height);
    if (taken.stream().anyMatch(box::meets)) {
      return;
    }
    taken.add(box);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      rows.add(new Row(top + LINE * i + 18, words.get(i)));
    }
    names.add(new Name(middle, rows));
  }

  private static int units(double place) {
    return (int) Math.round(SIDE * place);
  }
}
