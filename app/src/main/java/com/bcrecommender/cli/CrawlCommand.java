package com.bcrecommender.cli;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.ArchiveWriter;
import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.crawl.Budget;
import com.bcrecommender.crawl.Crawl;
import com.bcrecommender.crawl.CrawlOptions;
import com.bcrecommender.crawl.CrawlResult;
import com.bcrecommender.crawl.HttpTransport;
import com.bcrecommender.crawl.Pace;
import com.bcrecommender.crawl.Permission;
import com.bcrecommender.crawl.Surroundings;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Setting;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bcr crawl`: reads public pages into the catalog, one at a time.
@CommandLine.Command(
    name = "crawl",
    description = "Read public fan and record pages into the catalog, one at a time.",
    footer = {
      "",
      "Off for any host but loopback until the settings hold a contact and a permission (crawl.contact, crawl.permission.by, .on, .reference). "
          + "robots.txt is obeyed, always. Ctrl-C ends it after the page in hand; without addresses it goes on where it was."
    })
final class CrawlCommand extends Command {
  @Parameters(
      paramLabel = "ADDRESS",
      arity = "0..*",
      description = "Pages to begin with: fans, albums, tracks, artists.")
  private List<URI> seeds = new ArrayList<>();

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "Most requests of this run (setting crawl.requests).")
  private @Nullable Integer requests;

  @Option(
      names = "--pace",
      paramLabel = "SECONDS",
      description = "Shortest pause between two requests (setting crawl.pace).")
  private @Nullable String pace;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "No request after this: a UTC time such as 2026-12-01T06:00:00Z, or a duration such as 8h.")
  private @Nullable String until;

  CrawlCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    flag(Setting.CRAWL_REQUESTS, requests);
    flag(Setting.CRAWL_PACE, pace);
    Home home = home();
    Settings settings = settings(home);
    CrawlOptions options = options(settings, seeds, end(until, Instant.now()));
    long fileBytes = settings.get(Setting.CRAWL_ARCHIVE_MEGABYTES) * 1_000_000L;
    try (ArchiveWriter archive =
        Archive.in(home.archive()).writer("BCRecommender " + Version.read(), fileBytes)) {
      print(run(home, options, archive::append));
    }
    return CommandLine.ExitCode.OK;
  }

  /// Crawls with progress, and stops after the page in hand on Ctrl-C; for the demo too.
  CrawlResult run(Home home, CrawlOptions options, Consumer<RawAnswer> archive) {
    home.create();
    try (Catalog catalog = catalog(home);
        HttpTransport transport = new HttpTransport();
        Progress progress = progress("crawl", "pages", 0)) {
      Crawl crawl =
          new Crawl(
              catalog,
              options,
              Surroundings.real(transport).into(archive),
              standing -> progress.update(standing.done(), standing.done() + standing.left()));
      try (Interrupt _ = Interrupt.calls(crawl::stop)) {
        return crawl.run();
      }
    }
  }

  static CrawlOptions options(Settings settings, List<URI> seeds, @Nullable Instant end) {
    int requests = settings.get(Setting.CRAWL_REQUESTS);
    return CrawlOptions.from(seeds, Version.read().number())
        .on(
            orNull(settings.get(Setting.CRAWL_CONTACT)),
            new Permission(
                orNull(settings.get(Setting.CRAWL_PERMISSION_BY)),
                settings.get(Setting.CRAWL_PERMISSION_ON).orElse(null),
                orNull(settings.get(Setting.CRAWL_PERMISSION_REFERENCE))))
        .at(Pace.Limits.atFloor(settings.get(Setting.CRAWL_PACE)))
        .within(
            new Budget(
                requests == 0 ? Long.MAX_VALUE : requests, Long.MAX_VALUE, Long.MAX_VALUE, end))
        .waiting(settings.get(Setting.CRAWL_PATIENCE));
  }

  /// A UTC time, or one that is a duration away.
  static @Nullable Instant end(@Nullable String text, Instant now) {
    if (text == null) {
      return null;
    }
    try {
      return text.matches("[0-9]+[smhSMH]")
          ? now.plus(Duration.parse("PT" + text))
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new UserError(
          "--until: expected a UTC time such as 2026-12-01T06:00:00Z or a duration such as 8h, found \"%s\""
              .formatted(text),
          e);
    }
  }

  private void print(CrawlResult result) {
    out.println(result.why());
    result
        .pages()
        .forEach((kind, pages) -> out.println("%,8d %s pages read".formatted(pages, kind)));
    out.println(
        "%,8d requests, %,.1f MB; %,d new addresses; %,d wait to be asked"
            .formatted(
                result.requests(), result.bytes() / 1e6, result.discovered(), result.left()));
    result
        .failures()
        .forEach((reason, pages) -> out.println("%,8d not read: %s".formatted(pages, reason)));
    result.pauses().forEach(pause -> out.println("paused: " + pause));
    if (result.goOn() != null) {
      out.println("go on with bcr crawl after " + result.goOn());
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
