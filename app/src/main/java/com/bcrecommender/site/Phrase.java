package com.bcrecommender.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/// A sentence in which some words are the names of records or tags, and set apart from the rest: on
/// a page by `<cite>`. Immutable.
public final class Phrase implements Content {
  private final Wording wording;
  private final Text[] arguments;

  /// @param arguments by the numbers of the wording's slots
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
    wording.writeTo(output, arguments);
  }

  /// The sentence without emphasis.
  @Override
  public String toString() {
    return wording.said(arguments);
  }
}
