package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.RowCount;
import com.bcrecommender.export.ExportImport;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `bcr import export`: what `bcr export` wrote.
@CommandLine.Command(
    name = "export",
    description = "Import folders that bcr export wrote, with the sources of what is stated.",
    footer = {
      "",
      "Into an empty home it gives a catalog with the checksum of the one exported; on top of other data the two merge as if their "
          + "sources had been imported here. Stored whole or, where anything is damaged, not at all."
    })
final class ImportExportCommand extends Command {
  @Parameters(
      paramLabel = "FOLDER",
      arity = "1..*",
      description = "Folders of exports, in any form and compression.")
  private List<Path> folders = new ArrayList<>();

  ImportExportCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Home home = home();
    home.create();
    try (Catalog catalog = catalog(home)) {
      for (Path folder : folders) {
        try (Progress progress = progress("import", "bytes", 0)) {
          ExportImport.Imported imported = ExportImport.store(catalog, folder, progress::update);
          RowCount count = imported.rows();
          long changes = count.added() + count.changed();
          out.println("%s: %,d rows".formatted(folder, count.stored()));
          out.println(
              "%,8d changed the catalog, %,d known already"
                  .formatted(changes, count.stored() - changes));
          if (imported.optedOut() > 0) {
            out.println(
                "%,8d not used: about somebody who asked to be left out"
                    .formatted(imported.optedOut()));
          }
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }
}
