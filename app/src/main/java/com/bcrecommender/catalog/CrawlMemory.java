package com.bcrecommender.catalog;

import java.time.Instant;
import java.util.Optional;

/// What must outlive a crawl's process beside its frontier: when the next request may go out, and
/// whether and why the whole crawl rests. One row per origin, within the transaction that this was
/// made from. Not thread-safe.
public final class CrawlMemory {

  /// The whole crawl rests.
  ///
  /// @param why in words, for the operator
  public record Pause(Instant until, String why) {}

  /// @param next no request starts before
  /// @param backOff how often the back-off has doubled
  public record Pace(Instant next, int backOff) {}

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

  /// Rounded up: what is kept must never be earlier than what was meant.
  private static long ceilingMillis(Instant time) {
    return time.plusNanos(999_999).toEpochMilli();
  }
}
