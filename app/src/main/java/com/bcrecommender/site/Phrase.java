package com.bcrecommender.site;

import java.util.ArrayList;
import java.util.List;

/// A sentence in which some words are the names of records or tags, and set apart from the rest.
public record Phrase(List<Part> parts) {

  /// A run of words.
  ///
  /// @param name whether it is a name
  public record Part(String text, boolean name) {}

  public static Phrase of(String text) {
    return new Phrase(List.of(new Part(text, false)));
  }

  /// Fills a pattern: `{0}`, `{1}` and so on are numbers or words, `<0>`, `<1>` and so on are
  /// names.
  static Phrase fill(String pattern, Object... arguments) {
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean slot =
          (c == '{' || c == '<')
              && i + 2 < pattern.length()
              && Character.isDigit(pattern.charAt(i + 1));
      if (!slot) {
        plain.append(c);
        continue;
      }
      String text = String.valueOf(arguments[pattern.charAt(i + 1) - '0']);
      if (c == '{') {
        plain.append(text);
      } else {
        if (!plain.isEmpty()) {
          parts.add(new Part(plain.toString(), false));
          plain.setLength(0);
        }
        parts.add(new Part(text, true));
      }
      i += 2;
    }
    if (!plain.isEmpty()) {
      parts.add(new Part(plain.toString(), false));
    }
    return new Phrase(List.copyOf(parts));
  }

  /// The sentence without emphasis.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    parts.forEach(part -> out.append(part.text()));
    return out.toString();
  }
}
