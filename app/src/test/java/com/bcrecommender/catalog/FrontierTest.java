package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.catalog.Frontier.Entry;
import com.bcrecommender.catalog.Frontier.Found;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Frontier.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrontierTest {
  private static final String ORIGIN = "http://127.0.0.1:1";
  private static final Duration LEASE = Duration.ofMinutes(10);

  @TempDir Path folder;
  private Catalog catalog;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @BeforeEach
  void open() {
    catalog = Catalog.open(folder.resolve("catalog.db"));
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  private <T> T ask(Function<Frontier, T> work) {
    return catalog.transaction(transaction -> work.apply(Frontier.of(transaction, ORIGIN, now)));
  }

  private void tell(Consumer<Frontier> work) {
    ask(frontier -> {
      work.accept(frontier);
      return now;
    });
  }

  private boolean discover(Kind kind, String url) {
    return discover(kind, url, 1);
  }

  private boolean discover(Kind kind, String url, double worth) {
    return ask(frontier -> frontier.discover(kind, url, null, new Found(0, worth, false)));
  }

  private @Nullable Entry lease() {
    return lease(true).orElse(null);
  }

  private Optional<Entry> lease(boolean fans) {
    return ask(frontier -> frontier.lease("me", now.plus(LEASE), fans));
  }

  private Optional<Instant> nextDue(boolean fans) {
    return ask(frontier -> frontier.nextDue(fans));
  }

  private Map<String, Long> blocked() {
    return ask(frontier -> frontier.reasons(State.BLOCKED));
  }

  private Map<Kind, Map<State, Long>> counts() {
    return ask(Frontier::counts);
  }

  private long waiting() {
    return ask(Frontier::waiting);
  }

  private String next() {
    Entry entry = lease();
    return entry == null ? "nothing" : entry.url();
  }

  private List<String> rest() {
    List<String> urls = new ArrayList<>();
    for (Entry entry = lease(); entry != null; entry = lease()) {
      urls.add(entry.url());
      Entry done = entry;
      tell(frontier -> frontier.parsed(done, null));
    }
    return urls;
  }

  @Test
  void anAddressIsDiscoveredOnce() {
    assertThat(discover(Kind.FAN, "f1")).isTrue();
    assertThat(discover(Kind.FAN, "f1")).isFalse();
    assertThat(rest()).containsExactly("f1");
    assertThat(discover(Kind.FAN, "f1")).isFalse();
    assertThat(rest()).isEmpty();
  }

  @Test
  void whatAddsMostComesFirstThenWhatWasFoundFirst() {
    List.of("t1", "t2", "t3", "t4", "t3", "t3", "t2", "t4", "t4")
        .forEach(url -> discover(Kind.TRALBUM, url));
    assertThat(rest()).containsExactly("t3", "t4", "t2", "t1");
  }

  @Test
  void oneRareMentionOutweighsManyOfHits() {
    for (int i = 0; i < 30; i++) {
      discover(Kind.FAN, "buyer of hits", 1.0 / 2_000);
    }
    discover(Kind.FAN, "connoisseur", 1.0 / 3);
    discover(Kind.FAN, "connoisseur", 1.0 / 3);
    discover(Kind.FAN, "newcomer", 1.0 / 2);
    assertThat(rest()).containsExactly("connoisseur", "newcomer", "buyer of hits");
  }

  @Test
  void aPageThatIsReadAgainDoesNotCountTwiceWhatItNames() {
    discover(Kind.TRALBUM, "t1", 1);
    discover(Kind.TRALBUM, "t2", 2);
    tell(frontier -> {
      Found again = new Found(0, 5, true);
      assertThat(frontier.discover(Kind.TRALBUM, "t1", null, again)).isFalse();
      assertThat(frontier.discover(Kind.TRALBUM, "t3", null, again)).isTrue();
    });
    assertThat(rest()).containsExactly("t3", "t2", "t1");
  }

  /// A seed that leads to a thousand tralbums of a large priority, and two that lead to a few.
  @Test
  void noSeedStarvesAnother() {
    List<Entry> seeds = new ArrayList<>();
    List.of("s1", "s2", "s3").forEach(url -> tell(frontier -> frontier.seed(Kind.FAN, url)));
    for (int i = 0; i < 3; i++) {
      Entry seed = taken();
      tell(frontier -> frontier.parsed(seed, null));
      seeds.add(seed);
    }
    for (int i = 0; i < 3; i++) {
      Entry seed = seeds.get(i);
      for (int j = 0; j < (i == 0 ? 1_000 : 4); j++) {
        Found found = new Found(seed.seed(), i == 0 ? 100 : 1, false);
        String url = seed.url() + "/t" + j;
        ask(frontier -> frontier.discover(Kind.TRALBUM, url, null, found));
      }
    }
    List<String> first = rest().subList(0, 12);
    for (Entry seed : seeds) {
      assertThat(first.stream().filter(url -> url.startsWith(seed.url()))).hasSize(4);
    }
  }

  @Test
  void aSeedThatIsKnownAlreadyIsNotAskedAgainButLeadsOnByItself() {
    discover(Kind.FAN, "f1");
    Entry before = taken();
    assertThat(before.seed()).isZero();
    tell(frontier -> {
      frontier.giveBack(before);
      frontier.seed(Kind.FAN, "f1");
    });
    assertThat(taken().seed()).isEqualTo(before.id());
    assertThat(next()).isEqualTo("nothing");
  }

  @Test
  void whatIsReadIsDueAgainAtItsTimeAndTakesTurnsWithTheNew() {
    discover(Kind.FAN, "old");
    Entry old = taken();
    Instant due = now.plus(Duration.ofDays(30));
    Visits visits = new Visits(now.toEpochMilli(), 17, 3, 1, 1_000, 0);
    tell(frontier -> frontier.parsed(old, visits, due, null));
    assertThat(next()).isEqualTo("nothing");
    assertThat(nextDue(true)).as("what is read does not wait").isEmpty();
    assertThat(ask(Frontier::nextAgain)).contains(due);
    assertThat(waiting()).isZero();

    now = due;
    assertThat(ask(Frontier::dueAgain)).isEqualTo(Map.of(Kind.FAN, 1L));
    List.of("f1", "f2", "f3").forEach(url -> discover(Kind.FAN, url));
    assertThat(lease(false)).as("fans held back").isEmpty();
    Entry again = taken();
    assertThat(again.url()).isEqualTo("old");
    assertThat(again.was()).isEqualTo(State.PARSED);
    assertThat(again.visits()).isEqualTo(visits);
    tell(frontier -> frontier.giveBack(again));
    assertThat(stateOf("old")).isEqualTo(State.PARSED);
    assertThat(ask(Frontier::nextAgain)).contains(due);
    assertThat(List.of(next(), next(), next(), next())).containsExactly("f1", "old", "f2", "f3");
  }

  @Test
  void whatIsGoneIsDueAgainAtItsTimeAndCountsItsAbsences() {
    discover(Kind.TRALBUM, "t1");
    for (int absences = 0; absences < 3; absences++) {
      Entry entry = taken();
      assertThat(entry.visits().absences()).isEqualTo(absences);
      Instant due = now.plus(Duration.ofDays(30L << absences));
      tell(frontier -> frontier.gone(entry, "status 404", due));
      assertThat(next()).isEqualTo("nothing");
      now = due;
    }
    Entry back = taken();
    tell(frontier -> frontier.parsed(back, new Visits(1, 1, 0, 0, 0, 0), now, null));
    assertThat(taken().visits().absences()).isZero();
  }

  @Test
  void theRestOfACollectionBeginsAnewOnlyWhereItWasReadToItsEnd() {
    ask(frontier -> frontier.discover(Kind.COLLECTION, "c#1", "token-1", new Found(0, 1, false)));
    tell(frontier -> assertThat(frontier.beginAnew("c#1", "token-9")).isFalse());
    Entry entry = taken();
    tell(frontier -> frontier.parsed(entry, null));
    tell(frontier -> assertThat(frontier.beginAnew("c#1", "token-9")).isTrue());
    assertThat(taken().position()).isEqualTo("token-9");
  }

  @Test
  void aCanaryThatIsDueGoesBeforeEverythingElse() {
    List.of("t1", "t2").forEach(url -> discover(Kind.TRALBUM, url));
    tell(frontier -> frontier.canary(Kind.TRALBUM, "c1"));
    Entry canary = taken();
    assertThat(canary.url()).isEqualTo("c1");
    assertThat(canary.expects()).isEmpty();
    Instant tomorrow = now.plus(Duration.ofDays(1));
    tell(frontier -> {
      frontier.expect(canary, "title, tags");
      frontier.parsed(canary, new Visits(1, 1, 0, 0, 0, 0), tomorrow, null);
      frontier.canary(Kind.TRALBUM, "c1");
    });
    assertThat(next()).isEqualTo("t1");
    now = tomorrow;
    Entry again = taken();
    assertThat(again.url()).isEqualTo("c1");
    assertThat(again.expects()).isEqualTo("title, tags");
    tell(frontier -> {
      assertThat(frontier.canaries(Kind.TRALBUM)).isEqualTo(1);
      frontier.gone(again, "status 404", tomorrow);
      assertThat(frontier.canaries(Kind.TRALBUM)).isZero();
      frontier.canary(Kind.TRALBUM, "c1");
      assertThat(frontier.canaries(Kind.TRALBUM)).as("gone pages watch nothing").isZero();
    });
  }

  @Test
  void canariesCanBeForgottenOrToldToLearnAnew() {
    List.of("c1", "c2").forEach(url -> tell(frontier -> frontier.canary(Kind.FAN, url)));
    Entry first = taken();
    tell(frontier -> {
      frontier.expect(first, "name");
      assertThat(frontier.expectAnew()).isEqualTo(2);
      frontier.giveBack(first);
    });
    assertThat(taken().expects()).isEmpty();
    tell(frontier -> frontier.canariesOnly(List.of("c2"), Duration.ZERO));
    tell(frontier -> assertThat(frontier.canaries(Kind.FAN)).isEqualTo(1));
  }

  @Test
  void theKindsTakeTurnsAndThoseWithNothingAreSkipped() {
    List.of("f1", "f2", "f3").forEach(url -> discover(Kind.FAN, url));
    List.of("t1", "t2", "t3", "t4").forEach(url -> discover(Kind.TRALBUM, url));
    discover(Kind.GRID, "g1");
    assertThat(rest()).containsExactly("f1", "t1", "g1", "f2", "t2", "f3", "t3", "t4");
  }

  @Test
  void aLeasedAddressIsNobodyElsesUntilTheLeaseRunsOut() {
    discover(Kind.FAN, "f1");
    assertThat(next()).isEqualTo("f1");
    assertThat(next()).isEqualTo("nothing");
    now = now.plus(LEASE).minusMillis(1);
    assertThat(next()).isEqualTo("nothing");
    now = now.plusMillis(1);
    assertThat(next()).isEqualTo("f1");
  }

  @Test
  void whoKnowsThatTheOthersAreDeadEndsTheirLeases() {
    discover(Kind.FAN, "f1");
    next();
    tell(frontier -> assertThat(frontier.endLeasesOfOthers("me")).isZero());
    assertThat(next()).isEqualTo("nothing");
    tell(frontier -> assertThat(frontier.endLeasesOfOthers("the next")).isEqualTo(1));
    assertThat(next()).isEqualTo("f1");
  }

  @Test
  void whatIsToBeAskedAgainWaitsUntilItIsDueAndThenGoesFirst() {
    discover(Kind.TRALBUM, "t1");
    Entry entry = taken();
    Instant due = now.plusSeconds(60);
    tell(frontier -> frontier.retry(entry, due, "status 503", true));
    discover(Kind.TRALBUM, "t2");
    assertThat(nextDue(true)).contains(due);
    now = due;
    Entry again = taken();
    assertThat(again.url()).isEqualTo("t1");
    assertThat(again.failures()).isEqualTo(1);
    assertThat(next()).isEqualTo("t2");
  }

  @Test
  void anAddressThatEndsTheProgramAgainAndAgainIsBlocked() {
    discover(Kind.FAN, "f1");
    for (int i = 0; i < Frontier.MOST_TRIES; i++) {
      assertThat(next()).isEqualTo("f1");
      tell(frontier -> frontier.endLeasesOfOthers("the next"));
    }
    assertThat(next()).isEqualTo("nothing");
    assertThat(blocked()).containsEntry("taken 5 times without a word", 1L);
  }

  @Test
  void anAddressGivenBackIsAsIfNobodyHadTakenIt() {
    discover(Kind.FAN, "f1");
    for (int i = 0; i < 20; i++) {
      Entry entry = taken();
      tell(frontier -> frontier.giveBack(entry));
    }
    assertThat(next()).isEqualTo("f1");
  }

  @Test
  void aCollectionGoesOnFromItsPosition() {
    ask(frontier -> frontier.discover(Kind.COLLECTION, "c#1", "token-1", new Found(0, 1, false)));
    Entry first = taken();
    assertThat(first.position()).isEqualTo("token-1");
    tell(frontier -> frontier.goesOn(first, "token-2"));
    Entry second = taken();
    assertThat(second.position()).isEqualTo("token-2");
  }

  @Test
  void fansCanBeHeldBackWithoutHoldingUpTheRest() {
    discover(Kind.FAN, "f1");
    discover(Kind.TRALBUM, "t1");
    Entry entry = taken();
    tell(frontier -> frontier.retry(entry, now, "later", false));
    discover(Kind.FAN, "f2");
    assertThat(lease(false).map(Entry::url)).contains("t1");
    assertThat(lease(false)).isEmpty();
    assertThat(nextDue(false)).contains(now.plus(LEASE));
  }

  @Test
  void anAddressThatAnotherTurnedOutToBeIsNotAskedAgain() {
    discover(Kind.TRALBUM, "old");
    discover(Kind.TRALBUM, "new");
    Entry old = taken();
    tell(frontier -> {
      frontier.parsed(old, null);
      frontier.parsedToo(Kind.TRALBUM, "new");
      frontier.parsedToo(Kind.TRALBUM, "never heard of");
    });
    assertThat(rest()).isEmpty();
    assertThat(discover(Kind.TRALBUM, "never heard of")).isFalse();
  }

  @Test
  void twoOriginsDoNotMix() {
    discover(Kind.FAN, "f1");
    catalog.transaction(transaction -> {
      Frontier other = Frontier.of(transaction, "https://other", now);
      assertThat(other.lease("me", now.plus(LEASE), true)).isEmpty();
      assertThat(other.discover(Kind.FAN, "f1", null, new Found(0, 1, false))).isTrue();
      assertThat(other.waiting()).isEqualTo(1);
      return now;
    });
    assertThat(rest()).containsExactly("f1");
  }

  @Test
  void whatATransactionDidNotEndNeverHappened() {
    discover(Kind.FAN, "f1");
    assertThatThrownBy(() ->
            ask(frontier -> {
              frontier.discover(Kind.FAN, "f2", null, new Found(0, 1, false));
              frontier.lease("me", now.plus(LEASE), true);
              throw new IllegalStateException("pulled out");
            }))
        .hasMessage("pulled out");
    assertThat(rest()).containsExactly("f1");
  }

  @Test
  void theCountsTellWhereEveryAddressStands() {
    List.of("f1", "f2", "f3", "f4", "f5").forEach(url -> discover(Kind.FAN, url));
    tell(frontier -> frontier.discoverBlocked(Kind.TRALBUM, "t1", "not of bandcamp.com"));
    List<Entry> entries = List.of(taken(), taken(), taken(), taken());
    tell(frontier -> {
      frontier.parsed(entries.get(0), null);
      frontier.gone(entries.get(1), "status 404", Instant.EPOCH);
      frontier.blocked(entries.get(2), "robots.txt");
    });
    assertThat(counts())
        .containsEntry(
            Kind.FAN,
            Map.of(
                State.DISCOVERED, 1L,
                State.LEASED, 1L,
                State.PARSED, 1L,
                State.GONE, 1L,
                State.BLOCKED, 1L))
        .containsEntry(Kind.TRALBUM, Map.of(State.BLOCKED, 1L));
    assertThat(waiting()).isEqualTo(2);
  }

  private Entry taken() {
    Entry entry = lease();
    if (entry == null) {
      throw new AssertionError("nothing to take");
    }
    return entry;
  }

  /// Random work, checked against a model in memory: nothing is lost, nothing is in two hands.
  @Test
  void randomWorkLosesNothingAndTakesNothingTwice() {
    Random random = new Random(11);
    List<Kind> kinds = List.of(Kind.values());
    Set<String> waiting = new HashSet<>();
    Set<String> settled = new HashSet<>();
    NavigableMap<String, Entry> inHand = new TreeMap<>();
    for (int step = 0; step < 3_000; step++) {
      now = now.plusMillis(1);
      if (random.nextInt(3) == 0) {
        String url = "u" + random.nextInt(600);
        boolean known = waiting.contains(url) || settled.contains(url) || inHand.containsKey(url);
        assertThat(discover(kinds.get(random.nextInt(5)), url)).isEqualTo(!known);
        if (!known) {
          waiting.add(url);
        }
      } else if (random.nextBoolean()) {
        Entry entry = lease();
        if (entry == null) {
          assertThat(waiting).isEmpty();
        } else {
          assertThat(waiting.remove(entry.url())).as(entry.url()).isTrue();
          inHand.put(entry.url(), entry);
        }
      } else if (!inHand.isEmpty()) {
        Entry entry = Objects.requireNonNull(inHand.pollFirstEntry()).getValue();
        switch (random.nextInt(4)) {
          case 0 -> tell(frontier -> frontier.parsed(entry, null));
          case 1 -> tell(frontier -> frontier.gone(entry, "gone", Instant.EPOCH));
          case 2 -> tell(frontier -> frontier.giveBack(entry));
          default -> tell(frontier -> frontier.retry(entry, now, "again", true));
        }
        State state = stateOf(entry.url());
        (state == State.PARSED || state == State.GONE ? settled : waiting).add(entry.url());
      }
    }
    assertThat(settled).hasSizeGreaterThan(100);
    assertThat(waiting()).isEqualTo(waiting.size() + inHand.size());
  }

  private State stateOf(String url) {
    return catalog.transaction(transaction ->
        State.of(
            (int)
                transaction.session().number("SELECT state FROM frontier WHERE url = ?", -1, url)));
  }

  /// No statement on the way to the next address may read the frontier from end to end.
  @Test
  void theNextAddressIsFoundByAnIndex() {
    List<String> plans = new ArrayList<>();
    catalog.transaction(transaction -> {
      for (String sql :
          Stream.concat(Frontier.ON_THE_WAY.stream(), NextAddress.ON_THE_WAY.stream()).toList()) {
        transaction
            .session()
            .each("EXPLAIN QUERY PLAN " + sql, row -> plans.add(row.getString("detail")));
      }
      return now;
    });
    assertThat(plans).isNotEmpty().allSatisfy(plan -> assertThat(plan).startsWith("SEARCH"));
    assertThat(plans).noneMatch(plan -> plan.contains("TEMP B-TREE"));
  }
}
