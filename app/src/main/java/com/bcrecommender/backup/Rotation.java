package com.bcrecommender.backup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/// Which backups stay: the last one of each of the last so many days, weeks (from Monday) and
/// months, in UTC, today's among them; and always the newest of all. The last one of a period that
/// is over is the last one for good, so no backup goes that a later day would have wanted.
///
/// @param days how many, 0 for none; likewise the others
public record Rotation(int days, int weeks, int months) {
  /// 1970 began on a Thursday.
  private static final int DAYS_FROM_MONDAY = 3;

  /// Those that stay.
  ///
  /// @param made when the backups were made
  public Set<Instant> kept(Collection<Instant> made, Instant now) {
    Set<Instant> kept = new TreeSet<>();
    kept.addAll(lastOfEach(made, now, days, Rotation::day));
    kept.addAll(lastOfEach(made, now, weeks, Rotation::week));
    kept.addAll(lastOfEach(made, now, months, Rotation::month));
    made.stream().max(Instant::compareTo).ifPresent(kept::add);
    return kept;
  }

  /// From when on no backup of this time stays, unless it is the newest: the end of the longest
  /// period for which it may.
  public Instant end(Instant made) {
    LocalDate last = LocalDate.ofEpochDay(day(made) + days);
    LocalDate byWeek = LocalDate.ofEpochDay((week(made) + weeks) * 7 - DAYS_FROM_MONDAY);
    LocalDate byMonth = YearMonth.from(made.atZone(ZoneOffset.UTC)).plusMonths(months).atDay(1);
    if (weeks > 0 && byWeek.isAfter(last)) {
      last = byWeek;
    }
    if (months > 0 && byMonth.isAfter(last)) {
      last = byMonth;
    }
    return last.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Collection<Instant> lastOfEach(
      Collection<Instant> made, Instant now, int periods, ToLongFunction<Instant> period) {
    Map<Long, Instant> last = new HashMap<>();
    for (Instant one : made) {
      long of = period.applyAsLong(one);
      if (period.applyAsLong(now) - of < periods) {
        last.merge(of, one, (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    return last.values();
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), 86_400L);
  }

  private static long week(Instant time) {
    return Math.floorDiv(day(time) + DAYS_FROM_MONDAY, 7L);
  }

  private static long month(Instant time) {
    LocalDate date = LocalDate.ofEpochDay(day(time));
    return date.getYear() * 12L + date.getMonthValue();
  }
}
