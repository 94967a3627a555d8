package com.bcrecommender.settings;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Times that come again, as cron has them: five fields for minute, hour, day of the month, month
/// and day of the week, by the clock on the wall. A time that the change to summer time leaves out
/// is taken as the first after the gap; one that comes twice in autumn counts once.
public final class Schedule {
  /// The text of no time at all.
  private static final String NEVER = "never";

  private final @Nullable ExecutionTime times;
  private final String text;

  private Schedule(@Nullable ExecutionTime times, String text) {
    this.times = times;
    this.text = text;
  }

  /// No time at all.
  public static Schedule never() {
    return new Schedule(null, NEVER);
  }

  /// @throws IllegalArgumentException for what is neither `never` nor five fields of cron's
  static Schedule parse(String text) {
    String stripped = text.strip();
    if (stripped.equals(NEVER)) {
      return never();
    }
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return new Schedule(ExecutionTime.forCron(parser.parse(stripped)), stripped);
  }

  /// The first time after this instant; empty where there is none.
  public Optional<Instant> next(Instant after, ZoneId zone) {
    if (times == null) {
      return Optional.empty();
    }
    Optional<ZonedDateTime> wall = times.nextExecution(wall(after, zone));
    // In the hour that comes twice this is the first of the two, which may have been.
    while (wall.isPresent() && !instant(wall.get(), zone).isAfter(after)) {
      wall = times.nextExecution(wall.get());
    }
    return wall.map(time -> instant(time, zone));
  }

  /// The last time up to this instant, itself included; empty where there is none.
  public Optional<Instant> latest(Instant upTo, ZoneId zone) {
    if (times == null) {
      return Optional.empty();
    }
    Optional<ZonedDateTime> wall = times.lastExecution(wall(upTo.plusMillis(1), zone));
    // A time that falls into the gap comes after it, which may be still to come.
    while (wall.isPresent() && instant(wall.get(), zone).isAfter(upTo)) {
      wall = times.lastExecution(wall.get());
    }
    return wall.map(time -> instant(time, zone));
  }

  /// What the clock on the wall shows, as if it showed UTC: the library would leave out the times
  /// that are in no day of summer time's beginning, and count those twice that come twice.
  private static ZonedDateTime wall(Instant instant, ZoneId zone) {
    return instant.atZone(zone).withZoneSameLocal(ZoneOffset.UTC);
  }

  private static Instant instant(ZonedDateTime wall, ZoneId zone) {
    return wall.toLocalDateTime().atZone(zone).toInstant();
  }

  @Override
  public String toString() {
    return text;
  }
}
