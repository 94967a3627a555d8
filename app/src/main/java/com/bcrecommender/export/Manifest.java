package com.bcrecommender.export;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What an export's folder holds: `manifest.json`, written last. All but the time in it depends on
/// the catalog's contents, the form and the compression alone.
///
/// @param made when, as ISO 8601
/// @param program version of the program that made it
record Manifest(
    String made,
    String program,
    ExportForm form,
    Compression compression,
    Map<ExportTable, Entry> files) {
  static final String FILE = "manifest.json";

  /// A change of files, columns or escapes is a new version.
  static final int VERSION = 2;

  private static final String KIND = "export of a BCRecommender catalog";
  private static final int LONGEST = 1 << 20;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// One file.
  ///
  /// @param bytes as it lies on disk
  /// @param sha256 of these bytes, in hex
  record Entry(long rows, long bytes, String sha256) {}

  void write(Path folder) throws IOException {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("kind", KIND);
    root.put("version", VERSION);
    root.put("made", made);
    root.put("program", program);
    root.put("form", name(form));
    root.put("compression", name(compression));
    ObjectNode all = root.putObject("files");
    files.forEach((table, entry) -> {
      ObjectNode file = all.putObject(table.file(form, compression));
      file.put("rows", entry.rows());
      file.put("bytes", entry.bytes());
      file.put("sha256", entry.sha256());
    });
    Files.writeString(
        folder.resolve(FILE),
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
  }

  /// @throws UserError where there is no export, or one that this program cannot read
  static Manifest read(ExportStore store) {
    String file = store.place(FILE);
    JsonNode root;
    try (InputStream in = store.open(FILE)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw damaged(file, "a longer file");
      }
      root = MAPPER.readTree(bytes);
    } catch (NoSuchFileException e) {
      throw new UserError(
          "expected the folder of an export, found none of its %s in %s; bcr export makes one"
              .formatted(FILE, store.place("")),
          e);
    } catch (IOException e) {
      throw new UserError("the file " + file + " cannot be read: " + e, e);
    } catch (JacksonException e) {
      throw damaged(file, e.getOriginalMessage());
    }
    if (!root.path("kind").asString("").equals(KIND)) {
      throw new UserError(
          "expected the folder of an export, found a %s of something else: %s; name another folder"
              .formatted(FILE, file));
    }
    int version = root.path("version").asInt(0);
    if (version > VERSION) {
      throw new UserError(
          "the export %s was written by a newer bcr (version %d of its form, this program knows up to %d); use that bcr"
              .formatted(store.place(""), version, VERSION));
    }
    if (version < VERSION) {
      throw new UserError(
          "the export %s was written by an older bcr (version %d of its form, this program knows %d); make it again with this bcr"
              .formatted(store.place(""), version, VERSION));
    }
    return parsed(file, root);
  }

  Entry entry(ExportTable table) {
    return Objects.requireNonNull(files.get(table));
  }

  private static Manifest parsed(String file, JsonNode root) {
    ExportForm form = named(ExportForm.values(), root.path("form").asString(""));
    Compression compression = named(Compression.values(), root.path("compression").asString(""));
    if (form == null || compression == null) {
      throw damaged(file, "an unknown form or compression");
    }
    Map<ExportTable, Entry> files = new EnumMap<>(ExportTable.class);
    for (ExportTable table : ExportTable.values()) {
      String name = table.file(form, compression);
      JsonNode entry = root.path("files").path(name);
      String sha256 = entry.path("sha256").asString("");
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw damaged(file, "no rows, bytes and sha256 of " + name);
      }
      files.put(
          table, new Entry(entry.path("rows").asLong(-1), entry.path("bytes").asLong(-1), sha256));
    }
    return new Manifest(
        root.path("made").asString(""),
        root.path("program").asString(""),
        form,
        compression,
        files);
  }

  private static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
    for (E value : values) {
      if (name(value).equals(name)) {
        return value;
      }
    }
    return null;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static UserError damaged(String file, String found) {
    return new UserError(
        "expected the manifest of an export, found %s in %s; copy or make the export again"
            .formatted(found, file));
  }
}
