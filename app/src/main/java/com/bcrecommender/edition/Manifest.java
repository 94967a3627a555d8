package com.bcrecommender.edition;

import com.bcrecommender.edition.UnusableEdition.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an edition says of itself: the file `manifest.json`.
///
/// @param format version of the format
/// @param id 64 hex digits: the SHA-256 of all that the edition holds but the time it was made
/// @param counts by name: `fans`, `tralbums`, `tags`, `artists`, `preferences`, `fanListEntries`,
///   `filledEntries`, `similarEntries`; where there are scenes, `scenes` and `similarFanEntries`
/// @param tables how each table is cut, in the order of their kinds
/// @param index the top of the index of shards
public record Manifest(
    int format,
    String id,
    Provenance provenance,
    Map<String, Long> counts,
    Map<TableKind, Cut> tables,
    ShardIndex.Root index) {

  /// The version of the format that this program writes and reads.
  static final int FORMAT = 2;

  /// The longest manifest, in bytes: what a visitor fetches first.
  static final int MOST_BYTES = 4096;

  private static final int MOST_OF_SETTING = 60;
  private static final int MOST_OF_MODEL = 300;

  /// The file's name in the edition's folder.
  public static final String FILE = "manifest.json";

  public Manifest {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
  }

  /// The name of the edition's folder: the first 16 digits of the id. All that people see of it.
  public String name() {
    return id.substring(0, Math.min(16, id.length()));
  }

  /// A count by its name, 0 where there is none.
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /// Reads the manifest of the edition in a folder.
  ///
  /// @throws UnusableEdition if there is none, or it is not exactly as this program or an equal one
  ///   wrote it
  public static Manifest read(Path folder) {
    Path path = folder.resolve(FILE);
    byte[] bytes;
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw tooLong(path.toString());
      }
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new UnusableEdition(
          Reason.MISSING,
          "there is no edition at %s (no %s); make one with bcr recommend".formatted(folder, FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parse(path.toString(), bytes);
  }

  /// Reads a manifest's bytes.
  ///
  /// @param where what messages call them
  static Manifest parse(String where, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw tooLong(where);
    }
    Manifest manifest = ManifestJson.parse(where, bytes);
    if (!Arrays.equals(manifest.toJson().getBytes(StandardCharsets.UTF_8), bytes)) {
      throw UnusableEdition.corrupt(
          where, "it is not as it was written, or its check or id does not fit");
    }
    return manifest;
  }

  private static UnusableEdition tooLong(String where) {
    return UnusableEdition.corrupt(where, "it is longer than 4,096 bytes");
  }

  /// The same, with as much of its provenance as [#MOST_BYTES] hold: settings are cut before the
  /// model's name, and left out before it is given up.
  ///
  /// @throws IllegalArgumentException if it is too long even so
  Manifest fitting() {
    Provenance all = provenance;
    for (Provenance shorter :
        List.of(
            all,
            all.cut(MOST_OF_SETTING, Integer.MAX_VALUE),
            all.cut(MOST_OF_SETTING, MOST_OF_MODEL),
            all.cut(0, MOST_OF_MODEL))) {
      Manifest fitting = new Manifest(format, id, shorter, counts, tables, index);
      if (fitting.toJson().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
        return fitting;
      }
    }
    throw new IllegalArgumentException(
        "a manifest has at most %d bytes; program or commit are too long".formatted(MOST_BYTES));
  }

  /// Writes the file.
  void write(Path folder) throws IOException {
    DurableFiles.write(folder.resolve(FILE), toJson().getBytes(StandardCharsets.UTF_8));
  }

  /// The text of the file; `id` and `check` computed anew from the rest, so that a changed manifest
  /// differs from its own text.
  String toJson() {
    return ManifestJson.write(this);
  }
}
