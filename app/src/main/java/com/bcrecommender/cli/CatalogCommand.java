package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.operate.status.CountLines;
import com.bcrecommender.settings.Home;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr catalog`: what the catalog holds, and its checksum.
@CommandLine.Command(
    name = "catalog",
    description = "Count what the catalog holds; --checksum: a hash of its contents.")
final class CatalogCommand extends Command {
  @Option(
      names = "--checksum",
      description = "Print the checksum alone: the same for the same sources in any order.")
  private boolean checksum;

  CatalogCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
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
}
