package com.bcrecommender.operate;

import com.bcrecommender.catalog.JobLog;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// When jobs are due next, for whoever asks: by the same timetable as the worker's.
public final class Upcoming {
  private final Ledger ledger;
  private final Timetable timetable;

  public Upcoming(JobLog log, ZoneId zone, Instant now) {
    this.ledger = new Ledger(log, now);
    this.timetable = new Timetable(zone, log.since("worker", now));
  }

  /// The time of the next run, which may have been; empty for a job that only changes call for.
  public Optional<Instant> of(Duty duty, Instant now) {
    return timetable
        .due(
            duty.schedule(),
            ledger.ended(duty.kind()),
            duty.calls(ledger.done(duty.kind()), now),
            now)
        .map(Timetable.Due::at);
  }
}
