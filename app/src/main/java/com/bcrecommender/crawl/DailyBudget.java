package com.bcrecommender.crawl;

import com.bcrecommender.catalog.CrawlMemory.Cost;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// What the site is asked for in a UTC day at most, all runs of the day together.
///
/// @param requests sent, answered or not
/// @param bytes of bodies, as they come over the wire; the answer that goes beyond is the day's
///   last
public record DailyBudget(long requests, long bytes) {

  /// As much as the pace allows.
  public static final DailyBudget UNLIMITED = new DailyBudget(Long.MAX_VALUE, Long.MAX_VALUE);

  public DailyBudget {
    if (requests < 1 || bytes < 1) {
      throw new IllegalArgumentException("a day's budget is at least one request and one byte");
    }
  }

  /// Why nothing more may be asked that day; empty where it may.
  Optional<String> spentBy(Cost day) {
    if (day.requests() >= requests) {
      return Optional.of("the %,d requests of the day are spent".formatted(requests));
    }
    if (day.bytes() >= bytes) {
      return Optional.of("the %,.1f MB of the day are spent".formatted(bytes / 1e6));
    }
    return Optional.empty();
  }

  /// How many days so much takes, at least.
  double days(Cost cost, Duration atThePace) {
    double days = atThePace.toMillis() / (double) Duration.ofDays(1).toMillis();
    days = Math.max(days, cost.requests() / (double) requests);
    return Math.max(days, cost.bytes() / (double) bytes);
  }

  static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /// When the day after this one begins.
  static Instant nextDay(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
