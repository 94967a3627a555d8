package com.bcrecommender.engine.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts one line into trimmed fields. With tabs, quotes are text like any other; with commas and
/// semicolons they follow RFC 4180.
final class Fields {
  private static final String[] NONE = {};

  private Fields() {}

  /// What separates fields, told by a file's first line: a tab wherever there is one, else a comma,
  /// else a semicolon.
  static char separator(String firstLine) {
    return firstLine.indexOf('\t') >= 0
        ? '\t'
        : firstLine.indexOf(',') < 0 && firstLine.indexOf(';') >= 0 ? ';' : ',';
  }

  /// Text of a range of bytes, or null where it is not UTF-8.
  static @Nullable String text(byte[] bytes, int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    // Broken bytes decode to the replacement character, which a file may hold rightfully, as EF BF
    // BD.
    if (text.indexOf('\uFFFD') >= 0 && !isUtf8(text, bytes, start, end)) {
      return null;
    }
    return text;
  }

  private static boolean isUtf8(String text, byte[] bytes, int start, int end) {
    byte[] back = text.getBytes(StandardCharsets.UTF_8);
    return java.util.Arrays.equals(back, 0, back.length, bytes, start, end);
  }

  /// The fields of a line, or null where a quote is opened and not closed in it.
  static String @Nullable [] split(String line, char separator) {
    return separator == '\t' || line.indexOf('"') < 0
        ? plain(line, separator)
        : quoted(line, separator);
  }

  private static String[] plain(String line, char separator) {
    int count = 1;
    for (int i = line.indexOf(separator); i >= 0; i = line.indexOf(separator, i + 1)) {
      count++;
    }
    String[] fields = new String[count];
    int from = 0;
    for (int f = 0; f < count; f++) {
      int to = line.indexOf(separator, from);
      fields[f] = line.substring(from, to < 0 ? line.length() : to).strip();
      from = to + 1;
    }
    return fields;
  }

  private static String @Nullable [] quoted(String line, char separator) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int i = 0;
    int length = line.length();
    while (true) {
      while (i < length && line.charAt(i) == ' ') {
        i++;
      }
      if (i < length && line.charAt(i) == '"') {
        field.setLength(0);
        i = closing(line, i + 1, field);
        if (i < 0) {
          return null;
        }
        int to = line.indexOf(separator, i);
        // Text between a closing quote and the separator is kept: `"a"b` is how careless writers
        // put it.
        field.append(line, i, to < 0 ? length : to);
        fields.add(field.toString().strip());
        i = to;
      } else {
        int to = line.indexOf(separator, i);
        fields.add(line.substring(i, to < 0 ? length : to).strip());
        i = to;
      }
      if (i < 0) {
        return fields.toArray(NONE);
      }
      i++;
    }
  }

  /// Appends what is quoted and returns the index after the closing quote, or -1.
  private static int closing(String line, int from, StringBuilder into) {
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '"') {
        into.append(c);
      } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
        into.append('"');
        i++;
      } else {
        return i + 1;
      }
    }
    return -1;
  }
}
