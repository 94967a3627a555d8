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
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Imports an export: each statement under the source and the rank that it had, so that an empty
/// catalog becomes one that says the same, and another one merges with it by the catalog's laws.
///
/// All of it is one transaction: an export is stored whole or not at all. Rows may come in any
/// order, but for sources, whose numbers ascend; in the order of their keys SQLite is at its
/// fastest. Memory: a million rows held back, and 30 bytes a key.
public final class ExportImport {
  /// The file by which a folder that `bcr export` wrote is known.
  public static final String MANIFEST = Manifest.FILE;

  private final Tables tables;
  private ExportTable reading = ExportTable.LICENCES;

  private ExportImport(Tables tables) {
    this.tables = tables;
  }

  /// Stores a folder that `bcr export` wrote. All files are held against the manifest's hashes
  /// before anything is stored.
  ///
  /// @param progress hears how many bytes are read, of how many
  /// @throws UserError where the folder is no export, or damaged; nothing is stored then
  public static Imported store(Catalog catalog, Path folder, ExportProgress progress) {
    return store(catalog, ExportFiles.verified(folder, progress)::parts);
  }

  /// Stores tables whose rows lie elsewhere.
  ///
  /// @throws UserError where a row is none of an export; nothing is stored then
  public static Imported store(Catalog catalog, Tables tables) {
    return catalog.transaction(transaction -> {
      RowCount rows = new ExportImport(tables).store(transaction.statements());
      return new Imported(rows, transaction.optedOut());
    });
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
    reading = table;
    for (TablePart part : tables.parts(table)) {
      try (InputStream bytes = part.open();
          RowReader rows = part.form().reader(bytes, table.columns())) {
        try {
          while (rows.next()) {
            storing.store(rows);
          }
        } catch (UnfitRow | UnfitStatement e) {
          throw new UserError(
              "%s in %s; nothing was stored, make the export again"
                  .formatted(e.getMessage(), part.place(rows.line())),
              e);
        }
      } catch (IOException e) {
        throw part.unreadable(e);
      }
    }
  }

  private StatedSource source(RowReader row) throws UnfitRow {
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

  private KeyStatement statement(KeyKind kind, RowReader row) throws UnfitRow {
    List<KeyStatement.Fact> facts = new ArrayList<>();
    for (int f = 0; f < kind.fields().size(); f++) {
      Object value = row.value(1 + 2 * f);
      if (value != null) {
        facts.add(new KeyStatement.Fact(f, value, number(row, 2 + 2 * f)));
      }
    }
    return new KeyStatement(text(row, 0), facts);
  }

  private String text(RowReader row, int column) throws UnfitRow {
    if (row.value(column) instanceof String text) {
      return text;
    }
    throw missing(column);
  }

  private int number(RowReader row, int column) throws UnfitRow {
    if (row.value(column) instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    throw missing(column);
  }

  private UnfitRow missing(int column) {
    return new UnfitRow(
        "expected a value in column %s, found none"
            .formatted(reading.columns().get(column).name()));
  }

  /// The tables of an export.
  public interface Tables {
    /// The files that a table's rows lie in; none for a table that has no rows.
    List<TablePart> parts(ExportTable table);
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
