package com.bcrecommender.export;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.KeyKind;
import com.bcrecommender.catalog.KeyStatement;
import com.bcrecommender.catalog.StatedSource;
import com.bcrecommender.catalog.Statements;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
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
    table(
        ExportTable.LICENCES,
        to -> statements.eachSourceKind((kind, licence) -> to.row(kind, licence)));
    table(ExportTable.SOURCES, to -> statements.eachSource(source -> to.row(source(source))));
    table(ExportTable.FANS, to -> keys(KeyKind.FAN, to));
    table(ExportTable.TRALBUMS, to -> keys(KeyKind.TRALBUM, to));
    table(ExportTable.TAGS, to -> statements.eachTag((tralbum, tag) -> to.row(tralbum, tag)));
    table(
        ExportTable.PREFERENCES,
        to ->
            statements.eachPreference((fan, tralbum, kind, time) ->
                to.row(
                    fan,
                    tralbum,
                    Words.kind(kind),
                    time == Snapshot.UNKNOWN_TIME ? null : (Long) time)));
  }

  private void table(ExportTable table, Filling filling) throws IOException {
    ExportFile file = new ExportFile(folder, table, form, compression);
    try (file) {
      filling.fill(values -> {
        try {
          file.row(values);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        if (table != ExportTable.SOURCES && table != ExportTable.LICENCES) {
          done.accept(++rows);
        }
      });
    }
    files.put(table, file.entry());
  }

  private void keys(KeyKind kind, Rows to) {
    int columns = 1 + 2 * kind.fields().size();
    statements.eachKey(
        kind,
        statement -> {
          @Nullable Object[] row = new @Nullable Object[columns];
          row[0] = statement.key();
          for (KeyStatement.Fact fact : statement.facts()) {
            row[1 + 2 * fact.field()] = fact.value();
            row[2 + 2 * fact.field()] = (long) fact.source();
          }
          to.row(row);
        });
  }

  private static @Nullable Object[] source(StatedSource source) {
    return new @Nullable Object[] {
      (long) source.number(),
      source.name(),
      Words.strength(source),
      Words.stated(source),
      "%016x".formatted(source.hash()),
      source.kind() == null ? null : source.kind().code()
    };
  }

  /// Fills one file.
  private interface Filling {
    void fill(Rows to);
  }

  /// Takes rows of one file.
  private interface Rows {
    void row(@Nullable Object... values);
  }
}
