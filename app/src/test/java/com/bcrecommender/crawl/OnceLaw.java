package com.bcrecommender.crawl;

import com.bcrecommender.crawl.MonthEvent.Ended;
import com.bcrecommender.crawl.MonthEvent.Sent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Leases: what was answered is not asked again, what failed not before its time, and what a killed
/// process had in hand once more by the next.
final class OnceLaw extends MonthLaw {
  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
  private static final Duration LONGEST_RETRY = Duration.ofDays(1);
  private static final int MOST_FAILURES = 6;

  /// @param from when it may be asked again
  /// @param failures in a row
  /// @param onward where it redirects to, or null
  private record Known(Instant from, int failures, @Nullable URI onward) {}

  private final Map<URI, Known> addresses = new HashMap<>();
  private @Nullable URI last;
  int askedAgain;
  int repeatedAfterKill;

  @Override
  void ended(Ended run) {
    if (run.inHand() && last != null && addresses.containsKey(last)) {
      Known known = addresses.get(last);
      repeatedAfterKill += known.from().equals(Instant.MAX) ? 1 : 0;
      addresses.put(last, new Known(Instant.EPOCH, known.failures(), null));
    }
  }

  @Override
  void sent(Sent request) {
    URI address = request.address();
    last = address;
    if (request.isRobots()) {
      return;
    }
    Known known = addresses.getOrDefault(address, new Known(Instant.EPOCH, 0, null));
    Known decides = known.onward() == null ? known : addresses.getOrDefault(known.onward(), known);
    demand(!request.start().isBefore(decides.from()), "asked too early again:", address, decides);
    askedAgain += known.from().equals(Instant.EPOCH) ? 0 : 1;
    addresses.put(address, next(request, known));
  }

  private static Known next(Sent request, Known known) {
    Instant end = request.end();
    return switch (request.outcome()) {
      case FINE, GONE -> new Known(Instant.MAX, 0, null);
      case REDIRECT ->
          new Known(Instant.MAX, known.failures(), URI.create(String.valueOf(request.location())));
      case CHALLENGE -> new Known(end, known.failures(), null);
      case UNREADABLE -> failed(end.plus(LONGEST_RETRY), known);
      case REFUSED ->
          request.status() == 429 ? new Known(end, known.failures(), null) : retried(end, known);
      case FAILED -> retried(end, known);
    };
  }

  private static Known retried(Instant end, Known known) {
    Duration wait = FIRST_RETRY.multipliedBy(1L << (2 * known.failures()));
    return failed(end.plus(wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait), known);
  }

  private static Known failed(Instant from, Known known) {
    boolean givenUp = known.failures() + 1 >= MOST_FAILURES;
    return new Known(givenUp ? Instant.MAX : from, known.failures() + 1, null);
  }
}
