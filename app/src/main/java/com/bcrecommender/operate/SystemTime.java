package com.bcrecommender.operate;

import com.bcrecommender.settings.Now;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The system's time.
public final class SystemTime implements WorkerTime {
  private final Semaphore wakings = new Semaphore(0);

  @Override
  public InstantSource clock() {
    return Now.source();
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public Duration ahead() {
    return Now.ahead();
  }

  @Override
  public void pause(Duration most, boolean busy) throws InterruptedException {
    var _ = wakings.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    wakings.drainPermits();
  }

  @Override
  public void wake() {
    wakings.release();
  }
}
