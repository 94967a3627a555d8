package com.bcrecommender.site;

import java.nio.charset.StandardCharsets;

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

  private static final double[] ASCII = ascii();

  private LabelSize() {}

  /// @param title in UTF-8; only its beginning is looked at where it is long
  static int of(byte[] title, TagColour.Type type) {
    double most = MIDDLE_EMS / (type == TagColour.Type.MONO ? MONO : 1);
    double ems = 0;
    for (int at = 0; at < title.length && ems <= most; ) {
      if (title[at] >= 0) {
        ems += ASCII[title[at++]];
      } else {
        int end = at + 1;
        while (end < title.length && (title[end] & 0xC0) == 0x80) {
          end++;
        }
        ems += width(new String(title, at, end - at, StandardCharsets.UTF_8).codePointAt(0));
        at = end;
      }
    }
    double scaled = type == TagColour.Type.MONO ? ems * MONO : ems;
    return scaled <= LARGE_EMS ? LARGE : scaled <= MIDDLE_EMS ? MIDDLE : SMALL;
  }

  private static double[] ascii() {
    double[] widths = new double[0x80];
    for (int c = 0; c < widths.length; c++) {
      boolean narrow = "iIjl.,:;'!|ft ()[]1".indexOf(c) >= 0;
      boolean wide = "mwMW@%&".indexOf(c) >= 0;
      boolean capital = c >= 'A' && c <= 'Z';
      widths[c] = narrow ? 0.36 : wide ? 0.95 : capital ? 0.76 : 0.65;
    }
    return widths;
  }

  /// In ems, for bold letters.
  private static double width(int c) {
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
