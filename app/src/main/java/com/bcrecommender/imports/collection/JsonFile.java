package com.bcrecommender.imports.collection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Files of JSON: one document, one value a line, or an archive of such lines.
final class JsonFile {
  /// 200,000 listens of Last.fm's in one document are 30 MB.
  private static final int LARGEST = 64 << 20;

  private JsonFile() {}

  static CollectionKind readDocument(Path file, Records into) throws IOException {
    JsonNode document = Json.parse(document(file));
    if (document.isObject()) {
      if (Json.at(document, "log", "entries").isArray()) {
        return CollectionKind.HAR;
      }
      if (document.has("fan_data") || (document.has("items") && document.has("more_available"))) {
        return CollectionKind.PAGE;
      }
    }
    JsonRecords records = new JsonRecords(into);
    records.add(document, null);
    return understood(records.kind());
  }

  private static String document(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = FileStart.open(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    }
    if (bytes.length > LARGEST) {
      throw new FileFault(Fault.TOO_LARGE, "a document of more than " + (LARGEST >> 20) + " MiB");
    }
    return String.valueOf(clean(new String(bytes, StandardCharsets.UTF_8)));
  }

  static CollectionKind readLines(Path file, Records into) throws IOException {
    JsonRecords records = new JsonRecords(into);
    try (InputStream in = FileStart.open(file)) {
      readLines("", in, records, into);
    }
    return understood(records.kind());
  }

  static CollectionKind readArchive(Path file, Records into) throws IOException {
    JsonRecords records = new JsonRecords(into);
    ExportArchive.read(file, (name, in) -> readLines(name + ":", in, records, into));
    return understood(records.kind());
  }

  private static void readLines(String before, InputStream in, JsonRecords records, Records into)
      throws IOException {
    TextLines lines = new TextLines(in);
    while (lines.next()) {
      String where = before + lines.number();
      String text = clean(lines.text());
      Fault fault = lines.fault();
      if (fault != null || text == null) {
        into.fault(where, fault == null ? Fault.NOT_UTF8 : fault, "");
      } else if (!text.isEmpty()) {
        try {
          records.add(Json.parse(text), where);
        } catch (FileFault e) {
          into.fault(where, e.fault(), text);
        }
      }
    }
  }

  /// Without a byte order mark.
  static @Nullable String clean(@Nullable String text) {
    return text != null && text.startsWith("\uFEFF") ? text.substring(1).strip() : text;
  }

  private static CollectionKind understood(@Nullable CollectionKind kind) throws FileFault {
    if (kind == null) {
      throw new FileFault(Fault.UNKNOWN, "JSON without listens and without records");
    }
    return kind;
  }
}
