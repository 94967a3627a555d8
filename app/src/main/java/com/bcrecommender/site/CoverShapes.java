package com.bcrecommender.site;

import java.util.List;
import java.util.function.BiFunction;

/// The pictures of drawn covers: each a few SVG elements on a field of 100 by 100, of which a label
/// may hide the outer 16 at top and bottom. One path carries many shapes: strokes with round ends
/// are dots, dashes are stripes.
final class CoverShapes {
  private CoverShapes() {}

  /// Three colours that stand on the ground.
  record Inks(String first, String second, String third) {}

  private static final List<BiFunction<Dice, Inks, String>> ROUND =
      List.of(
          CoverShapes::sun,
          CoverShapes::rings,
          CoverShapes::waves,
          CoverShapes::rainbow,
          CoverShapes::moons,
          CoverShapes::hills,
          CoverShapes::pebbles);
  private static final List<BiFunction<Dice, Inks, String>> GRID =
      List.of(
          CoverShapes::quarters,
          CoverShapes::dots,
          CoverShapes::squares,
          CoverShapes::bars,
          CoverShapes::halves,
          CoverShapes::columns);
  private static final List<BiFunction<Dice, Inks, String>> SHARP =
      List.of(
          CoverShapes::rays,
          CoverShapes::diagonals,
          CoverShapes::shards,
          CoverShapes::zigzag,
          CoverShapes::peaks);

  private static final List<TagColour.Shape> FAMILIES = List.of(TagColour.Shape.values());

  /// One picture. Four of five are of the family; the fifth is of any, so that a page of one genre
  /// is not one pattern.
  static String draw(TagColour.Shape family, Dice dice, Inks inks) {
    TagColour.Shape chosen = dice.chance(80) ? family : dice.pick(FAMILIES);
    List<BiFunction<Dice, Inks, String>> pictures =
        switch (chosen) {
          case ROUND -> ROUND;
          case GRID -> GRID;
          case SHARP -> SHARP;
        };
    return dice.pick(pictures).apply(dice, inks);
  }

  private static String circle(int x, int y, int r, String fill) {
    return "<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"" + r + "\" fill=\"" + fill + "\"/>";
  }

  private static String fill(CharSequence path, String ink) {
    return "<path fill=\"" + ink + "\" d=\"" + path + "\"/>";
  }

  private static String stroke(CharSequence path, String ink, int width, String more) {
    return "<path fill=\"none\" stroke=\""
        + ink
        + "\" stroke-width=\""
        + width
        + "\""
        + more
        + " d=\""
        + path
        + "\"/>";
  }

  private static String sun(Dice dice, Inks inks) {
    int x = dice.between(32, 68);
    int y = dice.between(40, 52);
    int horizon = dice.between(58, 66);
    StringBuilder water = new StringBuilder();
    for (int i = 0, line = horizon + 6; i < 4; line += 5 + i, i++) {
      int half = dice.between(10, 26);
      water.append("M").append(x - half).append(' ').append(line).append("h").append(2 * half);
    }
    return circle(x, y, dice.between(18, 25), inks.first())
        + fill("M0 " + horizon + "h100v50H0z", inks.second())
        + stroke(water, inks.first(), 2, "");
  }

  private static String rings(Dice dice, Inks inks) {
    int x = dice.between(24, 76);
    int y = dice.between(36, 64);
    int step = dice.between(7, 10);
    StringBuilder out = new StringBuilder();
    for (int i = 6; i >= 1; i--) {
      String ink = i % 3 == 0 ? inks.second() : i % 3 == 1 ? inks.first() : inks.third();
      out.append(circle(x, y, i * step, ink));
    }
    return out.toString();
  }

  private static String waves(Dice dice, Inks inks) {
    int length = dice.between(9, 16);
    int height = dice.between(5, 10);
    StringBuilder out = new StringBuilder();
    String[] colours = {inks.first(), inks.second(), inks.third()};
    int y = 30;
    for (int i = 0; i < 3; i++, y += 16) {
      StringBuilder path = new StringBuilder("M-").append(dice.below(length)).append(' ').append(y);
      path.append("q").append(length).append(" -").append(height).append(' ');
      path.append(2 * length).append(" 0");
      for (int x = 2 * length; x < 100 + length; x += 2 * length) {
        path.append("t").append(2 * length).append(" 0");
      }
      out.append(fill(path.append("V100H0z"), colours[i]));
    }
    return out.toString();
  }

  private static String rainbow(Dice dice, Inks inks) {
    int x = dice.between(38, 62);
    int y = dice.between(70, 80);
    int width = dice.between(6, 9);
    StringBuilder out = new StringBuilder();
    String[] colours = {inks.first(), inks.second(), inks.third(), inks.first()};
    for (int i = 0; i < 4; i++) {
      int r = 48 - i * (width + 2);
      String arc = "M" + (x - r) + " " + y + "a" + r + " " + r + " 0 0 1 " + 2 * r + " 0";
      out.append(stroke(arc, colours[i], width, ""));
    }
    return out.toString();
  }

  private static String moons(Dice dice, Inks inks) {
    int r = dice.between(20, 26);
    int gap = dice.between(11, 17);
    int tilt = dice.between(-9, 9);
    return circle(50 - gap, 50 - tilt, r, inks.first())
        + "<circle cx=\""
        + (50 + gap)
        + "\" cy=\""
        + (50 + tilt)
        + "\" r=\""
        + r
        + "\" fill=\""
        + inks.second()
        + "\" opacity=\".85\"/>"
        + circle(50, 50, dice.between(3, 6), inks.third());
  }

  private static String hills(Dice dice, Inks inks) {
    int a = dice.between(34, 46);
    int b = dice.between(48, 60);
    return circle(dice.between(20, 80), dice.between(26, 34), dice.between(7, 12), inks.third())
        + fill("M0 " + b + "Q25 " + (a - 18) + " 55 " + b + "T100 " + a + "V100H0z", inks.first())
        + fill(
            "M0 " + (b + 14) + "Q40 " + a + " 70 " + (b + 12) + "T100 " + b + "V100H0z",
            inks.second());
  }

  private static String pebbles(Dice dice, Inks inks) {
    StringBuilder out = new StringBuilder();
    String[] colours = {inks.first(), inks.second(), inks.third()};
    int y = 72;
    int rx = dice.between(28, 36);
    int lean = 50;
    for (int i = 0; i < 4; i++) {
      int ry = dice.between(6, 9);
      out.append("<ellipse cx=\"").append(lean).append("\" cy=\"").append(y);
      out.append("\" rx=\"").append(rx).append("\" ry=\"").append(ry);
      out.append("\" fill=\"").append(colours[i % 3]).append("\"/>");
      y -= 2 * ry - 1;
      rx -= dice.between(5, 8);
      lean += dice.between(-4, 4);
    }
    return out.toString();
  }

  private static String quarters(Dice dice, Inks inks) {
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      int x = i % 4 * 25;
      int y = 12 + i / 4 * 25;
      String quarter =
          switch (dice.below(4)) {
            case 0 -> "M" + x + " " + y + "h25a25 25 0 0 1-25 25z";
            case 1 -> "M" + (x + 25) + " " + y + "v25a25 25 0 0 1-25-25z";
            case 2 -> "M" + (x + 25) + " " + (y + 25) + "h-25a25 25 0 0 1 25-25z";
            default -> "M" + x + " " + (y + 25) + "v-25a25 25 0 0 1 25 25z";
          };
      (dice.chance(60) ? first : second).append(quarter);
    }
    return fill(first, inks.first()) + fill(second, inks.second());
  }

  private static String dots(Dice dice, Inks inks) {
    StringBuilder out = new StringBuilder();
    boolean down = dice.chance(50);
    int odd = dice.below(5);
    for (int row = 0; row < 5; row++) {
      StringBuilder path = new StringBuilder();
      for (int x = 10; x < 100; x += 20) {
        path.append("M").append(x).append(' ').append(18 + 16 * row).append("h0");
      }
      int width = 3 + 3 * (down ? row : 4 - row);
      String ink = row == odd ? inks.second() : inks.first();
      out.append(stroke(path, ink, width, " stroke-linecap=\"round\""));
    }
    return out.toString();
  }

  /// After Josef Albers' homages: squares that sink.
  private static String squares(Dice dice, Inks inks) {
    int sink = dice.between(3, 6);
    String[] colours = {inks.first(), inks.second(), inks.third()};
    StringBuilder out = new StringBuilder();
    int x = 18;
    int y = 18;
    for (int i = 0, side = 64; i < 3; i++, side -= 20) {
      String path = "M" + x + " " + y + "h" + side + "v" + side + "h-" + side + "z";
      out.append(fill(path, colours[i]));
      x += 10;
      y += 10 + sink - 3;
    }
    return out.toString();
  }

  private static String bars(Dice dice, Inks inks) {
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    for (int x = 12; x <= 88; x += 8) {
      int half = dice.between(4, 32);
      String bar = "M" + x + " " + (50 - half) + "v" + 2 * half;
      (dice.chance(75) ? first : second).append(bar);
    }
    return stroke(first, inks.first(), 5, "") + stroke(second, inks.second(), 5, "");
  }

  private static String halves(Dice dice, Inks inks) {
    StringBuilder up = new StringBuilder();
    StringBuilder down = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      int x = 11 + i % 3 * 26;
      int y = 36 + i / 3 * 21;
      if (dice.chance(50)) {
        up.append("M").append(x).append(' ').append(y).append("a13 13 0 0 1 26 0z");
      } else {
        down.append("M").append(x).append(' ').append(y - 13).append("a13 13 0 0 0 26 0z");
      }
    }
    return fill(up, inks.first()) + fill(down, inks.second());
  }

  private static String columns(Dice dice, Inks inks) {
    int a = dice.between(14, 40);
    int b = dice.between(a + 12, 82);
    int y = dice.between(34, 64);
    return fill("M" + a + " 0h" + (b - a) + "v100h-" + (b - a) + "z", inks.first())
        + fill("M0 " + y + "h100v" + dice.between(8, 20) + "H0z", inks.second())
        + circle(dice.chance(50) ? a : b, y, dice.between(9, 15), inks.third());
  }

  private static String rays(Dice dice, Inks inks) {
    int x = dice.between(30, 70);
    int y = dice.between(50, 80);
    int count = dice.between(7, 11);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < count; i++) {
      double from = 2 * Math.PI * i / count;
      double to = from + Math.PI / count;
      path.append("M").append(x).append(' ').append(y);
      path.append("l").append(Math.round(120 * Math.cos(from))).append(' ');
      path.append(Math.round(120 * Math.sin(from)));
      path.append("L").append(x + Math.round(120 * Math.cos(to))).append(' ');
      path.append(y + Math.round(120 * Math.sin(to))).append("z");
    }
    return fill(path, inks.first()) + circle(x, y, dice.between(9, 16), inks.second());
  }

  private static String diagonals(Dice dice, Inks inks) {
    int width = dice.between(5, 9);
    int slope = dice.chance(50) ? 100 : -100;
    int odd = dice.between(2, 5);
    StringBuilder path = new StringBuilder();
    String other = "";
    for (int i = 0, x = -100; x < 200; x += 2 * width + 6, i++) {
      String line = "M" + x + " 0l" + slope + " 100";
      if (i % 7 == odd) {
        other += line;
      } else {
        path.append(line);
      }
    }
    return stroke(path, inks.first(), width, "") + stroke(other, inks.second(), width + 3, "");
  }

  private static String shards(Dice dice, Inks inks) {
    StringBuilder out = new StringBuilder();
    String[] colours = {inks.first(), inks.second(), inks.third()};
    int x = dice.between(30, 70);
    int y = dice.between(38, 62);
    int at = dice.below(100);
    for (int i = 0; i < 3; i++) {
      int next = at + dice.between(20, 50);
      out.append(fill("M" + x + " " + y + "L" + edge(at) + "L" + edge(next) + "z", colours[i]));
      at = next + dice.between(40, 70);
    }
    return out.toString();
  }

  /// A point far outside the field, a circle of 400 steps around it.
  private static String edge(int step) {
    double angle = step * Math.PI / 150;
    return Math.round(50 + 90 * Math.cos(angle)) + " " + Math.round(50 + 90 * Math.sin(angle));
  }

  private static String zigzag(Dice dice, Inks inks) {
    int step = dice.between(8, 14);
    int height = dice.between(10, 18);
    StringBuilder out = new StringBuilder();
    String[] colours = {inks.first(), inks.second(), inks.third()};
    for (int row = 0; row < 3; row++) {
      StringBuilder path = new StringBuilder("M-4 ").append(34 + 18 * row);
      for (int x = 0, up = -1; x < 110; x += step, up = -up) {
        path.append("l").append(step).append(' ').append(up * height);
      }
      out.append(stroke(path, colours[row], dice.between(5, 8), ""));
    }
    return out.toString();
  }

  private static String peaks(Dice dice, Inks inks) {
    int a = dice.between(22, 40);
    int b = dice.between(58, 80);
    int top = dice.between(22, 32);
    return circle(dice.between(40, 60), top + 12, dice.between(12, 18), inks.third())
        + fill("M-10 92L" + a + " " + top + "L" + (a + 50) + " 92z", inks.first())
        + fill("M" + (b - 46) + " 92L" + b + " " + (top + 14) + "L120 92z", inks.second());
  }
}
