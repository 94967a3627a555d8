package com.bcrecommender.cli;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.imports.PageImportResult;
import com.bcrecommender.imports.Reparse;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import java.io.PrintStream;
import picocli.CommandLine;

/// `bcr reparse`: today's parser on the answers that the crawler kept.
@CommandLine.Command(
    name = "reparse",
    description = "Read all answers that the crawler kept once more, without a request.",
    footer = {
      "",
      "For use after an update that reads pages better, or when the catalog was lost. Times stay those of the fetches. It can be stopped "
          + "at any moment, which leaves the catalog as it was, and repeated without harm."
    })
final class ReparseCommand extends Command {
  ReparseCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Home home = home();
    Archive archive = Archive.in(home.archive());
    home.create();
    try (Catalog catalog = catalog(home);
        Progress progress = progress("reparse", "bytes", 0)) {
      PageImportResult result = Reparse.run(catalog, archive, home.reports(), progress::update);
      ImportReport.print(out, archive.folder(), result);
      handOn(home, catalog);
    }
    return CommandLine.ExitCode.OK;
  }
}
