package com.bcrecommender.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The name on a drawn cover: the title on one line or two, the artist below, broken by an estimate
/// of the letters' widths, for a server has no fonts to measure with.
///
/// @param height of the band that the label needs, of 100
record CoverLabel(List<String> title, int size, String artist, String type, int height) {
  private static final int MARGIN = 7;
  private static final int WIDTH = 100 - 2 * MARGIN;
  private static final int ARTIST_SIZE = 6;

  static CoverLabel of(String title, String artist, TagColour.Type type) {
    // Monospaced letters are wider than the estimate for the others.
    double stretch = type == TagColour.Type.MONO ? 1.05 : 1.0;
    double ems = width(title) * stretch;
    int size = ems * 16 <= WIDTH ? 16 : ems * 11 <= WIDTH ? 11 : 8;
    List<String> lines = wrap(title, WIDTH / (size * stretch), size == 8 ? 2 : 1);
    List<String> artistLine = wrap(artist, WIDTH / (ARTIST_SIZE * stretch), 1);
    int height = 9 + lines.size() * (size + 1) + (artistLine.isEmpty() ? 2 : ARTIST_SIZE + 5);
    return new CoverLabel(
        lines,
        size,
        artistLine.isEmpty() ? "" : artistLine.getFirst(),
        type.name().toLowerCase(Locale.ROOT),
        height);
  }

  /// Appends the label's text elements, for a band at the cover's top.
  void write(StringBuilder out, String ink) {
    out.append("<g class=\"").append(type).append("\" fill=\"").append(ink).append("\">");
    int y = 6;
    for (String line : title) {
      y += size + 1;
      text(out, y, size, " class=\"t\"", line);
    }
    if (!artist.isEmpty()) {
      text(out, y + ARTIST_SIZE + 3, ARTIST_SIZE, "", artist);
    }
    out.append("</g>");
  }

  private static void text(StringBuilder out, int y, int size, String attribute, String text) {
    out.append("<text x=\"").append(MARGIN).append("\" y=\"").append(y);
    out.append("\" font-size=\"").append(size).append('"').append(attribute).append('>');
    escape(out, text);
    out.append("</text>");
  }

  /// Lines of at most `width` ems; the last ends in an ellipsis where text is left over.
  static List<String> wrap(String text, double width, int mostLines) {
    String rest = text.strip().replaceAll("\\s+", " ");
    List<String> lines = new ArrayList<>(mostLines);
    while (!rest.isEmpty() && lines.size() < mostLines) {
      int fits = fitting(rest, width);
      if (fits == rest.length()) {
        lines.add(rest);
        break;
      }
      if (lines.size() == mostLines - 1) {
        lines.add(rest.substring(0, fitting(rest, width - 0.9)).stripTrailing() + "…");
        break;
      }
      int end = lineEnd(rest, fits, width);
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    return lines;
  }

  /// Where to end a line: at the space that makes it and the next one most alike if the rest fits
  /// into one, else at the last space.
  private static int lineEnd(String text, int fits, double width) {
    int last = text.lastIndexOf(' ', fits);
    if (last <= 0) {
      return fits;
    }
    int best = last;
    double least = Double.MAX_VALUE;
    for (int space = last; space > 0; space = text.lastIndexOf(' ', space - 1)) {
      double first = width(text.substring(0, space));
      double second = width(text.substring(space + 1));
      if (second <= width && Math.abs(first - second) < least) {
        least = Math.abs(first - second);
        best = space;
      }
    }
    return best;
  }

  /// How many UTF-16 units of `text` go into `width` ems; at least one character, never half of
  /// one.
  private static int fitting(String text, double width) {
    double used = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      used += width(c);
      if (used > width && at > 0) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static double width(String text) {
    return text.codePoints().mapToDouble(CoverLabel::width).sum();
  }

  private static double width(int c) {
    if (Character.isIdeographic(c)
        || (c >= 0x1100 && c <= 0x11FF)
        || (c >= 0x3040 && c <= 0x30FF)
        || (c >= 0xAC00 && c <= 0xD7AF)
        || (c >= 0xFF00 && c <= 0xFF60)
        || c >= 0x1F000) {
      return 1.05;
    }
    if (Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.FORMAT) {
      return 0;
    }
    if ("iIjl.,:;'’!|ft ()[]1".indexOf(c) >= 0) {
      return 0.34;
    }
    if ("mwMW@%&—".indexOf(c) >= 0) {
      return 0.9;
    }
    return Character.isUpperCase(c) ? 0.74 : 0.63;
  }

  private static void escape(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&#34;");
        case '\'' -> out.append("&#39;");
        default -> {
          // Controls other than white space, which wrap() has made blanks, mean nothing in a label.
          if (!Character.isISOControl(c)) {
            out.append(c);
          }
        }
      }
    }
  }
}
