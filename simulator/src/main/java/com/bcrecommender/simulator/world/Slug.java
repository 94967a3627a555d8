package com.bcrecommender.simulator.world;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes parts of addresses: lower-case ASCII letters, digits and dashes, each once.
final class Slug {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['’]");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^-+|-+$");

  private final Set<String> taken = new HashSet<>();

  /// The normal form of a name, empty where nothing of it can be written in ASCII.
  static String normal(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String joined = APOSTROPHES.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    return ENDS.matcher(OTHERS.matcher(joined).replaceAll("-")).replaceAll("");
  }

  /// A slug that was not given out before: `fog`, then `fog-2`.
  String unique(String name, String fallback) {
    String normal = normal(name);
    return unique(normal.isEmpty() ? fallback : normal);
  }

  /// As [#unique(String, String)] for a name that is a slug already.
  String unique(String base) {
    String slug = base;
    for (int n = 2; !taken.add(slug); n++) {
      slug = base + "-" + n;
    }
    return slug;
  }
}
