package com.bcrecommender.site;

import com.bcrecommender.site.Wording.Piece;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A sentence in which some words are the names of records or tags, and set apart from the rest: on
/// a page by `<cite>`. Immutable.
public final class Phrase implements Content {
  private static final byte[] NAME = "<cite dir=\"auto\">".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NAME_END = "</cite>".getBytes(StandardCharsets.US_ASCII);

  private final Wording wording;
  private final Text[] arguments;

  /// @param arguments one for each slot of the wording
  Phrase(Wording wording, Text... arguments) {
    this.wording = wording;
    this.arguments = arguments;
  }

  /// Words that are no sentence of the site.
  static Phrase of(String words) {
    return new Phrase(Wording.of(words));
  }

  /// The same in one piece, where it has no name.
  Phrase flat() {
    return Phrase.of(toString());
  }

  @Override
  public void writeTo(TemplateOutput output) {
    List<Piece> pieces = wording.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.slot() < 0) {
        piece.words().writeTo(output);
      } else if (piece.name()) {
        output.writeBinaryContent(NAME);
        arguments[piece.slot()].writeTo(output);
        output.writeBinaryContent(NAME_END);
      } else {
        arguments[piece.slot()].writeTo(output);
      }
    }
  }

  /// The sentence without emphasis.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Piece piece : wording.pieces()) {
      out.append(piece.slot() < 0 ? piece.words() : arguments[piece.slot()]);
    }
    return out.toString();
  }
}
