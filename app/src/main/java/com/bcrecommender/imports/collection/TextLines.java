package com.bcrecommender.imports.collection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a stream as text, at most 1 MiB of each; what is longer is skipped to its end and
/// never held.
final class TextLines {
  /// As the engine's reader of rows has it ([BadRow#TOO_LONG]).
  static final int LONGEST = 1 << 20;

  private final ByteLines lines;
  private @Nullable String text;
  private @Nullable Fault fault;

  TextLines(InputStream in) {
    lines = new ByteLines(in, LONGEST);
  }

  /// Goes to the next line; false at the end.
  boolean next() throws IOException {
    if (!lines.next()) {
      return false;
    }
    fault = lines.tooLong() ? Fault.TOO_LONG : null;
    text = fault == null ? decoded() : null;
    return true;
  }

  private @Nullable String decoded() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(lines.bytes(), lines.start(), lines.length()))
          .toString()
          .strip();
    } catch (CharacterCodingException e) {
      fault = Fault.NOT_UTF8;
      return null;
    }
  }

  /// From 1.
  long number() {
    return lines.number();
  }

  /// The line without white space around it, or null where it has a [#fault].
  @Nullable String text() {
    return text;
  }

  @Nullable Fault fault() {
    return fault;
  }
}
