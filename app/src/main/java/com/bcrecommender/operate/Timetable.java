package com.bcrecommender.operate;

import com.bcrecommender.catalog.JobLog.End;
import com.bcrecommender.catalog.JobLog.Outcome;
import com.bcrecommender.catalog.JobLog.Run;
import com.bcrecommender.settings.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// When a job is due, from its schedule and its last runs. A time that was missed, because the
/// worker was not there or another job had its turn, is made up for once, however many were missed.
/// After a failure it is due again after five minutes, then ten, up to six hours; the schedule
/// waits meanwhile. What another `bcr` kept it from is tried again each minute.
final class Timetable {
  static final Duration FIRST_BACK_OFF = Duration.ofMinutes(5);
  static final Duration LONGEST_BACK_OFF = Duration.ofHours(6);
  static final Duration WHILE_BUSY = Duration.ofMinutes(1);

  /// What begins later than this after its time was missed.
  private static final Duration PUNCTUAL = Duration.ofMinutes(5);

  /// Why a job runs when it does.
  enum Cause {
    SCHEDULE,
    MISSED,
    CHANGE,
    RETRY
  }

  /// @param at when it may begin
  /// @param planned the time by the schedule that it is for
  /// @param attempt 1, and one more after each failure in a row
  record Due(Instant at, Cause cause, Instant planned, int attempt) {}

  private final ZoneId zone;
  private final Instant since;

  /// @param since when the worker first ran here: no time before it was missed
  Timetable(ZoneId zone, Instant since) {
    this.zone = zone;
    this.since = since;
  }

  /// When a job may begin next, which may have been a while ago; empty where nothing is planned.
  ///
  /// @param ended its last runs with their ends, newest first, none later than now
  /// @param called whether something calls for it out of turn
  Optional<Due> due(Schedule schedule, List<Run> ended, boolean called, Instant now) {
    if (!ended.isEmpty()) {
      Run last = ended.getFirst();
      End end = end(last);
      switch (end.outcome()) {
        case FAILED, LOST -> {
          int failures = failures(ended);
          return Optional.of(
              new Due(end.at().plus(backOff(failures)), Cause.RETRY, last.planned(), failures + 1));
        }
        case BUSY -> {
          return Optional.of(
              new Due(end.at().plus(WHILE_BUSY), Cause.RETRY, last.planned(), last.attempt()));
        }
        case STOPPED -> {
          return Optional.of(new Due(end.at(), Cause.RETRY, last.planned(), last.attempt()));
        }
        case DONE -> {}
      }
    }
    Instant base = ended.isEmpty() ? since : ended.getFirst().began();
    Optional<Instant> passed = schedule.latest(now, zone).filter(time -> time.isAfter(base));
    if (passed.isPresent()) {
      Instant planned = passed.get();
      Cause cause = planned.plus(PUNCTUAL).isBefore(now) ? Cause.MISSED : Cause.SCHEDULE;
      return Optional.of(new Due(planned, cause, planned, 1));
    }
    if (called) {
      return Optional.of(new Due(now, Cause.CHANGE, now, 1));
    }
    return schedule.next(now, zone).map(next -> new Due(next, Cause.SCHEDULE, next, 1));
  }

  /// How many of the newest runs failed in a row. Those that did nothing do not count.
  static int failures(List<Run> ended) {
    int failures = 0;
    for (Run run : ended) {
      Outcome outcome = end(run).outcome();
      if (outcome == Outcome.DONE) {
        break;
      }
      failures += outcome == Outcome.FAILED || outcome == Outcome.LOST ? 1 : 0;
    }
    return failures;
  }

  static Duration backOff(int failures) {
    // Six doublings pass the longest; the shift must not.
    Duration doubled = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures - 1, 10));
    return doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
  }

  private static End end(Run run) {
    End end = run.end();
    if (end == null) {
      throw new IllegalStateException("a run that has not ended: " + run);
    }
    return end;
  }
}
