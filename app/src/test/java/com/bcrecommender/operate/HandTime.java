package com.bcrecommender.operate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Time that passes only while a worker pauses, and then at once; events may be planned into it.
final class HandTime implements WorkerTime {
  private record Event(Duration at, Runnable what) {}

  private final Instant start;
  private final List<Event> events = new ArrayList<>();
  private final Semaphore wakings = new Semaphore(0);
  private Duration elapsed = Duration.ZERO;
  private Duration jumped = Duration.ZERO;

  HandTime(Instant start) {
    this.start = start;
  }

  /// Has something happen once so much time has passed.
  void at(Duration when, Runnable what) {
    events.add(new Event(when, what));
    events.sort(Comparator.comparing(Event::at));
  }

  /// Sets the clock on the wall, which does not make time pass.
  void jump(Duration by) {
    jumped = jumped.plus(by);
  }

  /// Lets time pass.
  void pass(Duration by) {
    elapsed = elapsed.plus(by);
  }

  @Override
  public InstantSource clock() {
    return () -> start.plus(elapsed).plus(jumped);
  }

  @Override
  public Duration elapsed() {
    return elapsed;
  }

  @Override
  public Duration ahead() {
    return Duration.ZERO;
  }

  @Override
  public void pause(Duration most, boolean busy) {
    if (wakings.tryAcquire()) {
      wakings.drainPermits();
      return;
    }
    Duration end = elapsed.plus(most.isNegative() ? Duration.ZERO : most);
    if (!events.isEmpty() && events.getFirst().at().compareTo(end) <= 0) {
      Event event = events.removeFirst();
      elapsed = event.at().compareTo(elapsed) > 0 ? event.at() : elapsed;
      event.what().run();
    } else {
      elapsed = end;
    }
  }

  @Override
  public void wake() {
    wakings.release();
  }
}
