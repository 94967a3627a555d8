package com.bcrecommender.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The files that the Java importers and the site's reader must read alike: those in
/// `resources/imports`, each beside what is to be read from it, and large or packed ones made here.
///
/// What is expected is written by hand, in one form for both: kind, entries, and what could not be
/// used; fields that are unknown are left out.
public final class SharedFixtures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER =
      Path.of(System.getProperty("bcr.root"), "app/src/test/resources/imports");
  private static final String EXPECTED = ".expected.json";
  private static final int MIB = 1 << 20;

  private SharedFixtures() {}

  /// One file with what it says.
  public record Fixture(String name, Path file, JsonNode expected) {}

  /// All of them; those that are made are written into the folder.
  public static List<Fixture> all(Path made) throws IOException {
    List<Fixture> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> !f.toString().endsWith(EXPECTED)).sorted().toList()) {
        all.add(new Fixture(file.getFileName().toString(), file, expected(file)));
      }
    }
    Path listens = FOLDER.resolve("listenbrainz-export.jsonl");
    all.add(made(made, "export.zip", zip(listens), archive(listens)));
    all.add(
        made(
            made,
            "packed.csv.gz",
            gzip(FOLDER.resolve("quotes.csv")),
            expected(FOLDER.resolve("quotes.csv"))));
    all.add(made(made, "empty", new byte[0], fault("empty")));
    all.add(made(made, "blank.txt", bytes("\uFEFF \r\n\t\n"), fault("empty")));
    all.add(made(made, "binary.csv", new byte[] {'a', 0, 1, 2, '\n', 0}, fault("binary")));
    all.add(
        made(
            made,
            "utf-16.csv",
            "artist,title\nA,B\n".getBytes(StandardCharsets.UTF_16),
            fault("not-utf8")));
    all.add(made(made, "deep.json", bytes("[".repeat(100_000)), fault("too-deep")));
    all.add(
        made(
            made,
            "deep-within.jsonl",
            bytes("{\"key\":\"a5\"}\n{\"key\":" + "[".repeat(99) + "]".repeat(99) + "}\n"),
            rows(
                "{\"where\":\"1\",\"key\":\"a5\",\"relation\":\"listed\"}",
                "{\"where\":\"2\",\"what\":\"too-deep\"}")));
    all.add(
        made(
            made,
            "long-line.csv",
            bytes("key\na5\n" + "x".repeat(10 * MIB) + "\na6\n"),
            rows(
                "{\"where\":\"2\",\"key\":\"a5\",\"relation\":\"listed\"},{\"where\":\"4\",\"key\":\"a6\",\"relation\":\"listed\"}",
                "{\"where\":\"3\",\"what\":\"too-long\"}")));
    // What makes careless patterns slow, or the stack overflow.
    all.add(
        made(
            made,
            "blanks.csv",
            bytes("Artist,Title,release_id,Date Added\na" + " ".repeat(500_000) + "b,T,1,\n"),
            JSON.readTree(
                "{\"kind\":\"discogs\",\"entries\":[{\"where\":\"2\",\"artist\":\"a b\",\"title\":\"T\",\"relation\":\"owned\"}],\"unusable\":[]}")));
    String slashes = "/".repeat(400_000);
    all.add(
        made(
            made,
            "slashes.txt",
            bytes(
                "https://bandcamp.com/EmbeddedPlayer/%s/album=5/\nx%s\n%s.bandcamp.com/album/x\n"
                    .formatted(slashes, ":".repeat(400_000), "a-".repeat(200_000))),
            JSON.readTree(
                "{\"kind\":\"links\",\"entries\":[],\"unusable\":[{\"where\":\"1\",\"what\":\"not-bandcamp\"},{\"where\":\"2\",\"what\":\"no-record\"},{\"where\":\"3\",\"what\":\"not-bandcamp\"}]}")));
    all.add(made(made, "bomb.zip", bomb(), fault("too-large")));
    byte[] whole = zip(listens);
    all.add(made(made, "cut.zip", Arrays.copyOf(whole, whole.length - 60), fault("broken")));
    byte[] gzip = gzip(FOLDER.resolve("quotes.csv"));
    all.add(made(made, "cut.csv.gz", Arrays.copyOf(gzip, gzip.length - 20), fault("broken")));
    all.add(made(made, "other.zip", zipOf("notes.txt", bytes("nothing")), fault("unknown")));
    return all;
  }

  /// What is compared of a reading: without places of what was found, and without what is unknown.
  public static JsonNode neutral(JsonNode reading) {
    ObjectNode neutral = JSON.createObjectNode();
    for (String name : new TreeSet<>(reading.propertyNames())) {
      JsonNode value = reading.get(name);
      if (value.isArray()) {
        ArrayNode all = neutral.putArray(name);
        value.forEach(each -> all.add(neutral(each)));
      } else if (!value.isNull() && !isUnsaid(name, value)) {
        neutral.set(name, value);
      }
    }
    return neutral;
  }

  private static boolean isUnsaid(String name, JsonNode value) {
    return name.equals("found") || (value.isNumber() && value.intValue() == 0);
  }

  private static JsonNode expected(Path file) throws IOException {
    return JSON.readTree(Files.readString(file.resolveSibling(file.getFileName() + EXPECTED)));
  }

  private static JsonNode fault(String what) {
    return JSON.readTree(
        "{\"kind\":\"none\",\"entries\":[],\"unusable\":[{\"where\":\"\",\"what\":\"%s\"}]}"
            .formatted(what));
  }

  private static JsonNode rows(String entries, String unusable) {
    return JSON.readTree(
        "{\"kind\":\"rows\",\"entries\":[%s],\"unusable\":[%s]}".formatted(entries, unusable));
  }

  /// The same as of the lines alone, with the member's name before each place.
  private static JsonNode archive(Path listens) throws IOException {
    JsonNode expected = expected(listens);
    for (String list : List.of("entries", "unusable")) {
      for (JsonNode each : expected.get(list)) {
        ((ObjectNode) each).put("where", "listens/2026/1.jsonl:" + each.get("where").stringValue());
      }
    }
    return expected;
  }

  private static Fixture made(Path folder, String name, byte[] contents, JsonNode expected)
      throws IOException {
    return new Fixture(name, Files.write(folder.resolve(name), contents), expected);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Path listens) throws IOException {
    return zipOf(
        "user.json",
        bytes("{\"user_id\":102,\"username\":\"mossline\"}"),
        "listens/2026/1.jsonl",
        Files.readAllBytes(listens),
        "feedback.jsonl",
        bytes("{\"score\":1}"));
  }

  /// 30 MB of zeros in 30 KB.
  private static byte[] bomb() throws IOException {
    return zipOf("listens/2026/1.jsonl", new byte[30 * MIB]);
  }

  private static byte[] zipOf(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(Files.readAllBytes(file));
    }
    return bytes.toByteArray();
  }
}
