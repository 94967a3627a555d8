package com.bcrecommender.imports.collection;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The character references that exports leave in their texts: the five named ones of XML, and
/// numbers.
final class Entities {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

  private Entities() {}

  static String decode(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(found ->
        Matcher.quoteReplacement(
            decoded(found.group(), found.group(1), found.group(2), found.group(3))));
  }

  private static String decoded(String whole, String decimal, String hex, String name) {
    if (name != null) {
      return NAMED.getOrDefault(name, whole);
    }
    int c = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hex, 16);
    return Character.isValidCodePoint(c) && (c < 0xD800 || c > 0xDFFF)
        ? Character.toString(c)
        : whole;
  }
}
