package com.bcrecommender.engine.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The one reader of preference files: rows of `fan, tralbum[, time][, kind]` in any form that
/// [RowReader] takes, with a header (whose names are told by sensible synonyms), or in an order
/// given, or in this one.
///
/// Rows are streamed; what cannot be used goes to the caller as [BadRow], who counts. One file,
/// once, on one thread.
public final class PreferenceFile {
  /// Gets each usable row.
  @FunctionalInterface
  public interface Preferences {
    /// @param line number of the row's line, from 1
    /// @param time UTC epoch seconds, or [Snapshot#UNKNOWN_TIME]
    void preference(long line, String fan, String tralbum, PreferenceKind kind, long time);
  }

  private static final Columns.Names NAMES =
      ColumnRows.withTralbum(
              new Columns.Names()
                  .required("fan", "user", "fan id", "user id", "fan key", "username", "account"))
          .optional("time", "timestamp", "date", "when", "added", "purchased", "purchase date")
          .optional("kind", "type", "preference", "relation", "list");

  private final ColumnRows rows;

  private PreferenceFile(Path file) {
    rows = new ColumnRows(file, NAMES);
  }

  public static PreferenceFile of(Path file) {
    return new PreferenceFile(file);
  }

  /// @param order as a person gives it: `fan,tralbum,time,kind`, with `-` for a field to leave out;
  ///   null to tell by the first row
  /// @throws UnreadableFile where it names no fan or no tralbum, or an unknown column
  public PreferenceFile columns(@Nullable String order) {
    rows.order(order);
    return this;
  }

  /// @param bytesRead told from time to time how many bytes of the file, as it lies on disk, were
  ///   read
  public PreferenceFile progress(LongConsumer bytesRead) {
    rows.progress(bytesRead);
    return this;
  }

  /// Reads the file to its end.
  ///
  /// @return the number of rows, usable or not, without header and blank lines
  /// @throws UnreadableFile where the file as a whole cannot be one of preferences
  public long read(Preferences into, Consumer<BadRow> bad) throws IOException {
    return rows.read(new Reader(into), bad);
  }

  private final class Reader implements ColumnRows.Reader {
    private final Preferences into;
    private int fan;
    private int tralbum;
    private int time;
    private int kind;

    Reader(Preferences into) {
      this.into = into;
    }

    @Override
    public void columns(Columns columns) {
      fan = columns.index("fan");
      tralbum = columns.index(ColumnRows.TRALBUM);
      time = columns.index("time");
      kind = columns.index("kind");
    }

    @Override
    public @Nullable String row(long line, String[] fields) {
      String reason = Keys.reasonAgainst(fields[fan]);
      if (reason == null) {
        reason = Keys.reasonAgainst(fields[tralbum]);
      }
      if (reason != null) {
        return reason;
      }
      PreferenceKind itsKind = kind(fields, kind);
      if (itsKind == null) {
        return BadRow.BAD_KIND;
      }
      try {
        long itsTime = Times.parse(Columns.get(fields, time));
        into.preference(line, fields[fan], fields[tralbum], itsKind, itsTime);
        return null;
      } catch (DateTimeException e) {
        return BadRow.BAD_TIME;
      }
    }
  }

  private @Nullable PreferenceKind kind(String[] fields, int kind) {
    // A file without the column states ownership by listing the pair; an empty field in a file that
    // has it states nothing.
    if (kind < 0 || (!rows.areNamed() && kind >= fields.length)) {
      return PreferenceKind.OWNED;
    }
    String word = Columns.get(fields, kind);
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "owned", "own", "bought", "purchased", "purchase", "collection", "collected" ->
          PreferenceKind.OWNED;
      case "wishlisted", "wishlist", "wanted", "want", "wish" -> PreferenceKind.WISHLISTED;
      case "", "unknown" -> PreferenceKind.UNKNOWN;
      default -> null;
    };
  }
}
