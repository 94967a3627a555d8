package com.bcrecommender.engine.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The one reader of tag files: rows of `tralbum, tag` or `tralbum, tag,tag,…` in any form that
/// [RowReader] takes. A tag is given as written, trimmed; its normal form is the caller's matter.
///
/// In a file with tabs the second field is cut at commas; in one with commas or semicolons every
/// field after the tralbum is a tag, unless a header or an order names the columns. One file, once,
/// on one thread.
public final class TagFile {
  /// Gets each tag of each row.
  @FunctionalInterface
  public interface Tags {
    /// @param line number of the row's line, from 1
    void tag(long line, String tralbum, String tag);
  }

  private static final int LONGEST_TAG = 200;
  private static final Columns.Names NAMES =
      new Columns.Names()
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
          .required("tag", "tags", "genre", "genres");

  private final Path file;
  private @Nullable String order;
  private LongConsumer progress = bytes -> {};
  private Columns columns = NAMES.named("tralbum,tag", "the usual order");
  private boolean started;
  private long rows;

  private TagFile(Path file) {
    this.file = file;
  }

  public static TagFile of(Path file) {
    return new TagFile(file);
  }

  /// @param order as a person gives it: `tralbum,tag`, with `-` for a field to leave out; null to
  ///   tell by the first row
  public TagFile columns(@Nullable String order) {
    if (order != null) {
      NAMES.named(order, "the order of columns given");
    }
    this.order = order;
    return this;
  }

  /// @param bytesRead told from time to time how many bytes of the file, as it lies on disk, were
  ///   read
  public TagFile progress(LongConsumer bytesRead) {
    progress = bytesRead;
    return this;
  }

  /// Reads the file to its end.
  ///
  /// @return the number of rows, usable or not, without header and blank lines
  public long read(Tags into, Consumer<BadRow> bad) throws IOException {
    Consumer<BadRow> counted =
        row -> {
          rows++;
          bad.accept(row);
        };
    RowReader reader = RowReader.of(file).progress(progress);
    reader.read((line, fields) -> row(reader, line, fields, into, counted), counted);
    return rows;
  }

  private void row(RowReader reader, long line, String[] fields, Tags into, Consumer<BadRow> bad) {
    if (!started) {
      started = true;
      columns = NAMES.in(file, fields, order);
      if (columns.isHeader()) {
        return;
      }
    }
    String reason = BadRow.MISSING_FIELD;
    if (columns.fit(fields)) {
      String tralbum = columns.get(fields, "tralbum");
      reason = Keys.reasonAgainst(tralbum);
      if (reason == null) {
        // A header or order says which one field holds the tags; without either, all that follow in
        // a CSV do.
        boolean all = reader.separator() != '\t' && !columns.isHeader() && order == null;
        int from = columns.index("tag");
        reason = tags(line, tralbum, fields, from, all ? fields.length : from + 1, into);
      }
    }
    if (reason == null) {
      rows++;
    } else {
      bad.accept(new BadRow(file, line, reason, String.join("\t", fields)));
    }
  }

  private static @Nullable String tags(
      long line, String tralbum, String[] fields, int from, int to, Tags into) {
    int found = 0;
    boolean tooLong = false;
    for (int f = from; f < to; f++) {
      for (String part : fields[f].split(",")) {
        String tag = part.strip();
        tooLong |= tag.length() > LONGEST_TAG;
        if (!tag.isEmpty() && tag.length() <= LONGEST_TAG) {
          into.tag(line, tralbum, tag);
          found++;
        }
      }
    }
    return found == 0 || tooLong ? BadRow.BAD_TAG : null;
  }
}
