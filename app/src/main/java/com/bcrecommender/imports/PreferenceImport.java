package com.bcrecommender.imports;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.PreferenceRows;
import com.bcrecommender.engine.data.PreferenceFile;
import java.nio.file.Path;

/// Imports files of `fan, tralbum[, time][, kind]`.
public final class PreferenceImport {
  static final String NO_FAN = "not the key of a fan";
  static final String NO_TRALBUM = "not the key of a tralbum";

  private PreferenceImport() {}

  /// Stores one file, in one transaction. At 3.4 million rows some ten seconds.
  ///
  /// @throws com.bcrecommender.settings.UserError where the file cannot be read, or more than 1 %
  ///   of its rows cannot be used; nothing is stored then
  public static ImportResult store(
      Catalog catalog, Path file, ImportOptions options, ImportProgress progress) {
    return RowFile.store(
        catalog,
        file,
        "preferences",
        options,
        progress,
        (transaction, report, bytesRead) -> {
          PreferenceRows into = transaction.preferences();
          long rows =
              PreferenceFile.of(file)
                  .columns(options.columns())
                  .progress(bytesRead)
                  .read(
                      (line, fan, tralbum, kind, time) -> {
                        String fanKey = options.keys().fan(fan);
                        String tralbumKey = options.keys().tralbum(tralbum);
                        if (fanKey == null) {
                          report.add(file, line, NO_FAN, fan);
                        } else if (tralbumKey == null) {
                          report.add(file, line, NO_TRALBUM, tralbum);
                        } else {
                          into.add(fanKey, tralbumKey, kind, time);
                        }
                      },
                      report::add);
          return new RowFile.Outcome(rows, into.finish());
        });
  }
}
