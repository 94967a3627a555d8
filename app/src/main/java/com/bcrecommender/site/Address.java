package com.bcrecommender.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/// An address that is put together from pieces, of which most are the same for many.
///
/// @param pieces in order
record Address(Text... pieces) implements Content {

  @Override
  public void writeTo(TemplateOutput output) {
    for (Text piece : pieces) {
      piece.writeTo(output);
    }
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Text piece : pieces) {
      out.append(piece);
    }
    return out.toString();
  }
}
