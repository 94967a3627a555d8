package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.crawl.CrawlOptions;
import com.bcrecommender.crawl.Permission;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.simulator.Simulator;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `bcr crawl` and what `bcr status` says of it, as typed. Whatever names the real site ends before
/// the first request.
final class CrawlCommandTest extends TypedCommands {
  private static final World WORLD = World.make(new WorldOptions(8, 20, 60, true));
  private static final Fan FAN =
      WORLD.fans().stream()
          .filter(fan -> !fan.deleted() && WORLD.collection(fan).size() > 8)
          .findFirst()
          .orElseThrow();
  private static final URI REAL = URI.create("https://bandcamp.com/someone");
  private static final CrawlOptions PERMITTED =
      CrawlOptions.from(List.of(REAL), "1.0")
          .on("me@example.org", new Permission("Bandcamp", LocalDate.of(2026, 1, 31), "a letter"));

  private String printed() {
    return out.toString(UTF_8);
  }

  @Test
  void thePlanShowsTheBillWithoutARequestAndWithoutMakingACatalog() {
    done("crawl", "--plan", "--home", ownHome(), REAL.toString());
    assertThat(printed())
        .contains("plan     https://bandcamp.com")
        .contains("no permission is stated")
        .contains("1 requests for fans, 0.0 MB (37.0 KB each, assumed)")
        .contains("1 requests for the robots.txt")
        .contains("2 requests and 0.0 MB in all; at 3.0 s")
        .contains("within 25,000 requests and 2,000 MB a day: less than a day");
    assertThat(Path.of(ownHome(), "catalog.sqlite")).doesNotExist();
  }

  @Test
  void afterSomePagesThePlanKnowsWhatTheyCostAndWhatTheyLeadTo() {
    try (Simulator simulator = Simulator.start(SimulatorOptions.of(WORLD))) {
      String seed = simulator.address(FAN).toString();
      done("crawl", "--home", ownHome(), "--set", "crawl.pace=0", "--requests", "12", seed);
      int requests = simulator.requestCount();
      assertThat(requests).isEqualTo(12);
      done("crawl", "--plan", "--budget", "100,1MB", "--home", ownHome(), seed);
      assertThat(simulator.requestCount()).isEqualTo(requests);
      assertThat(printed())
          .contains("requests for tralbums", "as seen so far", "each page read has led to")
          .contains("0 requests for rests of collections: robots.txt forbids")
          .contains("within 100 requests and 1 MB a day: ")
          .doesNotContain("permission");
    }
  }

  @Test
  void statusTellsDoneLeftRateTimeLeftTheDaysBudgetAndCanaries() {
    try (Simulator simulator = Simulator.start(SimulatorOptions.of(WORLD))) {
      String seed = simulator.address(FAN).toString();
      done("crawl", "--home", ownHome(), "--set", "crawl.pace=0", "--budget", "30", seed);
      assertThat(printed())
          .contains("the 30 requests of the day are spent", "go on with bcr crawl after");
      done("status", "--home", ownHome(), "--set", "crawl.daily-requests=30");
      assertThat(printed())
          .containsPattern("crawl    http://127.0.0.1:\\d+: [1-9]\\d* pages read, [1-9]\\d* wait")
          .containsPattern(
              "last run [1-9]\\d* pages in .* a minute, until .*; at this rate .* for what is left")
          .contains("today 30 requests and ", "of 30 requests and 2,000 MB a day")
          .contains("nothing is due again before ")
          .containsPattern("canary http://127.0.0.1:\\d+/\\S+ fine .* ago, with key=");

      done("crawl", "--home", ownHome(), "--set", "crawl.pace=0", "--budget", "30", seed);
      assertThat(simulator.requestCount()).as("the same day").isEqualTo(30);
    }
  }

  @Test
  void theRealSiteNeedsAYesAndWithoutATerminalTheFlag() {
    assertThat(
            bcr(
                "crawl",
                "--home",
                ownHome(),
                "--set",
                "crawl.contact=me@example.org",
                "--set",
                "crawl.permission.by=Bandcamp",
                "--set",
                "crawl.permission.on=2026-01-31",
                "--set",
                "crawl.permission.reference=a letter",
                REAL.toString()))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("plan     https://bandcamp.com")
        .contains("reachable at me@example.org; permitted by Bandcamp on 2026-01-31: a letter")
        .contains("add --yes");
  }

  @Test
  void theYesIsAskedForOncePerPermission() throws Exception {
    List<String> questions = new ArrayList<>();
    PrintStream nowhere = new PrintStream(err, true, UTF_8);
    CrawlConsent asking =
        new CrawlConsent(
            nowhere,
            question -> {
              questions.add(question);
              return Optional.of(questions.size() > 1);
            });
    Files.createDirectories(Path.of(ownHome()));
    try (Catalog catalog = Catalog.open(Path.of(ownHome(), "catalog.sqlite"))) {
      assertThatThrownBy(() -> asking.obtain(catalog, PERMITTED, false, Instant.EPOCH))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("nothing was asked");
      asking.obtain(catalog, PERMITTED, false, Instant.EPOCH);
      asking.obtain(catalog, PERMITTED, false, Instant.EPOCH);
      assertThat(questions).hasSize(2);

      CrawlOptions renewed =
          PERMITTED.on(
              "me@example.org",
              new Permission("Bandcamp", LocalDate.of(2027, 1, 31), "a second letter"));
      asking.obtain(catalog, renewed, false, Instant.EPOCH);
      assertThat(questions).as("another permission").hasSize(3);
      asking.obtain(catalog, PERMITTED, true, Instant.EPOCH);
      assertThat(questions).as("said on the command line").hasSize(3);
    }
  }

  @Test
  void aLoopbackSiteIsNotAskedAbout() {
    try (Catalog catalog = Catalog.open(folder.resolve("catalog.sqlite"))) {
      CrawlOptions loopback = CrawlOptions.from(List.of(URI.create("http://127.0.0.1:1/ann")), "1");
      new CrawlConsent(
              new PrintStream(err, true, UTF_8),
              question -> {
                throw new AssertionError(question);
              })
          .obtain(catalog, loopback, false, Instant.EPOCH);
      assertThat(err.toString(UTF_8)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "many", "10MB,5", "5;10MB", "-1", "1.5"})
  void aBudgetThatIsNoneIsAMistakeInOneLine(String budget) {
    assertThat(bcr("crawl", "--plan", "--home", ownHome(), "--budget", budget, REAL.toString()))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--budget").contains("5000,200MB");
  }

  @Test
  void canariesOfTheSettingsMustBeAddresses() {
    assertThat(
            bcr(
                "crawl",
                "--plan",
                "--home",
                ownHome(),
                "--set",
                "crawl.canaries=not an address",
                REAL.toString()))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("crawl.canaries");
  }
}
