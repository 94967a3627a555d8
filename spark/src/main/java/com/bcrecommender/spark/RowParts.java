package com.bcrecommender.spark;

import com.bcrecommender.catalog.CatalogCodec;
import com.bcrecommender.catalog.StatementSink;
import com.bcrecommender.catalog.Statements;
import com.bcrecommender.export.Column;
import com.bcrecommender.export.ExportForm;
import com.bcrecommender.export.ExportTable;
import com.bcrecommender.export.RowWriter;
import com.bcrecommender.export.StatementReader;
import com.bcrecommender.export.StatementWriting;
import com.bcrecommender.export.TablePart;
import com.bcrecommender.settings.UserError;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/// Rows of a catalog or of [ParquetTables] where tasks reach them: files of the export's own form,
/// for each table in a folder of its own, and beside it how many there are once all are.
///
/// @param folder that they lie in
/// @param from what people know as the place of these rows
/// @param mayRepeat whether a row of the same key or pair may come twice
record RowParts(WorkFolder folder, String from, boolean mayRepeat) implements SourceTables {
  private static final long serialVersionUID = 1;
  private static final String PART = "part";

  /// Rows of a part of a catalog.
  private static final int ROWS = 250_000;

  private static final String COUNT = ".count";
  private static final String ABSENT = "absent";

  private WorkFolder files(ExportTable table) {
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
    files(table).delete();
    return true;
  }

  void end(ExportTable table, int count) throws IOException {
    folder.write(count(table), out -> out.writeInt(count));
  }

  /// Writes a table of a catalog, in the order of its keys. Memory: a part, as it is written.
  void write(ExportTable table, Statements statements) throws IOException {
    if (!begin(table)) {
      return;
    }
    Cutting all = new Cutting(table);
    StatementWriting.each(statements, table, all::row);
    all.end();
    end(table, all.count);
  }

  /// Rows that are handed over one by one, cut into parts.
  private final class Cutting {
    private final ExportTable table;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable RowWriter writer;
    private int rows;
    private int count;

    Cutting(ExportTable table) {
      this.table = table;
    }

    void row(@Nullable Object... values) throws IOException {
      RowWriter to = writer;
      if (to == null) {
        to = ExportForm.TSV.writer(bytes, table.columns());
        writer = to;
      }
      to.row(values);
      // Sources are read in one go.
      if (++rows % ROWS == 0 && table != ExportTable.SOURCES) {
        end();
      }
    }

    void end() throws IOException {
      RowWriter to = writer;
      if (to != null) {
        to.close();
        files(table).write(WorkFolder.numbered(PART, count++), bytes::writeTo);
        bytes.reset();
        writer = null;
      }
    }
  }

  /// Writes what is said of a catalog's addresses beside its tables.
  void writeAbsent(List<String> keys) throws IOException {
    folder.write(ABSENT, out -> CatalogCodec.texts(keys, out));
  }

  @Override
  public List<String> absent() throws IOException {
    if (!folder.has(ABSENT)) {
      return List.of();
    }
    try (DataInputStream in = folder.open(ABSENT)) {
      return CatalogCodec.texts(in);
    }
  }

  /// Writes one part.
  ///
  /// @param rows with the table's columns
  void write(ExportTable table, int number, Iterator<Row> rows) throws IOException {
    List<Column> columns = table.columns();
    files(table)
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

  @Override
  public int parts(ExportTable table) throws IOException {
    if (!folder.has(count(table))) {
      return 0;
    }
    try (DataInputStream in = folder.open(count(table))) {
      return in.readInt();
    }
  }

  @Override
  public long bytes() throws IOException {
    return folder.bytes();
  }

  @Override
  public StatementReader read(ExportTable table, int part, StatementSink into) {
    return new StatementReader(table, new Part(this, table, WorkFolder.numbered(PART, part)), into);
  }

  private record Part(RowParts rows, ExportTable table, String name) implements TablePart {
    @Override
    public ExportForm form() {
      return ExportForm.TSV;
    }

    @Override
    public InputStream open() throws IOException {
      return rows.files(table).open(name);
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
