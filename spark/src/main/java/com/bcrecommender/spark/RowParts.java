package com.bcrecommender.spark;

import com.bcrecommender.export.Column;
import com.bcrecommender.export.ExportForm;
import com.bcrecommender.export.ExportTable;
import com.bcrecommender.export.RowWriter;
import com.bcrecommender.export.TablePart;
import com.bcrecommender.settings.UserError;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/// Rows of [ParquetTables] on their way into a catalog: files of the export's own form, for each
/// table in a folder of its own, and beside it how many there are once all are.
///
/// @param folder that they lie in
/// @param from what people know as the place of these rows
record RowParts(WorkFolder folder, String from) implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String PART = "part";
  private static final String COUNT = ".count";

  private WorkFolder parts(ExportTable table) {
    return folder.child(table.title());
  }

  private static String count(ExportTable table) {
    return table.title() + COUNT;
  }

  /// Whether a table is still to be written; then nothing is left of an earlier try, whose rows may
  /// have been cut elsewhere.
  boolean begin(ExportTable table) throws IOException {
    if (folder.has(count(table))) {
      return false;
    }
    parts(table).delete();
    return true;
  }

  void end(ExportTable table, int count) throws IOException {
    folder.write(count(table), out -> out.writeInt(count));
  }

  /// Writes one part.
  ///
  /// @param rows with the table's columns
  void write(ExportTable table, int number, Iterator<Row> rows) throws IOException {
    List<Column> columns = table.columns();
    parts(table)
        .write(
            WorkFolder.numbered(PART, number),
            out -> {
              try (RowWriter writer = ExportForm.TSV.writer(out, columns)) {
                @Nullable Object[] values = new @Nullable Object[columns.size()];
                while (rows.hasNext()) {
                  Row row = rows.next();
                  for (int c = 0; c < values.length; c++) {
                    values[c] = value(table, columns.get(c), row, c);
                  }
                  writer.row(values);
                }
              }
            });
  }

  private @Nullable Object value(ExportTable table, Column column, Row row, int place) {
    Object value = row.get(place);
    if (value instanceof String text && column.type() == Column.Type.TIME) {
      try {
        return Instant.parse(text).getEpochSecond();
      } catch (DateTimeException e) {
        throw unfit("a time in ISO 8601", text, table, column);
      }
    }
    if (value != null && !(value instanceof String) && column.type() == Column.Type.TAGS) {
      List<String> tags = new ArrayList<>(row.getList(place));
      for (String tag : tags) {
        if (tag == null || tag.contains(",")) {
          throw unfit("a tag", tag, table, column);
        }
      }
      return String.join(",", tags);
    }
    return value;
  }

  private UserError unfit(
      String expected, @Nullable String found, ExportTable table, Column column) {
    return new UserError(
        "expected %s in column %s, found \"%s\" in %s"
            .formatted(expected, column.name(), found, place(table)));
  }

  private String place(ExportTable table) {
    return from + "/" + ParquetTables.name(table);
  }

  /// A table's parts in the order of its rows.
  List<TablePart> of(ExportTable table) {
    List<TablePart> parts = new ArrayList<>();
    try {
      if (folder.has(count(table))) {
        try (DataInputStream in = folder.open(count(table))) {
          int count = in.readInt();
          for (int number = 0; number < count; number++) {
            parts.add(new Part(this, table, WorkFolder.numbered(PART, number)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  private record Part(RowParts rows, ExportTable table, String name) implements TablePart {
    @Override
    public ExportForm form() {
      return ExportForm.TSV;
    }

    @Override
    public InputStream open() throws IOException {
      return rows.parts(table).open(name);
    }

    @Override
    public String place(long line) {
      return "a row of " + rows.place(table);
    }

    /// The store's trouble, so that Spark tries again.
    @Override
    public UncheckedIOException unreadable(IOException cause) {
      return new UncheckedIOException(cause);
    }
  }
}
