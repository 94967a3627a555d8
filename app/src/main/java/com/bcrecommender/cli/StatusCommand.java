package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Counts;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.Progress;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine;

/// `bcr status`: what there is, how old it is, and what to do next.
@CommandLine.Command(
    name = "status",
    description = "Print what there is, how old it is, and what to do next.")
final class StatusCommand extends Command {
  StatusCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Home home = home();
    out.println("BCRecommender " + Version.read());
    out.println("home     " + home.folder());
    boolean catalog = Files.exists(home.catalog());
    if (catalog) {
      try (Catalog open = catalog(home)) {
        out.println("catalog  " + home.catalog());
        counts(out, open.counts());
        Instant now = Now.instant();
        CrawlStatus crawl = new CrawlStatus(out, CrawlCommand.daily(settings(home)), now);
        CrawlStanding.read(open, now).forEach(crawl::print);
      }
    } else {
      out.println("catalog  none yet; bcr import brings data in, bcr demo shows how it works");
    }
    Optional<String> current = Editions.in(home.editions()).current();
    if (current.isPresent()) {
      Manifest manifest = Manifest.read(Editions.in(home.editions()).folder(current.get()));
      out.println(
          "edition  %s, made %s ago; data %s"
              .formatted(
                  manifest.name(),
                  age(manifest.provenance().made()),
                  manifest.provenance().newest() == null
                      ? "of unknown age"
                      : "up to " + manifest.provenance().newest()));
      out.println("         model " + manifest.provenance().model());
      out.println(
          "         %,d fans, %,d tralbums, %,d preferences, %,.1f MB"
              .formatted(
                  manifest.count("fans"),
                  manifest.count("tralbums"),
                  manifest.count("preferences"),
                  Editions.in(home.editions()).bytes(manifest.name()) / 1e6));
    } else {
      out.println("edition  none yet" + (catalog ? "; bcr recommend makes one" : ""));
    }
    if (catalog) {
      new BackupStatus(out, Instant.now()).print(home);
    }
    return CommandLine.ExitCode.OK;
  }

  static void counts(PrintStream out, Counts counts) {
    out.println(
        "         %,d fans, %,d tralbums (those only mentioned somewhere included), %,.1f MB"
            .formatted(counts.fans(), counts.tralbums(), counts.bytes() / 1e6));
    out.println(
        "         %,d preferences: %,d owned, %,d wishlisted"
            .formatted(counts.preferences(), counts.owned(), counts.wishlisted()));
    counts
        .sourceKinds()
        .forEach((kind, licence) -> out.println("         from " + kind + ": " + licence));
    if (counts.waitingPreferences() > 0) {
      out.println(
          "         %,d preferences wait for %,d of Bandcamp's numbers to be known as album or track; bcr import tralbums tells"
              .formatted(counts.waitingPreferences(), counts.waitingTralbums()));
    }
    if (counts.waitingNamePreferences() > 0) {
      out.println(
          "         %,d preferences wait for %,d artists with titles to be known as one record; pages of theirs tell"
              .formatted(counts.waitingNamePreferences(), counts.waitingNames()));
    }
    if (counts.optOuts() > 0) {
      out.println(
          "         kept out by bcr forget: %,d %s"
              .formatted(
                  counts.optOuts(), counts.optOuts() == 1 ? "key or site" : "keys and sites"));
    }
  }

  private static String age(Instant made) {
    return Progress.duration(
        Math.max(0, Duration.between(made, Now.instant()).toMillis()) / 1000.0);
  }
}
