package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.imports.PageImport;
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
    description =
        "Import saved album, track, fan and artist pages, HAR and WARC files, or folders of them.")
final class ImportPagesCommand extends Command {
  @Parameters(
      paramLabel = "FILE|FOLDER",
      arity = "1..*",
      description =
          "Pages as a browser saves them, of any year; HAR files of its developer tools; WARC files of web archives, also Common Crawl's; folders with all that is below.")
  private List<Path> paths = new ArrayList<>();

  ImportPagesCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Home home = home();
    home.create();
    try (Catalog catalog = catalog(home)) {
      for (Path path : paths) {
        try (Progress progress = progress("import", "bytes", 0)) {
          ImportReport.print(
              out, path, PageImport.store(catalog, path, home.reports(), progress::update));
        }
      }
      handOn(home, catalog);
    }
    return CommandLine.ExitCode.OK;
  }
}
