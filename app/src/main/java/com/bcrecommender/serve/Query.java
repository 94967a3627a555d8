package com.bcrecommender.serve;

import com.bcrecommender.site.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The parameters after the `?`. Of a parameter that occurs twice the first counts; unknown ones
/// are not looked at. Refused: more than [#MOST] characters, and what is not percent-encoded UTF-8.
final class Query {
  /// Longer than the longest key, an encoded address of a record.
  static final int MOST = 2000;

  private final Texts texts;
  private final Map<String, String> values;

  private Query(Texts texts, Map<String, String> values) {
    this.texts = texts;
    this.values = values;
  }

  /// @param raw as sent, or null where there is none
  static Query parse(@Nullable String raw, Texts texts) {
    Map<String, String> values = new HashMap<>();
    if (raw == null) {
      return new Query(texts, values);
    }
    if (raw.length() > MOST) {
      throw new Refusal(414, texts.get("error.query", MOST, raw.length()));
    }
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals), texts);
      values.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1), texts));
    }
    return new Query(texts, values);
  }

  /// The value, or an empty text.
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return !get(name).isEmpty();
  }

  /// A place in a list; 0 where it is not given.
  ///
  /// @param size how many entries the list has, asked for only then
  int place(String name, IntSupplier size) {
    String value = get(name);
    if (value.isEmpty()) {
      return 0;
    }
    int most = Math.max(0, size.getAsInt() - 1);
    int from = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
    if (from < 0 || from > most) {
      throw new Refusal(404, texts.get("error.from", name, most, value));
    }
    return from;
  }

  private static String decode(String encoded, Texts texts) {
    byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '+') {
        out.put((byte) ' ');
      } else if (bytes[i] != '%') {
        out.put(bytes[i]);
      } else {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw new Refusal(400, texts.get("error.encoding"));
        }
        out.put((byte) (high << 4 | low));
        i += 2;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal(400, texts.get("error.encoding"));
    }
  }
}
