package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Frontier.Entry;
import com.bcrecommender.catalog.Frontier.Found;
import com.bcrecommender.catalog.Frontier.Kind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the next pick costs in a large frontier: fans and tralbums from 1,000 seeds, a part of them
/// read and due again, and one transaction for each pick and what comes of it, as a crawl has them.
/// Prints the times.
final class FrontierSizeTest {
  private static final String ORIGIN = "https://bandcamp.com";
  private static final int PICKS = 2_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aFrontierOfAHundredThousandPicksTheNextInBelowFiveMilliseconds() throws Exception {
    picks(100_000);
  }

  @Tag("long")
  @Test
  void aFrontierOfTenMillionPicksTheNextInBelowFiveMilliseconds() throws Exception {
    picks(10_000_000);
  }

  private void picks(int size) throws Exception {
    Path file = folder.resolve("catalog.sqlite");
    try (Catalog catalog = Catalog.open(file)) {
      fill(catalog, size);
    }
    // Opened anew, as a run does: the log of the filling is then in the file.
    try (Catalog catalog = Catalog.open(file)) {
      double[] millis = new double[PICKS];
      double[] cpuMillis = new double[PICKS];
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      Set<Long> seeds = new HashSet<>();
      long began = System.nanoTime();
      for (int i = 0; i < PICKS; i++) {
        now = now.plusSeconds(3);
        long start = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        Entry entry =
            catalog.transaction(transaction ->
                Frontier.of(transaction, ORIGIN, now)
                    .lease("me", now.plus(Duration.ofMinutes(10)), true)
                    .orElseThrow());
        millis[i] = (System.nanoTime() - start) / 1e6;
        cpuMillis[i] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
        kinds.add(entry.kind());
        seeds.add(entry.seed());
        catalog.transaction(transaction -> settle(Frontier.of(transaction, ORIGIN, now), entry));
      }
      double whole = (System.nanoTime() - began) / 1e6 / PICKS;
      System.out.printf(
          "%,d addresses, %,.0f MB: a pick takes %s; CPU %s; a pick and what comes of it %.2f ms%n",
          size, Files.size(file) / 1e6, spread(millis), spread(cpuMillis), whole);
      // The wall time of the slowest few is the scheduler's on a busy machine; their CPU time is
      // ours.
      assertThat(millis[PICKS / 2]).isLessThan(5);
      assertThat(cpuMillis[PICKS * 99 / 100]).isLessThan(5);
      assertThat(kinds).contains(Kind.FAN, Kind.TRALBUM, Kind.COLLECTION);
      assertThat(seeds).hasSizeGreaterThan(500);
    }
  }

  private static String spread(double[] millis) {
    Arrays.sort(millis);
    return "%.3f ms (median), %.3f ms (99 %%), %.3f ms (longest of %,d)"
        .formatted(millis[PICKS / 2], millis[PICKS * 99 / 100], millis[PICKS - 1], PICKS);
  }

  /// What a fan's page brings: twenty mentions, half of them new, and a time to read it again.
  private Entry settle(Frontier frontier, Entry entry) {
    frontier.parsed(
        entry, new Visits(now.toEpochMilli(), 7, 1, 1, 1, 0), now.plus(Duration.ofDays(60)), null);
    for (int i = 0; i < 20; i++) {
      long number = i % 2 == 0 ? entry.id() * 31 + i : -entry.id() * 20 - i;
      String url = "https://a" + number % 100_000 + ".bandcamp.com/album/" + number;
      frontier.discover(Kind.TRALBUM, url, null, new Found(entry.seed(), 1.0 / (1 + i), false));
    }
    return entry;
  }

  /// Of ten addresses six wait, three are read, one is gone; a part of what is read and gone is
  /// due.
  private void fill(Catalog catalog, int size) {
    catalog.transaction(transaction -> {
      Frontier.of(transaction, ORIGIN, now)
          .discover(Kind.GRID, "https://x.bandcamp.com", null, new Found(0, 0, false));
      Session session = transaction.session();
      session.update(
          "INSERT INTO frontier (origin, kind, url, state, priority, seed, due, read_at, changed)"
              + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
              + " SELECT 1, CASE WHEN i % 20 = 0 THEN 2 ELSE i % 3 > 0 END,"
              + " 'https://a' || (i % 100000) || '.bandcamp.com/album/' || i,"
              + " CASE WHEN i % 10 < 6 THEN 0 WHEN i % 10 < 9 THEN 3 ELSE 4 END,"
              + " 1.0 / (1 + abs(random() % 100000)), i * 7919 % 1000,"
              + " CASE WHEN i % 10 < 6 THEN 0 ELSE ? + (i * 104729 % 5184000) * 1000 END, 1, 1 FROM n",
          size - 1, now.minus(Duration.ofDays(1)).toEpochMilli());
      return now;
    });
  }
}
