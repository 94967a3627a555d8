package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.imports.ImportOptions;
import com.bcrecommender.imports.ImportProgress;
import com.bcrecommender.imports.ImportResult;
import com.bcrecommender.imports.TagImport;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;

/// `bcr import tags`.
@CommandLine.Command(
    name = "tags",
    description = "Import tags: tralbum and tag, or tralbum and tag,tag,…")
final class ImportTagsCommand extends ImportRowsCommand {
  ImportTagsCommand(PrintStream out, PrintStream err) {
    super(out, err, "tags");
  }

  @Override
  ImportResult store(Catalog catalog, Path file, ImportOptions options, ImportProgress progress) {
    return TagImport.store(catalog, file, options, progress);
  }
}
