package com.bcrecommender.export;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Statements;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;
import tools.jackson.core.exc.JacksonIOException;

/// Writes a catalog as a folder of files. Rows come in the order of their keys, so that one catalog
/// gives the same bytes each time; all but the manifest's time. Streams: memory does not grow with
/// the catalog, but for 4 bytes a source.
public final class Export {
  private final Statements statements;
  private final Path folder;
  private final ExportForm form;
  private final Compression compression;
  private final LongConsumer done;
  private final Map<ExportTable, Manifest.Entry> files = new EnumMap<>(ExportTable.class);
  private long rows;

  private Export(
      Statements statements,
      Path folder,
      ExportForm form,
      Compression compression,
      LongConsumer done) {
    this.statements = statements;
    this.folder = folder;
    this.form = form;
    this.compression = compression;
    this.done = done;
  }

  /// Writes the catalog as it is now. The folder is replaced as a whole when all is written.
  ///
  /// @param program version of this program
  /// @param progress hears how many rows are written, of how many
  /// @throws UserError where the folder holds anything but an earlier export, or cannot be written
  public static ExportResult write(
      Catalog catalog,
      Path folder,
      ExportForm form,
      Compression compression,
      String program,
      ExportProgress progress) {
    try (Statements statements = catalog.statements()) {
      ExportFolder target = ExportFolder.at(folder);
      long size = statements.size();
      Path filling = target.begin();
      try {
        Export export =
            new Export(statements, filling, form, compression, n -> progress.update(n, size));
        export.tables();
        String made = Now.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        new Manifest(made, program, form, compression, export.files).write(filling);
        target.complete();
        return ExportResult.of(export.files);
      } catch (Throwable e) {
        target.giveUp();
        throw e;
      }
    } catch (UncheckedIOException | JacksonIOException e) {
      Throwable cause = e.getCause();
      throw unwritable(folder, cause == null ? e : cause);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static UserError unwritable(Path folder, Throwable e) {
    return new UserError(
        "the export cannot be written to %s (%s); check the folder's rights and the disk"
            .formatted(folder, e),
        e);
  }

  private void tables() throws IOException {
    for (ExportTable table : ExportTable.values()) {
      table(table);
    }
  }

  private void table(ExportTable table) throws IOException {
    ExportFile file = new ExportFile(folder, table, form, compression);
    try (file) {
      StatementWriting.each(
          statements,
          table,
          values -> {
            file.row(values);
            if (table != ExportTable.SOURCES && table != ExportTable.LICENCES) {
              done.accept(++rows);
            }
          });
    }
    files.put(table, file.entry());
  }
}
