package com.bcrecommender.export;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.KeyKind;
import com.bcrecommender.catalog.KeyStatement;
import com.bcrecommender.catalog.RowCount;
import com.bcrecommender.catalog.SourceKind;
import com.bcrecommender.catalog.StatedSource;
import com.bcrecommender.catalog.StatementRows;
import com.bcrecommender.catalog.UnfitStatement;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Imports an export: each statement under the source and the rank that it had, so that an empty
/// catalog becomes one that says the same, and another one merges with it by the catalog's laws.
///
/// All files are held against the manifest's hashes before anything is stored, and all of it is one
/// transaction: an export is stored whole or not at all. Memory: a million rows held back, and 30
/// bytes a key.
public final class ExportImport {
  private final Path folder;
  private final Manifest manifest;
  private final ExportProgress progress;
  private final long total;
  private long read;

  private ExportImport(Path folder, Manifest manifest, ExportProgress progress) {
    this.folder = folder;
    this.manifest = manifest;
    this.progress = progress;
    // Once to hash, once to store.
    total = 2 * manifest.files().values().stream().mapToLong(Manifest.Entry::bytes).sum();
  }

  /// Stores an export.
  ///
  /// @param progress hears how many bytes are read, of how many
  /// @throws UserError where the folder is no export, or damaged; nothing is stored then
  public static Imported store(Catalog catalog, Path folder, ExportProgress progress) {
    ExportImport reading = new ExportImport(folder, Manifest.read(folder), progress);
    for (Map.Entry<ExportTable, Manifest.Entry> file : reading.manifest.files().entrySet()) {
      reading.verify(reading.file(file.getKey()), file.getValue());
    }
    return catalog.transaction(transaction -> {
      RowCount rows = reading.store(transaction.statements());
      return new Imported(rows, transaction.optedOut());
    });
  }

  private Path file(ExportTable table) {
    return folder.resolve(table.file(manifest.form(), manifest.compression()));
  }

  private void verify(Path file, Manifest.Entry entry) {
    try {
      long bytes = Files.size(file);
      if (bytes != entry.bytes()) {
        throw new UserError(
            "expected %,d bytes, as its manifest says, found %,d in %s; nothing was stored, copy or make the export again"
                .formatted(entry.bytes(), bytes, file));
      }
      if (!Sha256.hex(file, this::advance).equals(entry.sha256())) {
        throw new UserError(
            "expected the contents that its manifest says, found others (by SHA-256) in %s; nothing was stored, copy or make the export again"
                .formatted(file));
      }
    } catch (NoSuchFileException e) {
      throw new UserError(
          "expected a file that the export's manifest names, found none at %s; nothing was stored, copy or make the export again"
              .formatted(file),
          e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void advance(long bytes) {
    read += bytes;
    progress.update(read, total);
  }

  private RowCount store(StatementRows into) {
    each(ExportTable.LICENCES, row -> into.kind(text(row, 0), text(row, 1)));
    each(ExportTable.SOURCES, row -> into.source(source(row)));
    each(ExportTable.FANS, row -> into.key(KeyKind.FAN, statement(KeyKind.FAN, row)));
    each(ExportTable.TRALBUMS, row -> into.key(KeyKind.TRALBUM, statement(KeyKind.TRALBUM, row)));
    each(ExportTable.TAGS, row -> into.tag(text(row, 0), text(row, 1)));
    each(
        ExportTable.PREFERENCES,
        row ->
            into.preference(
                text(row, 0),
                text(row, 1),
                Words.kind(text(row, 2)),
                row.value(3) instanceof Long time ? time : Snapshot.UNKNOWN_TIME));
    return into.finish();
  }

  private void each(ExportTable table, RowStoring storing) {
    Path file = file(table);
    try (InputStream bytes = manifest.compression().decompressing(counted(file));
        RowReader rows = manifest.form().reader(bytes, table.columns())) {
      try {
        while (rows.next()) {
          storing.store(rows);
        }
      } catch (UnfitRow | UnfitStatement e) {
        throw new UserError(
            "%s in line %,d of %s; nothing was stored, make the export again"
                .formatted(e.getMessage(), rows.line(), file),
            e);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static StatedSource source(RowReader row) throws UnfitRow {
    String hash = text(row, 4);
    if (!hash.matches("[0-9a-f]{16}")) {
      throw new UnfitRow("expected a hash of 16 hex digits, found \"%s\"".formatted(hash));
    }
    return new StatedSource(
        number(row, 0),
        text(row, 1),
        Words.date(text(row, 2), row.value(3)),
        Long.parseUnsignedLong(hash, 16),
        kind(row));
  }

  private static @Nullable SourceKind kind(RowReader row) throws UnfitRow {
    if (row.value(5) instanceof String code) {
      SourceKind kind = SourceKind.of(code);
      if (kind == null) {
        throw new UnfitRow("expected the kind of a source, found \"%s\"".formatted(code));
      }
      return kind;
    }
    return null;
  }

  private static KeyStatement statement(KeyKind kind, RowReader row) throws UnfitRow {
    List<KeyStatement.Fact> facts = new ArrayList<>();
    for (int f = 0; f < kind.fields().size(); f++) {
      Object value = row.value(1 + 2 * f);
      if (value != null) {
        facts.add(new KeyStatement.Fact(f, value, number(row, 2 + 2 * f)));
      }
    }
    return new KeyStatement(text(row, 0), facts);
  }

  private static String text(RowReader row, int column) throws UnfitRow {
    if (row.value(column) instanceof String text) {
      return text;
    }
    throw missing(column);
  }

  private static int number(RowReader row, int column) throws UnfitRow {
    if (row.value(column) instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    throw missing(column);
  }

  private static UnfitRow missing(int column) {
    return new UnfitRow("expected a value in column %d, found none".formatted(column + 1));
  }

  private InputStream counted(Path file) throws IOException {
    return new FilterInputStream(Files.newInputStream(file)) {
      @Override
      public int read(byte[] into, int start, int length) throws IOException {
        int count = super.read(into, start, length);
        advance(Math.max(0, count));
        return count;
      }
    };
  }

  private static UserError unreadable(Path file, IOException e) {
    return new UserError(
        "the file %s cannot be read (%s); nothing was stored".formatted(file, e), e);
  }

  /// What came of an import.
  ///
  /// @param rows of all files but the sources
  /// @param optedOut rows about somebody whom the catalog keeps out
  public record Imported(RowCount rows, long optedOut) {}

  /// Stores one row.
  private interface RowStoring {
    void store(RowReader row) throws UnfitRow, UnfitStatement;
  }
}
