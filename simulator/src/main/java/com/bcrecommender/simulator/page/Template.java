package com.bcrecommender.simulator.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A text file with `{{name}}` for text, which is escaped, and `{{{name}}}` for mark-up, which is
/// not. A name without a value and a value without a place are mistakes of ours and fail. Safe to
/// share between threads.
final class Template {
  private static final Map<String, Template> READ = new ConcurrentHashMap<>();

  private final String file;
  private final String text;

  private Template(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /// The file beside this class, read once.
  static Template of(String file) {
    return READ.computeIfAbsent(file, Template::read);
  }

  private static Template read(String file) {
    try (var stream = Template.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("no such template: " + file);
      }
      return new Template(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text with all values in their places.
  String with(Map<String, ?> values) {
    StringBuilder out = new StringBuilder(text.length() * 2);
    Set<String> used = new HashSet<>();
    int at = 0;
    for (int open = text.indexOf("{{", at); open >= 0; open = text.indexOf("{{", at)) {
      boolean raw = text.startsWith("{{{", open);
      String end = raw ? "}}}" : "}}";
      int close = text.indexOf(end, open);
      String name = text.substring(open + end.length(), close);
      Object value = values.get(name);
      if (value == null) {
        throw new IllegalStateException(file + " has no value for " + name);
      }
      used.add(name);
      out.append(text, at, open).append(raw ? value.toString() : Html.escape(value.toString()));
      at = close + end.length();
    }
    if (!used.containsAll(values.keySet())) {
      throw new IllegalStateException(file + " uses " + used + ", was given " + values.keySet());
    }
    return out.append(text.substring(at)).toString();
  }
}
