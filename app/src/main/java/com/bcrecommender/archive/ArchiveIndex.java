package com.bcrecommender.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.URIs;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The index of a WARC file, beside it: a line of CDXJ per answer in the file's order, as tools for
/// web archives read it once it is sorted. It is a shortcut, and made anew from its file where it
/// is missing, torn or of another length.
final class ArchiveIndex {
  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private ArchiveIndex() {}

  /// Where an answer is.
  ///
  /// @param time of the fetch, UTC, 14 digits
  /// @param post as in [RawAnswer]
  /// @param digest SHA-256 of the body as it was sent, as `WARC-Payload-Digest` in the file
  /// @param offset of its record in the file, which is `length` bytes long
  record Entry(
      String address,
      @Nullable String post,
      String time,
      int status,
      String digest,
      long offset,
      long length) {

    static Entry of(RawAnswer answer, long offset, long length) {
      return new Entry(
          answer.address(),
          answer.post(),
          TIME.format(answer.at()),
          answer.status(),
          WarcEncoder.digest(answer.body()).prefixedBase32(),
          offset,
          length);
    }
  }

  static Path of(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(
        name.substring(0, name.length() - Archive.SUFFIX.length()) + ".cdxj");
  }

  static void append(Path file, Entry entry) throws IOException {
    Files.writeString(
        of(file),
        line(String.valueOf(file.getFileName()), entry),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /// The entries of a file, from its index or where that does not fit from the file itself.
  static List<Entry> read(Path file) throws IOException {
    Optional<List<Entry>> known = stored(file);
    if (known.isPresent()) {
      return known.get();
    }
    List<Entry> entries = new ArrayList<>();
    WarcFile.read(
        file,
        record -> {
          RawAnswer answer = record.answer();
          if (answer != null) {
            entries.add(Entry.of(answer, record.offset(), record.length()));
          }
        });
    write(file, entries);
    return entries;
  }

  /// The index as it lies there, where it fits: it ends where its file does. What is left out of a
  /// file or torn off makes that shorter.
  private static Optional<List<Entry>> stored(Path file) throws IOException {
    Path index = of(file);
    if (!Files.exists(index)) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(index)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        entries.add(entry(line));
      }
    } catch (JacksonException | IllegalArgumentException torn) {
      return Optional.empty();
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Entry last = entries.getLast();
    return last.offset() + last.length() == Files.size(file)
        ? Optional.of(entries)
        : Optional.empty();
  }

  static void write(Path file, List<Entry> entries) throws IOException {
    Path part = Archive.part(of(file));
    StringBuilder lines = new StringBuilder();
    for (Entry entry : entries) {
      lines.append(line(String.valueOf(file.getFileName()), entry));
    }
    Files.writeString(part, lines);
    Archive.replace(part, of(file));
  }

  private static String line(String file, Entry entry) {
    ObjectNode fields = JSON.createObjectNode();
    fields.put("url", entry.address());
    fields.put("status", Integer.toString(entry.status()));
    fields.put("digest", entry.digest());
    fields.put("length", Long.toString(entry.length()));
    fields.put("offset", Long.toString(entry.offset()));
    fields.put("filename", file);
    if (entry.post() != null) {
      fields.put("method", "POST");
      fields.put("requestBody", entry.post());
    }
    return URIs.toNormalizedSurt(entry.address()) + " " + entry.time() + " " + fields + "\n";
  }

  private static Entry entry(String line) {
    String[] parts = line.split(" ", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("a torn line");
    }
    JsonNode fields = JSON.readTree(parts[2].getBytes(StandardCharsets.UTF_8));
    JsonNode post = fields.get("requestBody");
    return new Entry(
        fields.path("url").asString(),
        post == null ? null : post.asString(),
        parts[1],
        Integer.parseInt(fields.path("status").asString()),
        fields.path("digest").asString(),
        Long.parseLong(fields.path("offset").asString()),
        Long.parseLong(fields.path("length").asString()));
  }
}
