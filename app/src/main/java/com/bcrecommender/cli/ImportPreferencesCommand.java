package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.imports.ImportOptions;
import com.bcrecommender.imports.ImportProgress;
import com.bcrecommender.imports.ImportResult;
import com.bcrecommender.imports.PreferenceImport;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;

/// `bcr import preferences`.
@CommandLine.Command(
    name = "preferences",
    description = "Import preferences: fan, tralbum[, time][, kind].")
final class ImportPreferencesCommand extends ImportRowsCommand {
  ImportPreferencesCommand(PrintStream out, PrintStream err) {
    super(out, err, "preferences");
  }

  @Override
  ImportResult store(Catalog catalog, Path file, ImportOptions options, ImportProgress progress) {
    return PreferenceImport.store(catalog, file, options, progress);
  }
}
