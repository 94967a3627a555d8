package com.bcrecommender.imports.collection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a stream, at most 1 MiB of each; what is longer is skipped to its end and never
/// held. Memory: 80 KiB, more only while a line is longer.
final class TextLines {
  /// As the engine's reader of rows has it ([BadRow#TOO_LONG]).
  static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int filled;
  private int number;
  private @Nullable String text;
  private @Nullable Fault fault;

  TextLines(InputStream in) {
    this.in = in;
  }

  /// Goes to the next line; false at the end.
  boolean next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean any = false;
    boolean ended = false;
    fault = null;
    while (!ended && fill()) {
      any = true;
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      ended = end < filled;
      if (line.size() + (end - next) > LONGEST) {
        fault = Fault.TOO_LONG;
        line.reset();
      } else if (fault == null) {
        line.write(buffer, next, end - next);
      }
      next = ended ? end + 1 : end;
    }
    if (any) {
      number++;
      text = fault == null ? decoded(line.toByteArray()) : null;
    }
    return any;
  }

  private boolean fill() throws IOException {
    if (next == filled) {
      filled = Math.max(0, in.read(buffer));
      next = 0;
    }
    return next < filled;
  }

  private @Nullable String decoded(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString().strip();
    } catch (CharacterCodingException e) {
      fault = Fault.NOT_UTF8;
      return null;
    }
  }

  /// From 1.
  int number() {
    return number;
  }

  /// The line without white space around it, or null where it has a [#fault].
  @Nullable String text() {
    return text;
  }

  @Nullable Fault fault() {
    return fault;
  }
}
