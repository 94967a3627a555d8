package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.imports.ImportOptions;
import com.bcrecommender.imports.ImportProgress;
import com.bcrecommender.imports.ImportResult;
import com.bcrecommender.imports.TralbumImport;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;

/// `bcr import tralbums`.
@CommandLine.Command(
    name = "tralbums",
    description = "Import tralbums: key, type, title, artist, url[, art id][, release date].")
final class ImportTralbumsCommand extends ImportRowsCommand {
  ImportTralbumsCommand(PrintStream out, PrintStream err) {
    super(out, err, "tralbums");
  }

  @Override
  ImportResult store(Catalog catalog, Path file, ImportOptions options, ImportProgress progress) {
    return TralbumImport.store(catalog, file, options, progress);
  }
}
