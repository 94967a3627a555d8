package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.imports.MusicBrainzImport;
import com.bcrecommender.imports.MusicBrainzResult;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ImportSettings;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `bcr import musicbrainz`: public dumps of MusicBrainz.
@CommandLine.Command(
    name = "musicbrainz",
    description =
        "Import public dumps of MusicBrainz: which of its ids lead to which Bandcamp page, and what it says of their records.",
    footer = {
      "",
      "mbdump.tar.bz2 has all of it; release.tar.xz of the JSON dumps has most. bcr import listenbrainz needs one of them. Tags "
          + "(mbdump-derived.tar.bz2, after mbdump.tar.bz2) are taken where import.noncommercial-tags says so. docs/importing.md "
          + "tells where the dumps are."
    })
final class ImportMusicBrainzCommand extends Command {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Dumps as they are downloaded, not unpacked.")
  private List<Path> files = new ArrayList<>();

  ImportMusicBrainzCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Home home = home();
    boolean tags = settings(home).get(ImportSettings.NONCOMMERCIAL_TAGS);
    try (ProcessLock running = home.lock("import");
        Catalog catalog = catalog(home)) {
      assert running.held();
      for (Path file : files) {
        try (Progress progress = progress("import", "bytes", 0)) {
          print(
              MusicBrainzImport.store(
                  catalog, home.links(), file, tags, home.reports(), progress::update));
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void print(MusicBrainzResult result) {
    out.println(
        "%s%s: %,d %s"
            .formatted(
                result.file(),
                result.made() == 0 ? "" : " of " + Instant.ofEpochSecond(result.made()),
                result.rows(),
                switch (result.kind()) {
                  case TABLES -> "rows";
                  case DOCUMENTS -> "releases";
                  case TAGS -> "rows of tags";
                }));
    switch (result.kind()) {
      case TABLES, DOCUMENTS -> {
        out.println(
            "%,8d pages of Bandcamp's, to which %,d ids lead"
                .formatted(result.pages(), result.ids()));
        if (!result.used()) {
          out.println("         the map of these ids stays that of a newer dump");
        }
        out.println(
            "%,8d records are new, %,d changed".formatted(result.added(), result.changed()));
      }
      case TAGS -> out.println("%,8d tags of records are new".formatted(result.added()));
    }
    ImportReport.print(out, result.unusable(), result.report());
  }
}
