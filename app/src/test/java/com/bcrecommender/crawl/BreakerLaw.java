package com.bcrecommender.crawl;

import com.bcrecommender.crawl.CrawlResult.End;
import com.bcrecommender.crawl.MonthEvent.Began;
import com.bcrecommender.crawl.MonthEvent.Ended;
import com.bcrecommender.crawl.MonthEvent.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/// The whole crawl rests after one challenge, three refusals in a row, ten failures in a row, or
/// five unreadable pages of twenty: longer each time, until 200 good pages forgave it, also in
/// another process.
final class BreakerLaw extends MonthLaw {
  private static final Duration LONGEST = Duration.ofDays(7);

  private final Deque<Boolean> readings = new ArrayDeque<>();
  private int refusals;
  private int failures;
  private int good;
  private int level;
  private Instant restsUntil = Instant.EPOCH;
  private Runnable undo = () -> {};
  final Map<String, Integer> rests = new TreeMap<>();
  int highestLevel;

  @Override
  void began(Began run) {
    // The counts in a row are of one process.
    refusals = 0;
    failures = 0;
    good = 0;
    readings.clear();
  }

  @Override
  void ended(Ended run) {
    CrawlResult result = run.result();
    if (run.inHand()) {
      undo.run();
    } else if (result != null && result.end() == End.PAUSED) {
      Instant goOn = result.goOn();
      // The catalog keeps milliseconds, rounded up.
      demand(
          goOn != null && Duration.between(restsUntil, goOn).abs().toMillis() <= 1,
          "rests until",
          restsUntil,
          result);
    }
  }

  @Override
  void sent(Sent request) {
    demand(!request.start().isBefore(restsUntil), "should rest until", restsUntil);
    int levelBefore = level;
    Instant before = restsUntil;
    undo =
        () -> {
          level = levelBefore;
          restsUntil = before;
        };
    if (request.isRobots()) {
      if (request.outcome() == MonthEvent.Outcome.CHALLENGE) {
        rest(request, "challenge", Duration.ofHours(24));
      }
      return;
    }
    switch (request.outcome()) {
      case REDIRECT -> {}
      case FINE, GONE -> {
        refusals = 0;
        failures = 0;
        reading(false);
        if (++good >= 200) {
          level = 0;
          good = 0;
        }
      }
      case CHALLENGE -> rest(request, "challenge", Duration.ofHours(24));
      case REFUSED -> {
        good = 0;
        if (++refusals >= 3) {
          rest(request, "refusals", Duration.ofHours(1));
        }
      }
      case FAILED -> {
        good = 0;
        if (++failures >= 10) {
          rest(request, "failures", Duration.ofMinutes(30));
        }
      }
      case UNREADABLE -> {
        good = 0;
        reading(true);
        if (readings.stream().filter(broken -> broken).count() >= 5) {
          rest(request, "unreadable", Duration.ofHours(24));
        }
      }
    }
  }

  private void reading(boolean broken) {
    readings.addLast(broken);
    if (readings.size() > 20) {
      readings.removeFirst();
    }
  }

  private void rest(Sent request, String why, Duration first) {
    Duration length = first.multipliedBy(1L << Math.min(level, 10));
    restsUntil = request.end().plus(length.compareTo(LONGEST) > 0 ? LONGEST : length);
    level++;
    highestLevel = Math.max(level, highestLevel);
    rests.merge(why, 1, Integer::sum);
    refusals = 0;
    failures = 0;
    good = 0;
    readings.clear();
  }
}
