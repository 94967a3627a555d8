package com.bcrecommender.bandcamp;

import org.jspecify.annotations.Nullable;

/// Text of strangers made fit to store and show: one line, trimmed, bounded, without characters
/// that act instead of showing.
public final class PlainText {
  /// Longest title, artist or name kept, in UTF-16 units. The longest title in the captures has
  /// 142.
  static final int MAX = 500;

  private PlainText() {}

  /// One line of at most [#MAX] units, or null where nothing is left.
  ///
  /// Runs of white space and control characters become one blank; unpaired surrogates, the
  /// zero-width space (Bandcamp puts it around hyphens in titles) and marks that reverse the
  /// direction of what follows are dropped.
  public static @Nullable String line(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    StringBuilder line = new StringBuilder(Math.min(raw.length(), MAX));
    boolean gap = false;
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        gap = line.length() > 0;
      } else if (!acts(c)) {
        if (line.length() + (gap ? 1 : 0) + Character.charCount(c) > MAX) {
          break;
        }
        if (gap) {
          line.append(' ');
          gap = false;
        }
        line.appendCodePoint(c);
      }
    }
    return line.isEmpty() ? null : line.toString();
  }

  /// Zero-width space, byte order mark, bidirectional embeddings, overrides and isolates, lone
  /// surrogates.
  private static boolean acts(int c) {
    return c == 0x200B
        || c == 0xFEFF
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || (c >= 0xD800 && c <= 0xDFFF);
  }
}
