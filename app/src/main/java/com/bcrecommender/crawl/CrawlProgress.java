package com.bcrecommender.crawl;

import java.time.Duration;

/// Is told how a crawl goes, after each page, on the crawl's thread.
@FunctionalInterface
public interface CrawlProgress {

  /// @param standing how things stand now
  void at(Standing standing);

  /// @param done addresses dealt with in this run
  /// @param left addresses known and still to be asked; grows while the crawl discovers
  /// @param perSecond addresses dealt with per second of this run
  /// @param timeLeft for what is left, at this rate
  /// @param last the address dealt with last
  record Standing(long done, long left, double perSecond, Duration timeLeft, String last) {}
}
