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
      ColumnRows.withTralbum(new Columns.Names()).required("tag", "tags", "genre", "genres");

  private final ColumnRows rows;

  private TagFile(Path file) {
    rows = new ColumnRows(file, NAMES);
  }

  public static TagFile of(Path file) {
    return new TagFile(file);
  }

  /// @param order as a person gives it: `tralbum,tag`, with `-` for a field to leave out; null to
  ///   tell by the first row
  /// @throws UnreadableFile where it names no tralbum or no tag, or an unknown column
  public TagFile columns(@Nullable String order) {
    rows.order(order);
    return this;
  }

  /// @param bytesRead told from time to time how many bytes of the file, as it lies on disk, were
  ///   read
  public TagFile progress(LongConsumer bytesRead) {
    rows.progress(bytesRead);
    return this;
  }

  /// Reads the file to its end.
  ///
  /// @return the number of rows, usable or not, without header and blank lines
  /// @throws UnreadableFile where the file as a whole cannot be one of tags
  public long read(Tags into, Consumer<BadRow> bad) throws IOException {
    return rows.read(new Reader(into), bad);
  }

  private final class Reader implements ColumnRows.Reader {
    private final Tags into;
    private int tralbum;
    private int tag;

    Reader(Tags into) {
      this.into = into;
    }

    @Override
    public void columns(Columns columns) {
      tralbum = columns.index(ColumnRows.TRALBUM);
      tag = columns.index("tag");
    }

    @Override
    public @Nullable String row(long line, String[] fields) {
      String reason = Keys.reasonAgainst(fields[tralbum]);
      if (reason != null) {
        return reason;
      }
      // A header or order says which one field holds the tags; without either, all that follow in a
      // CSV do.
      boolean all = rows.separator() != '\t' && !rows.areNamed();
      return tags(line, fields[tralbum], fields, tag, all ? fields.length : tag + 1, into);
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
