package com.bcrecommender.cli;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.ArchiveWriter;
import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.crawl.Budget;
import com.bcrecommender.crawl.Canaries;
import com.bcrecommender.crawl.Crawl;
import com.bcrecommender.crawl.CrawlOptions;
import com.bcrecommender.crawl.CrawlPlan;
import com.bcrecommender.crawl.CrawlResult;
import com.bcrecommender.crawl.DailyBudget;
import com.bcrecommender.crawl.HttpTransport;
import com.bcrecommender.crawl.Origin;
import com.bcrecommender.crawl.Pace;
import com.bcrecommender.crawl.Permission;
import com.bcrecommender.crawl.Surroundings;
import com.bcrecommender.settings.CrawlSettings;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
          + "The first crawl under a permission shows its plan and asks for your yes. robots.txt is obeyed, always. Ctrl-C ends it after the page in hand; without addresses it goes on where it was."
    })
final class CrawlCommand extends Command {
  private static final Pattern BUDGET =
      Pattern.compile("(?<requests>[1-9][0-9]{0,8})?,?(?:(?<megabytes>[1-9][0-9]{0,5})MB)?");

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

  @Option(
      names = "--budget",
      paramLabel = "REQUESTS[,MB]",
      description =
          "What a UTC day may cost, all runs together: requests, megabytes, or both, such as 5000,200MB (settings crawl.daily-requests, crawl.daily-megabytes).")
  private @Nullable String budget;

  @Option(
      names = "--plan",
      description = "Print what the crawl will cost, and end without any request.")
  private boolean plan;

  @Option(
      names = "--yes",
      description = "Say yes to the plan of the first crawl under this permission.")
  private boolean yes;

  @Option(
      names = "--trust-canaries",
      description =
          "What canaries hold at their next reading is what they must hold: once you have looked at a page that drifted.")
  private boolean trustCanaries;

  CrawlCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    flag(CrawlSettings.REQUESTS, requests);
    flag(CrawlSettings.PACE, pace);
    budget();
    Home home = home();
    Settings settings = settings(home);
    CrawlOptions options =
        options(settings, seeds.isEmpty() ? seeds(settings) : seeds, end(until, Now.instant()));
    if (plan) {
      plan(home, options);
      return CommandLine.ExitCode.OK;
    }
    options.requirePermission();
    prepare(home, options);
    long fileBytes = settings.get(CrawlSettings.ARCHIVE_MEGABYTES) * 1_000_000L;
    try (ArchiveWriter archive =
        Archive.in(home.archive()).writer("BCRecommender " + Version.read(), fileBytes)) {
      print(run(home, options, archive::append));
    }
    try (Catalog catalog = Catalog.open(home.catalog())) {
      handOn(home, catalog);
    }
    return CommandLine.ExitCode.OK;
  }

  private void plan(Home home, CrawlOptions options) {
    Instant now = Now.instant();
    if (!Files.exists(home.catalog())) {
      CrawlBill.print(out, CrawlPlan.of(null, options, now), options);
      return;
    }
    try (Catalog catalog = catalog(home)) {
      CrawlBill.print(out, CrawlPlan.of(catalog, options, now), options);
    }
  }

  private void prepare(Home home, CrawlOptions options) {
    home.create();
    try (Catalog catalog = catalog(home)) {
      Instant now = Now.instant();
      new CrawlConsent(err, CrawlConsent.Asker.TERMINAL).obtain(catalog, options, yes, now);
      if (trustCanaries) {
        int canaries = Crawl.trustCanaries(catalog, Origin.of(options.seeds()), now);
        err.println("canaries that tell anew what they hold: " + canaries);
      }
    }
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

  /// The pages to begin with where a command names none.
  ///
  /// @throws UserError for what is no address
  static List<URI> seeds(Settings settings) {
    return settings.get(CrawlSettings.SEEDS).stream().map(CrawlCommand::seed).toList();
  }

  private static URI seed(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "crawl.seeds: expected addresses such as https://bandcamp.com/ann, found \"%s\""
              .formatted(address),
          e);
    }
  }

  static CrawlOptions options(Settings settings, List<URI> seeds, @Nullable Instant end) {
    int requests = settings.get(CrawlSettings.REQUESTS);
    return CrawlOptions.from(seeds, Version.read().number())
        .on(
            orNull(settings.get(CrawlSettings.CONTACT)),
            new Permission(
                orNull(settings.get(CrawlSettings.PERMISSION_BY)),
                settings.get(CrawlSettings.PERMISSION_ON).orElse(null),
                orNull(settings.get(CrawlSettings.PERMISSION_REFERENCE))))
        .at(Pace.Limits.atFloor(settings.get(CrawlSettings.PACE)))
        .within(
            new Budget(
                requests == 0 ? Long.MAX_VALUE : requests, Long.MAX_VALUE, Long.MAX_VALUE, end))
        .daily(daily(settings))
        .refreshing(Duration.ofDays(settings.get(CrawlSettings.REFRESH_DAYS)))
        .watching(canaries(settings.get(CrawlSettings.CANARIES)))
        .waiting(settings.get(CrawlSettings.PATIENCE));
  }

  /// What the settings let a day cost.
  static DailyBudget daily(Settings settings) {
    long requests = settings.get(CrawlSettings.DAILY_REQUESTS);
    long bytes = settings.get(CrawlSettings.DAILY_MEGABYTES) * 1_000_000L;
    return new DailyBudget(
        requests == 0 ? Long.MAX_VALUE : requests, bytes == 0 ? Long.MAX_VALUE : bytes);
  }

  private static Canaries canaries(List<String> words) {
    return switch (String.join(",", words)) {
      case "auto" -> Canaries.CHOSEN;
      case "none", "" -> Canaries.NONE;
      default -> Canaries.named(words.stream().map(CrawlCommand::address).toList());
    };
  }

  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new UserError("crawl.canaries: expected an address, found: " + text, e);
    }
  }

  private void budget() {
    if (budget == null) {
      return;
    }
    Matcher parts = BUDGET.matcher(budget.strip());
    if (budget.isBlank() || !parts.matches()) {
      throw new UserError(
          "--budget: expected requests, megabytes or both, such as 5000, 200MB or 5000,200MB, found \"%s\""
              .formatted(budget));
    }
    flag(CrawlSettings.DAILY_REQUESTS, parts.group("requests"));
    flag(CrawlSettings.DAILY_MEGABYTES, parts.group("megabytes"));
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
    if (result.unchanged() > 0) {
      out.println("%,8d of them said what they had said before".formatted(result.unchanged()));
    }
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
