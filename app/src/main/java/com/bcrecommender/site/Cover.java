package com.bcrecommender.site;

/// A cover for a record whose image is not loaded: the record's name like a label over a picture of
/// a few geometric shapes. The style sheet draws it; a page only chooses by class names, because
/// the content security policy lets no style attribute through. A cover depends on key, tags and
/// title alone, so it stays the same from edition to edition while those do: hue, family of
/// pictures and letters come from the tags ([TagColour]), everything else from the key.
///
/// The class names, as `site.css` reads them: `p` picture, `h` hue in steps of 15 degrees, `k`
/// chroma, `s` scheme of colours, `v` variation (places, angles, widths), `z` size of the title's
/// letters. A pure function; safe for any thread. The cover is decoration to a screen reader: the
/// name stands beside it as text.
///
/// @param classes such as `p3 h14 k3 s0 v6 z1 mono`
public record Cover(String classes) {
  /// How many schemes of colours there are, see `s` in the style sheet: night, paper and poster,
  /// each with a second hue that is near or far.
  static final int SCHEMES = 6;

  static final int VARIATIONS = 8;

  /// @param colour what the record's tags say
  /// @param title of which the label's letters take their size
  static Cover of(String key, TagColour colour, String title) {
    Dice dice = new Dice(key);
    int picture = colour.shape().picture(dice);
    int hue = TagColour.step(colour.hue() + dice.between(-14, 14));
    int scheme = 2 * dice.below(SCHEMES / 2) + (dice.chance(60) ? 0 : 1);
    return new Cover(
        "p"
            + picture
            + " h"
            + hue
            + " k"
            + colour.strength()
            + " s"
            + scheme
            + " v"
            + dice.below(VARIATIONS)
            + " z"
            + LabelSize.of(title, colour.type())
            + colour.type().suffix());
  }
}
