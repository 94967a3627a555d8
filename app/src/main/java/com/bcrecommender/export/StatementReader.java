package com.bcrecommender.export;

import com.bcrecommender.catalog.KeyKind;
import com.bcrecommender.catalog.KeyStatement;
import com.bcrecommender.catalog.SourceKind;
import com.bcrecommender.catalog.StatedSource;
import com.bcrecommender.catalog.StatementSink;
import com.bcrecommender.catalog.UnfitStatement;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.settings.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a part of a table as the statements that they are, one at a time.
public final class StatementReader implements Closeable {
  private final ExportTable table;
  private final TablePart part;
  private final StatementSink into;
  private final InputStream bytes;
  private final RowReader rows;

  public StatementReader(ExportTable table, TablePart part, StatementSink into) {
    this.table = table;
    this.part = part;
    this.into = into;
    try {
      bytes = part.open();
    } catch (IOException e) {
      throw part.unreadable(e);
    }
    rows = part.form().reader(bytes, table.columns());
  }

  /// Hands over what the next row states.
  ///
  /// @return whether there was one
  /// @throws UserError where a row is none of an export, or states what no catalog can have stated
  public boolean next() {
    try {
      boolean more = rows.next();
      if (more) {
        row(rows);
      }
      return more;
    } catch (UnfitRow | UnfitStatement e) {
      throw new UserError(
          "%s in %s; nothing was stored, make the export again"
              .formatted(e.getMessage(), part.place(rows.line())),
          e);
    } catch (IOException e) {
      throw part.unreadable(e);
    }
  }

  /// Hands over what all rows state that are left.
  ///
  /// @throws UserError as [#next]
  public void rest() {
    boolean more = true;
    while (more) {
      more = next();
    }
  }

  private void row(RowReader row) throws UnfitRow, UnfitStatement {
    switch (table) {
      case LICENCES -> into.kind(text(row, 0), text(row, 1));
      case SOURCES -> into.source(source(row));
      case FANS -> into.key(KeyKind.FAN, statement(KeyKind.FAN, row));
      case TRALBUMS -> into.key(KeyKind.TRALBUM, statement(KeyKind.TRALBUM, row));
      case TAGS -> into.tag(text(row, 0), text(row, 1));
      case PREFERENCES ->
          into.preference(
              text(row, 0),
              text(row, 1),
              Words.kind(text(row, 2)),
              row.value(3) instanceof Long time ? time : Snapshot.UNKNOWN_TIME);
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
        "expected a value in column %s, found none".formatted(table.columns().get(column).name()));
  }

  @Override
  public void close() throws IOException {
    rows.close();
    bytes.close();
  }
}
