package com.bcrecommender.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that a test turns by hand, also back.
final class HandClock implements InstantSource {
  static final Instant BEGIN = Instant.parse("2026-11-01T08:00:00Z");

  private Instant now = BEGIN;

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
