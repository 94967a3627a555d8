package com.bcrecommender.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When the next request may go out: one pace for all hosts of the site together.
///
/// From the start of one request to the start of the next passes at least the floor and the host's
/// Crawl-delay; from the end of an answer at least a multiple of the time it took, so that a server
/// under load is asked less. After trouble (429, 5xx, an answer cut off or none at all) comes a
/// back-off that doubles with each further trouble and is forgiven, one doubling per quiet period.
/// A Retry-After is a floor under all of these, and chance adds a little to whichever wait decides,
/// so that the requests do not come like a clock's.
///
/// Not thread-safe: a crawl has one thread.
public final class Pace {

  /// What an operator and the site agree on.
  ///
  /// @param floor least time between the starts of two requests
  /// @param answerMultiple least time after an answer, in multiples of the time that the answer
  ///   took
  /// @param jitter what is added at most, at random, to the floor and to a Crawl-delay
  /// @param firstBackOff wait after the first trouble; each further one doubles it
  /// @param longestBackOff where the doubling ends
  /// @param quiet time without trouble that takes one doubling back
  /// @param jitter most that chance adds to a wait
  public record Limits(
      Duration floor,
      int answerMultiple,
      Duration firstBackOff,
      Duration longestBackOff,
      Duration quiet,
      Duration jitter) {

    /// One request in 3 to 3.75 s, and twice the time of a slow answer.
    public static final Limits DEFAULT = atFloor(Duration.ofSeconds(3));

    public Limits {
      if (floor.isNegative()
          || answerMultiple < 0
          || firstBackOff.isNegative()
          || jitter.isNegative()) {
        throw new IllegalArgumentException("a pace has no negative times");
      }
    }

    /// The default limits with another floor. The back-off scales with it, from ten times the
    /// floor, and so does the jitter, up to a quarter of the floor.
    public static Limits atFloor(Duration floor) {
      return new Limits(
          floor,
          floor.isZero() ? 0 : 2,
          floor.multipliedBy(10),
          Duration.ofHours(1),
          floor.multipliedBy(200),
          floor.dividedBy(4));
    }
  }

  /// What must outlive the process, so that a restart is no way around the pace.
  ///
  /// @param next no request starts before
  /// @param backOff how often the back-off has doubled; 0 is none
  public record Memory(Instant next, int backOff) {
    /// Nothing was ever asked.
    public static final Memory NONE = new Memory(Instant.EPOCH, 0);
  }

  /// 2^20 times any first back-off is beyond the longest one; more would only overflow.
  private static final int MOST_DOUBLINGS = 20;

  private final Limits limits;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator chance;
  private Instant next;
  private int backOff;
  private @Nullable Instant quietSince;
  private Instant lastStart = Instant.EPOCH;
  private Duration jitter = Duration.ZERO;

  /// @param chance draws the jitter
  public Pace(
      Limits limits, Memory memory, InstantSource clock, Sleeper sleeper, RandomGenerator chance) {
    this.limits = limits;
    this.clock = clock;
    this.sleeper = sleeper;
    this.chance = chance;
    this.next = memory.next();
    this.backOff = memory.backOff();
  }

  /// When a request to a host with this Crawl-delay may start.
  public Instant next(Duration crawlDelay) {
    return later(next, lastStart.plus(crawlDelay)).plus(jitter);
  }

  /// Waits until the next request may start, and counts it as started.
  ///
  /// @return the start
  /// @throws InterruptedException when the crawl stops first; nothing was counted then
  public Instant await(Duration crawlDelay) throws InterruptedException {
    Instant due = next(crawlDelay);
    for (Instant now = clock.instant(); now.isBefore(due); now = clock.instant()) {
      sleeper.sleep(Duration.between(now, due));
    }
    lastStart = clock.instant();
    next = lastStart.plus(limits.floor());
    jitter = Duration.ofMillis(chance.nextLong(limits.jitter().toMillis() + 1));
    return lastStart;
  }

  /// The request that started last was answered well.
  public void answered() {
    Instant now = clock.instant();
    next = later(next, now.plus(answerTime(now).multipliedBy(limits.answerMultiple())));
    if (quietSince == null) {
      quietSince = now;
    } else if (!now.isBefore(quietSince.plus(limits.quiet()))) {
      backOff = Math.max(0, backOff - 1);
      quietSince = now;
    }
  }

  /// The request that started last met trouble.
  ///
  /// @param retryAfter the answer's header, or null where it had none; rubbish counts as none
  public void troubled(@Nullable String retryAfter) {
    Instant now = clock.instant();
    backOff = Math.min(backOff + 1, MOST_DOUBLINGS);
    quietSince = null;
    Duration wait = limits.firstBackOff().multipliedBy(1L << (backOff - 1));
    if (wait.compareTo(limits.longestBackOff()) > 0) {
      wait = limits.longestBackOff();
    }
    next = later(next, now.plus(wait));
    next = later(next, now.plus(answerTime(now).multipliedBy(limits.answerMultiple())));
    if (retryAfter != null) {
      Instant asked = now.plus(RetryAfter.parse(retryAfter, now).orElse(Duration.ZERO));
      next = later(next, asked);
    }
  }

  /// What to keep for the next process, without the jitter.
  public Memory memory() {
    return new Memory(next, backOff);
  }

  private Duration answerTime(Instant now) {
    return Duration.between(lastStart, now);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
