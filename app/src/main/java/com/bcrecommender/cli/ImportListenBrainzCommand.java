package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.imports.ListenBrainzImport;
import com.bcrecommender.imports.ListenBrainzResult;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ImportSettings;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bcr import listenbrainz`: public dumps of ListenBrainz.
@CommandLine.Command(
    name = "listenbrainz",
    description =
        "Import public dumps of ListenBrainz: which listeners played which records of Bandcamp's.",
    footer = {
      "",
      "The statistics dump is small and has the thousand albums that each listener played most; a listens dump has every listen. "
          + "Files given at once are counted together: a full listens dump with the increments since. bcr import musicbrainz comes "
          + "first; docs/importing.md tells where the dumps are."
    })
final class ImportListenBrainzCommand extends Command {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Dumps as they are downloaded, not unpacked.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--plays",
      paramLabel = "N",
      description = "A record counts from so many plays on (setting import.plays).")
  private @Nullable Integer plays;

  ImportListenBrainzCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    flag(ImportSettings.PLAYS, plays);
    Home home = home();
    int least = settings(home).get(ImportSettings.PLAYS);
    try (ProcessLock running = home.lock("import");
        Catalog catalog = catalog(home);
        Progress progress = progress("import", "bytes", 0)) {
      assert running.held();
      print(ListenBrainzImport.store(catalog, home, files, least, progress::update), least);
    }
    return CommandLine.ExitCode.OK;
  }

  private void print(ListenBrainzResult result, int least) {
    result.files().forEach(out::println);
    if (result.listeners() > 0) {
      out.println("%,8d listeners with %,d albums".formatted(result.listeners(), result.albums()));
    }
    if (result.listens() > 0) {
      out.println(
          "%,8d listens, %,d of them more than once"
              .formatted(result.listens(), result.repeated()));
    }
    out.println("%,8d of these lead to a record at Bandcamp".formatted(result.linked()));
    out.println(
        "%,8d preferences stored: %,d new, %,d changed, %,d known already"
            .formatted(
                result.stored(),
                result.added(),
                result.changed(),
                result.stored() - result.added() - result.changed()));
    if (result.seldom() > 0) {
      out.println(
          "%,8d left out, played fewer than %,d times (--plays)".formatted(result.seldom(), least));
    }
    ImportReport.print(out, result.unusable(), result.report());
  }
}
