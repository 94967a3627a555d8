package com.bcrecommender.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.JobLog.End;
import com.bcrecommender.catalog.JobLog.Outcome;
import com.bcrecommender.catalog.JobLog.Run;
import com.bcrecommender.operate.Timetable.Cause;
import com.bcrecommender.operate.Timetable.Due;
import com.bcrecommender.settings.Schedule;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant SINCE = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path home;

  @Test
  void aTimeBeforeTheWorkerFirstRanIsNotMissed() {
    assertThat(due("30 4 * * *", "2026-03-01T02:00:00Z"))
        .isEqualTo(
            new Due(at("2026-03-01T03:30:00Z"), Cause.SCHEDULE, at("2026-03-01T03:30:00Z"), 1));
  }

  @Test
  void whatIsDueNowBeginsByItsSchedule() {
    assertThat(due("30 4 * * *", "2026-03-01T03:31:00Z"))
        .isEqualTo(
            new Due(at("2026-03-01T03:30:00Z"), Cause.SCHEDULE, at("2026-03-01T03:30:00Z"), 1));
  }

  @Test
  void tenMissedTimesAreMadeUpForOnce() {
    Due missed = due("30 4 * * *", "2026-03-11T12:00:00Z", done("2026-03-01T03:30:00Z"));
    assertThat(missed.cause()).isEqualTo(Cause.MISSED);
    assertThat(missed.planned()).isEqualTo(at("2026-03-11T03:30:00Z"));
    assertThat(due("30 4 * * *", "2026-03-11T12:10:00Z", done("2026-03-11T12:00:00Z")).at())
        .isEqualTo(at("2026-03-12T03:30:00Z"));
  }

  @Test
  void schedulesGoByTheClockOnTheWallInSummerToo() {
    assertThat(due("30 4 * * *", "2026-03-28T12:00:00Z", done("2026-03-28T03:30:00Z")).at())
        .as("the night of the change to summer time")
        .isEqualTo(at("2026-03-29T02:30:00Z"));
  }

  @Test
  void aTimeThatTheChangeToSummerTimeLeavesOutIsNotLeftOut() {
    Due due = due("30 2 * * *", "2026-03-28T12:00:00Z", done("2026-03-28T01:30:00Z"));
    assertThat(due.at()).isBetween(at("2026-03-29T01:00:00Z"), at("2026-03-29T01:30:00Z"));
  }

  @Test
  void aTimeThatComesTwiceInAutumnCountsOnce() {
    List<Run> runs = new ArrayList<>(List.of(done("2026-10-24T00:30:00Z")));
    int begun = 0;
    for (Instant now = at("2026-10-24T12:00:00Z");
        now.isBefore(at("2026-10-25T12:00:00Z"));
        now = now.plusSeconds(60)) {
      Due due = due("30 2 * * *", now.toString(), runs.toArray(Run[]::new));
      if (!due.at().isAfter(now)) {
        begun++;
        runs.addFirst(done(now.toString()));
      }
    }
    assertThat(begun).isEqualTo(1);
  }

  @Test
  void aFailureIsTriedAgainEverMoreRarely() {
    List<Run> runs = new ArrayList<>();
    List<Duration> waits = new ArrayList<>();
    Instant now = at("2026-03-02T00:00:00Z");
    for (int attempt = 1; attempt <= 9; attempt++) {
      runs.addFirst(ended(now, Outcome.FAILED));
      Due due = due("* * * * *", now.toString(), runs.toArray(Run[]::new));
      assertThat(due.cause()).isEqualTo(Cause.RETRY);
      assertThat(due.attempt()).isEqualTo(attempt + 1);
      waits.add(Duration.between(now, due.at()));
      now = due.at();
    }
    assertThat(waits.stream().map(Duration::toMinutes))
        .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 360L, 360L);
  }

  @Test
  void afterASuccessTheNextFailureIsTheFirstAgain() {
    Due due =
        due(
            "* * * * *",
            "2026-03-02T00:00:00Z",
            ended(at("2026-03-02T00:00:00Z"), Outcome.FAILED),
            done("2026-03-01T23:00:00Z"),
            ended(at("2026-03-01T22:00:00Z"), Outcome.FAILED));
    assertThat(due.attempt()).isEqualTo(2);
    assertThat(due.at()).isEqualTo(at("2026-03-02T00:05:00Z"));
  }

  @Test
  void whatAnotherKeptItFromIsTriedAgainInAMinuteAndIsNoFailure() {
    Due due =
        due("30 4 * * *", "2026-03-02T00:00:00Z", ended(at("2026-03-02T00:00:00Z"), Outcome.BUSY));
    assertThat(due.at()).isEqualTo(at("2026-03-02T00:01:00Z"));
    assertThat(due.attempt()).isEqualTo(1);
  }

  @Test
  void whatWasStoppedWithTheWorkerIsDueAtOnce() {
    Due due =
        due(
            "30 4 * * *",
            "2026-03-05T00:00:00Z",
            ended(at("2026-03-02T00:00:00Z"), Outcome.STOPPED));
    assertThat(due.at()).isEqualTo(at("2026-03-02T00:00:00Z"));
  }

  @Test
  void whatChangesCallForComesOutOfTurn() {
    Optional<Due> due =
        timetable()
            .due(
                schedule("never"),
                List.of(done("2026-03-02T00:00:00Z")),
                true,
                at("2026-03-02T01:00:00Z"));
    assertThat(due.map(Due::cause)).contains(Cause.CHANGE);
  }

  @Test
  void nothingIsDueWhereNothingIsPlanned() {
    assertThat(timetable().due(schedule("never"), List.of(), false, SINCE)).isEmpty();
  }

  private Due due(String schedule, String now, Run... ended) {
    return timetable().due(schedule(schedule), List.of(ended), false, at(now)).orElseThrow();
  }

  private static Timetable timetable() {
    return new Timetable(BERLIN, SINCE);
  }

  private Schedule schedule(String text) {
    return Settings.read(home, Map.of(), Map.of("worker.crawl", text)).get(WorkerSettings.CRAWL);
  }

  private static Run done(String began) {
    return ended(at(began), Outcome.DONE);
  }

  private static Run ended(Instant at, Outcome outcome) {
    return new Run(
        1,
        "crawl",
        "schedule",
        "",
        at,
        1,
        at,
        1,
        new End(at, outcome, outcome == Outcome.DONE ? 0 : 2, ""));
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }
}
