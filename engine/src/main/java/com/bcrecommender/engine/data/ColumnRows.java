package com.bcrecommender.engine.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The rows of a file whose fields are columns with names: where they are is settled at the first
/// row, headers are passed over, and what a row's reader cannot use is reported. One file, once, on
/// one thread.
final class ColumnRows {
  /// A tralbum's column, by the names it goes by.
  static final String TRALBUM = "tralbum";

  private static final String[] NAMES_OF_TRALBUM = {
    "item", "tralbum id", "item id", "tralbum key", "album", "album id", "track", "track id"
  };

  /// Reads one kind of row.
  interface Reader {
    /// Learns where the columns are, before any row.
    void columns(Columns columns);

    /// @return why the row cannot be used, or null where it is
    @Nullable String row(long line, String[] fields);
  }

  private final Path file;
  private final Columns.Names names;
  private final RowReader rows;
  private @Nullable String order;
  private @Nullable Columns columns;
  private long read;

  ColumnRows(Path file, Columns.Names names) {
    this.file = file;
    this.names = names;
    rows = RowReader.of(file);
  }

  /// Adds the column of a tralbum's key.
  static Columns.Names withTralbum(Columns.Names names) {
    return names.required(TRALBUM, NAMES_OF_TRALBUM);
  }

  /// @param given as a person gives it; null to tell by the first row
  /// @throws UnreadableFile where it lacks a required column, or names an unknown one
  void order(@Nullable String given) {
    if (given != null) {
      names.named(given, "the order of columns given");
    }
    order = given;
  }

  void progress(LongConsumer bytesRead) {
    rows.progress(bytesRead);
  }

  /// What separates fields; known from the first row on.
  char separator() {
    return rows.separator();
  }

  /// Whether a header or a person says which column is where; else it is the usual order.
  boolean areNamed() {
    return order != null || (columns != null && columns.isHeader());
  }

  /// Reads the file to its end.
  ///
  /// @return the number of rows, usable or not, without header and blank lines
  long read(Reader reader, Consumer<BadRow> bad) throws IOException {
    Consumer<BadRow> counted =
        row -> {
          read++;
          bad.accept(row);
        };
    rows.read((line, fields) -> row(line, fields, reader, counted), counted);
    return read;
  }

  private void row(long line, String[] fields, Reader reader, Consumer<BadRow> counted) {
    Columns settled = columns;
    if (settled == null) {
      settled = names.in(file, fields, order);
      columns = settled;
      reader.columns(settled);
      if (settled.isHeader()) {
        return;
      }
    }
    String reason = settled.fit(fields) ? reader.row(line, fields) : BadRow.MISSING_FIELD;
    if (reason == null) {
      read++;
    } else {
      counted.accept(new BadRow(file, line, reason, String.join("\t", fields)));
    }
  }
}
