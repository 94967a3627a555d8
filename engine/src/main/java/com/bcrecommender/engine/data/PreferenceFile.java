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
      new Columns.Names()
          .required("fan", "user", "fan id", "user id", "fan key", "username", "account")
          .required(
              "tralbum",
              "item",
              "tralbum id",
              "item id",
              "tralbum key",
              "album",
              "album id",
              "track",
              "track id")
          .optional("time", "timestamp", "date", "when", "added", "purchased", "purchase date")
          .optional("kind", "type", "preference", "relation", "list");

  private final Path file;
  private @Nullable String order;
  private LongConsumer progress = bytes -> {};
  private Columns columns = NAMES.named("fan,tralbum", "the usual order");
  private boolean started;
  private int fan;
  private int tralbum;
  private int time;
  private int kind;
  private long rows;

  private PreferenceFile(Path file) {
    this.file = file;
  }

  public static PreferenceFile of(Path file) {
    return new PreferenceFile(file);
  }

  /// @param order as a person gives it: `fan,tralbum,time,kind`, with `-` for a field to leave out;
  ///   null to tell by the first row
  /// @throws UnreadableFile where it names no fan or no tralbum, or an unknown column
  public PreferenceFile columns(@Nullable String order) {
    if (order != null) {
      NAMES.named(order, "the order of columns given");
    }
    this.order = order;
    return this;
  }

  /// @param bytesRead told from time to time how many bytes of the file, as it lies on disk, were
  ///   read
  public PreferenceFile progress(LongConsumer bytesRead) {
    progress = bytesRead;
    return this;
  }

  /// Reads the file to its end.
  ///
  /// @return the number of rows, usable or not, without header and blank lines
  /// @throws UnreadableFile where the file as a whole cannot be one of preferences
  public long read(Preferences into, Consumer<BadRow> bad) throws IOException {
    Consumer<BadRow> counted =
        row -> {
          rows++;
          bad.accept(row);
        };
    RowReader.of(file)
        .progress(progress)
        .read((line, fields) -> row(line, fields, into, counted), counted);
    return rows;
  }

  private void row(long line, String[] fields, Preferences into, Consumer<BadRow> bad) {
    if (!started) {
      started = true;
      columns = NAMES.in(file, fields, order);
      fan = columns.index("fan");
      tralbum = columns.index("tralbum");
      time = columns.index("time");
      kind = columns.index("kind");
      if (columns.isHeader()) {
        return;
      }
    }
    String reason = columns.fit(fields) ? Keys.reasonAgainst(fields[fan]) : BadRow.MISSING_FIELD;
    if (reason == null) {
      reason = Keys.reasonAgainst(fields[tralbum]);
    }
    PreferenceKind itsKind = kind(fields);
    long itsTime = Snapshot.UNKNOWN_TIME;
    if (reason == null && itsKind == null) {
      reason = BadRow.BAD_KIND;
    }
    if (reason == null) {
      try {
        itsTime = Times.parse(Columns.get(fields, time));
      } catch (DateTimeException e) {
        reason = BadRow.BAD_TIME;
      }
    }
    if (reason != null || itsKind == null) {
      bad.accept(new BadRow(file, line, reason == null ? "" : reason, String.join("\t", fields)));
      return;
    }
    rows++;
    into.preference(line, fields[fan], fields[tralbum], itsKind, itsTime);
  }

  private @Nullable PreferenceKind kind(String[] fields) {
    // A file without the column states ownership by listing the pair; an empty field in a file that
    // has it states nothing.
    boolean named = columns.isHeader() || order != null;
    if (kind < 0 || (!named && kind >= fields.length)) {
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
