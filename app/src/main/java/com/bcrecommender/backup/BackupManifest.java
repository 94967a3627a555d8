package com.bcrecommender.backup;

import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a backup consists of, without what it holds: written last, readable without a key.
/// Immutable.
///
/// @param home whose backup it is, 16 hex digits
/// @param program version of the program that made it
/// @param schema version of the catalog's tables
/// @param recipient the public key that it is encrypted to, empty where it is not
/// @param files how many it holds
/// @param bytes of these, plain
/// @param list names of the chunks that hold the [FileList], in order
/// @param chunks every chunk that it needs, with the bytes of its object
record BackupManifest(
    Instant made,
    String home,
    String program,
    int schema,
    String recipient,
    int files,
    long bytes,
    List<String> list,
    Map<String, Long> chunks,
    OptOuts optOuts) {
  /// The folder of manifests in a store.
  static final String FOLDER = "backups/";

  /// A change that an older program would misread is a new version.
  static final int VERSION = 1;

  private static final String KIND = "backup of a BCRecommender home";
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern FILE =
      Pattern.compile("backups/(\\d{8}T\\d{6}Z)-([0-9a-f]{16})\\.json");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// Lets a chunk's name through.
  static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("no 64 hex digits: " + text);
    }
    return text;
  }

  /// Whether a name in a store is that of a manifest.
  static boolean isOne(String object) {
    return FILE.matcher(object).matches();
  }

  /// What people call the backup of an object: `20261128T194226Z`.
  static String timeOf(String object) {
    return object.substring(FOLDER.length()).replaceFirst("-.*", "");
  }

  boolean sealed() {
    return !recipient.isEmpty();
  }

  /// What people call it, and `--at` takes.
  String time() {
    return TIME.format(made);
  }

  /// The object of a manifest: its time, and the beginning of the hash of its bytes, so that a
  /// damaged one is told.
  static String object(String time, byte[] json) {
    return FOLDER + time + "-" + Sha256.hex(json).substring(0, 16) + ".json";
  }

  byte[] toJson() {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("kind", KIND);
    root.put("version", VERSION);
    root.put("made", made.toString());
    root.put("home", home);
    root.put("program", program);
    root.put("schema", schema);
    root.put("recipient", recipient);
    root.put("files", files);
    root.put("bytes", bytes);
    ArrayNode names = root.putArray("list");
    list.forEach(names::add);
    ArrayNode texts = root.putArray("optOuts");
    optOuts.toTexts().forEach(texts::add);
    ObjectNode sizes = root.putObject("chunks");
    chunks.forEach(sizes::put);
    return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Reads what [#toJson] gave.
  ///
  /// @param object under which it lies in the store
  /// @throws UnusableBackup where it is not whole, or a newer program made it
  static BackupManifest parse(String store, String object, byte[] json) {
    if (!object(timeOf(object), json).equals(object)) {
      throw UnusableBackup.damaged(
          store, timeOf(object), "its manifest has other bytes than its name says");
    }
    try {
      JsonNode root = MAPPER.readTree(json);
      int version = root.path("version").asInt(0);
      if (!root.path("kind").asString("").equals(KIND) || version < 1) {
        throw new IllegalArgumentException("something else");
      }
      if (version > VERSION) {
        throw UnusableBackup.newer(store, timeOf(object), version);
      }
      Map<String, Long> chunks = new TreeMap<>();
      root.path("chunks")
          .propertyStream()
          .forEach(chunk -> chunks.put(name(chunk.getKey()), chunk.getValue().asLong(-1)));
      return new BackupManifest(
          Instant.parse(root.path("made").asString("")),
          root.path("home").asString(""),
          root.path("program").asString(""),
          root.path("schema").asInt(0),
          root.path("recipient").asString(""),
          root.path("files").asInt(0),
          root.path("bytes").asLong(0),
          texts(root.path("list")).stream().map(BackupManifest::name).toList(),
          chunks,
          OptOuts.parse(texts(root.path("optOuts"))));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw UnusableBackup.damaged(store, timeOf(object), "its manifest cannot be read");
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asString("")));
    return texts;
  }
}
