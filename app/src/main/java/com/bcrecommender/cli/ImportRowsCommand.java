package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.FileKeys;
import com.bcrecommender.imports.ImportOptions;
import com.bcrecommender.imports.ImportProgress;
import com.bcrecommender.imports.ImportResult;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ImportSettings;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the imports of row files have in common.
abstract class ImportRowsCommand extends Command {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "TSV or CSV, gzip or not, with a header or --columns.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--columns",
      paramLabel = "NAMES",
      description = "The order of the columns where the file has no header.")
  private @Nullable String columns;

  @Option(
      names = "--ids",
      paramLabel = "bandcamp",
      description = "Bare numbers are Bandcamp's ids; without it they are foreign.")
  private @Nullable String ids;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Names the source of foreign ids (setting import.source).")
  private @Nullable String source;

  @Option(
      names = "--allow-bad",
      description = "Store what can be used even where more than 1 %% of the rows cannot.")
  private boolean allowBad;

  private final String what;

  ImportRowsCommand(PrintStream out, PrintStream err, String what) {
    super(out, err);
    this.what = what;
  }

  /// Imports one file.
  abstract ImportResult store(
      Catalog catalog, Path file, ImportOptions options, ImportProgress progress);

  @Override
  public final Integer call() {
    if (ids != null && !ids.toLowerCase(Locale.ROOT).equals("bandcamp")) {
      throw new UserError("--ids: expected bandcamp, found \"%s\"".formatted(ids));
    }
    flag(ImportSettings.SOURCE, source);
    Home home = home();
    Settings settings = settings(home);
    ImportOptions options =
        new ImportOptions(
            new FileKeys(settings.get(ImportSettings.SOURCE), ids != null),
            columns,
            allowBad,
            home.reports());
    home.create();
    try (Catalog catalog = catalog(home)) {
      for (Path file : files) {
        try (Progress progress = progress("import", "bytes", 0)) {
          print(store(catalog, file, options, progress::update));
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void print(ImportResult result) {
    out.println("%s: %,d rows".formatted(result.file(), result.rows()));
    out.println(
        "%,8d %s stored: %,d new, %,d changed, %,d known already"
            .formatted(
                result.stored(), what, result.added(), result.changed(), result.unchanged()));
    ImportReport.print(out, result.unusable(), result.report());
    if (result.waiting() > 0) {
      out.println(
          "%,8d preferences of the catalog wait until their number is known as album or track; bcr import tralbums tells"
              .formatted(result.waiting()));
    }
  }
}
