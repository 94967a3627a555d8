package com.bcrecommender.crawl;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Watches how the site answers, and says when to leave it alone altogether. It stops a crawl at
/// the first challenge page, at repeated refusals, when nothing is answered any more, when pages
/// can no longer be read, and when a canary has drifted; it evades nothing.
///
/// The first pause is as long as its cause says; each further one doubles it, up to a week, until
/// 200 pages in a row were read well. Not thread-safe.
final class Breaker {
  private static final int REFUSALS = 3;
  private static final int FAILURES = 10;
  private static final int BROKEN = 5;
  private static final int WINDOW = 20;
  private static final int FORGIVEN_AFTER = 200;
  private static final String DRIFT = "a canary has drifted, ";
  private static final Duration LONGEST = Duration.ofDays(7);

  /// @param length how long to leave the site alone
  record Pause(Duration length, String why) {}

  private final Deque<Boolean> readings = new ArrayDeque<>();
  private int level;
  private int refusals;
  private int failures;
  private int good;

  /// @param level how many pauses were not yet forgiven when the last process ended
  Breaker(int level) {
    this.level = level;
  }

  /// A page was read well, or the site said well that there is none.
  void fine() {
    refusals = 0;
    failures = 0;
    reading(false);
    if (++good >= FORGIVEN_AFTER) {
      level = 0;
      good = 0;
    }
  }

  /// A challenge page came in place of the one asked for.
  Pause challenged(String address) {
    return pause(Duration.ofHours(24), "a challenge page in place of " + address);
  }

  /// 403 or 429.
  Optional<Pause> refused(int status) {
    good = 0;
    refusals++;
    return refusals < REFUSALS
        ? Optional.empty()
        : Optional.of(
            pause(
                Duration.ofHours(1),
                REFUSALS + " refusals in a row, the last with status " + status));
  }

  /// An error of the server, or no whole answer.
  Optional<Pause> failed(String why) {
    good = 0;
    failures++;
    return failures < FAILURES
        ? Optional.empty()
        : Optional.of(
            pause(Duration.ofMinutes(30), FAILURES + " failures in a row, the last: " + why));
  }

  /// The answer came, but nothing could be read from it.
  Optional<Pause> unreadable(String why) {
    good = 0;
    reading(true);
    long broken = readings.stream().filter(b -> b).count();
    return broken < BROKEN
        ? Optional.empty()
        : Optional.of(
            pause(
                Duration.ofHours(24),
                broken
                    + " of the last "
                    + readings.size()
                    + " pages could not be read, the last: "
                    + why));
  }

  /// A page that is read each day to see whether pages can still be read has changed its form.
  Pause drifted(String address, String why) {
    return pause(Duration.ofHours(24), DRIFT + address + ": " + why);
  }

  /// Whether a pause with this reason was begun by a canary.
  static boolean isDrift(String why) {
    return why.startsWith(DRIFT);
  }

  /// How many pauses are not yet forgiven.
  int level() {
    return level;
  }

  private void reading(boolean broken) {
    readings.addLast(broken);
    if (readings.size() > WINDOW) {
      readings.removeFirst();
    }
  }

  private Pause pause(Duration first, String why) {
    Duration length = first.multipliedBy(1L << Math.min(level, 10));
    level++;
    refusals = 0;
    failures = 0;
    good = 0;
    readings.clear();
    return new Pause(length.compareTo(LONGEST) > 0 ? LONGEST : length, why);
  }
}
