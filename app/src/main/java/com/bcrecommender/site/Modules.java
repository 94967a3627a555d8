package com.bcrecommender.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Modules of `assets/reader` as one script, since each file is a request of a visitor's first
/// page. A module may only import from others by lines of their own, and no two of a script may
/// declare the same name.
final class Modules {
  private static final Pattern IMPORT =
      Pattern.compile("(?ms)^import \\{[^}]*\\} from \"[^\"]+\";\n");
  private static final Pattern COMMENT = Pattern.compile("(?m)^ *(//.*|/\\*\\*(?s:.*?)\\*/)\n");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export ");

  private Modules() {}

  /// The modules without comments, imports and exports.
  ///
  /// @param names each after those that it imports from
  static String of(List<String> names) {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      String text =
          new String(Assets.read("assets/reader/" + name + ".js"), StandardCharsets.UTF_8);
      for (Pattern unneeded : List.of(COMMENT, IMPORT, EXPORT)) {
        text = unneeded.matcher(text).replaceAll("");
      }
      all.append(text);
    }
    return all.toString();
  }
}
