package com.bcrecommender.imports;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.RowCount;
import com.bcrecommender.catalog.SourceKind;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.engine.data.UnreadableFile;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;

/// What the imports of row files have in common: one transaction for one file, which is given up
/// where more than 1 % of the rows cannot be used.
final class RowFile {
  private static final int TOLERATED_PERCENT = 1;

  private RowFile() {}

  /// @param what the kind of import, for the report's name
  static ImportResult store(
      Catalog catalog,
      Path file,
      String what,
      ImportOptions options,
      ImportProgress progress,
      Rows rows) {
    long size = size(file);
    try (Report report = Report.open(options.reports(), what, file)) {
      Outcome outcome =
          catalog.transaction(transaction -> {
            Outcome read =
                read(file, () -> rows.read(transaction, report, b -> progress.update(b, size)));
            refuseTooManyBad(file, read.rows(), report, options);
            if (read.count().stored() > 0) {
              transaction.note(SourceKind.ROW_FILES);
            }
            report.optedOut(file, transaction.optedOut());
            return read;
          });
      progress.update(size, size);
      return new ImportResult(
          file,
          outcome.rows(),
          outcome.count().stored(),
          outcome.count().added(),
          outcome.count().changed(),
          report.unusable(),
          report.file(),
          catalog.counts().waitingPreferences());
    }
  }

  private static long size(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError("expected a file of rows, found a folder: " + file + "; name its files");
    }
    return read(file, () -> Files.size(file));
  }

  private static void refuseTooManyBad(Path file, long rows, Report report, ImportOptions options) {
    if (options.allowBad() || report.count() * 100 <= rows * TOLERATED_PERCENT) {
      return;
    }
    Unusable most = report.unusable().getFirst();
    throw new UserError(
        String.format(
            Locale.ROOT,
            "%,d of %,d rows of %s (%.1f %%) cannot be used, mostly: %s (%s); nothing was stored; look into %s, or store the rest with --allow-bad",
            report.count(),
            rows,
            file,
            100.0 * report.count() / Math.max(1, rows),
            most.reason(),
            most.examples().getFirst(),
            report.file()));
  }

  /// Runs a reading of the file and turns its failures into the operator's lines.
  static <T> T read(Path file, Reading<T> reading) {
    try {
      return reading.read();
    } catch (NoSuchFileException e) {
      throw new UserError("there is no file " + file + "; check the path", e);
    } catch (UnreadableFile e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UserError("the file " + file + " cannot be read: " + e, e);
    }
  }

  /// Reads something of a file.
  interface Reading<T> {
    T read() throws IOException;
  }

  /// Reads a file's rows into a transaction.
  interface Rows {
    Outcome read(Transaction into, Report report, LongConsumer bytesRead) throws IOException;
  }

  /// @param rows of the file, usable or not
  record Outcome(long rows, RowCount count) {}
}
