package com.bcrecommender.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what [TsvWriter] wrote. A line is held at a time.
final class TsvReader implements RowReader {
  /// The longest row holds a few texts of one page.
  private static final int LONGEST_LINE = 1 << 20;

  private final InputStreamReader in;
  private final char[] buffer = new char[1 << 16];
  private int next;
  private int filled;
  private final List<Column> columns;
  private final @Nullable Object[] values;
  private final StringBuilder text = new StringBuilder();
  private long line;

  TsvReader(InputStream in, List<Column> columns) {
    // A decoder that is made here reports what is no UTF-8; one that a reader makes replaces it.
    this.in = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    this.columns = columns;
    values = new @Nullable Object[columns.size()];
  }

  @Override
  public boolean next() throws IOException, UnfitRow {
    if (line == 0) {
      String expected = TsvWriter.header(columns);
      if (!readLine() || !text.toString().equals(expected)) {
        throw new UnfitRow("expected the columns %s, found \"%s\"".formatted(expected, text));
      }
    }
    if (!readLine()) {
      return false;
    }
    int start = 0;
    for (int c = 0; c < values.length; c++) {
      int end = text.indexOf("\t", start);
      boolean last = c == values.length - 1;
      if (last != (end < 0)) {
        throw new UnfitRow("expected %d columns, found others".formatted(values.length));
      }
      values[c] = parsed(columns.get(c), text.substring(start, last ? text.length() : end));
      start = end + 1;
    }
    return true;
  }

  /// Reads a line into the text, in runs.
  private boolean readLine() throws IOException, UnfitRow {
    text.setLength(0);
    line++;
    while (next < filled || fill()) {
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      if (text.length() + end - next > LONGEST_LINE) {
        throw new UnfitRow("expected a row, found a line longer than %,d".formatted(LONGEST_LINE));
      }
      text.append(buffer, next, end - next);
      next = end + 1;
      if (end < filled) {
        return true;
      }
    }
    if (!text.isEmpty()) {
      throw new UnfitRow("expected a whole row, found the end of the file");
    }
    return false;
  }

  private boolean fill() throws IOException, UnfitRow {
    try {
      filled = in.read(buffer);
      next = 0;
      return filled > 0;
    } catch (CharacterCodingException e) {
      throw new UnfitRow("expected UTF-8, found other bytes");
    }
  }

  private static @Nullable Object parsed(Column column, String field) throws UnfitRow {
    if (field.equals(TsvWriter.UNKNOWN)) {
      return null;
    }
    try {
      return switch (column.type()) {
        case TEXT, TAGS -> unescaped(field);
        case NUMBER -> Long.valueOf(field);
        case TIME -> (Object) Instant.parse(field).getEpochSecond();
      };
    } catch (NumberFormatException | DateTimeException e) {
      throw new UnfitRow("expected a %s, found \"%s\"".formatted(column.name(), field));
    }
  }

  private static String unescaped(String field) throws UnfitRow {
    int at = field.indexOf('\\');
    if (at < 0) {
      return field;
    }
    StringBuilder text = new StringBuilder(field.length());
    int start = 0;
    while (at >= 0) {
      text.append(field, start, at);
      char code = at + 1 < field.length() ? field.charAt(at + 1) : ' ';
      text.append(
          switch (code) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '\\' -> '\\';
            default ->
                throw new UnfitRow(
                    "expected \\t, \\n, \\r or \\\\ behind a backslash, found \"%s\""
                        .formatted(field));
          });
      start = at + 2;
      at = field.indexOf('\\', start);
    }
    return text.append(field, start, field.length()).toString();
  }

  @Override
  public @Nullable Object value(int column) {
    return values[column];
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
