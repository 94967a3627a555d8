package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.CrawlMemory;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.crawl.CrawlResult.End;
import com.bcrecommender.simulator.Fault;
import com.bcrecommender.simulator.Misbehaviour;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked again when, and what a day may cost: crawls of the simulator over loopback, in
/// virtual time.
final class CrawlScheduleTest {
  private static final World WORLD = World.make(new WorldOptions(8, 20, 60, true));
  private static final Duration REFRESH = CrawlOptions.REFRESH;

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

  private CrawlOptions everything() {
    return bench.options(bench.seeds().toArray(URI[]::new));
  }

  private CrawlStanding standing() {
    return CrawlStanding.read(bench.catalog, bench.time.instant()).getFirst();
  }

  @Test
  void aRunEndsThoughPagesWillBeDueAgainAndSaysWhen() {
    Instant before = bench.time.instant();
    CrawlResult result = bench.run(everything());
    assertThat(result.end()).isEqualTo(End.FINISHED);
    assertThat(result.why()).isEqualTo("nothing is left to ask");
    // what is gone is due before what was read
    assertThat(result.goOn())
        .isBetween(before.plus(RevisitPlan.GONE_FIRST), bench.time.instant().plus(REFRESH));
    assertThat(bench.time.instant()).isBefore(before.plus(Duration.ofDays(1)));
  }

  @Test
  void stalePagesAreReadAgainAndThoseThatSayTheSameAreCounted() {
    CrawlResult first = bench.run(everything());
    int before = bench.paths().size();
    bench.time.pass(REFRESH);
    long due = standing().dueAgain().values().stream().mapToLong(n -> n).sum();
    assertThat(due).isEqualTo(standing().count(State.PARSED) + standing().count(State.GONE));

    CrawlResult again = bench.run(everything());
    assertThat(again.end()).isEqualTo(End.FINISHED);
    assertThat(again.left()).isZero();
    assertThat(again.pages()).isEqualTo(first.pages());
    assertThat(again.unchanged())
        .isEqualTo(again.pages().values().stream().mapToLong(n -> n).sum());
    assertThat(again.discovered()).isZero();
    List<String> asked = bench.paths();
    assertThat(new HashSet<>(asked.subList(before, asked.size()))).hasSize((int) due);
    assertThat(standing().dueAgain()).isEmpty();
  }

  @Test
  void aPageThatChangedIsReadAgainBeforeOneThatDidNot() {
    bench.run(everything());
    bench.time.pass(REFRESH);
    Fan grown =
        WORLD.fans().stream()
            .filter(fan -> !fan.deleted() && WORLD.collection(fan).size() > 4)
            .findFirst()
            .orElseThrow();
    String path = "/" + grown.username();
    bench.rewrite(path, html -> html.replace(grown.name(), grown.name() + " II"));
    CrawlResult again = bench.run(everything());
    assertThat(again.unchanged())
        .isEqualTo(again.pages().values().stream().mapToLong(n -> n).sum() - 1);

    int before = bench.paths().size();
    bench.time.pass(Duration.ofDays(50));
    bench.run(everything());
    List<String> asked = bench.paths();
    assertThat(asked.subList(before, asked.size())).contains(path);
    assertThat(asked.subList(before, asked.size()).stream().filter(p -> !p.startsWith("/_/")))
        .as("fans asked again after 50 days")
        .hasSizeLessThan(4);
  }

  @Test
  void whatIsGoneIsAskedForEverMoreRarely() {
    Fan fan = WORLD.fans().stream().filter(f -> !f.deleted()).findFirst().orElseThrow();
    String path = "/" + fan.username();
    bench.simulator.misbehave(
        request -> request.path().equals(path), new Fault.Gone(), Misbehaviour.FOR_EVER);
    CrawlOptions options = bench.options(bench.simulator.address(fan));
    for (int day = 0; day < 1_000; day++) {
      bench.run(options);
      bench.time.pass(Duration.ofDays(1));
    }
    // on day 0, 30, 90, 210, 450 and 815
    assertThat(Collections.frequency(bench.paths(), path)).isEqualTo(6);
  }

  @Test
  void withoutARefreshNothingIsReadAgain() {
    CrawlOptions never = everything().refreshing(Duration.ZERO);
    bench.run(never);
    int before = bench.simulator.requestCount();
    bench.time.pass(Duration.ofDays(1_000));
    assertThat(bench.run(never).goOn()).isNull();
    assertThat(bench.simulator.requestCount()).isEqualTo(before);
  }

  @Test
  void theRequestsOfADayAreSharedByItsRunsAndTheNextDayHasItsOwn() {
    CrawlOptions options = everything().daily(new DailyBudget(10, Long.MAX_VALUE));
    CrawlResult part = bench.run(options.within(new Budget(4, 1_000, 1_000, null)));
    assertThat(part.requests()).isEqualTo(4);
    CrawlResult rest = bench.run(options);
    assertThat(rest.end()).isEqualTo(End.BUDGET);
    assertThat(rest.requests()).isEqualTo(6);
    assertThat(rest.why()).isEqualTo("the 10 requests of the day are spent");
    assertThat(rest.goOn()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(bench.run(options).requests()).isZero();
    assertThat(standing().today().requests()).isEqualTo(10);
    assertThat(standing().count(State.LEASED)).isZero();

    bench.time.pass(Duration.ofHours(12));
    assertThat(bench.run(options).requests()).isEqualTo(10);
  }

  @Test
  void aPatientRunGoesOnFromDayToDayWithinTheBudgetOfEach() {
    CrawlResult result =
        bench.run(
            everything().daily(new DailyBudget(20, Long.MAX_VALUE)).waiting(Duration.ofDays(2)));
    assertThat(result.end()).isEqualTo(End.FINISHED);
    TreeMap<LocalDate, Long> perDay =
        bench.starts.stream()
            .collect(
                Collectors.groupingBy(
                    start -> LocalDate.ofInstant(start, ZoneOffset.UTC),
                    TreeMap::new,
                    Collectors.counting()));
    assertThat(perDay).hasSizeGreaterThan(2);
    assertThat(perDay.headMap(perDay.lastKey()).values()).containsOnly(20L);
    perDay.forEach((day, requests) -> assertThat(spent(day).requests()).isEqualTo(requests));
    assertThat(perDay.keySet().stream().mapToLong(day -> spent(day).bytes()).sum())
        .isEqualTo(result.bytes());
  }

  private CrawlMemory.Cost spent(LocalDate day) {
    return bench.catalog.transaction(transaction ->
        CrawlMemory.of(transaction, bench.simulator.address().toString().replaceAll("/$", ""))
            .spent(day));
  }

  @Test
  void theBytesOfADayEndTheRunAfterTheAnswerThatGoesBeyond() {
    CrawlResult result = bench.run(everything().daily(new DailyBudget(Long.MAX_VALUE, 30_000)));
    assertThat(result.end()).isEqualTo(End.BUDGET);
    assertThat(result.why()).contains("MB of the day");
    assertThat(result.bytes()).isGreaterThanOrEqualTo(30_000);
    assertThat(standing().today().bytes()).isEqualTo(result.bytes());
    assertThat(bench.run(everything().daily(new DailyBudget(Long.MAX_VALUE, 30_000))).requests())
        .isZero();
  }

  @Test
  void whatAnswersCostIsKnownByKindForThePlan() {
    CrawlResult result = bench.run(everything());
    CrawlMemory.Cost fans = standing().costs().getOrDefault(Kind.FAN, CrawlMemory.Cost.NONE);
    assertThat(fans.requests())
        .isGreaterThanOrEqualTo(result.pages().getOrDefault("fan", 0L))
        .isPositive();
    assertThat(fans.bytes() / fans.requests()).isBetween(500L, 200_000L);
    assertThat(standing().costs().values().stream().mapToLong(CrawlMemory.Cost::bytes).sum())
        .isLessThanOrEqualTo(result.bytes());
    assertThat(standing().run())
        .hasValueSatisfying(run -> assertThat(run.done()).isGreaterThan(50));
  }
}
