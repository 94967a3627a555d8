package com.bcrecommender.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must outlive a crawl's process beside its frontier: when the next request may go out,
/// whether and why the whole crawl rests, what the day has cost, and whether the operator has said
/// yes. Within the transaction that this was made from. Not thread-safe.
public final class CrawlMemory {

  /// The whole crawl rests.
  ///
  /// @param why in words, for the operator
  public record Pause(Instant until, String why) {}

  /// @param next no request starts before
  /// @param backOff how often the back-off has doubled
  public record Pace(Instant next, int backOff) {}

  /// What was asked, and what came over the wire for it.
  ///
  /// @param bytes of bodies
  public record Cost(long requests, long bytes) {
    public static final Cost NONE = new Cost(0, 0);
  }

  /// How the last run went.
  ///
  /// @param last when it last dealt with an address
  /// @param done addresses it has dealt with
  public record Run(Instant began, Instant last, long done) {}

  private final Session session;
  private final long origin;

  private CrawlMemory(Session session, long origin) {
    this.session = session;
    this.origin = origin;
  }

  /// The memory of an origin within a transaction.
  ///
  /// @param origin address of the site, without a path
  public static CrawlMemory of(Transaction transaction, String origin) {
    return of(transaction.session(), origin);
  }

  static CrawlMemory of(Session session, String origin) {
    return new CrawlMemory(session, idOf(session, origin));
  }

  /// The row id of an origin, which gets a row where it has none.
  static long idOf(Session session, String address) {
    String select = "SELECT id FROM crawl_origin WHERE address = ?";
    long known = session.number(select, 0, address);
    if (known == 0) {
      session.update("INSERT INTO crawl_origin (address) VALUES (?)", address);
      known = session.number(select, 0, address);
    }
    return known;
  }

  /// The pauses of all sites that were ever crawled into a catalog, those that are over included.
  ///
  /// @param catalog its file
  public static List<Pause> pauses(Path catalog) {
    List<Long> origins = new ArrayList<>();
    try (Session session = Session.reading(catalog)) {
      session.each(
          "SELECT id FROM crawl_origin ORDER BY address", row -> origins.add(row.getLong(1)));
      return origins.stream()
          .flatMap(origin -> new CrawlMemory(session, origin).pause().stream())
          .toList();
    }
  }

  /// When the next request may go out, as it was last kept.
  public Pace pace() {
    long next = session.number("SELECT next_request FROM crawl_origin WHERE id = ?", 0, origin);
    long backOff = session.number("SELECT back_off FROM crawl_origin WHERE id = ?", 0, origin);
    return new Pace(Instant.ofEpochMilli(next), (int) backOff);
  }

  /// Keeps when the next request may go out.
  public void keep(Pace pace) {
    session.update(
        "UPDATE crawl_origin SET next_request = ?, back_off = ? WHERE id = ?",
        ceilingMillis(pace.next()),
        pace.backOff(),
        origin);
  }

  /// The pause that was last begun and not ended, also where its time is over.
  public Optional<Pause> pause() {
    Pause[] found = new Pause[1];
    session.each(
        "SELECT paused_until, pause_reason FROM crawl_origin"
            + " WHERE id = ? AND paused_until IS NOT NULL",
        row -> found[0] = new Pause(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)),
        origin);
    return Optional.ofNullable(found[0]);
  }

  /// Begins a pause.
  ///
  /// @param level pauses not yet forgiven, this one among them
  public void pause(Pause pause, int level) {
    session.update(
        "UPDATE crawl_origin SET paused_until = ?, pause_reason = ?, pause_level = ? WHERE id = ?",
        ceilingMillis(pause.until()),
        pause.why(),
        level,
        origin);
  }

  /// Ends the pause; its level stays until it is forgiven.
  public void resume() {
    session.update(
        "UPDATE crawl_origin SET paused_until = NULL, pause_reason = NULL WHERE id = ?", origin);
  }

  /// Pauses not yet forgiven.
  public int pauseLevel() {
    return (int) session.number("SELECT pause_level FROM crawl_origin WHERE id = ?", 0, origin);
  }

  /// Forgives all pauses.
  public void forgive() {
    session.update("UPDATE crawl_origin SET pause_level = 0 WHERE id = ?", origin);
  }

  /// Adds to what a day has cost.
  ///
  /// @param day in UTC
  public void spend(LocalDate day, Cost cost) {
    session.update(
        "INSERT INTO crawl_day (origin, day, requests, bytes) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET requests = requests + excluded.requests,"
            + " bytes = bytes + excluded.bytes",
        origin,
        day.toEpochDay(),
        cost.requests(),
        cost.bytes());
  }

  /// What a day has cost so far, all runs together.
  ///
  /// @param day in UTC
  public Cost spent(LocalDate day) {
    Cost[] found = {Cost.NONE};
    session.each(
        "SELECT requests, bytes FROM crawl_day WHERE origin = ? AND day = ?",
        row -> found[0] = new Cost(row.getLong(1), row.getLong(2)),
        origin,
        day.toEpochDay());
    return found[0];
  }

  /// Adds what an answer for an address of this kind has cost, for plans to come.
  public void answered(Frontier.Kind kind, long bytes) {
    session.update(
        "INSERT INTO crawl_kind (origin, kind, answers, bytes) VALUES (?, ?, 1, ?)"
            + " ON CONFLICT DO UPDATE SET answers = answers + 1, bytes = bytes + excluded.bytes",
        origin,
        kind.code,
        bytes);
  }

  /// What answers have cost so far, by the kind of address; without kinds that had none.
  public Map<Frontier.Kind, Cost> costs() {
    Map<Frontier.Kind, Cost> costs = new EnumMap<>(Frontier.Kind.class);
    session.each(
        "SELECT kind, answers, bytes FROM crawl_kind WHERE origin = ? AND answers > 0",
        row -> costs.put(Frontier.Kind.of(row.getInt(1)), new Cost(row.getLong(2), row.getLong(3))),
        origin);
    return costs;
  }

  /// Keeps how the run goes, in the place of the one before.
  public void keep(Run run) {
    session.update(
        "UPDATE crawl_origin SET run_began = ?, run_last = ?, run_done = ? WHERE id = ?",
        run.began().toEpochMilli(),
        run.last().toEpochMilli(),
        run.done(),
        origin);
  }

  /// How the last run went; empty where none has dealt with an address.
  public Optional<Run> run() {
    Run[] found = new Run[1];
    session.each(
        "SELECT run_began, run_last, run_done FROM crawl_origin WHERE id = ? AND run_last > 0",
        row ->
            found[0] =
                new Run(
                    Instant.ofEpochMilli(row.getLong(1)),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getLong(3)),
        origin);
    return Optional.ofNullable(found[0]);
  }

  /// The permission under which the operator has said yes to a crawl; empty where they never did.
  public Optional<String> agreed() {
    String[] found = new String[1];
    session.each(
        "SELECT agreed FROM crawl_origin WHERE id = ?", row -> found[0] = row.getString(1), origin);
    return Optional.ofNullable(found[0]);
  }

  /// The operator says yes to a crawl under this permission.
  public void agree(String permission) {
    session.update("UPDATE crawl_origin SET agreed = ? WHERE id = ?", permission, origin);
  }

  /// Rounded up: what is kept must never be earlier than what was meant.
  private static long ceilingMillis(Instant time) {
    return time.plusNanos(999_999).toEpochMilli();
  }
}
