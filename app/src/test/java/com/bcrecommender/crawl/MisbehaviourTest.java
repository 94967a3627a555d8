package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.crawl.CrawlResult.End;
import com.bcrecommender.simulator.Fault;
import com.bcrecommender.simulator.Misbehaviour;
import com.bcrecommender.simulator.Request;
import com.bcrecommender.simulator.Simulator;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which the simulator can misbehave has a row here that says what comes of it: what
/// is counted, how long the crawl keeps away, whether the page is asked for again, and whether the
/// catalog is the undisturbed crawl's in the end.
final class MisbehaviourTest {
  private static final World WORLD = World.make(new WorldOptions(8, 20, 60, true));

  /// One fault at the first record that is asked for, once.
  ///
  /// @param counted what the run counts as failed; empty for nothing
  /// @param least the crawl keeps away from the whole site so long
  /// @param asked how often the page is asked for in the end
  /// @param settled where its address stands in the end
  record Row(Fault fault, String counted, Duration least, int asked, State settled) {
    @Override
    public String toString() {
      return fault.toString();
    }
  }

  private static Row again(Fault fault, String counted, Duration least) {
    return new Row(fault, counted, least, 2, State.PARSED);
  }

  static Stream<Row> rows() {
    Duration floor = Duration.ofSeconds(3);
    Duration backOff = Duration.ofSeconds(30);
    return Stream.of(
        again(new Fault.TooMany(null), "status 429", backOff),
        again(new Fault.TooMany("500"), "status 429", Duration.ofSeconds(500)),
        again(new Fault.TooMany("soon"), "status 429", backOff),
        again(
            new Fault.TooMany("Sun, 01 Mar 2026 14:00:00 GMT"),
            "status 429",
            Duration.ofMinutes(115)),
        again(new Fault.Unavailable(null), "status 503", backOff),
        again(new Fault.Unavailable("40000"), "status 503", Duration.ofSeconds(40_000)),
        again(new Fault.Forbidden(), "status 403", floor),
        again(new Fault.CutOff(), "no whole answer", backOff),
        again(new Fault.Challenge(), "challenge page", Duration.ofHours(24)),
        again(new Fault.ChangedMarkup(), "could not be read", floor),
        again(new Fault.Huge(9 << 20), "no whole answer", floor),
        new Row(new Fault.Slow(Duration.ofMillis(50)), "", floor, 1, State.PARSED),
        new Row(new Fault.Gone(), "gone", floor, 1, State.GONE),
        new Row(Fault.Redirect.loop(), "redirects in a circle", floor, 1, State.BLOCKED),
        new Row(
            Fault.Redirect.to("https://example.org/album/x"),
            "a redirect to what is refused: not of",
            floor,
            1,
            State.BLOCKED),
        new Row(
            Fault.Redirect.to("/search?q=x"),
            "a redirect to what is refused: robots.txt",
            floor,
            1,
            State.BLOCKED));
  }

  private static @Nullable Simulator simulator;
  private static @Nullable HttpTransport http;
  private static String undisturbed = "";
  private static Map<String, Long> undisturbedFailures = new TreeMap<>();

  @TempDir static Path folder;
  private final VirtualTime time = new VirtualTime();
  private final List<Instant> starts = new ArrayList<>();

  @BeforeAll
  static void crawlUndisturbed() {
    simulator = Simulator.start(SimulatorOptions.of(WORLD));
    http = new HttpTransport();
    try (Catalog catalog = Catalog.open(folder.resolve("undisturbed.db"))) {
      undisturbedFailures = new MisbehaviourTest().crawl(catalog);
      undisturbed = catalog.checksum();
    }
  }

  @AfterAll
  static void stop() {
    if (http != null) {
      http.close();
    }
    site().close();
  }

  private static Simulator site() {
    if (simulator == null) {
      throw new AssertionError("not started");
    }
    return simulator;
  }

  @Test
  void everyFaultHasARow() {
    assertThat(rows().<Class<?>>map(row -> row.fault().getClass()).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Fault.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void comesToWhatItsRowSays(Row row) {
    int before = site().requestCount();
    Misbehaviour order =
        site().misbehave(request -> request.path().startsWith("/_/"), row.fault(), 1);
    try (Catalog catalog = Catalog.open(folder.resolve(before + ".db"))) {
      Map<String, Long> failures = crawl(catalog);
      assertThat(order.count()).isEqualTo(1);
      List<String> paths = site().requests().stream().skip(before).map(Request::path).toList();
      String path = paths.stream().filter(each -> each.startsWith("/_/")).findFirst().orElseThrow();
      assertThat(paths.stream().filter(path::equals)).hasSize(row.asked());
      assertThat(longestGap()).isBetween(row.least(), longest(row));
      undisturbedFailures.forEach((why, count) -> failures.merge(why, -count, Long::sum));
      // Of a page that never comes what it leads to does not either.
      failures.values().removeIf(more -> more == 0 || (more < 0 && row.settled() != State.PARSED));
      if (row.counted().isEmpty()) {
        assertThat(failures).isEmpty();
      } else {
        assertThat(failures.keySet()).singleElement().asString().startsWith(row.counted());
        assertThat(failures.values()).containsExactly(1L);
      }
      CrawlStanding standing = CrawlStanding.read(catalog).getFirst();
      assertThat(standing.count(row.settled())).isPositive();
      assertThat(standing.pause()).isEmpty();
      assertThat(catalog.checksum().equals(undisturbed))
          .as("the same catalog as undisturbed")
          .isEqualTo(row.settled() == State.PARSED);
    }
  }

  /// What is asked for again by its own plan, a minute or a day later, may be all that is left.
  private static Duration longest(Row row) {
    return row.counted().equals("could not be read")
        ? Duration.ofDays(1).plusMinutes(1)
        : row.least().plus(Duration.ofMinutes(6));
  }

  /// Until nothing is left, through all waits and rests.
  ///
  /// @return what the runs counted as failed
  private Map<String, Long> crawl(Catalog catalog) {
    Map<String, Long> failures = new TreeMap<>();
    List<URI> seeds = WORLD.fans().stream().map(site()::address).toList();
    CrawlOptions options = CrawlOptions.from(seeds, "1.0").at(Pace.Limits.DEFAULT);
    while (true) {
      CrawlResult result =
          new Crawl(
                  catalog,
                  options,
                  new Surroundings(
                      this::send, Origin.Resolver.SYSTEM, time, time, new SplittableRandom(1)),
                  standing -> {})
              .run();
      result.failures().forEach((why, count) -> failures.merge(why, count, Long::sum));
      Instant goOn = result.goOn();
      if (result.end() == End.FINISHED || goOn == null) {
        assertThat(result.end()).isEqualTo(End.FINISHED);
        return failures;
      }
      time.sleep(Duration.between(time.instant(), goOn));
    }
  }

  private Transport.Answer send(Transport.Request request)
      throws IOException, InterruptedException {
    starts.add(time.instant());
    time.pass(Duration.ofMillis(100));
    if (http == null) {
      throw new AssertionError("not started");
    }
    return http.send(request);
  }

  private Duration longestGap() {
    Duration longest = Duration.ZERO;
    for (int i = 1; i < starts.size(); i++) {
      Duration gap = Duration.between(starts.get(i - 1), starts.get(i));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }
}
