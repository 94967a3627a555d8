package com.bcrecommender.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/// A cover for a record whose image is not loaded: the record's name like a label over a picture of
/// a few geometric shapes. The style sheet draws it; a page only chooses by class names, because
/// the content security policy lets no style attribute through. A cover depends on key, tags and
/// title alone, so it stays the same from edition to edition while those do: hue, family of
/// pictures and letters come from the tags ([TagColour]), everything else from the key.
///
/// It is decoration to a screen reader: the name stands beside it as text. Immutable.
///
/// @param picture class `p`
/// @param hue class `h`, in steps of 15 degrees
/// @param strength class `k`, of the colours' chroma
/// @param scheme class `s`: night, paper and poster, each with a second hue that is near or far
/// @param variation class `v`: places, angles, widths
/// @param letters class `z`: size of the title's letters
public record Cover(
    int picture, int hue, int strength, int scheme, int variation, int letters, TagColour.Type type)
    implements Content {
  static final int SCHEMES = 6;
  static final int VARIATIONS = 8;

  private static final int PICTURES = 18;
  private static final int STRENGTHS = 4;
  private static final int SIZES = 3;

  // The class names in three pieces, for a page has forty covers; about 60 KB.
  private static final Text[] DRAWN = new Text[PICTURES * TagColour.STEPS];
  private static final Text[] COLOURED = new Text[STRENGTHS * SCHEMES * VARIATIONS];
  private static final Text[] SANS = lettered("");
  private static final Text[] SERIF = lettered(" serif");
  private static final Text[] MONO = lettered(" mono");

  static {
    for (int i = 0; i < DRAWN.length; i++) {
      DRAWN[i] = Text.of("p" + i / TagColour.STEPS + " h" + i % TagColour.STEPS);
    }
    for (int i = 0; i < COLOURED.length; i++) {
      int scheme = i / VARIATIONS % SCHEMES;
      COLOURED[i] =
          Text.of(" k" + i / VARIATIONS / SCHEMES + " s" + scheme + " v" + i % VARIATIONS);
    }
  }

  private static Text[] lettered(String form) {
    Text[] names = new Text[SIZES];
    for (int i = 0; i < SIZES; i++) {
      names[i] = Text.of(" z" + i + form);
    }
    return names;
  }

  /// @param colour what the record's tags say
  static Cover of(RecordName name, TagColour colour) {
    Dice dice = new Dice(name.key());
    int picture = colour.shape().picture(dice);
    int hue = TagColour.step(colour.hue() + dice.between(-14, 14));
    int scheme = 2 * dice.below(SCHEMES / 2) + (dice.chance(60) ? 0 : 1);
    int variation = dice.below(VARIATIONS);
    int letters = LabelSize.of(name.title().utf8(), colour.type());
    return new Cover(picture, hue, colour.strength(), scheme, variation, letters, colour.type());
  }

  /// Writes the class names.
  @Override
  public void writeTo(TemplateOutput output) {
    drawn().writeTo(output);
    coloured().writeTo(output);
    lettered().writeTo(output);
  }

  /// The class names, such as `p3 h14 k3 s0 v6 z1 mono`.
  @Override
  public String toString() {
    return "" + drawn() + coloured() + lettered();
  }

  private Text drawn() {
    return DRAWN[picture * TagColour.STEPS + hue];
  }

  private Text coloured() {
    return COLOURED[(strength * SCHEMES + scheme) * VARIATIONS + variation];
  }

  private Text lettered() {
    return switch (type) {
      case SANS -> SANS[letters];
      case SERIF -> SERIF[letters];
      case MONO -> MONO[letters];
    };
  }
}
