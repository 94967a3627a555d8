package com.bcrecommender.crawl;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens in a simulated month, in the order of its clock: all that a law may judge by.
sealed interface MonthEvent {

  /// An operator starts a run.
  record Began(Instant at, Budget budget) implements MonthEvent {}

  /// A run is over.
  ///
  /// @param result null where the process was killed
  /// @param inHand killed before what came of the last request was committed
  record Ended(Instant at, @Nullable CrawlResult result, boolean inHand) implements MonthEvent {}

  /// A request with what the site made of it.
  ///
  /// @param end when the answer had come, or failed to
  /// @param status 0 where no whole answer came
  /// @param rules what a robots.txt said, where the answer was one
  record Sent(
      Instant start,
      Instant end,
      Transport.Request request,
      int status,
      @Nullable String retryAfter,
      @Nullable String location,
      Outcome outcome,
      @Nullable Rules rules)
      implements MonthEvent {

    boolean isRobots() {
      return request.address().getPath().equals("/robots.txt");
    }

    boolean isFan() {
      return host().equals("bandcamp.com") && !isRobots();
    }

    String host() {
      return request.address().getHost();
    }

    URI address() {
      return request.address();
    }

    /// 429, an error of the server, or no whole answer: the pace backs off.
    boolean isTrouble() {
      return status == 0 || status == 429 || status >= 500;
    }
  }

  /// What an answer is, as a person would say.
  enum Outcome {
    FINE,
    GONE,
    REDIRECT,
    /// 403 or 429.
    REFUSED,
    /// An error of the server, or no whole answer.
    FAILED,
    CHALLENGE,
    UNREADABLE
  }

  /// @param denied beginnings of paths that must not be asked
  record Rules(List<String> denied, Duration crawlDelay) {}
}
