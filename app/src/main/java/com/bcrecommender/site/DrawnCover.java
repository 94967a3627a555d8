package com.bcrecommender.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;

/// A cover for a record whose image is not loaded: a few geometric shapes and the record's name set
/// on them like a label. It depends on key, tags, title and artist alone, so it stays the same from
/// edition to edition while those do: hue and family of shapes come from the tags ([TagColour]),
/// everything else from the key.
///
/// A pure function; safe for any thread. An SVG has 400 to 1,000 bytes and takes some microseconds.
/// It holds no style attribute and no id, so that a strict content security policy lets it through
/// and a page may hold any number of them. Title and artist are hostile until escaped, which
/// happens here. The cover is decoration to a screen reader: the name stands beside it as text.
public final class DrawnCover implements Content {
  private final String svg;

  private DrawnCover(String svg) {
    this.svg = svg;
  }

  /// A cover with the record's name on it.
  ///
  /// @param tags normal forms, in the artist's order; the first known genre decides the hue
  public static DrawnCover labelled(String key, List<String> tags, String title, String artist) {
    Dice dice = new Dice(key);
    TagColour colour = TagColour.of(key, tags);
    Palette palette = Palette.of(colour, dice);
    String picture = CoverShapes.draw(colour.shape(), dice, palette.inks());
    CoverLabel label = CoverLabel.of(title.isEmpty() ? key : title, artist, colour.type());
    int height = 100 - label.height();
    StringBuilder out = open(palette.ground());
    // The label is at the top: below the cover stands the name as text, and on its foot the play
    // button.
    out.append("<svg y=\"").append(label.height());
    out.append("\" width=\"100\" height=\"").append(height);
    out.append("\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"xMidYMid slice\">");
    out.append(picture).append("</svg>");
    label.write(out, palette.text());
    return new DrawnCover(out.append("</svg>").toString());
  }

  /// The same picture without the name, for places too small to read it.
  public static DrawnCover thumbnail(String key, List<String> tags) {
    Dice dice = new Dice(key);
    TagColour colour = TagColour.of(key, tags);
    Palette palette = Palette.of(colour, dice);
    String picture = CoverShapes.draw(colour.shape(), dice, palette.inks());
    return new DrawnCover(open(palette.ground()).append(picture).append("</svg>").toString());
  }

  private static StringBuilder open(String ground) {
    return new StringBuilder(700)
        .append(
            "<svg class=\"drawn\" viewBox=\"0 0 100 100\" aria-hidden=\"true\" focusable=\"false\">")
        .append("<path fill=\"")
        .append(ground)
        .append("\" d=\"M0 0h100v100H0z\"/>");
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(svg);
  }

  /// The SVG element.
  @Override
  public String toString() {
    return svg;
  }

  /// Ground, shapes and letters that go together, in one of three schemes: night, paper, poster.
  /// Letters have a contrast of 5:1 or more to the ground, whatever the hue.
  private record Palette(String ground, CoverShapes.Inks inks, String text) {

    static Palette of(TagColour colour, Dice dice) {
      double hue = colour.hue() + dice.between(-14, 14);
      double c = colour.chroma();
      // A second hue: near for calm pairs, far for lively ones.
      double other = hue + (dice.chance(60) ? dice.between(35, 70) : -dice.between(100, 160));
      double cream = hue + 60;
      return switch (dice.below(3)) {
        case 0 ->
            new Palette(
                hex(0.27, 0.055 * c, hue),
                new CoverShapes.Inks(
                    hex(0.72, 0.14 * c, hue),
                    hex(bright(0.56, other), 0.13 * c, other),
                    hex(0.92, 0.04 * c, cream)),
                hex(0.95, 0.02 * c, cream));
        case 1 ->
            new Palette(
                hex(0.93, 0.03 * c, cream),
                new CoverShapes.Inks(
                    hex(0.58, 0.15 * c, hue),
                    hex(0.38, 0.09 * c, other),
                    hex(0.78, 0.12 * c, other)),
                hex(0.25, 0.04 * c, hue));
        default ->
            new Palette(
                hex(0.46, 0.12 * c, hue),
                new CoverShapes.Inks(
                    hex(0.90, 0.06 * c, cream),
                    hex(0.28, 0.06 * c, hue),
                    hex(0.74, 0.13 * c, other)),
                hex(0.97, 0.015 * c, cream));
      };
    }

    /// A dark yellow is olive, and looks like an accident: yellows are lighter.
    private static double bright(double lightness, double hue) {
      double degrees = (hue % 360 + 360) % 360;
      return degrees > 60 && degrees < 125 ? lightness + 0.16 : lightness;
    }

    private static String hex(double lightness, double chroma, double hue) {
      return new Oklch(lightness, chroma, hue).hex();
    }
  }
}
