package com.bcrecommender.site;

/// The size of the letters of a title on a cover, by an estimate of their widths, for a server has
/// no fonts to measure with.
final class LabelSize {
  /// Small letters, three lines at most.
  static final int SMALL = 0;

  /// A title that fits one line of these is as large as can be read from afar.
  static final int LARGE = 2;

  static final int MIDDLE = 1;

  /// Ems that one line holds at each size: 86 of a cover's 100 units over the letters' size.
  private static final double MIDDLE_EMS = 86 / 11.5;

  private static final double LARGE_EMS = 86 / 16.0;

  /// Monospaced letters are wider than the estimate for the others.
  private static final double MONO = 1.05;

  private LabelSize() {}

  static int of(String title, TagColour.Type type) {
    double ems = 0;
    for (int at = 0; at < title.length() && ems <= MIDDLE_EMS; ) {
      int c = title.codePointAt(at);
      ems += width(c) * (type == TagColour.Type.MONO ? MONO : 1);
      at += Character.charCount(c);
    }
    return ems <= LARGE_EMS ? LARGE : ems <= MIDDLE_EMS ? MIDDLE : SMALL;
  }

  /// In ems, for bold letters.
  private static double width(int c) {
    if (c < 0x80) {
      if ("iIjl.,:;'!|ft ()[]1".indexOf(c) >= 0) {
        return 0.36;
      }
      if ("mwMW@%&".indexOf(c) >= 0) {
        return 0.95;
      }
      return c >= 'A' && c <= 'Z' ? 0.76 : 0.65;
    }
    if (Character.isIdeographic(c)
        || (c >= 0x1100 && c <= 0x11FF)
        || (c >= 0x3040 && c <= 0x30FF)
        || (c >= 0xAC00 && c <= 0xD7AF)
        || (c >= 0xFF00 && c <= 0xFF60)
        || c >= 0x1F000) {
      return 1.05;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return 0;
    }
    return type == Character.UPPERCASE_LETTER ? 0.76 : 0.65;
  }
}
