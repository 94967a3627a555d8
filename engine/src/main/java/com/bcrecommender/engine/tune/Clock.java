package com.bcrecommender.engine.tune;

import java.time.Duration;

/// Processor time, so that a budget buys the same on a busy machine.
final class Clock {
  private Clock() {}

  /// The nanoseconds of processor time this process has used, those of the clock where the system
  /// does not say.
  static long processor() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .orElseGet(System::nanoTime);
  }
}
