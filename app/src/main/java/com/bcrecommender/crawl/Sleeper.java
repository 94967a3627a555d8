package com.bcrecommender.crawl;

import java.time.Duration;

/// How the crawl lets time pass. Tests put a clock of their own behind it, so that a month takes a
/// second.
@FunctionalInterface
public interface Sleeper {

  /// Returns after `wait` has passed.
  ///
  /// @throws InterruptedException when the crawl is to stop instead
  void sleep(Duration wait) throws InterruptedException;
}
