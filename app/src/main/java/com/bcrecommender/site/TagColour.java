package com.bcrecommender.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What a record's tags say about the colours and shapes of its drawn cover: ambient is cool and
/// round, punk is hot and sharp.
///
/// @param hue in degrees of Oklch (Björn Ottosson, "A perceptual color space for image processing",
///   2020), in which colours of the same lightness look equally light whatever their hue: 20 red,
///   55 orange, 90 yellow, 145 green, 195 cyan, 255 blue, 300 violet, 350 pink
/// @param chroma factor on the colours' chroma: 1 as usual, near 0 for music that is grey by
///   conviction
/// @param shape the family of shapes
/// @param type the family of the label's letters
record TagColour(int hue, double chroma, Shape shape, Type type) {

  /// Families of shapes: the pictures `p0` to `p5`, `p6` to `p11`, `p12` to `p17` of the style
  /// sheet.
  enum Shape {
    ROUND(0),
    GRID(6),
    SHARP(12);

    /// Pictures in each family.
    static final int PICTURES = 6;

    private static final List<Shape> ALL = List.of(values());

    private final int first;

    Shape(int first) {
      this.first = first;
    }

    /// One of the family's pictures; one time in five of any family's, so that a page of one genre
    /// is not one pattern.
    int picture(Dice dice) {
      Shape shape = dice.chance(80) ? this : dice.pick(ALL);
      return shape.first + dice.below(PICTURES);
    }
  }

  /// Families of letters; the lower-case names are the class names in the style sheet.
  enum Type {
    SANS,
    SERIF,
    MONO
  }

  /// Hues that the style sheet has classes for, `h0` to `h23`.
  static final int STEPS = 24;

  /// Of a tag that is no known word.
  private static final double OTHER_CHROMA = 0.75;

  private static final int STEP_DEGREES = 360 / STEPS;

  /// The class of the nearest hue.
  static int step(int degrees) {
    return Math.floorMod(Math.round((float) degrees / STEP_DEGREES), STEPS);
  }

  /// The class of the nearest chroma: `k0` grey to `k3`.
  int strength() {
    return strength(chroma);
  }

  private static int strength(double chroma) {
    return chroma < 0.3 ? 0 : chroma < 0.65 ? 1 : chroma < 0.95 ? 2 : 3;
  }

  /// The colours of known words.
  static final List<TagColour> KNOWN = new ArrayList<>();

  private static final Map<String, TagColour> WORDS = new HashMap<>();
  private static final List<Shape> SHAPES = List.of(Shape.values());
  private static final List<Type> TYPES = List.of(Type.values());

  private static void put(int hue, double chroma, Shape shape, Type type, String words) {
    TagColour colour = new TagColour(hue, chroma, shape, type);
    KNOWN.add(colour);
    for (String word : words.split(" ")) {
      WORDS.put(word, colour);
    }
  }

  static {
    put(225, 0.8, Shape.ROUND, Type.SANS, "ambient drone meditation sleep deep environmental");
    put(200, 0.8, Shape.ROUND, Type.SANS, "chillout downtempo lofi chillwave balearic aquatic");
    put(265, 0.9, Shape.ROUND, Type.SANS, "space cosmic berlin trance progressive psybient");
    put(300, 0.9, Shape.GRID, Type.SANS, "synthwave synth electropop vaporwave retrowave synthpop");
    put(285, 0.9, Shape.GRID, Type.MONO, "techno acid electro minimal dubstep bass grime");
    put(330, 1.0, Shape.GRID, Type.SANS, "house disco club garage dance footwork juke");
    put(345, 0.9, Shape.ROUND, Type.SANS, "pop dream shoegaze dreampop indiepop bedroom");
    put(150, 0.9, Shape.ROUND, Type.SANS, "dub reggae roots dancehall ska");
    put(75, 1.0, Shape.GRID, Type.SANS, "hip-hop hiphop rap beats boom-bap instrumental-hip-hop");
    put(60, 1.0, Shape.GRID, Type.SERIF, "soul funk r-b rnb afrobeat highlife latin brazil cumbia");
    put(85, 0.8, Shape.GRID, Type.SERIF, "jazz bebop swing fusion improvisation free-jazz");
    put(
        110,
        0.7,
        Shape.ROUND,
        Type.SERIF,
        "folk acoustic singer-songwriter country americana bluegrass");
    put(
        135,
        0.6,
        Shape.ROUND,
        Type.SERIF,
        "field forest nature pastoral field-recordings birdsong");
    put(
        240,
        0.4,
        Shape.ROUND,
        Type.SERIF,
        "classical piano chamber orchestral neoclassical choral contemporary");
    put(25, 1.1, Shape.SHARP, Type.SANS, "punk hardcore grindcore powerviolence riot d-beat emo");
    put(
        40,
        1.0,
        Shape.SHARP,
        Type.SANS,
        "rock garage-rock stoner psych psychedelic surf grunge blues");
    put(15, 0.5, Shape.SHARP, Type.SERIF, "metal doom sludge thrash heavy death-metal post-metal");
    put(
        260,
        0.08,
        Shape.SHARP,
        Type.SERIF,
        "black-metal black darkwave goth gothic dark-ambient dungeon-synth");
    put(80, 0.08, Shape.SHARP, Type.MONO, "noise industrial harsh power-electronics harsh-noise");
    put(
        175,
        0.7,
        Shape.GRID,
        Type.MONO,
        "experimental idm glitch electroacoustic modular avant-garde tape");
    put(180, 0.9, Shape.SHARP, Type.MONO, "drum-bass jungle breakcore breakbeat dnb chiptune");
    put(
        270,
        0.6,
        Shape.SHARP,
        Type.SANS,
        "post-punk new-wave post-rock coldwave math-rock krautrock no-wave");
    put(50, 0.8, Shape.GRID, Type.SERIF, "world traditional raga gamelan desert blues-rock gospel");
  }

  /// Of a record's tags, in the artist's order: the first that is a known word, else one of whose
  /// words is known; else a hue from the first tag's letters, else from the record's key.
  static TagColour of(String key, List<String> tags) {
    for (String tag : tags) {
      TagColour known = ofTag(tag);
      if (known != null) {
        return known;
      }
    }
    for (String tag : tags) {
      TagColour known = ofWordIn(tag);
      if (known != null) {
        return known;
      }
    }
    return chance(chanceOf(Text.of(tags.isEmpty() ? key : tags.getFirst())));
  }

  /// Of a tag that is a known word, or null.
  static @Nullable TagColour ofTag(String tag) {
    return WORDS.get(tag.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  /// Of the last word of a tag that is known, or null: the last is the noun, as in "berlin techno".
  static @Nullable TagColour ofWordIn(String tag) {
    String[] words = tag.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    for (int i = words.length - 1; i >= 0; i--) {
      TagColour known = WORDS.get(words[i]);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  /// What nobody knows has a colour too.
  ///
  /// @param number see [#chanceOf]
  static TagColour chance(int number) {
    Shape shape = SHAPES.get(number % SHAPES.size());
    Type type = TYPES.get(number / SHAPES.size() % TYPES.size());
    return new TagColour(number / (SHAPES.size() * TYPES.size()), OTHER_CHROMA, shape, type);
  }

  /// The number of the colour that a text has by chance, from 0 to 3239.
  static int chanceOf(Text tagOrKey) {
    Dice dice = new Dice(tagOrKey);
    int shape = dice.below(SHAPES.size());
    int type = dice.below(TYPES.size());
    return (dice.below(360) * TYPES.size() + type) * SHAPES.size() + shape;
  }

  /// All that a browser needs to find the same colours.
  static void write(JsonGenerator out) {
    out.writeNumberProperty("steps", STEPS);
    out.writeNumberProperty("pictures", Shape.PICTURES);
    out.writeNumberProperty("otherStrength", strength(OTHER_CHROMA));
    out.writeObjectPropertyStart("words");
    for (Map.Entry<String, TagColour> word : new TreeMap<>(WORDS).entrySet()) {
      out.writeNumberProperty(word.getKey(), KNOWN.indexOf(word.getValue()));
    }
    out.writeEndObject();
    out.writeArrayPropertyStart("colours");
    for (TagColour colour : KNOWN) {
      out.writeStartObject();
      out.writeNumberProperty("hue", colour.hue);
      out.writeNumberProperty("strength", colour.strength());
      out.writeStringProperty("shape", colour.shape.name());
      out.writeStringProperty("type", colour.type.name());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
