package com.bcrecommender.engine.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Reads a file of rows: TSV, or CSV with commas or semicolons and RFC 4180 quotes (also over
/// several lines), in UTF-8 with or without a byte order mark, LF or CRLF, gzip or not, told by its
/// bytes and never by its name. Blank lines are skipped.
///
/// What separates fields is told by the first line that is not blank. A row that cannot be read is
/// reported and the reading goes on; a file that is no text at all, or is cut off, ends in
/// [UnreadableFile]. Streams: memory does not grow with the file. 3.4 million rows of two fields
/// take about a second. One reader reads one file once, on one thread.
public final class RowReader {
  /// A quote that is not closed within so many lines was never meant as one.
  private static final int LINES_OF_ONE_ROW = 100;

  /// Gets each row.
  @FunctionalInterface
  public interface Rows {
    /// @param line number of the line where the row begins, from 1
    /// @param fields trimmed; at least one; the array is the receiver's to keep
    void row(long line, String[] fields);
  }

  private record Pending(long line, @Nullable String text) {}

  private final Path file;
  private LongConsumer progress = bytes -> {};
  private final Deque<Pending> pending = new ArrayDeque<>();
  private long line;
  private char separator;

  private RowReader(Path file) {
    this.file = file;
  }

  public static RowReader of(Path file) {
    return new RowReader(file);
  }

  /// @param bytesRead told from time to time how many bytes of the file, as it lies on disk, were
  ///   read
  public RowReader progress(LongConsumer bytesRead) {
    progress = bytesRead;
    return this;
  }

  /// What separates fields: a tab, a comma or a semicolon; known from the first row on.
  public char separator() {
    return separator;
  }

  /// Reads the file to its end.
  ///
  /// @throws UnreadableFile where the file is no text, or damaged gzip
  /// @throws IOException where the disk fails, or there is no such file
  public void read(Rows rows, Consumer<BadRow> bad) throws IOException {
    try (LineSource source = new LineSource(file, progress)) {
      for (String text = next(source, bad); text != null; text = next(source, bad)) {
        if (text.isBlank()) {
          continue;
        }
        if (separator == 0) {
          if (text.indexOf('\0') >= 0) {
            throw new UnreadableFile(
                "expected rows of text in UTF-8, found binary data in line %d of %s"
                    .formatted(line, file));
          }
          separator = Fields.separator(text);
        }
        String[] fields = Fields.split(text, separator);
        if (fields != null) {
          rows.row(line, fields);
        } else {
          readQuoted(source, text, rows, bad);
        }
      }
    }
  }

  /// A row whose quotes span lines; where they never close, the first line alone is bad and the
  /// others are read anew.
  private void readQuoted(LineSource source, String first, Rows rows, Consumer<BadRow> bad)
      throws IOException {
    long begin = line;
    StringBuilder text = new StringBuilder(first);
    Deque<Pending> taken = new ArrayDeque<>();
    while (taken.size() < LINES_OF_ONE_ROW && text.length() < LineSource.LONGEST_LINE) {
      String more = next(source, bad);
      if (more == null) {
        break;
      }
      taken.add(new Pending(line, more));
      text.append('\n').append(more);
      String[] fields = more.indexOf('"') < 0 ? null : Fields.split(text.toString(), separator);
      if (fields != null) {
        rows.row(begin, fields);
        return;
      }
    }
    bad.accept(new BadRow(file, begin, BadRow.UNCLOSED_QUOTE, first));
    while (!taken.isEmpty()) {
      pending.addFirst(taken.removeLast());
    }
  }

  private @Nullable String next(LineSource source, Consumer<BadRow> bad) throws IOException {
    Pending waiting = pending.pollFirst();
    if (waiting != null) {
      line = waiting.line;
      return waiting.text;
    }
    while (source.next()) {
      line = source.line();
      String text = Fields.text(source.buffer(), source.start(), source.end());
      if (source.tooLong()) {
        bad.accept(new BadRow(file, line, BadRow.TOO_LONG, text == null ? "" : text));
      } else if (text == null) {
        bad.accept(
            new BadRow(
                file,
                line,
                BadRow.NOT_UTF8,
                new String(
                    source.buffer(),
                    source.start(),
                    source.end() - source.start(),
                    java.nio.charset.StandardCharsets.ISO_8859_1)));
      } else {
        return text;
      }
    }
    return null;
  }
}
