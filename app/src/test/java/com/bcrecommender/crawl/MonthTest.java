package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.crawl.MonthEvent.Outcome;
import com.bcrecommender.crawl.MonthEvent.Sent;
import com.bcrecommender.crawl.Weather.Spell;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/// A month of crawling the real site's likeness, in memory and in virtual time, with runs of many
/// budgets, bad weather and killed processes. Laws are held against the log of all its requests.
final class MonthTest {
  private static final Map<Spell, Duration> LENGTHS = new EnumMap<>(Spell.class);

  static {
    LENGTHS.put(Spell.SLOW, Duration.ofHours(1));
    LENGTHS.put(Spell.LIMITED, Duration.ofMinutes(30));
    LENGTHS.put(Spell.OUTAGE, Duration.ofHours(5));
    LENGTHS.put(Spell.FORBIDDEN, Duration.ofMinutes(20));
    LENGTHS.put(Spell.CHALLENGE, Duration.ofMinutes(10));
    LENGTHS.put(Spell.CUT, Duration.ofMinutes(30));
    LENGTHS.put(Spell.UNREADABLE, Duration.ofMinutes(5));
  }

  /// In memory, where the system has such a folder: a catalog is written three times a request, and
  /// a month on a disk that others use would last as long as they let it.
  static final class Memory implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      Path memory = Path.of("/dev/shm");
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "bcr-month")
          : Files.createTempDirectory("bcr-month");
    }
  }

  @TempDir(factory = Memory.class)
  Path folder;

  private final List<MonthEvent> log = new ArrayList<>();
  private final VirtualTime time = new VirtualTime();

  @Test
  void aDayKeepsTheLaws() {
    crawl(1, 1);
    judge();
    assertThat(requests()).isGreaterThan(1_500);
  }

  @Tag("long")
  @Test
  void aMonthOfAHundredThousandRequestsKeepsTheLaws() {
    long began = System.nanoTime();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    crawl(7, 30);
    PaceLaw pace = new PaceLaw();
    RobotsLaw robots = new RobotsLaw();
    BudgetLaw budget = new BudgetLaw();
    BreakerLaw breaker = new BreakerLaw();
    OnceLaw once = new OnceLaw();
    judge(pace, robots, budget, breaker, once);
    System.out.printf(
        "%,d requests of 30 days in %.1f s, %.1f s of one core: back-off up to level %d, forgiven %d times; robots.txt read again %d times, hosts closed %d times; rests %s up to level %d;"
            + " %d runs, %d killed, %d requests repeated after a kill, %d asked again; %s%n",
        requests(),
        (System.nanoTime() - began) / 1e9,
        (threads.getCurrentThreadCpuTime() - cpu) / 1e9,
        pace.highestLevel,
        pace.forgiven,
        robots.readAgain,
        robots.closings,
        breaker.rests,
        breaker.highestLevel,
        count(MonthEvent.Began.class),
        killed(),
        once.repeatedAfterKill,
        once.askedAgain,
        outcomes());

    // The month held what the laws are about.
    assertThat(requests()).isGreaterThan(100_000);
    assertThat(Duration.between(first().start(), last().end())).isGreaterThan(Duration.ofDays(25));
    assertThat(pace.highestLevel).isGreaterThan(6);
    assertThat(pace.forgiven).isGreaterThan(20);
    assertThat(robots.readAgain).isGreaterThan(30);
    assertThat(robots.versions).hasSizeGreaterThan(2);
    assertThat(robots.closings).isGreaterThan(5);
    assertThat(breaker.rests).containsKeys("challenge", "refusals", "failures", "unreadable");
    assertThat(breaker.highestLevel).isGreaterThan(1);
    assertThat(budget.spent).isGreaterThan(10);
    assertThat(killed()).isGreaterThan(20);
    assertThat((long) once.repeatedAfterKill).isPositive().isLessThanOrEqualTo(killed());
    assertThat(outcomes().keySet()).containsExactlyInAnyOrder(Outcome.values());
  }

  private void judge(MonthLaw... laws) {
    List<MonthLaw> all = new ArrayList<>(List.of(laws));
    if (all.isEmpty()) {
      all.addAll(
          List.of(
              new PaceLaw(), new RobotsLaw(), new BudgetLaw(), new BreakerLaw(), new OnceLaw()));
    }
    all.add(new HonestyLaw("bcrecommender/1.0 (recommender; +me@example.org)"));
    assertThat(all.stream().flatMap(law -> law.judge(log).stream())).isEmpty();
  }

  /// An operator's days: a run each morning, again after each rest and each kill; two days in the
  /// middle are one run without a bound.
  private void crawl(long seed, int days) {
    SplittableRandom random = new SplittableRandom(seed);
    Instant from = time.instant();
    Instant end = from.plus(Duration.ofDays(days));
    Weather weather = new Weather(random.split(), from, days, LENGTHS);
    // From an outage on, which takes ten failures for a run that waits.
    int longRun = weather.day(Spell.OUTAGE);
    Instant narrow = from.plus(Duration.ofDays(longRun)).plus(Duration.ofHours(3));
    MonthSite site =
        new MonthSite(
            time, random.split(), weather, narrow, narrow.plus(Duration.ofDays(2)), log::add);
    try (Catalog catalog = Catalog.open(folder.resolve("month.db"))) {
      while (time.instant().isBefore(end)) {
        long day = Duration.between(from, time.instant()).toDays();
        boolean unbounded = longRun >= 0 && (day == longRun || day == longRun + 1);
        Instant morning = from.plus(Duration.ofDays(day));
        Budget budget =
            unbounded
                ? new Budget(
                    Long.MAX_VALUE,
                    Long.MAX_VALUE,
                    Long.MAX_VALUE,
                    from.plus(Duration.ofDays(longRun + 2L)))
                : new Budget(
                    1_000 + random.nextInt(1_800),
                    Long.MAX_VALUE,
                    random.nextInt(10) == 0 ? 100 : Long.MAX_VALUE,
                    morning.plus(Duration.ofHours(12)));
        if (!unbounded && random.nextInt(2) == 0) {
          site.killIn(1 + random.nextInt(1_500), random.nextBoolean());
        }
        Duration patience = unbounded ? Duration.ofHours(30) : Duration.ofMinutes(10);
        @Nullable CrawlResult result = run(catalog, site, budget, patience, random);
        Instant next = nextRun(result, morning.plus(Duration.ofDays(1)));
        if (next.isAfter(time.instant())) {
          time.sleep(Duration.between(time.instant(), next));
        }
      }
      CrawlStanding standing = CrawlStanding.read(catalog).getFirst();
      assertThat(standing.count(State.PARSED)).isPositive();
      assertThat(standing.count(State.LEASED)).isZero();
    }
  }

  /// At once after a kill, after a rest what the run said, else the next morning.
  private Instant nextRun(@Nullable CrawlResult result, Instant tomorrow) {
    if (result == null) {
      return time.instant();
    }
    return switch (result.end()) {
      case PAUSED, WAITING -> result.goOn() == null ? tomorrow : result.goOn();
      case BUDGET, FINISHED, STOPPED -> tomorrow;
    };
  }

  private @Nullable CrawlResult run(
      Catalog catalog, MonthSite site, Budget budget, Duration patience, SplittableRandom random) {
    List<URI> seeds = IntStream.range(0, 5).mapToObj(MonthSite::fan).toList();
    CrawlOptions options =
        CrawlOptions.from(seeds, "1.0")
            .on("me@example.org", Clients.STATED)
            .at(Pace.Limits.DEFAULT)
            .within(budget)
            .waiting(patience);
    log.add(new MonthEvent.Began(time.instant(), budget));
    int before = log.size();
    try {
      CrawlResult result =
          new Crawl(
                  catalog,
                  options,
                  new Surroundings(site, Clients.OPEN, time, time, random.split()),
                  standing -> {})
              .run();
      log.add(new MonthEvent.Ended(time.instant(), result, false));
      return result;
    } catch (MonthSite.Killed killed) {
      boolean inHand = log.size() > before && site.killedAfterAnswer();
      log.add(new MonthEvent.Ended(time.instant(), null, inHand));
      return null;
    }
  }

  private List<Sent> sent() {
    return log.stream().filter(Sent.class::isInstance).map(Sent.class::cast).toList();
  }

  private long requests() {
    return count(Sent.class);
  }

  private Sent first() {
    return sent().getFirst();
  }

  private Sent last() {
    return sent().getLast();
  }

  private long count(Class<? extends MonthEvent> kind) {
    return log.stream().filter(kind::isInstance).count();
  }

  private long killed() {
    return log.stream()
        .filter(event -> event instanceof MonthEvent.Ended ended && ended.result() == null)
        .count();
  }

  private Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> outcomes = new TreeMap<>();
    sent().forEach(sent -> outcomes.merge(sent.outcome(), 1L, Long::sum));
    return outcomes;
  }
}
