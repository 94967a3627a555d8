package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;

/// What pages need of an edition's tags: names, and the colours that they give to covers. Which
/// colour a tag has is found out once: two bytes for each tag. For any thread.
final class Tags {
  private static final short NOT_LOOKED_AT = 0;

  /// A code is the number of a colour, times three, plus how the tag came by it; plus one.
  private static final int WAYS = 3;

  /// The tag is a known word, or has one, or is none.
  private static final int WORD = 0;

  private static final int HAS_WORD = 1;
  private static final int CHANCE = 2;

  /// Tags whose colours are found out in one go.
  private static final int TOGETHER = 16;

  private final Edition edition;
  private final short[] codes;

  Tags(Edition edition) {
    this.edition = edition;
    this.codes = new short[edition.tags()];
  }

  Text name(int tag) {
    return Text.of(edition.tagName(tag));
  }

  /// The same as [TagColour#of] gives for the tags' names.
  TagColour colour(Text key, int[] tags) {
    int best = NOT_LOOKED_AT;
    for (int tag : tags) {
      int code = code(tag) - 1;
      if (code % WAYS == WORD) {
        return TagColour.KNOWN.get(code / WAYS);
      }
      if (best == NOT_LOOKED_AT || (code % WAYS == HAS_WORD && (best - 1) % WAYS == CHANCE)) {
        best = code + 1;
      }
    }
    if (best == NOT_LOOKED_AT) {
      return TagColour.chance(TagColour.chanceOf(key));
    }
    int number = (best - 1) / WAYS;
    return (best - 1) % WAYS == HAS_WORD ? TagColour.KNOWN.get(number) : TagColour.chance(number);
  }

  /// Two threads may find it out at once, and find the same.
  private int code(int tag) {
    if (codes[tag] == NOT_LOOKED_AT) {
      // Those beside it lie beside it in the edition too: the wait for one is the wait for all.
      int first = tag - tag % TOGETHER;
      for (int other = first; other < Math.min(codes.length, first + TOGETHER); other++) {
        codes[other] = find(name(other));
      }
    }
    return codes[tag];
  }

  private static short find(Text tag) {
    String name = tag.toString();
    TagColour whole = TagColour.ofTag(name);
    if (whole != null) {
      return code(TagColour.KNOWN.indexOf(whole), WORD);
    }
    TagColour word = TagColour.ofWordIn(name);
    return word == null
        ? code(TagColour.chanceOf(tag), CHANCE)
        : code(TagColour.KNOWN.indexOf(word), HAS_WORD);
  }

  private static short code(int colour, int way) {
    return (short) (1 + WAYS * colour + way);
  }
}
