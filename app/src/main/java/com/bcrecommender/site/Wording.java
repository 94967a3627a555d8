package com.bcrecommender.site;

import java.util.ArrayList;
import java.util.List;

/// A sentence of `texts.properties`, taken apart once: words, and slots between them. `{0}`, `{1}`
/// and so on are numbers or words, `<0>`, `<1>` and so on are names.
///
/// @param pieces in order
record Wording(List<Piece> pieces) {

  /// A run of words, or a slot.
  ///
  /// @param words empty for a slot
  /// @param slot number of the argument, or -1 for words
  /// @param name whether the slot is one for a name
  record Piece(Text words, int slot, boolean name) {}

  static Wording of(String pattern) {
    List<Piece> pieces = new ArrayList<>();
    int done = 0;
    for (int i = 0; i + 2 < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if ((c == '{' || c == '<') && Character.isDigit(pattern.charAt(i + 1))) {
        words(pieces, pattern.substring(done, i));
        pieces.add(new Piece(Text.EMPTY, pattern.charAt(i + 1) - '0', c == '<'));
        i += 2;
        done = i + 1;
      }
    }
    words(pieces, pattern.substring(done));
    return new Wording(List.copyOf(pieces));
  }

  /// The sentence as `texts.properties` has it.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.slot() < 0) {
        out.append(piece.words());
      } else {
        out.append(piece.name() ? '<' : '{').append(piece.slot()).append(piece.name() ? '>' : '}');
      }
    }
    return out.toString();
  }

  private static void words(List<Piece> pieces, String words) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(Text.of(words), -1, false));
    }
  }
}
