package com.bcrecommender.crawl;

import java.io.Serial;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a crawl ends of itself. Requests are counted as sent: those for robots.txt and after
/// redirects too.
///
/// @param requests most requests of this run
/// @param pages most pages read in this run
/// @param fans most fan pages read in this run; when they are spent, tralbums go on
/// @param until no request starts after this, or null
public record Budget(long requests, long pages, long fans, @Nullable Instant until) {

  /// Until nothing is left.
  public static final Budget UNLIMITED =
      new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, null);

  public Budget {
    if (requests < 0 || pages < 0 || fans < 0) {
      throw new IllegalArgumentException("a budget is not negative");
    }
  }

  /// @throws SpentException when another request that starts at `start` is beyond the budget
  void check(long sent, Instant start) throws SpentException {
    if (sent >= requests) {
      throw new SpentException("the " + requests + " requests of this run are spent");
    }
    if (until != null && start.isAfter(until)) {
      throw new SpentException("the time of this run is over");
    }
  }

  /// The next request is beyond the budget of the run, or of the day.
  static final class SpentException extends Exception {
    @Serial private static final long serialVersionUID = 1;
    private final transient @Nullable Instant goOn;

    SpentException(String message) {
      this(message, null);
    }

    /// @param goOn when there is a budget again, or null where this run has none any more
    SpentException(String message, @Nullable Instant goOn) {
      super(message);
      this.goOn = goOn;
    }

    /// When there is a budget again; empty where this run has none any more.
    Optional<Instant> goOn() {
      return Optional.ofNullable(goOn);
    }
  }
}
