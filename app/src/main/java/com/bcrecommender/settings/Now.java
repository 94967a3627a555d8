package com.bcrecommender.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The time as this run of the program takes it: the system's, or so many milliseconds ahead of it
/// as the system property `bcr.clock-ahead` says. With that a worker that is tried out lives
/// through days in minutes, and so do the commands that it starts.
public final class Now {
  /// The property's name, for whoever starts another `bcr`.
  public static final String AHEAD = "bcr.clock-ahead";

  private static final Duration BY = Duration.ofMillis(Long.getLong(AHEAD, 0));
  private static final Clock SOURCE = Clock.offset(Clock.systemUTC(), BY);

  private Now() {}

  /// How far ahead of the system's.
  public static Duration ahead() {
    return BY;
  }

  public static Clock source() {
    return SOURCE;
  }

  public static Instant instant() {
    return SOURCE.instant();
  }
}
