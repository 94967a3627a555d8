package com.bcrecommender.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final Instant NOW = Instant.parse("2026-11-28T20:00:00Z");

  private static Instant at(String text) {
    return Instant.parse(text + ":00Z");
  }

  @Test
  void the_last_of_each_day_week_and_month_stays() {
    List<Instant> made =
        List.of(
            at("2026-09-30T23:59"), // the last of September
            at("2026-10-01T00:00"), // not the last of October
            at("2026-10-31T12:00"), // the last of October
            at("2026-11-08T20:00"), // Sunday: the last of the fourth week back, and kept
            at("2026-11-09T20:00"), // Monday of the week after it
            at("2026-11-15T20:00"), // Sunday, its last
            at("2026-11-21T20:00"), // eight days ago
            at("2026-11-22T08:00"), // seven days back, today counted: kept, not as the day's last …
            at("2026-11-22T20:00"), // … but this one
            at("2026-11-28T10:00"),
            at("2026-11-28T19:00"));
    assertThat(new Rotation(7, 4, 3).kept(made, NOW))
        .containsExactly(
            at("2026-09-30T23:59"),
            at("2026-10-31T12:00"),
            at("2026-11-08T20:00"),
            at("2026-11-15T20:00"),
            at("2026-11-22T20:00"),
            at("2026-11-28T19:00"));
  }

  @Test
  void the_newest_stays_whatever_is_set_and_however_old_it_is() {
    assertThat(
            new Rotation(0, 0, 0)
                .kept(List.of(at("2020-01-01T00:00"), at("2021-01-01T00:00")), NOW))
        .containsExactly(at("2021-01-01T00:00"));
    assertThat(new Rotation(0, 0, 0).kept(List.of(), NOW)).isEmpty();
  }

  /// Two years of backups at random times, pruned after each: as if each day of the last seven,
  /// each week and each month had never lost its last one.
  @Test
  void pruning_on_the_way_loses_nothing_that_is_wanted_later() {
    Rotation rotation = new Rotation(7, 4, 12);
    Random random = new Random(1);
    List<Instant> all = new ArrayList<>();
    Set<Instant> left = new TreeSet<>();
    Instant now = at("2024-12-30T00:00");
    while (now.isBefore(NOW)) {
      now = now.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
      all.add(now);
      left.add(now);
      left = new TreeSet<>(rotation.kept(left, now));
      assertThat(left).isEqualTo(rotation.kept(all, now));
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      for (Instant one : all) {
        LocalDate day = LocalDate.ofInstant(one, ZoneOffset.UTC);
        if (!day.isBefore(today.minusDays(6))) {
          assertThat(left).anyMatch(kept -> LocalDate.ofInstant(kept, ZoneOffset.UTC).equals(day));
        }
        if (!monday(day).isBefore(monday(today).minusWeeks(3))) {
          assertThat(left)
              .anyMatch(
                  kept -> monday(LocalDate.ofInstant(kept, ZoneOffset.UTC)).equals(monday(day)));
        }
        if (!YearMonth.from(day).isBefore(YearMonth.from(today).minusMonths(11))) {
          assertThat(left)
              .anyMatch(
                  kept -> YearMonth.from(kept.atZone(ZoneOffset.UTC)).equals(YearMonth.from(day)));
        }
        if (!rotation.end(one).isAfter(now) && !one.equals(now)) {
          assertThat(left).doesNotContain(one);
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(300);
    assertThat(left).hasSizeBetween(12, 7 + 4 + 12);
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
