package com.bcrecommender.crawl;

import java.time.Duration;
import java.time.Instant;

/// When an address that failed is asked again: after a minute, then four times as long each time,
/// up to a day; what could not be read waits a day at once, because the same program will read the
/// same page no better in a minute.
final class RetryPlan {
  /// Failures in a row after which an address is given up.
  static final int MOST_FAILURES = 6;

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryPlan() {}

  /// @param failures in a row before this one
  static Instant afterFailure(Instant now, int failures) {
    Duration wait = FIRST.multipliedBy(1L << (2 * Math.min(failures, MOST_FAILURES)));
    return now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  static Instant afterUnreadable(Instant now) {
    return now.plus(LONGEST);
  }
}
