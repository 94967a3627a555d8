package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.catalog.Visits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class RevisitPlanTest {
  private static final Duration FIRST = Duration.ofDays(60);
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final RevisitPlan plan = new RevisitPlan(FIRST);
  private Visits visits = RevisitPlan.after(Visits.NONE, 1, START);
  private Instant now = START;
  private long content = 1;

  /// Reads the page when it is due, and says how long until the next time.
  private double daysAfterReading(boolean changed) {
    now = plan.due(before, visits);
    content += changed ? 2 : 0;
    before = visits;
    visits = RevisitPlan.after(before, content, now);
    return days(Duration.between(now, plan.due(before, visits)));
  }

  private Visits before = Visits.NONE;

  private static double days(Duration time) {
    return time.toMillis() / 86_400_000.0;
  }

  @Test
  void aPageIsFirstReadAgainAfterTheFixedTime() {
    assertThat(plan.due(Visits.NONE, visits)).isEqualTo(START.plus(FIRST));
  }

  /// By hand: one change in one interval of 60 days is a rate of ln 3 per 60 days; it has changed
  /// as likely as not after 60 ln 2 / ln 3 = 37.86 days. Two in two, over 97.86 days: ln 5 per
  /// 48.93 days, so 21.07 days.
  @Test
  void aPageThatChangedAtEachReadingIsReadSoonerAndSooner() {
    assertThat(daysAfterReading(true)).isCloseTo(37.86, Offset.offset(0.01));
    assertThat(daysAfterReading(true)).isCloseTo(21.07, Offset.offset(0.01));
    for (int i = 0; i < 30; i++) {
      daysAfterReading(true);
    }
    assertThat(daysAfterReading(true)).isCloseTo(60 / 8.0, Offset.offset(0.01));
  }

  @Test
  void aPageThatNeverChangesIsReadHalfAsOftenEachTimeUpToEightTimesTheFixedTime() {
    for (double expected : new double[] {120, 240, 480, 480, 480}) {
      assertThat(daysAfterReading(false)).isCloseTo(expected, Offset.offset(0.01));
    }
  }

  @Test
  void aPageThatBeginsToChangeIsReadSoonerThanOneThatDoesNot() {
    for (int i = 0; i < 6; i++) {
      daysAfterReading(false);
    }
    double calm = daysAfterReading(false);
    double last = calm;
    for (int i = 0; i < 12; i++) {
      last = daysAfterReading(true);
    }
    assertThat(last).isLessThan(calm / 5);
  }

  /// Pages that change at random, at a known rate, settle near the time after which a change is as
  /// likely as not.
  @Test
  void theIntervalFollowsTheRateOfChange() {
    for (double daysPerChange : new double[] {20, 60, 200}) {
      Random random = new Random(3);
      double asLikelyAsNot = daysPerChange * Math.log(2);
      DoubleSupplier settled =
          () -> {
            visits = RevisitPlan.after(Visits.NONE, 1, START);
            before = Visits.NONE;
            double sum = 0;
            int readings = 400;
            for (int i = 0; i < readings; i++) {
              Instant last = Instant.ofEpochMilli(visits.readAt());
              double waited = days(Duration.between(last, plan.due(before, visits)));
              sum += daysAfterReading(random.nextDouble() > Math.exp(-waited / daysPerChange));
            }
            return sum / readings;
          };
      assertThat(settled.getAsDouble())
          .as("one change in %s days", daysPerChange)
          .isBetween(asLikelyAsNot * 0.6, asLikelyAsNot * 1.7);
    }
  }

  @Test
  void whatWasReadBeforeHashesWereKeptIsNotTakenForAChange() {
    Visits migrated = new Visits(START.toEpochMilli(), 0, 0, 0, 0, 0);
    Visits after = RevisitPlan.after(migrated, 5, START.plus(FIRST));
    assertThat(after.readings()).isZero();
    assertThat(after.changes()).isZero();
  }

  @Test
  void goneIsAskedForEverMoreRarelyUpToAYear() {
    for (int absences = 0; absences < 40; absences++) {
      long days = absences < 4 ? 30L << absences : 365;
      assertThat(plan.dueGone(absences, START)).isEqualTo(START.plus(Duration.ofDays(days)));
    }
  }

  @Test
  void withoutARefreshNothingIsAskedAgain() {
    RevisitPlan never = new RevisitPlan(Duration.ZERO);
    assertThat(never.due(Visits.NONE, visits)).isEqualTo(Instant.EPOCH);
    assertThat(never.dueGone(0, START)).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aPageThatSaysTheSameHasTheSameHashAndAnyFieldChangesIt() {
    Page.FanPage fan = new Page.FanPage(7, "ann", "Ann", 0, List.of(), null, -1, List.of(), null);
    Page.FanPage same = new Page.FanPage(7, "ann", "Ann", 0, List.of(), null, -1, List.of(), null);
    Page.FanPage other =
        new Page.FanPage(7, "ann", "Anna", 0, List.of(), null, -1, List.of(), null);
    assertThat(RevisitPlan.contentOf(fan)).isEqualTo(RevisitPlan.contentOf(same)).isNotZero();
    assertThat(RevisitPlan.contentOf(other)).isNotEqualTo(RevisitPlan.contentOf(fan));
  }
}
