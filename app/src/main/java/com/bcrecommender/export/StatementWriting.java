package com.bcrecommender.export;

import com.bcrecommender.catalog.KeyKind;
import com.bcrecommender.catalog.KeyStatement;
import com.bcrecommender.catalog.StatedSource;
import com.bcrecommender.catalog.Statements;
import com.bcrecommender.engine.data.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// A catalog's statements as rows of an export's tables, in the order of their keys.
public final class StatementWriting {
  private StatementWriting() {}

  /// Takes the rows of one table.
  public interface Rows {
    /// @param values by column, of the column's type; null is unknown
    void row(@Nullable Object... values) throws IOException;
  }

  private static final class Filling {
    private final Rows to;

    Filling(Rows to) {
      this.to = to;
    }

    void row(@Nullable Object... values) {
      try {
        to.row(values);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Hands over all rows of a table.
  ///
  /// @throws UncheckedIOException where they cannot be written
  public static void each(Statements statements, ExportTable table, Rows rows) {
    Filling to = new Filling(rows);
    switch (table) {
      case LICENCES -> statements.eachSourceKind((kind, licence) -> to.row(kind, licence));
      case SOURCES -> statements.eachSource(source -> to.row(source(source)));
      case FANS -> keys(statements, KeyKind.FAN, to);
      case TRALBUMS -> keys(statements, KeyKind.TRALBUM, to);
      case TAGS -> statements.eachTag((tralbum, tag) -> to.row(tralbum, tag));
      case PREFERENCES ->
          statements.eachPreference((fan, tralbum, kind, time) ->
              to.row(
                  fan,
                  tralbum,
                  Words.kind(kind),
                  time == Snapshot.UNKNOWN_TIME ? null : (Long) time));
    }
  }

  private static void keys(Statements statements, KeyKind kind, Filling to) {
    int columns = 1 + 2 * kind.fields().size();
    statements.eachKey(
        kind,
        statement -> {
          @Nullable Object[] row = new @Nullable Object[columns];
          row[0] = statement.key();
          for (KeyStatement.Fact fact : statement.facts()) {
            row[1 + 2 * fact.field()] = fact.value();
            row[2 + 2 * fact.field()] = (long) fact.source();
          }
          to.row(row);
        });
  }

  private static @Nullable Object[] source(StatedSource source) {
    return new @Nullable Object[] {
      (long) source.number(),
      source.name(),
      Words.strength(source),
      Words.stated(source),
      "%016x".formatted(source.hash()),
      source.kind() == null ? null : source.kind().code()
    };
  }
}
