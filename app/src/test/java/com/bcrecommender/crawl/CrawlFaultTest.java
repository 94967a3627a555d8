package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.crawl.CrawlResult.End;
import com.bcrecommender.simulator.Fault;
import com.bcrecommender.simulator.Misbehaviour;
import com.bcrecommender.simulator.Request;
import com.bcrecommender.simulator.Robots;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What each way to misbehave leads to. The crawls are of the first few pages from one fan, over
/// loopback, in virtual time.
final class CrawlFaultTest {
  private static final World WORLD = World.make(new WorldOptions(8, 20, 60, true));
  private static final Fan FAN =
      WORLD.fans().stream()
          .filter(fan -> WORLD.collection(fan).size() > 8 && !fan.deleted())
          .findFirst()
          .orElseThrow();

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

  /// A run that ends when it has read eight pages, or earlier.
  private CrawlResult run() {
    return run(8);
  }

  private CrawlResult run(int pages) {
    URI seed = bench.simulator.address(FAN);
    Instant until = bench.time.instant().plus(Duration.ofDays(3));
    return bench.run(bench.options(seed).within(new Budget(100, pages, 100, until)));
  }

  private void misbehave(Fault fault, int times) {
    bench.simulator.misbehave(CrawlFaultTest::isTralbum, fault, times);
  }

  private static boolean isTralbum(Request request) {
    return request.path().startsWith("/_/");
  }

  /// The longest wait between the starts of two requests.
  private Duration longestGap() {
    Duration longest = Duration.ZERO;
    for (int i = 1; i < bench.starts.size(); i++) {
      Duration gap = Duration.between(bench.starts.get(i - 1), bench.starts.get(i));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }

  private CrawlStanding standing() {
    return CrawlStanding.read(bench.catalog).getFirst();
  }

  private void assertAskedAgainOnce() {
    List<String> paths = bench.paths();
    assertThat(paths.stream().filter(path -> Collections.frequency(paths, path) == 2).distinct())
        .hasSize(1);
  }

  @Test
  void tooManyWithoutRetryAfterBacksOffAndAsksAgain() {
    misbehave(new Fault.TooMany(null), 1);
    CrawlResult result = run();
    assertThat(result.end()).isEqualTo(End.BUDGET);
    assertThat(result.failures()).containsEntry("status 429", 1L);
    assertThat(result.pauses()).isEmpty();
    assertThat(longestGap()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    assertAskedAgainOnce();
  }

  @Test
  void retryAfterInSecondsIsKept() {
    misbehave(new Fault.TooMany("500"), 1);
    assertThat(run().end()).isEqualTo(End.BUDGET);
    assertThat(longestGap()).isBetween(Duration.ofSeconds(500), Duration.ofSeconds(501));
    assertAskedAgainOnce();
  }

  @Test
  void retryAfterAsADateIsKept() {
    String date = "Sun, 01 Mar 2026 13:00:00 GMT";
    misbehave(new Fault.Unavailable(date), 1);
    assertThat(run().end()).isEqualTo(End.BUDGET);
    Instant asked = Instant.parse("2026-03-01T13:00:00Z");
    assertThat(bench.starts)
        .anyMatch(start -> !start.isBefore(asked) && start.isBefore(asked.plusSeconds(1)));
    assertThat(bench.starts).filteredOn(start -> start.isBefore(asked)).hasSizeLessThan(5);
  }

  @Test
  void rubbishInRetryAfterIsTheOrdinaryBackOff() {
    misbehave(new Fault.TooMany("soon"), 1);
    assertThat(run().end()).isEqualTo(End.BUDGET);
    assertThat(longestGap()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
  }

  @Test
  void aRetryAfterBeyondThePatienceEndsTheRunAndBindsTheNext() {
    misbehave(new Fault.TooMany("36000"), 1);
    CrawlResult result = run();
    assertThat(result.end()).isEqualTo(End.WAITING);
    Instant goOn = result.goOn();
    assertThat(goOn).isNotNull().isAfter(bench.time.instant().plus(Duration.ofHours(9)));
    int requests = bench.simulator.requestCount();
    assertThat(run().end()).isEqualTo(End.WAITING);
    assertThat(bench.simulator.requestCount()).isEqualTo(requests);
    bench.time.pass(Duration.ofHours(10));
    assertThat(run().end()).isEqualTo(End.BUDGET);
  }

  @Test
  void threeRefusalsInARowPauseTheWholeCrawl() {
    bench.simulator.misbehave(
        request -> request.number() >= 4 && request.number() <= 6, new Fault.TooMany(null), 3);
    CrawlResult result = run();
    assertThat(result.pauses()).hasSize(1).first().asString().contains("429");
    assertThat(longestGap()).isGreaterThanOrEqualTo(Duration.ofHours(1));
    assertThat(result.end()).isEqualTo(End.BUDGET);
    assertThat(standing().pause()).isEmpty();
  }

  @Test
  void refusalsWithoutEndPauseLongerAndLonger() {
    bench.simulator.misbehave(
        request -> request.number() > 3, new Fault.Forbidden(), Misbehaviour.FOR_EVER);
    CrawlResult result = run();
    assertThat(result.end()).isEqualTo(End.PAUSED);
    assertThat(result.why()).contains("403");
    // one hour, two hours, and the third pause is beyond the patience
    assertThat(result.pauses()).hasSize(3);
    assertThat(standing().pause())
        .hasValueSatisfying(pause -> assertThat(pause.until()).isEqualTo(result.goOn()));
    assertThat(bench.simulator.requestCount()).isLessThan(20);
  }

  @Test
  void aChallengeStopsEverythingAtOnceAndIsNeverAnEmptyPage() {
    misbehave(new Fault.Challenge(), 1);
    CrawlResult result = run();
    assertThat(result.end()).isEqualTo(End.PAUSED);
    assertThat(result.goOn()).isEqualTo(bench.time.instant().plus(Duration.ofDays(1)));
    assertThat(result.failures()).containsEntry("challenge page", 1L);
    assertThat(isTralbum(bench.simulator.requests().getLast())).isTrue();
    assertThat(result.pages()).doesNotContainKey("tralbum");
    assertThat(standing().pause())
        .hasValueSatisfying(pause -> assertThat(pause.why()).contains("challenge"));

    int requests = bench.simulator.requestCount();
    assertThat(run().end()).isEqualTo(End.PAUSED);
    assertThat(bench.simulator.requestCount()).isEqualTo(requests);

    bench.time.pass(Duration.ofDays(1));
    assertThat(run().end()).isEqualTo(End.BUDGET);
    assertAskedAgainOnce();
    assertThat(standing().pause()).isEmpty();

    misbehave(new Fault.Challenge(), 1);
    assertThat(run().goOn()).isEqualTo(bench.time.instant().plus(Duration.ofDays(2)));
  }

  @Test
  void aChallengeInPlaceOfRobotsIsNoPermission() {
    bench.simulator.misbehave(
        request -> request.path().equals("/robots.txt"), new Fault.Challenge(), 1);
    assertThat(run().end()).isEqualTo(End.PAUSED);
    assertThat(bench.paths()).isEmpty();
  }

  @Test
  void aServerInTroubleIsAskedAgainLater() {
    misbehave(new Fault.Unavailable(null), 2);
    CrawlResult result = run();
    assertThat(result.end()).isEqualTo(End.BUDGET);
    assertThat(result.failures()).containsEntry("status 503", 2L);
    assertThat(longestGap()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aServerThatStaysInTroubleIsLeftAlone() {
    bench.simulator.misbehave(
        request -> request.number() > 2, new Fault.Unavailable(null), Misbehaviour.FOR_EVER);
    CrawlResult result = run();
    assertThat(result.pauses()).isNotEmpty().first().asString().contains("503");
    assertThat(bench.simulator.requestCount()).isLessThan(80);
  }

  @Test
  void anAnswerCutOffIsNotStoredAndIsAskedForAgain() {
    misbehave(new Fault.CutOff(), 1);
    CrawlResult result = run(30);
    assertThat(result.end()).isEqualTo(End.BUDGET);
    assertThat(result.failures()).containsEntry("no whole answer", 1L);
    assertAskedAgainOnce();
  }

  @Test
  void aSlowAnswerIsStillAnAnswer() {
    misbehave(new Fault.Slow(Duration.ofMillis(50)), 2);
    assertThat(run().failures()).doesNotContainKey("no whole answer");
  }

  @Test
  void aHugeAnswerIsNotReadToTheEndAndGivenUpInTheEnd() {
    bench.simulator.misbehave(
        request -> request.path().equals("/" + FAN.username()),
        new Fault.Huge(9 << 20),
        Misbehaviour.FOR_EVER);
    CrawlResult result = run();
    while (result.end() == End.WAITING) {
      bench.time.pass(Duration.ofDays(1));
      result = run();
    }
    assertThat(result.end()).isEqualTo(End.FINISHED);
    assertThat(bench.paths()).hasSize(RetryPlan.MOST_FAILURES);
    assertThat(standing().blocked().keySet()).first().asString().startsWith("given up");
    assertThat(bench.known(FAN)).isEmpty();
  }

  @Test
  void changedMarkupIsNeverStoredAsAnEmptyPageAndPausesWhenItGoesOn() {
    bench.simulator.misbehave(
        CrawlFaultTest::isTralbum, new Fault.ChangedMarkup(), Misbehaviour.FOR_EVER);
    bench.run(bench.options(bench.simulator.address(FAN)).within(new Budget(100, 1, 1, null)));
    CrawlResult result =
        bench.run(
            bench.options(bench.simulator.address(FAN)).within(new Budget(100, 100, 0, null)));
    assertThat(result.end()).isEqualTo(End.PAUSED);
    assertThat(result.why()).contains("could not be read");
    assertThat(result.failures()).containsEntry("could not be read", 5L);
    assertThat(result.pages()).isEmpty();
    assertThat(standing().count(State.RETRY)).isEqualTo(5);
  }

  @Test
  void aPageThatCannotBeReadIsAskedForAgainTheNextDay() {
    bench.simulator.misbehave(
        request -> request.path().equals("/" + FAN.username()), new Fault.ChangedMarkup(), 1);
    CrawlResult result = run();
    assertThat(result.end()).isEqualTo(End.WAITING);
    Instant tomorrow = bench.time.instant().plus(Duration.ofDays(1));
    assertThat(result.goOn()).isBetween(tomorrow.minusSeconds(5), tomorrow);
    assertThat(bench.known(FAN)).isEmpty();
    bench.time.pass(Duration.ofDays(1));
    assertThat(run().end()).isEqualTo(End.BUDGET);
    assertThat(bench.known(FAN)).isNotEmpty();
  }

  @Test
  void whatIsGoneIsNotAskedForAgain() {
    bench.simulator.misbehave(
        request -> request.path().equals("/" + FAN.username()), new Fault.Gone(), 1);
    CrawlResult result = run();
    assertThat(result.end()).isEqualTo(End.FINISHED);
    assertThat(result.failures()).containsEntry("gone", 1L);
    assertThat(run().requests()).isZero();
    assertThat(standing().count(State.GONE)).isEqualTo(1);
  }

  @Test
  void aCircleOfRedirectsIsBlocked() {
    misbehave(Fault.Redirect.loop(), 1);
    assertThat(run().failures()).containsEntry("redirects in a circle", 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/album/x",
        "https://bandcamp.com/someone",
        "http://10.0.0.1/x",
        "http://127.0.0.1:1/x",
        "//example.org/x"
      })
  void aRedirectElsewhereIsBlockedAndNothingIsAskedThere(String elsewhere) {
    misbehave(Fault.Redirect.to(elsewhere), 1);
    CrawlResult result = run();
    assertThat(result.end()).isEqualTo(End.BUDGET);
    assertThat(result.failures().keySet())
        .anyMatch(why -> why.startsWith("a redirect to what is refused"));
  }

  @Test
  void aRedirectToWhatRobotsForbidsIsBlocked() {
    misbehave(Fault.Redirect.to("/search?q=x"), 1);
    assertThat(run().failures()).containsEntry("a redirect to what is refused: robots.txt", 1L);
    assertThat(bench.paths()).doesNotContain("/search");
  }

  @Test
  void rulesThatChangeWhileTheCrawlRunsAreObeyedFromTheNextDayOn() {
    bench.run(bench.options(bench.simulator.address(FAN)).within(new Budget(100, 3, 3, null)));
    bench.simulator.robots(Robots.closed());
    int before = bench.paths().size();
    CrawlResult result = bench.run(bench.options(bench.simulator.address(FAN)));
    assertThat(result.end()).isEqualTo(End.FINISHED);
    assertThat(bench.paths()).hasSize(before);
  }

  @Test
  void anErrorInPlaceOfRobotsDeniesAllForAnHour() {
    bench.simulator.misbehave(
        request -> request.path().equals("/robots.txt"), new Fault.Unavailable(null), 1);
    CrawlResult result = run();
    assertThat(result.end()).isEqualTo(End.BUDGET);
    assertThat(longestGap()).isGreaterThanOrEqualTo(Duration.ofHours(1));
    assertThat(bench.simulator.requests().get(1).path()).isEqualTo("/robots.txt");
  }

  @Test
  void aRobotsFileThatIsNotThereAllowsAll() {
    bench.simulator.misbehave(
        request -> request.path().equals("/robots.txt"), new Fault.Gone(), Misbehaviour.FOR_EVER);
    assertThat(run().end()).isEqualTo(End.BUDGET);
  }
}
