package com.bcrecommender.site;

import gg.jte.TemplateOutput;
import java.util.ArrayList;
import java.util.List;

/// A sentence of `texts.properties`, taken apart once: words, and slots between them. `{0}`, `{1}`
/// and so on are numbers or words, `<0>`, `<1>` and so on are names, which pages set apart by
/// `<cite>`. Immutable.
public final class Wording {
  private static final String NAME = "<cite dir=\"auto\">";
  private static final String NAME_END = "</cite>";

  private final List<Piece> pieces;

  /// The mark-up before each slot, and that behind the last one.
  private final byte[][] html;

  /// The arguments' numbers, in the order of the slots.
  private final int[] slots;

  /// A run of words, or a slot.
  ///
  /// @param words empty for a slot
  /// @param slot number of the argument, or -1 for words
  /// @param name whether the slot is one for a name
  record Piece(Text words, int slot, boolean name) {}

  private Wording(List<Piece> pieces) {
    this.pieces = pieces;
    this.slots = pieces.stream().mapToInt(Piece::slot).filter(slot -> slot >= 0).toArray();
    this.html = new byte[slots.length + 1][];
    PageBytes words = new PageBytes(64);
    int at = 0;
    for (Piece piece : pieces) {
      if (piece.slot() < 0) {
        piece.words().writeTo(words);
        continue;
      }
      words.writeContent(piece.name() ? NAME : "");
      html[at++] = words.toArray();
      words = new PageBytes(64);
      words.writeContent(piece.name() ? NAME_END : "");
    }
    html[at] = words.toArray();
  }

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

  /// The sentence with its slots filled.
  ///
  /// @param arguments by the numbers of the slots
  public Phrase filled(Text... arguments) {
    return new Phrase(this, arguments);
  }

  /// The same with words in the place of a slot.
  Wording with(int slot, Text words) {
    return new Wording(
        pieces.stream()
            .map(piece -> piece.slot() == slot ? new Piece(words, -1, false) : piece)
            .toList());
  }

  /// The words before the first slot.
  Text words() {
    return pieces.getFirst().words();
  }

  /// @param arguments by the numbers of the slots
  void writeTo(TemplateOutput output, Text[] arguments) {
    for (int i = 0; i < slots.length; i++) {
      output.writeBinaryContent(html[i]);
      arguments[slots[i]].writeTo(output);
    }
    output.writeBinaryContent(html[slots.length]);
  }

  /// The sentence without emphasis.
  ///
  /// @param arguments by the numbers of the slots
  String said(Text[] arguments) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      out.append(piece.slot() < 0 ? piece.words() : arguments[piece.slot()]);
    }
    return out.toString();
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
