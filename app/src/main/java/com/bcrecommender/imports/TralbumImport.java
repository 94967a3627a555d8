package com.bcrecommender.imports;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Source;
import com.bcrecommender.catalog.SourceKind;
import com.bcrecommender.catalog.TralbumRows;
import com.bcrecommender.engine.data.BadRow;
import com.bcrecommender.engine.data.Columns;
import com.bcrecommender.engine.data.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Imports files of `key, type, title, artist, url[, art id][, release date]`, with a header, or in
/// an order given, or in this one.
public final class TralbumImport {
  private final Path file;
  private final ImportOptions options;
  private final Report report;
  private final TralbumRows into;
  private @Nullable Columns columns;
  private @Nullable TralbumFields fields;
  private long rows;

  private TralbumImport(Path file, ImportOptions options, Report report, TralbumRows into) {
    this.file = file;
    this.options = options;
    this.report = report;
    this.into = into;
  }

  /// Stores one file, in one transaction.
  ///
  /// @throws com.bcrecommender.settings.UserError where the file cannot be read, or more than 1 %
  ///   of its rows cannot be used; nothing is stored then
  public static ImportResult store(
      Catalog catalog, Path file, ImportOptions options, ImportProgress progress) {
    return RowFile.store(
        catalog,
        file,
        "tralbums",
        options,
        progress,
        (transaction, report, bytesRead) -> {
          // The file's hash decides where two files disagree on a record.
          Source source = Source.ofFile(file, SourceKind.ROW_FILES);
          TralbumImport reading =
              new TralbumImport(file, options, report, transaction.tralbums(source));
          return reading.read(bytesRead);
        });
  }

  private RowFile.Outcome read(LongConsumer bytesRead) throws IOException {
    if (options.columns() != null) {
      TralbumFields.NAMES.named(options.columns(), "the order of columns given");
    }
    RowReader.of(file)
        .progress(bytesRead)
        .read(
            this::row,
            bad -> {
              rows++;
              report.add(bad);
            });
    return new RowFile.Outcome(rows, into.finish());
  }

  private void row(long line, String[] row) {
    Columns known = columns;
    TralbumFields reader = fields;
    if (known == null || reader == null) {
      known = TralbumFields.NAMES.in(file, row, options.columns());
      reader = new TralbumFields(known, options.keys());
      columns = known;
      fields = reader;
      if (known.isHeader()) {
        return;
      }
    }
    rows++;
    try {
      if (known.fit(row)) {
        into.add(reader.line(row));
      } else {
        report.add(new BadRow(file, line, BadRow.MISSING_FIELD, String.join("\t", row)));
      }
    } catch (TralbumFields.BadField e) {
      report.add(new BadRow(file, line, e.reason(), e.found()));
    }
  }
}
