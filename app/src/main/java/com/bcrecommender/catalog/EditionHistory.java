package com.bcrecommender.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What every edition that was made here held, and what each day of the crawl cost, in the order of
/// time: for charts of growth. Each call has a connection of its own.
public final class EditionHistory {
  /// An edition.
  ///
  /// @param name of its folder, which may be gone
  /// @param shown false where the gate held it back
  /// @param tagged tralbums with a tag
  /// @param entries of the fans' lists
  /// @param filled of these, those that the model could not give
  /// @param accuracy nDCG of the model on the part that `bcr tune` held back; empty where it was
  ///   not tuned
  public record Made(
      String name,
      Instant made,
      boolean shown,
      String model,
      long fans,
      long tralbums,
      long preferences,
      long tagged,
      long entries,
      long filled,
      OptionalDouble accuracy) {}

  /// What a UTC day of crawling cost, all sites together.
  public record Day(LocalDate day, long requests, long bytes) {}

  private final Path catalog;

  /// @param catalog its file, whose tables are of this version
  public EditionHistory(Path catalog) {
    this.catalog = catalog;
  }

  /// Keeps what an edition holds; one that was made again gets its new time.
  public void add(Made edition) {
    try (Session session = Session.writing(catalog)) {
      session.update(
          "INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          edition.name(),
          edition.made().toEpochMilli(),
          edition.shown() ? 1 : 0,
          edition.model(),
          edition.fans(),
          edition.tralbums(),
          edition.preferences(),
          edition.tagged(),
          edition.entries(),
          edition.filled(),
          edition.accuracy().isPresent() ? edition.accuracy().getAsDouble() : null);
    }
  }

  /// The last editions, oldest first.
  public List<Made> last(int most) {
    List<Made> editions = new ArrayList<>();
    try (Session session = Session.reading(catalog)) {
      session.each(
          "SELECT * FROM (SELECT name, made, shown, model, fans, tralbums, preferences, tagged, entries, filled, accuracy"
              + " FROM edition ORDER BY made DESC, name LIMIT ?) ORDER BY made, name DESC",
          row -> {
            double value = row.getDouble(11);
            // At once: it speaks of the column read last.
            OptionalDouble accuracy =
                row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
            editions.add(
                new Made(
                    row.getString(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getInt(3) == 1,
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10),
                    accuracy));
          },
          most);
    }
    return editions;
  }

  /// The last days of crawling, oldest first; days without a request are not among them.
  public List<Day> days(int most) {
    List<Day> days = new ArrayList<>();
    try (Session session = Session.reading(catalog)) {
      session.each(
          "SELECT * FROM (SELECT day, sum(requests), sum(bytes) FROM crawl_day GROUP BY day ORDER BY day DESC LIMIT ?) ORDER BY day",
          row ->
              days.add(
                  new Day(LocalDate.ofEpochDay(row.getLong(1)), row.getLong(2), row.getLong(3))),
          most);
    }
    return days;
  }
}
