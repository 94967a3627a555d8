package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.CrawlStanding.Canary;
import com.bcrecommender.crawl.CrawlResult.End;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.simulator.Fault;
import com.bcrecommender.simulator.Misbehaviour;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages that are read each day to see whether pages can still be read: crawls of the simulator
/// over loopback, in virtual time, with pages that change their form.
final class CanaryTest {
  private static final World WORLD = World.make(new WorldOptions(8, 20, 60, true));

  @TempDir Path folder;
  private CrawlBench bench;

  @BeforeEach
  void start() {
    bench = new CrawlBench(folder, SimulatorOptions.of(WORLD));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private CrawlOptions watching(Canaries canaries) {
    return bench
        .options(bench.seeds().toArray(URI[]::new))
        .within(new Budget(1_000, 24, 1_000, null))
        .watching(canaries);
  }

  private CrawlResult run() {
    return bench.run(watching(Canaries.CHOSEN));
  }

  private CrawlStanding standing() {
    return CrawlStanding.read(bench.catalog, bench.time.instant()).getFirst();
  }

  private List<Canary> canaries() {
    return standing().canaries();
  }

  /// The first canary that is a tralbum's; on loopback artists have paths in place of hosts.
  private Canary tralbum() {
    return canaries().stream()
        .filter(canary -> canary.url().contains("/_/"))
        .findFirst()
        .orElseThrow();
  }

  private static String path(Canary canary) {
    return URI.create(canary.url()).getPath();
  }

  /// A day later. The site's rules are read again then, so that only pages count.
  private List<String> pathsOfNextDay() {
    int before = bench.paths().size();
    bench.time.pass(Duration.ofDays(1));
    run();
    List<String> paths = bench.paths();
    return paths.subList(before, paths.size());
  }

  @Test
  void theFirstWholePagesOfFansAndTralbumsBecomeCanariesAndAreReadEachDay() {
    run();
    List<Canary> canaries = canaries();
    assertThat(canaries).hasSize(4);
    assertThat(canaries).allSatisfy(canary -> assertThat(canary.trouble()).isNull());
    assertThat(tralbum().expects())
        .contains("key=", "title", "artist", "cover", "release date", "tags", "supporters");
    List<String> paths = canaries.stream().map(CanaryTest::path).toList();
    for (int day = 0; day < 3; day++) {
      assertThat(pathsOfNextDay().subList(0, 4)).containsExactlyInAnyOrderElementsOf(paths);
    }
    assertThat(canaries()).hasSize(4);
  }

  @Test
  void withoutCanariesNoPageIsReadTwice() {
    run();
    bench.run(watching(Canaries.NONE));
    assertThat(canaries()).isEmpty();
    bench.time.pass(Duration.ofDays(1));
    bench.run(watching(Canaries.NONE));
    assertThat(bench.paths()).doesNotHaveDuplicates();
  }

  @Test
  void aFieldThatVanishedPausesTheCrawlAndNothingOfThePageIsStored() {
    run();
    Canary canary = tralbum();
    String checksum = bench.catalog.checksum();
    bench.rewrite(
        path(canary),
        html ->
            html.replaceAll("(?s)<a class=\"tag\".*?</a>", "")
                .replaceAll("\"keywords\":\\[[^\\]]*\\],?", ""));
    List<String> asked = pathsOfNextDay();
    assertThat(asked).endsWith(path(canary)).hasSizeLessThanOrEqualTo(4);
    assertThat(bench.catalog.checksum()).isEqualTo(checksum);
    assertThat(standing().pause())
        .hasValueSatisfying(
            pause -> assertThat(pause.why()).contains("canary", canary.url(), "lacks", "tags"));
    assertThat(tralbum().trouble()).contains("drifted", "tags");
    assertThat(standing().retries()).hasSize(1);
  }

  @Test
  void aPageThatCanNoLongerBeReadPausesAtOnceAndTheNextDayTriesItFirst() {
    run();
    String path = path(tralbum());
    String checksum = bench.catalog.checksum();
    bench.simulator.misbehave(
        request -> request.path().equals(path), new Fault.ChangedMarkup(), Misbehaviour.FOR_EVER);
    bench.time.pass(Duration.ofDays(1));
    CrawlResult told = run();
    assertThat(told.end()).isEqualTo(End.PAUSED);
    assertThat(told.pauses()).singleElement().asString().contains("could not be read");
    assertThat(told.failures()).containsEntry("canary drifted", 1L);
    assertThat(bench.catalog.checksum()).isEqualTo(checksum);

    CrawlResult again = run();
    assertThat(again.end()).isEqualTo(End.PAUSED);
    assertThat(again.pauses()).as("told once").isEmpty();
    assertThat(again.requests()).isZero();

    int before = bench.paths().size();
    bench.time.pass(Duration.ofDays(1));
    CrawlResult still = run();
    assertThat(still.goOn()).isEqualTo(bench.time.instant().plus(Duration.ofDays(2)));
    List<String> asked = bench.paths();
    assertThat(asked.subList(before, asked.size())).last().isEqualTo(path);
  }

  @Test
  void anotherRecordAtACanarysAddressIsADrift() {
    run();
    Canary canary = tralbum();
    String id = canary.expects().replaceAll("^key=[at](\\d+),.*", "$1");
    bench.rewrite(path(canary), html -> html.replace(id, "4123456789"));
    bench.time.pass(Duration.ofDays(1));
    assertThat(run().why()).contains("lacks key=");
  }

  @Test
  void anOperatorWhoHasLookedAtThePageMayTrustItAndTheCrawlGoesOn() {
    run();
    Canary canary = tralbum();
    String id = canary.expects().replaceAll("^key=[at](\\d+),.*", "$1");
    bench.rewrite(path(canary), html -> html.replace(id, "4123456789"));
    bench.time.pass(Duration.ofDays(1));
    assertThat(run().end()).isEqualTo(End.PAUSED);

    Origin origin = Origin.of(bench.seeds());
    assertThat(Crawl.trustCanaries(bench.catalog, origin, bench.time.instant())).isEqualTo(4);
    assertThat(standing().pause()).isEmpty();
    assertThat(run().end()).isEqualTo(End.BUDGET);
    assertThat(tralbum().expects()).contains("4123456789");
    assertThat(tralbum().trouble()).isNull();
  }

  @Test
  void aCanaryThatIsGoneIsNoneAnyMoreAndNoDrift() {
    run();
    Canary canary = tralbum();
    bench.simulator.misbehave(
        request -> request.path().equals(path(canary)), new Fault.Gone(), Misbehaviour.FOR_EVER);
    bench.time.pass(Duration.ofDays(1));
    assertThat(run().end()).isEqualTo(End.BUDGET);
    // and another has taken its place
    assertThat(canaries()).hasSize(4).extracting(Canary::url).doesNotContain(canary.url());
  }

  @Test
  void aFailureOfTheServersIsNoDrift() {
    run();
    String path = path(tralbum());
    bench.simulator.misbehave(
        request -> request.path().equals(path), new Fault.Unavailable(null), 1);
    bench.time.pass(Duration.ofDays(1));
    CrawlResult result = run();
    assertThat(result.end()).isEqualTo(End.BUDGET);
    assertThat(result.pauses()).isEmpty();
    assertThat(canaries()).allSatisfy(canary -> assertThat(canary.trouble()).isNull());
  }

  @Test
  void theOperatorsCanariesAreReadFirstAndNoOthers() {
    Tralbum named = WORLD.curiosities().largestId();
    URI address = bench.simulator.address(named);
    CrawlOptions options = watching(Canaries.named(List.of(address)));
    bench.run(options);
    assertThat(bench.paths().getFirst()).isEqualTo(address.getPath());
    assertThat(canaries())
        .singleElement()
        .satisfies(canary -> {
          assertThat(canary.url()).isEqualTo(address.toString());
          assertThat(canary.expects()).contains("key=" + named.key());
        });
  }

  @Test
  void aCanaryThatIsNoPageOfAFanOrARecordIsAMistake() {
    URI grid = bench.simulator.address().resolve("/_/someone/music");
    assertThatThrownBy(() -> bench.run(watching(Canaries.named(List.of(grid)))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("crawl.canaries");
    assertThat(bench.starts).isEmpty();
  }
}
