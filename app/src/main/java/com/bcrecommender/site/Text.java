package com.bcrecommender.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;

/// A text as pages write it: bytes of UTF-8, escaped once and then copied, for a title stands on a
/// cover, below it and in a tooltip. What comes from an edition as bytes goes out as bytes, and is
/// made a string only for those who ask. Immutable.
public final class Text implements Content {
  static final Text EMPTY = new Text(new byte[0]);

  private final byte[] utf8;
  private final byte[] html;

  private Text(byte[] utf8) {
    this.utf8 = utf8;
    this.html = PageBytes.escaped(utf8);
  }

  public static Text of(String text) {
    return new Text(text.getBytes(StandardCharsets.UTF_8));
  }

  /// @param utf8 not copied, and not to be changed any more
  static Text of(byte[] utf8) {
    return new Text(utf8);
  }

  /// The text, not escaped; not to be changed.
  byte[] utf8() {
    return utf8;
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeBinaryContent(html);
  }

  /// An attribute without a text is left out.
  @Override
  public boolean isEmptyContent() {
    return html.length == 0;
  }

  /// The text, not escaped.
  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
