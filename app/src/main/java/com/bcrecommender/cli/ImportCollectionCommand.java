package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.imports.CollectionImport;
import com.bcrecommender.imports.CollectionResult;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ImportSettings;
import com.bcrecommender.settings.UserError;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bcr import collection`: one fan's own files.
@CommandLine.Command(
    name = "collection",
    description =
        "Import what one fan has: links, a table, or an export of ListenBrainz, Last.fm, Discogs or Rate Your Music.",
    footer = {
      "",
      "Records without a link are found by artist and title; those that fit no record of the catalog wait, and are found when a page "
          + "names them. docs/importing.md has the kinds of files and their rules."
    })
final class ImportCollectionCommand extends Command {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Files of the fan's, told by their contents: text, CSV, TSV, JSON, JSON lines, or ListenBrainz's zip.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--fan",
      paramLabel = "NAME",
      description =
          "Whose they are: a name on Bandcamp, the address of the fan's page, or a key (f12, n:ann, x:lastfm:ann).")
  private @Nullable String fan;

  @Option(
      names = "--plays",
      paramLabel = "N",
      description =
          "A record that was only played counts from so many plays on (setting import.plays).")
  private @Nullable Integer plays;

  ImportCollectionCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    String key = fanKey();
    flag(ImportSettings.PLAYS, plays);
    Home home = home();
    int least = settings(home).get(ImportSettings.PLAYS);
    home.create();
    try (Catalog catalog = catalog(home)) {
      for (Path file : files) {
        print(CollectionImport.store(catalog, file, key, least, home.reports()), least);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private String fanKey() {
    if (fan == null) {
      throw new UserError("expected whose files these are, found nothing; add --fan NAME");
    }
    return FanKey.of("--fan", fan);
  }

  private void print(CollectionResult result, int least) {
    out.println(
        "%s: %s, %,d records by link or key, %,d by artist and title"
            .formatted(result.file(), result.kind().words(), result.linked(), result.named()));
    out.println(
        "%,8d preferences are new, %,d changed".formatted(result.added(), result.changed()));
    if (result.seldom() > 0) {
      out.println(
          "%,8d records left out, played fewer than %,d times (--plays)"
              .formatted(result.seldom(), least));
    }
    ImportReport.print(out, result.unusable(), result.report());
  }
}
