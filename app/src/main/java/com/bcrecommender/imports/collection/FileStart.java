package com.bcrecommender.imports.collection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// What the first bytes of a file tell of its form.
record FileStart(Form form) {
  private static final int LOOKED_AT = 4_096;

  /// The forms of files, whatever is in them.
  enum Form {
    HTML,
    ZIP,
    /// One value a line.
    JSON_LINES,
    /// One value.
    JSON,
    TEXT
  }

  /// @throws FileFault where it is none of them
  static FileStart of(Path file) throws IOException {
    try (InputStream in = open(file)) {
      in.mark(LOOKED_AT);
      byte[] start = in.readNBytes(LOOKED_AT);
      in.reset();
      if (start.length > 3
          && start[0] == 'P'
          && start[1] == 'K'
          && start[2] == 3
          && start[3] == 4) {
        return new FileStart(Form.ZIP);
      }
      String text = text(start);
      char first = text.charAt(0);
      return new FileStart(
          first == '<'
              ? Form.HTML
              : first == '[' ? Form.JSON : first == '{' ? json(in) : Form.TEXT);
    }
  }

  /// The beginning of a text, with something in it.
  private static String text(byte[] start) throws FileFault {
    if (start.length > 1 && ((start[0] & 0xFF) == 0xFF || (start[0] & 0xFF) == 0xFE)) {
      throw new FileFault(Fault.NOT_UTF8, "the first bytes of UTF-16");
    }
    String text = new String(start, StandardCharsets.UTF_8).replace('\uFEFF', ' ');
    if (text.indexOf('\0') >= 0) {
      throw new FileFault(Fault.BINARY, text);
    }
    String stripped = text.stripLeading();
    if (stripped.isEmpty()) {
      throw new FileFault(Fault.EMPTY, "");
    }
    return stripped;
  }

  /// Whether the first line is a value by itself, and not the last one.
  private static Form json(InputStream in) throws IOException {
    TextLines lines = new TextLines(in);
    String first = "";
    while (first != null && first.isEmpty() && lines.next()) {
      first = JsonFile.clean(lines.text());
    }
    if (first == null) {
      return Form.JSON;
    }
    try {
      Json.parse(first);
    } catch (FileFault e) {
      return Form.JSON;
    }
    while (lines.next()) {
      String more = lines.text();
      if (more == null || !more.isEmpty()) {
        return Form.JSON_LINES;
      }
    }
    return Form.JSON;
  }

  /// The file's bytes, gunzipped where its first two say so; the stream can go back to its start.
  static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      raw.mark(2);
      byte[] magic = raw.readNBytes(2);
      raw.reset();
      boolean gzip = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
      return gzip ? new BufferedInputStream(new GZIPInputStream(raw), 1 << 16) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }
}
