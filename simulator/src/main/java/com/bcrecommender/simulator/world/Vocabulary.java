package com.bcrecommender.simulator.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words of one scene, read from a text file: first `key: value` lines, then `[section]`s of
/// entries parted by `|` or line ends. An entry is a small grammar: `{section}` stands for any
/// entry of that section, `{#2-16}` for a number in that range.
final class Vocabulary {
  private static final int MAX_DEPTH = 8;

  private final String name;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  private Vocabulary(String name) {
    this.name = name;
  }

  /// Reads a file beside this class.
  static Vocabulary read(String name) {
    Vocabulary words = new Vocabulary(name);
    try (var stream = Vocabulary.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no such vocabulary: " + name);
      }
      try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        words.parse(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private void parse(BufferedReader reader) throws IOException {
    @Nullable List<String> section = null;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.isBlank()) {
        continue;
      }
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.indexOf(']')), section);
      } else if (section == null) {
        int colon = line.indexOf(':');
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      } else {
        section.addAll(split(line));
      }
    }
  }

  private static List<String> split(String line) {
    List<String> entries = new ArrayList<>();
    for (String entry : line.split("\\|")) {
      if (!entry.isBlank()) {
        entries.add(entry.strip());
      }
    }
    return entries;
  }

  String header(String key) {
    String value = headers.get(key);
    if (value == null) {
      throw new IllegalStateException(name + " has no line '" + key + ":'");
    }
    return value;
  }

  /// A header whose entries are parted by `|`.
  List<String> list(String key) {
    return split(header(key));
  }

  List<String> section(String section) {
    List<String> entries = sections.get(section);
    if (entries == null) {
      throw new IllegalStateException(name + " has no section [" + section + "]");
    }
    return entries;
  }

  /// The sections whose names begin so, in the order of the file; the keys are the rest of the
  /// names.
  Map<String, List<String>> sectionsNamed(String prefix) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    sections.forEach((key, entries) -> {
      if (key.startsWith(prefix)) {
        found.put(key.substring(prefix.length()).strip(), entries);
      }
    });
    return found;
  }

  /// A phrase from a section. A section that comes twice in one phrase gives two different entries.
  String phrase(String section, Dice dice) {
    return phrase(section, dice, Map.of());
  }

  /// As above, with words of the caller's for some of the names.
  String phrase(String section, Dice dice, Map<String, String> given) {
    return expand(dice.pick(section(section)), dice, given, new ArrayList<>(), 0);
  }

  /// A phrase that begins with a capital letter, as sentences do.
  String sentence(String section, Dice dice, Map<String, String> given) {
    String phrase = phrase(section, dice, given);
    return phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
  }

  private String expand(
      String pattern, Dice dice, Map<String, String> given, List<String> used, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalStateException(name + " is circular at " + pattern);
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
      int close = pattern.indexOf('}', open);
      out.append(pattern, at, open)
          .append(word(pattern.substring(open + 1, close), dice, given, used, depth));
      at = close + 1;
    }
    return out.append(pattern.substring(at)).toString();
  }

  private String word(
      String reference, Dice dice, Map<String, String> given, List<String> used, int depth) {
    String fixed = given.get(reference);
    if (fixed != null) {
      return fixed;
    }
    if (reference.startsWith("#")) {
      int dash = reference.indexOf('-');
      int low = Integer.parseInt(reference.substring(1, dash));
      return Integer.toString(dice.between(low, Integer.parseInt(reference.substring(dash + 1))));
    }
    List<String> entries = section(reference);
    String entry = dice.pick(entries);
    for (int i = 0; i < entries.size() && used.contains(reference + entry); i++) {
      entry = entries.get((entries.indexOf(entry) + 1) % entries.size());
    }
    used.add(reference + entry);
    return expand(entry, dice, given, used, depth + 1);
  }
}
