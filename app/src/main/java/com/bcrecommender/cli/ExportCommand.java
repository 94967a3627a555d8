package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.export.Compression;
import com.bcrecommender.export.Export;
import com.bcrecommender.export.ExportForm;
import com.bcrecommender.export.ExportResult;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bcr export`: the catalog as files.
@CommandLine.Command(
    name = "export",
    description = "Write the catalog as files of rows, for other programs and for another home.",
    footer = {
      "",
      "Fans, tralbums, tags and preferences, each with the sources of what is stated; bcr import export FOLDER gives the same catalog "
          + "again. The folder is replaced as a whole; one with anything but an earlier export in it is refused. docs/export.md has the "
          + "files and their columns.",
      "",
      "Into MongoDB, and into PostgreSQL 15:",
      "",
      "    bcr export out --form jsonl",
      "    gzip -dc out/tralbums.jsonl.gz | mongoimport -d music -c tralbums",
      "    bcr export out --form tsv --compress none",
      "    psql -c \"\\copy preferences FROM 'out/preferences.tsv' WITH (HEADER)\""
    })
final class ExportCommand extends Command {
  @Parameters(paramLabel = "FOLDER", description = "Where the files go.")
  private Path folder = Path.of("");

  @Option(
      names = "--form",
      paramLabel = "tsv|jsonl",
      defaultValue = "tsv",
      description = "Tab-separated values, or one JSON object a line (${DEFAULT-VALUE}).")
  private ExportForm form = ExportForm.TSV;

  @Option(
      names = "--compress",
      paramLabel = "gzip|none",
      defaultValue = "gzip",
      description = "How the files are compressed (${DEFAULT-VALUE}).")
  private Compression compression = Compression.GZIP;

  ExportCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Home home = homeWithCatalog();
    try (Catalog catalog = catalog(home);
        Progress progress = progress("export", "rows", 0)) {
      ExportResult result =
          Export.write(
              catalog, folder, form, compression, Version.read().number(), progress::update);
      out.println("%s: %,d bytes".formatted(folder, result.bytes()));
      out.println(
          "%,8d keys of fans, %,d of tralbums, %,d tags of tralbums, %,d preferences, from %,d sources"
              .formatted(
                  result.fans(),
                  result.tralbums(),
                  result.tags(),
                  result.preferences(),
                  result.sources()));
    }
    return CommandLine.ExitCode.OK;
  }
}
