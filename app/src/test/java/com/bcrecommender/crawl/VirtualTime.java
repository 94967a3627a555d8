package com.bcrecommender.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves only when someone sleeps, or says that time passes.
final class VirtualTime implements InstantSource, Sleeper {
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Duration slept = Duration.ZERO;

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void sleep(Duration wait) {
    slept = slept.plus(wait);
    pass(wait);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Duration slept() {
    return slept;
  }
}
