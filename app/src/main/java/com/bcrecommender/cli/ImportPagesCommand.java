package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.imports.PageImport;
import com.bcrecommender.imports.PageImportResult;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `bcr import pages`: saved album, track, fan and artist pages.
@CommandLine.Command(
    name = "pages",
    description = "Import saved album, track, fan and artist pages, HAR files, or folders of them.")
final class ImportPagesCommand extends Command {
  @Parameters(
      paramLabel = "FILE|FOLDER",
      arity = "1..*",
      description =
          "Pages as a browser saves them, of any year; HAR files of its developer tools; folders with all that is below.")
  private List<Path> paths = new ArrayList<>();

  ImportPagesCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Home home = home();
    home.create();
    try (Catalog catalog = Catalog.open(home.catalog())) {
      for (Path path : paths) {
        try (Progress progress = progress("import", "bytes", 0)) {
          print(path, PageImport.store(catalog, path, home.reports(), progress::update));
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void print(Path path, PageImportResult result) {
    out.println("%s: %,d files".formatted(path, result.files()));
    result.read().forEach((kind, pages) -> out.println("%,8d read: %s".formatted(pages, kind)));
    out.println(
        "%,8d statements about tralbums, %,d preferences; %,d changed the catalog"
            .formatted(result.tralbums(), result.preferences(), result.changed()));
    ImportReport.print(out, result.unusable(), result.report());
  }
}
