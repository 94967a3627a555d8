package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.UpgradeCopies;
import com.bcrecommender.catalog.UpgradeCopies.TakenBack;
import com.bcrecommender.operate.status.CountLines;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr catalog`: what the catalog holds, and its checksum.
@CommandLine.Command(
    name = "catalog",
    description =
        "Count what the catalog holds; --checksum: a hash of its contents; --take-back: undo an upgrade.")
final class CatalogCommand extends Command {
  @Option(
      names = "--checksum",
      description = "Print the checksum alone: the same for the same sources in any order.")
  private boolean checksum;

  @Option(
      names = "--take-back",
      description =
          "Put the copy from before the last upgrade in the place of the migrated catalog, for the bcr that made it.")
  private boolean takeBack;

  CatalogCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    if (takeBack) {
      takeBack(home());
      return CommandLine.ExitCode.OK;
    }
    Home home = homeWithCatalog();
    try (Catalog catalog = catalog(home)) {
      if (checksum) {
        out.println(catalog.checksum());
      } else {
        out.println(catalog.file());
        CountLines.of(catalog.counts()).forEach(line -> out.println("         " + line));
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void takeBack(Home home) {
    TakenBack done = UpgradeCopies.of(home.catalog()).takeBack(Now.instant());
    out.println(
        """
        %s is again as it was at %s, with tables of version %d.
        Open it with the bcr that you used until then; this one (%s, tables of version %d) would migrate it again.
        The migrated catalog is kept as %s\
        """
            .formatted(
                home.catalog(),
                done.copy().made(),
                done.copy().version(),
                Version.read(),
                Catalog.newestVersion(),
                done.aside()));
  }
}
