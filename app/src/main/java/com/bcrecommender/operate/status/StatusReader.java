package com.bcrecommender.operate.status;

import com.bcrecommender.backup.BackupState;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Counts;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.EditionHistory;
import com.bcrecommender.catalog.JobLog;
import com.bcrecommender.catalog.TroubleLedger;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.operate.Duty;
import com.bcrecommender.operate.Upcoming;
import com.bcrecommender.report.LineChart;
import com.bcrecommender.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads how an installation stands. It holds up no job, writes nothing, and takes a second at the
/// size of 2014.
public final class StatusReader {
  /// What the reader is told, since it cannot know.
  ///
  /// @param program name and version
  /// @param budget what a day of crawling may cost, in words
  /// @param duties the worker's jobs as they are set up
  public record Given(String program, String budget, List<Duty> duties, ZoneId zone) {}

  private final Home home;
  private final Given given;

  public StatusReader(Home home, Given given) {
    this.home = home;
    this.given = given;
  }

  /// How all stands now.
  ///
  /// @param catalog opened; not asked for where the home has none
  public Status read(Supplier<Catalog> catalog, Instant now) {
    List<Status.Section> sections = new ArrayList<>();
    List<String> needs = new ArrayList<>();
    List<LineChart> charts = List.of();
    boolean there = Files.exists(home.catalog());
    if (there) {
      try (Catalog open = catalog.get()) {
        sections.add(catalog(open.counts()).named("catalog"));
        List<CrawlStanding> crawls = CrawlStanding.read(open, now);
        if (!crawls.isEmpty()) {
          sections.add(new CrawlLines(needs, given.budget(), now).of(crawls).named("crawl"));
        }
      }
    } else {
      sections.add(
          new Status.Lines()
              .add("none yet; bcr import brings data in, bcr demo shows how it works")
              .named("catalog"));
    }
    sections.add(edition(there, needs, now).named("edition"));
    if (there) {
      JobLog log = new JobLog(home.catalog());
      Upcoming upcoming = new Upcoming(log, given.zone(), now);
      sections.add(
          new JobLines(log, upcoming, needs, now)
              .of(given.duties(), home.isLocked("worker"))
              .named("jobs"));
      sections.addAll(new BackupLines(needs, now).of(BackupState.read(home)));
      sections.add(new TroubleLines(needs, now).of(new TroubleLedger(home.catalog()).read()));
      charts = Charts.of(new EditionHistory(home.catalog()));
    }
    sections.add(machine().named("machine"));
    return new Status(
        now,
        given.program(),
        home.folder().toString(),
        List.copyOf(sections),
        List.copyOf(needs),
        charts);
  }

  private Status.Lines catalog(Counts counts) {
    Status.Lines lines = new Status.Lines();
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("fans", counts.fans());
    numbers.put("tralbums", counts.tralbums());
    numbers.put("preferences", counts.preferences());
    numbers.put("bytes", counts.bytes());
    lines.add(home.catalog().toString(), numbers);
    CountLines.add(lines, counts);
    return lines;
  }

  private Status.Lines edition(boolean catalog, List<String> needs, Instant now) {
    Status.Lines lines = new Status.Lines();
    Editions editions = Editions.in(home.editions());
    Optional<String> current = editions.current();
    if (current.isEmpty()) {
      return lines.add("none yet" + (catalog ? "; bcr recommend makes one" : ""));
    }
    Manifest manifest;
    try {
      manifest = Manifest.read(editions.folder(current.get()));
    } catch (UnusableEdition e) {
      needs.add(e.getMessage() + "; bcr edition use previous goes back");
      return lines.add(current.get() + ", which cannot be used");
    }
    Instant made = manifest.provenance().made();
    long bytes = editions.bytes(manifest.name());
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("made", made.getEpochSecond());
    numbers.put("fans", manifest.count("fans"));
    numbers.put("tralbums", manifest.count("tralbums"));
    numbers.put("preferences", manifest.count("preferences"));
    numbers.put("bytes", bytes);
    lines.add(
        "%s, made %s ago; data %s"
            .formatted(
                manifest.name(),
                Ages.of(made, now),
                manifest.provenance().newest() == null
                    ? "of unknown age"
                    : "up to " + manifest.provenance().newest()),
        numbers);
    lines.add("model " + manifest.provenance().model());
    return lines.add(
        "%,d fans, %,d tralbums, %,d preferences, %,.1f MB"
            .formatted(
                manifest.count("fans"),
                manifest.count("tralbums"),
                manifest.count("preferences"),
                bytes / 1e6));
  }

  private Status.Lines machine() {
    Status.Lines lines = new Status.Lines();
    try {
      long free =
          Files.exists(home.folder()) ? Files.getFileStore(home.folder()).getUsableSpace() : -1;
      if (free >= 0) {
        lines.add(
            "%,.1f GB free on the disk of the home".formatted(free / 1e9),
            Map.of("disk_free_bytes", free));
      }
    } catch (IOException e) {
      lines.add("the disk of the home does not answer: " + e);
    }
    Memory.available()
        .ifPresent(bytes ->
            lines.add(
                "%,.1f GB of memory available".formatted(bytes / 1e9),
                Map.of("memory_available_bytes", bytes)));
    Memory.own()
        .ifPresent(bytes ->
            lines.add(
                "%,.0f MB are what this process itself takes".formatted(bytes / 1e6),
                Map.of("own_memory_bytes", bytes)));
    return lines;
  }
}
