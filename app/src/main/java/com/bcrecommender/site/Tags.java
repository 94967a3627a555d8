package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;

/// What pages need of an edition's tags: names, and the colours that they give to covers. Which
/// colour a tag has is found out once: a byte for each tag. For any thread.
final class Tags {
  private static final byte NOT_LOOKED_AT = 0;
  private static final byte UNKNOWN = 1;

  /// The first code of a colour; twice its place in [TagColour#KNOWN], plus one where only a word
  /// of the tag is known.
  private static final int FIRST = 2;

  private final Edition edition;
  private final byte[] codes;

  Tags(Edition edition) {
    this.edition = edition;
    this.codes = new byte[edition.tags()];
  }

  Text name(int tag) {
    return Text.of(edition.tagName(tag));
  }

  /// The same as [TagColour#of] gives for the tags' names.
  TagColour colour(Text key, int[] tags) {
    int byWord = NOT_LOOKED_AT;
    for (int tag : tags) {
      int code = code(tag);
      if (code >= FIRST) {
        if ((code & 1) == 0) {
          return TagColour.KNOWN.get((code - FIRST) >> 1);
        }
        byWord = byWord == NOT_LOOKED_AT ? code : byWord;
      }
    }
    if (byWord != NOT_LOOKED_AT) {
      return TagColour.KNOWN.get((byWord - FIRST) >> 1);
    }
    return TagColour.chance(tags.length == 0 ? key : name(tags[0]));
  }

  /// Two threads may find it out at once, and find the same.
  private int code(int tag) {
    byte code = codes[tag];
    if (code == NOT_LOOKED_AT) {
      code = find(name(tag).toString());
      codes[tag] = code;
    }
    return code;
  }

  private static byte find(String name) {
    TagColour whole = TagColour.ofTag(name);
    if (whole != null) {
      return (byte) (FIRST + 2 * TagColour.KNOWN.indexOf(whole));
    }
    TagColour word = TagColour.ofWordIn(name);
    return word == null ? UNKNOWN : (byte) (FIRST + 2 * TagColour.KNOWN.indexOf(word) + 1);
  }
}
