package com.bcrecommender.site;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Modules of `assets/reader` as one script, since each file is a request of a visitor's first
/// page. A module may only import from others by lines of their own, and no two of a script may
/// declare the same name. A server's start waits for this, so it goes through the text once.
///
/// @param script without comments on lines of their own, imports and exports
record Modules(String script) {
  private static final String EXPORT = "export ";

  /// @param names each after those that it imports from
  static Modules of(List<String> names) {
    StringBuilder all = new StringBuilder(1 << 17);
    for (String name : names) {
      append(new String(Assets.read("assets/reader/" + name + ".js"), StandardCharsets.UTF_8), all);
    }
    return new Modules(all.toString());
  }

  private static void append(String text, StringBuilder all) {
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at) + 1;
      int first = at;
      while (text.charAt(first) == ' ') {
        first++;
      }
      if (text.startsWith("/**", first)) {
        at = text.indexOf("*/\n", first) + 3;
      } else if (text.startsWith("import {", at)) {
        at = text.indexOf(";\n", at) + 2;
      } else {
        if (!text.startsWith("//", first)) {
          all.append(text, text.startsWith(EXPORT, at) ? at + EXPORT.length() : at, end);
        }
        at = end;
      }
    }
  }

  /// What stands in quotes in the script, and how texts begin that it puts together of a beginning
  /// and a last word: `no.` for `` `no.${kind}` ``. Some of it is no text's key.
  Set<String> quoted() {
    Set<String> quoted = new HashSet<>();
    int open = script.indexOf('"');
    while (open >= 0) {
      int close = script.indexOf('"', open + 1);
      if (close < 0) {
        break;
      }
      quoted.add(script.substring(open + 1, close));
      // A quote that closes may open too, where one before stood alone.
      open = close;
    }
    for (int mark = script.indexOf('`'); mark >= 0; mark = script.indexOf('`', mark + 1)) {
      int slot = script.indexOf("${", mark);
      if (slot > mark && slot - mark < 40) {
        quoted.add(script.substring(mark + 1, slot));
      }
    }
    return quoted;
  }
}
