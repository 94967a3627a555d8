package com.bcrecommender.imports;

import com.bcrecommender.bandcamp.TagName;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.TagRows;
import com.bcrecommender.engine.data.TagFile;
import java.nio.file.Path;

/// Imports files of `tralbum<TAB>tag` or `tralbum<TAB>tag,tag,…`.
public final class TagImport {
  static final String NO_TAG = "a tag without letters and digits";

  private TagImport() {}

  /// Stores one file, in one transaction. Tags are brought into their normal form.
  ///
  /// @throws com.bcrecommender.settings.UserError where the file cannot be read, or more than 1 %
  ///   of its rows cannot be used; nothing is stored then
  public static ImportResult store(
      Catalog catalog, Path file, ImportOptions options, ImportProgress progress) {
    return RowFile.store(
        catalog,
        file,
        "tags",
        options,
        progress,
        (transaction, report, bytesRead) -> {
          TagRows into = transaction.tags();
          // A row comes as many times as it has tags, and is reported once.
          long[] lastBadLine = {0};
          long rows =
              TagFile.of(file)
                  .columns(options.columns())
                  .progress(bytesRead)
                  .read(
                      (line, tralbum, tag) -> {
                        String key = options.keys().tralbum(tralbum);
                        String name = TagName.normal(tag);
                        if (key != null && name != null) {
                          into.add(key, name);
                        } else if (line != lastBadLine[0]) {
                          lastBadLine[0] = line;
                          report.add(
                              file,
                              line,
                              key == null ? PreferenceImport.NO_TRALBUM : NO_TAG,
                              key == null ? tralbum : tag);
                        }
                      },
                      report::add);
          return new RowFile.Outcome(rows, into.finish());
        });
  }
}
