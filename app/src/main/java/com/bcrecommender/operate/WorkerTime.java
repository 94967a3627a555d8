package com.bcrecommender.operate;

import java.time.Duration;
import java.time.InstantSource;

/// Time as a worker lives through it.
public interface WorkerTime {
  /// The clock on the wall, which may be wrong, jump and stand still.
  InstantSource clock();

  /// What passes whatever the clock says; from any beginning.
  Duration elapsed();

  /// How far the clock is ahead of the system's.
  Duration ahead();

  /// Waits until woken, but no longer than this.
  ///
  /// @param busy whether a command is under way, so that somebody else's time counts
  void pause(Duration most, boolean busy) throws InterruptedException;

  /// Ends a pause, now or when it begins.
  void wake();
}
