package com.bcrecommender.crawl;

import com.bcrecommender.catalog.Frontier.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts what one run does. Not thread-safe.
final class Tally {
  private final Instant start;
  private final SortedMap<String, Long> pages = new TreeMap<>();
  private final SortedMap<String, Long> failures = new TreeMap<>();
  private final List<String> pauses = new ArrayList<>();
  private long done;
  private long left;
  private long discovered;
  private long read;
  private long fans;
  private long unchanged;

  /// @param left addresses that wait already, or are due again
  Tally(Instant start, long left) {
    this.start = start;
    this.left = left;
  }

  void discovered(long count) {
    discovered += count;
    left += count;
  }

  /// An address is asked that did not wait when the run began, because it was due again only later.
  void comesDue() {
    left++;
  }

  /// The page that was stored said what it had said before.
  void unchanged() {
    unchanged++;
  }

  /// A page was stored.
  void page(Kind kind) {
    pages.merge(kind.name().toLowerCase(Locale.ROOT), 1L, Long::sum);
    read++;
    if (kind == Kind.FAN) {
      fans++;
    }
  }

  void failure(String reason) {
    failures.merge(reason, 1L, Long::sum);
  }

  void failures(String reason, long count) {
    if (count > 0) {
      failures.merge(reason, count, Long::sum);
    }
  }

  void pause(String why) {
    pauses.add(why);
  }

  /// An address is dealt with.
  void settled() {
    done++;
    left--;
  }

  Instant start() {
    return start;
  }

  /// Addresses dealt with.
  long done() {
    return done;
  }

  /// Pages stored.
  long read() {
    return read;
  }

  /// Fan pages stored.
  long fans() {
    return fans;
  }

  CrawlProgress.Standing standing(Instant now, String last) {
    double seconds = Math.max(Duration.between(start, now).toMillis(), 1) / 1000.0;
    double rate = done / seconds;
    Duration timeLeft =
        done == 0 ? Duration.ZERO : Duration.ofMillis(Math.round(left / rate * 1000.0));
    return new CrawlProgress.Standing(done, left, rate, timeLeft, last);
  }

  CrawlResult result(
      CrawlResult.End end, String why, Optional<Instant> goOn, long requests, long bytes) {
    return new CrawlResult(
        end,
        why,
        goOn.orElse(null),
        pages,
        unchanged,
        requests,
        bytes,
        discovered,
        pauses,
        failures,
        left);
  }
}
