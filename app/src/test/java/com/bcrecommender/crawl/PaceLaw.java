package com.bcrecommender.crawl;

import com.bcrecommender.crawl.MonthEvent.Began;
import com.bcrecommender.crawl.MonthEvent.Ended;
import com.bcrecommender.crawl.MonthEvent.Rules;
import com.bcrecommender.crawl.MonthEvent.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gaps: no request before its time, by any host, in any process; and none later than chance may
/// make it, so that back-off is forgiven when it should be and nothing else holds the crawl up.
final class PaceLaw extends MonthLaw {
  private static final Duration FLOOR = Duration.ofSeconds(3);
  private static final Duration JITTER = Duration.ofMillis(750);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(30);
  private static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 20;
  private static final Duration QUIET = Duration.ofMinutes(10);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(7);

  private final Map<String, Duration> crawlDelays = new HashMap<>();
  private @Nullable Sent last;
  private Instant due = Instant.EPOCH;
  private Instant dueIfKilled = Instant.EPOCH;
  private int level;
  private int levelIfKilled;
  private @Nullable Instant quietSince;
  private boolean sameRun;
  int highestLevel;
  int forgiven;

  @Override
  void began(Began run) {
    sameRun = false;
    quietSince = null;
    crawlDelays.clear();
  }

  @Override
  void ended(Ended run) {
    if (run.inHand()) {
      // Nobody else knows what the answer asked for, but that there was a request.
      due = dueIfKilled;
      level = levelIfKilled;
    }
  }

  @Override
  void sent(Sent request) {
    Instant start = request.start();
    Instant earliest = due;
    if (last != null && !request.isRobots()) {
      earliest =
          later(due, last.start().plus(crawlDelays.getOrDefault(request.host(), Duration.ZERO)));
    }
    demand(!start.isBefore(earliest), "too early, due", earliest, request.address());
    // A refusal, a failure or what cannot be read may have paused the crawl: BreakerLaw.
    if (sameRun && last != null && isUneventful(last)) {
      demand(
          !start.isAfter(earliest.plus(JITTER)),
          "late without a reason, due",
          earliest,
          request.address());
    }
    answered(request);
    last = request;
    sameRun = true;
  }

  private static boolean isUneventful(Sent sent) {
    return switch (sent.outcome()) {
      case FINE, GONE, REDIRECT -> true;
      case REFUSED, FAILED, CHALLENGE, UNREADABLE -> false;
    };
  }

  private void answered(Sent request) {
    Instant end = request.end();
    dueIfKilled = request.start().plus(FLOOR);
    levelIfKilled = level;
    Duration took = Duration.between(request.start(), end);
    due = later(dueIfKilled, end.plus(took.multipliedBy(2)));
    if (request.isTrouble()) {
      level = Math.min(level + 1, MOST_DOUBLINGS);
      highestLevel = Math.max(level, highestLevel);
      quietSince = null;
      Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << (level - 1));
      due =
          later(
              due, end.plus(backOff.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : backOff));
      due = later(due, end.plus(retryAfter(request)));
    } else if (quietSince == null) {
      quietSince = end;
    } else if (!end.isBefore(quietSince.plus(QUIET))) {
      forgiven += level > 0 ? 1 : 0;
      level = Math.max(0, level - 1);
      quietSince = end;
    }
    Rules rules = request.rules();
    if (rules != null) {
      crawlDelays.put(request.host(), rules.crawlDelay());
    }
  }

  /// The forms that the site of the month sends: seconds, a date, rubbish.
  private static Duration retryAfter(Sent request) {
    String header = request.retryAfter();
    if (header == null) {
      return Duration.ZERO;
    }
    Duration wait =
        header.matches("\\d+")
            ? Duration.ofSeconds(Long.parseLong(header))
            : header.endsWith("GMT")
                ? Duration.between(request.end(), MonthSite.instant(header))
                : Duration.ZERO;
    return wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait;
  }
}
