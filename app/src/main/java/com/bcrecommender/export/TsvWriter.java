package com.bcrecommender.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes linear TSV (https://paulfitz.github.io/dataprotocols/linear-tsv): a header, then a line a
/// row; tab, line feed, carriage return and backslash within a value are `\t`, `\n`, `\r` and `\\`,
/// and `\N` is unknown. PostgreSQL's COPY reads it as it is.
final class TsvWriter implements RowWriter {
  static final String UNKNOWN = "\\N";

  private final BufferedWriter out;
  private final List<Column> columns;
  private boolean begun;

  TsvWriter(OutputStream out, List<Column> columns) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.columns = columns;
  }

  static String header(List<Column> columns) {
    return String.join("\t", columns.stream().map(Column::name).toList());
  }

  private void header() throws IOException {
    if (!begun) {
      begun = true;
      out.write(header(columns));
      out.write('\n');
    }
  }

  @Override
  public void row(@Nullable Object... values) throws IOException {
    header();
    for (int c = 0; c < values.length; c++) {
      if (c > 0) {
        out.write('\t');
      }
      Object value = values[c];
      if (value == null) {
        out.write(UNKNOWN);
      } else if (columns.get(c).type() == Column.Type.TIME) {
        out.write(Instant.ofEpochSecond((Long) value).toString());
      } else {
        escaped(value.toString());
      }
    }
    out.write('\n');
  }

  private void escaped(String text) throws IOException {
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t' || c == '\n' || c == '\r' || c == '\\') {
        out.write(text, written, i - written);
        out.write('\\');
        out.write(c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c);
        written = i + 1;
      }
    }
    out.write(text, written, text.length() - written);
  }

  @Override
  public void close() throws IOException {
    header();
    out.close();
  }
}
