package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.crawl.CrawlResult.End;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.simulator.Request;
import com.bcrecommender.simulator.Robots;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.Curiosities;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The crawler against the simulator, over loopback, in virtual time.
final class CrawlTest {
  private static final World WORLD = World.make(WorldOptions.small(5));

  @TempDir Path folder;

  private CrawlBench bench() {
    return new CrawlBench(folder, SimulatorOptions.of(WORLD));
  }

  private CrawlBench permissiveBench() {
    return new CrawlBench(folder, SimulatorOptions.of(WORLD).withRobots(Robots.permissive()));
  }

  private static Fan fan(int index) {
    return WORLD.fans().stream()
        .filter(fan -> !fan.deleted() && !WORLD.collection(fan).isEmpty())
        .toList()
        .get(index);
  }

  private static CrawlOptions everything(CrawlBench bench) {
    return bench.options(bench.seeds().toArray(URI[]::new));
  }

  @Test
  void theWholeWorldIsFoundAndEveryPageIsAskedForOnce() {
    try (CrawlBench bench = bench()) {
      CrawlResult result = bench.run(everything(bench));

      assertThat(result.end()).isEqualTo(End.FINISHED);
      assertThat(result.left()).isZero();
      assertThat(bench.paths()).doesNotHaveDuplicates();
      for (Fan fan : WORLD.fans()) {
        Map<String, PreferenceKind> known = bench.known(fan);
        assertThat(bench.shown(fan).entrySet()).containsAll(known.entrySet());
        assertThat(known.entrySet()).containsAll(bench.firstBatch(fan).entrySet());
      }
      assertThat(result.pages().get("fan"))
          .isEqualTo(WORLD.fans().stream().filter(fan -> !fan.deleted()).count());
      assertThat(result.requests()).isEqualTo(bench.simulator.requestCount());
      assertThat(result.bytes()).isPositive();
    }
  }

  @Test
  void supportersMakeUpForWhatAFansPageDoesNotShow() {
    try (CrawlBench bench = bench()) {
      bench.run(everything(bench));
      Fan large =
          WORLD.fans().stream()
              .filter(fan -> WORLD.collection(fan).size() > 25)
              .findFirst()
              .orElseThrow();
      assertThat(bench.known(large)).hasSizeGreaterThan(bench.firstBatch(large).size());
      try (CatalogSnapshot snapshot = bench.catalog.snapshot(Snapshot.WISH_WEIGHT)) {
        assertThat(snapshot.engine().stated(snapshot.fan(large.key())))
            .isEqualTo(WORLD.collection(large).size());
      }
    }
  }

  @Test
  void oneFanLeadsToTheWholeWorldThatTouchesItsTaste() {
    try (CrawlBench bench = bench()) {
      CrawlResult result = bench.run(bench.options(bench.simulator.address(fan(0))));
      assertThat(result.end()).isEqualTo(End.FINISHED);
      assertThat(result.pages().get("fan")).isGreaterThan(20);
      assertThat(result.pages().get("tralbum")).isGreaterThan(60);
    }
  }

  @Test
  void theCollectionApiIsNotCalledWhereRobotsForbidsIt() {
    try (CrawlBench bench = bench()) {
      CrawlResult result = bench.run(everything(bench));
      assertThat(bench.paths()).noneMatch(path -> path.startsWith("/api/"));
      assertThat(result.failures().get("robots.txt")).isPositive();
      CrawlStanding standing = CrawlStanding.read(bench.catalog).getFirst();
      assertThat(standing.blocked().get("robots.txt"))
          .isEqualTo(result.failures().get("robots.txt"));
      assertThat(standing.counts().get(Kind.COLLECTION)).containsOnlyKeys(State.BLOCKED);
    }
  }

  @Test
  void wholeCollectionsAreReadWhereRobotsAllowsIt() {
    try (CrawlBench bench = permissiveBench()) {
      CrawlResult result = bench.run(everything(bench));
      assertThat(result.end()).isEqualTo(End.FINISHED);
      assertThat(result.pages().get("collection")).isPositive();
      for (Fan fan : WORLD.fans()) {
        assertThat(bench.known(fan)).as(fan.username()).isEqualTo(bench.shown(fan));
      }
    }
  }

  @Test
  void aCollectionWithoutAnEndIsLeftAtABound() {
    try (CrawlBench bench = permissiveBench()) {
      AtomicInteger batches = new AtomicInteger();
      AtomicReference<String> first = new AtomicReference<>("");
      bench.rewrite(
          "/api/fancollection/1/collection_items",
          json -> {
            return first
                .updateAndGet(known -> known.isEmpty() ? json : known)
                .replaceAll("\"more_available\":(true|false)", "\"more_available\":true")
                .replaceAll(
                    "\"last_token\":(null|\"[^\"]*\")",
                    "\"last_token\":\"" + batches.incrementAndGet() + "::a::\"");
          });
      Fan large =
          WORLD.fans().stream()
              .filter(fan -> WORLD.collection(fan).size() > 25)
              .findFirst()
              .orElseThrow();
      CrawlOptions options =
          bench.options(bench.simulator.address(large)).within(new Budget(10_000, 10_000, 1, null));
      CrawlResult result = bench.run(options);
      assertThat(CrawlStanding.read(bench.catalog).getFirst().counts().get(Kind.COLLECTION))
          .isEqualTo(Map.of(State.PARSED, 1L));
      assertThat(result.pages()).containsEntry("collection", (long) PageKeeper.MOST_BATCHES);
    }
  }

  @Test
  void aSiteThatForbidsAllIsNotAsked() {
    try (CrawlBench bench =
        new CrawlBench(folder, SimulatorOptions.of(WORLD).withRobots(Robots.closed()))) {
      CrawlResult result = bench.run(everything(bench));
      assertThat(bench.paths()).isEmpty();
      assertThat(bench.simulator.requestCount()).isEqualTo(1);
      assertThat(result.pages()).isEmpty();
    }
  }

  @Test
  void noTwoRequestsAreCloserThanThePace() {
    try (CrawlBench bench = bench()) {
      bench.run(everything(bench));
      List<Instant> starts = bench.starts;
      assertThat(starts).hasSizeGreaterThan(100);
      for (int i = 1; i < starts.size(); i++) {
        assertThat(Duration.between(starts.get(i - 1), starts.get(i)))
            .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
      }
    }
  }

  @Test
  void aSecondRunFindsNothingToAsk() {
    try (CrawlBench bench = bench()) {
      bench.run(everything(bench));
      int before = bench.simulator.requestCount();
      String checksum = bench.catalog.checksum();
      CrawlResult again = bench.run(everything(bench));
      assertThat(again.end()).isEqualTo(End.FINISHED);
      assertThat(bench.simulator.requestCount()).isEqualTo(before);
      assertThat(bench.catalog.checksum()).isEqualTo(checksum);
    }
  }

  @Test
  void aCrawlInManyShortRunsIsTheSameAsOneLongOne() {
    String whole;
    int port;
    try (CrawlBench bench = bench()) {
      bench.run(everything(bench));
      whole = bench.catalog.checksum();
      port = bench.simulator.address().getPort();
    }
    // The same port, because it is part of the addresses and so of the checksum.
    SimulatorOptions again = SimulatorOptions.of(WORLD).withPort(port);
    try (CrawlBench bench = new CrawlBench(folder.resolve("runs"), again)) {
      CrawlResult result;
      int runs = 0;
      do {
        result = bench.run(everything(bench).within(new Budget(9, 1_000, 1_000, null)));
        assertThat(result.requests()).isLessThanOrEqualTo(9);
        runs++;
      } while (result.end() == End.BUDGET);
      assertThat(result.end()).isEqualTo(End.FINISHED);
      assertThat(runs).isGreaterThan(10);
      assertThat(bench.paths()).doesNotHaveDuplicates();
      for (int i = 1; i < bench.starts.size(); i++) {
        assertThat(Duration.between(bench.starts.get(i - 1), bench.starts.get(i)))
            .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
      }
      assertThat(bench.catalog.checksum()).isEqualTo(whole);
    }
  }

  @Test
  void budgetsOfPagesFansAndTimeEndTheRun() {
    try (CrawlBench bench = bench()) {
      CrawlOptions options = everything(bench);
      CrawlResult pages = bench.run(options.within(new Budget(1_000, 7, 1_000, null)));
      assertThat(pages.end()).isEqualTo(End.BUDGET);
      assertThat(pages.pages().values().stream().mapToLong(n -> n).sum()).isEqualTo(7);

      CrawlResult fans = bench.run(options.within(new Budget(1_000, 1_000, 3, null)));
      assertThat(fans.end()).isEqualTo(End.BUDGET);
      assertThat(fans.pages()).containsEntry("fan", 3L);
      assertThat(fans.pages().get("tralbum")).isGreaterThan(3);

      Instant until = bench.time.instant().plusSeconds(60);
      CrawlResult hour = bench.run(options.within(new Budget(1_000, 1_000, 1_000, until)));
      assertThat(hour.end()).isEqualTo(End.BUDGET);
      assertThat(bench.starts.getLast()).isBeforeOrEqualTo(until);
      assertThat(hour.requests()).isBetween(15L, 21L);
    }
  }

  @Test
  void stopEndsTheRunAfterThePageInHand() {
    try (CrawlBench bench = bench()) {
      List<Crawl> running = new ArrayList<>();
      List<String> askedBefore = new ArrayList<>();
      Crawl crawl =
          bench.crawl(
              everything(bench),
              standing -> {
                if (standing.done() == 5) {
                  askedBefore.addAll(bench.paths());
                  running.getFirst().stop();
                }
              });
      running.add(crawl);
      CrawlResult result = crawl.run();
      assertThat(result.end()).isEqualTo(End.STOPPED);
      assertThat(bench.paths()).isNotEmpty().isEqualTo(askedBefore);
      assertThat(CrawlStanding.read(bench.catalog).getFirst().count(State.LEASED)).isZero();
      assertThat(bench.run(everything(bench)).end()).isEqualTo(End.FINISHED);
      assertThat(bench.paths()).doesNotHaveDuplicates();
    }
  }

  @Test
  void anInterruptGivesThePageInHandBack() {
    try (CrawlBench bench = bench()) {
      Crawl crawl = bench.crawl(everything(bench), standing -> Thread.currentThread().interrupt());
      CrawlResult result = crawl.run();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(result.end()).isEqualTo(End.STOPPED);
      assertThat(CrawlStanding.read(bench.catalog).getFirst().count(State.LEASED)).isZero();
    }
  }

  @Test
  void aSecondCrawlOfTheSameCatalogIsRefused() {
    try (CrawlBench bench = bench()) {
      List<Throwable> second = new ArrayList<>();
      bench
          .crawl(
              everything(bench).within(new Budget(3, 1_000, 1_000, null)),
              standing -> {
                try {
                  bench.run(everything(bench));
                } catch (UserError e) {
                  second.add(e);
                }
              })
          .run();
      assertThat(second).isNotEmpty();
      assertThat(second.getFirst()).hasMessageContaining("already running");
    }
  }

  @Test
  void theRealSiteIsNotAskedWithoutContactAndPermissionOrBelowThePace() {
    try (CrawlBench bench = bench()) {
      CrawlOptions real =
          CrawlOptions.from(List.of(URI.create("https://bandcamp.com/someone")), "1");
      assertThatThrownBy(() -> bench.crawl(real))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("crawl.contact", "crawl.permission");
      assertThatThrownBy(() ->
              bench.crawl(
                  real.on("me@example.org", Clients.STATED)
                      .at(Pace.Limits.atFloor(Duration.ofMillis(2_999)))))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("crawl.pace");
      assertThat(bench.starts).isEmpty();
    }
  }

  @Test
  void noSeedsMeansTheRealSiteAndSoTheGate() {
    try (CrawlBench bench = bench()) {
      assertThatThrownBy(() -> bench.crawl(CrawlOptions.from(List.of(), "1")))
          .isInstanceOf(UserError.class);
    }
  }

  @Test
  void aSeedThatIsNoPageOfTheSiteIsAMistake() {
    try (CrawlBench bench = bench()) {
      URI seed = bench.simulator.address().resolve("/EmbeddedPlayer/album=1/size=large/");
      assertThatThrownBy(() -> bench.run(bench.options(seed)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(seed.toString());
      assertThat(bench.starts).isEmpty();
    }
  }

  @Test
  void theOddCasesOfTheWorldAreTakenAsTheyAre() {
    try (CrawlBench bench = bench()) {
      Curiosities odd = WORLD.curiosities();
      CrawlResult result = bench.run(everything(bench));
      assertThat(result.failures()).containsKey("gone");
      assertThat(bench.paths()).contains("/" + odd.deletedFan().username());
      assertThat(bench.known(odd.emptyFan())).isEmpty();
      assertThat(bench.known(odd.deletedFan())).isEmpty();
      // the deleted record stays in its owner's collection
      Tralbum deleted = odd.deletedTralbum();
      assertThat(bench.shown(odd.ownerOfGone())).containsKey(deleted.key());
      // nobody has ever heard of the private one
      try (CatalogSnapshot snapshot = bench.catalog.snapshot(Snapshot.WISH_WEIGHT)) {
        assertThat(snapshot.tralbum(odd.privateTralbum().key())).isEqualTo(-1);
        assertThat(snapshot.tralbum(odd.largestId().key())).isNotEqualTo(-1);
      }
    }
  }

  @Test
  void aRedirectIsFollowedAndItsEndNotAskedAgain() {
    try (CrawlBench bench = bench()) {
      Tralbum renamed = WORLD.curiosities().renamedTralbum();
      URI now = bench.simulator.address(renamed);
      URI before = URI.create(now + "-demo");
      CrawlResult result = bench.run(bench.options(before, now));
      assertThat(result.end()).isEqualTo(End.FINISHED);
      assertThat(bench.paths()).doesNotHaveDuplicates().contains(now.getPath());
    }
  }

  @Test
  void everyRequestTellsWhoAsks() {
    try (CrawlBench bench = bench()) {
      bench.run(bench.options(bench.simulator.address(fan(0))).within(new Budget(5, 5, 5, null)));
      assertThat(
              new HashSet<>(bench.simulator.requests().stream().map(Request::userAgent).toList()))
          .containsExactly("bcrecommender/1.0 (recommender; loopback)");
    }
  }
}
