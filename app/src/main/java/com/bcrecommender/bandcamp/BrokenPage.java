package com.bcrecommender.bandcamp;

import java.io.Serial;

/// A structure of a page is missing or holds what it should not. [PageReader] turns it into
/// [Page.Reason#BROKEN]; it never leaves the package. It has no stack trace: it tells about a page,
/// not about the program.
final class BrokenPage extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// @param structure the structure and field as the page names them, such as
  ///   `data-tralbum.current.title`
  /// @param expected what should be there
  /// @param found what is, or null for nothing
  BrokenPage(String structure, String expected, @org.jspecify.annotations.Nullable Object found) {
    super(structure + ": expected " + expected + ", found " + shorten(found), null, false, false);
  }

  private static String shorten(@org.jspecify.annotations.Nullable Object found) {
    if (found == null) {
      return "nothing";
    }
    String text = PlainText.line(found.toString());
    if (text == null) {
      return "nothing";
    }
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }
}
