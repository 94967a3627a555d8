package com.bcrecommender.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Watches the clock on the wall against the time that has passed. A clock that jumps ahead is a
/// machine that slept, or was set right: what was missed is made up for. One that jumps back would
/// make a worker wait until it is where it was.
final class WorkerClock {
  private static final Duration SLACK = Duration.ofMinutes(2);

  /// A wall clock before this is one that lost its battery: this program did not exist.
  private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

  private final WorkerTime time;
  private Instant wall;
  private Duration passed;

  WorkerClock(WorkerTime time) {
    this.time = time;
    this.wall = time.clock().instant();
    this.passed = time.elapsed();
  }

  /// What the clock did since the last look.
  ///
  /// @param now what it says
  /// @param jumped by how much it is ahead of what has passed; negative where it went back; zero
  ///   for less than two minutes
  record Look(Instant now, Duration jumped) {
    boolean back() {
      return jumped.isNegative();
    }
  }

  Look look() {
    Instant now = time.clock().instant();
    Duration elapsed = time.elapsed();
    Duration jumped = Duration.between(wall, now).minus(elapsed.minus(passed));
    wall = now;
    passed = elapsed;
    return new Look(now, jumped.abs().compareTo(SLACK) < 0 ? Duration.ZERO : jumped);
  }

  /// Why no job should run by this clock; empty where it may be right.
  static Optional<String> wrong(Instant now) {
    return now.isBefore(EARLIEST)
        ? Optional.of(
            "expected a clock that is right, found that it says %s; set it, or let it be set over the network"
                .formatted(now))
        : Optional.empty();
  }
}
