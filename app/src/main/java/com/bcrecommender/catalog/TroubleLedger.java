package com.bcrecommender.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong, what the operator was told of it and what waits to be told, as the catalog keeps
/// it. Each call opens the file and closes it again, so that a catalog that was damaged, and then
/// brought back from a backup, is used from then on. A few milliseconds a call, and two seconds
/// where another process writes. One process writes, any may read. For several threads.
public final class TroubleLedger {
  private static final long OPEN = Long.MIN_VALUE;

  /// All of it.
  ///
  /// @param spells in the order of their kinds
  /// @param waiting in the order in which they go
  /// @param outages in the order of the outlets' names
  public record Standing(List<Spell> spells, List<Waiting> waiting, List<Outage> outages) {
    public static final Standing NOTHING = new Standing(List.of(), List.of(), List.of());
  }

  /// A trouble from when it began to when it healed, short breaks included.
  ///
  /// @param kind a stable word
  /// @param detail of the newest time
  /// @param times how often it has happened
  /// @param returns how often of these it came back soon after it had healed
  /// @param healed null while it lasts
  /// @param untold whether something has changed that no message has told
  /// @param digested when a digest last had it; at first when it began
  public record Spell(
      String kind,
      String subject,
      String detail,
      Instant since,
      Instant last,
      long times,
      int returns,
      @Nullable Instant healed,
      boolean untold,
      Instant digested) {}

  /// A message that waits for an outlet.
  ///
  /// @param number its place in the order
  /// @param id the same each time it is tried
  /// @param thread what it is about
  public record Waiting(
      long number,
      String outlet,
      String id,
      String thread,
      String subject,
      String body,
      Instant made) {}

  /// An outlet takes nothing at present.
  ///
  /// @param failures tries in a row
  /// @param next when it is tried again
  /// @param why what the last try met, and what to do
  public record Outage(String outlet, Instant since, int failures, Instant next, String why) {}

  private final Path file;

  /// @param file the catalog's, which need not be there yet: [Catalog#open] makes it
  public TroubleLedger(Path file) {
    this.file = file;
  }

  /// What the catalog holds; nothing where there is no catalog, or one that an earlier program has
  /// made and no newer one has opened yet.
  ///
  /// @throws RuntimeException where it cannot be read: a [CatalogFailure] or a
  ///   [com.bcrecommender.settings.UserError]
  public Standing read() {
    if (!Files.exists(file) || Schema.version(file) < Schema.VERSION) {
      return Standing.NOTHING;
    }
    try (Session session = Session.reading(file)) {
      session.begin();
      return new Standing(spells(session), waiting(session), outages(session));
    }
  }

  /// Replaces it, in one transaction.
  ///
  /// @return false where there is no catalog of this program's to write to
  /// @throws RuntimeException as [#read], where it cannot be written
  public boolean write(Standing standing) {
    if (!Files.exists(file) || Schema.version(file) < Schema.VERSION) {
      return false;
    }
    try (Session session = Session.brief(file)) {
      session.begin();
      try {
        replace(session, standing);
        session.commit();
      } catch (RuntimeException e) {
        session.rollback();
        throw e;
      }
      return true;
    }
  }

  private static List<Spell> spells(Session session) {
    List<Spell> spells = new ArrayList<>();
    session.each(
        "SELECT kind, subject, detail, since, last, times, returns, ifnull(healed, ?), untold, digested"
            + " FROM trouble ORDER BY kind",
        row -> {
          long healed = row.getLong(8);
          spells.add(
              new Spell(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  Instant.ofEpochMilli(row.getLong(4)),
                  Instant.ofEpochMilli(row.getLong(5)),
                  row.getLong(6),
                  row.getInt(7),
                  healed == OPEN ? null : Instant.ofEpochMilli(healed),
                  row.getBoolean(9),
                  Instant.ofEpochMilli(row.getLong(10))));
        },
        OPEN);
    return spells;
  }

  private static List<Waiting> waiting(Session session) {
    List<Waiting> waiting = new ArrayList<>();
    session.each(
        "SELECT number, outlet, id, thread, subject, body, made FROM message ORDER BY number",
        row ->
            waiting.add(
                new Waiting(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    Instant.ofEpochMilli(row.getLong(7)))));
    return waiting;
  }

  private static List<Outage> outages(Session session) {
    List<Outage> outages = new ArrayList<>();
    session.each(
        "SELECT outlet, since, failures, next, why FROM outage ORDER BY outlet",
        row ->
            outages.add(
                new Outage(
                    row.getString(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getInt(3),
                    Instant.ofEpochMilli(row.getLong(4)),
                    row.getString(5))));
    return outages;
  }

  private static void replace(Session session, Standing standing) {
    session.update("DELETE FROM trouble");
    session.update("DELETE FROM message");
    session.update("DELETE FROM outage");
    for (Spell spell : standing.spells()) {
      Instant healed = spell.healed();
      session.update(
          "INSERT INTO trouble VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          spell.kind(),
          spell.subject(),
          spell.detail(),
          spell.since().toEpochMilli(),
          spell.last().toEpochMilli(),
          spell.times(),
          spell.returns(),
          healed == null ? null : healed.toEpochMilli(),
          spell.untold() ? 1 : 0,
          spell.digested().toEpochMilli());
    }
    for (Waiting waiting : standing.waiting()) {
      session.update(
          "INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?)",
          waiting.number(),
          waiting.outlet(),
          waiting.id(),
          waiting.thread(),
          waiting.subject(),
          waiting.body(),
          waiting.made().toEpochMilli());
    }
    for (Outage outage : standing.outages()) {
      session.update(
          "INSERT INTO outage VALUES (?, ?, ?, ?, ?)",
          outage.outlet(),
          outage.since().toEpochMilli(),
          outage.failures(),
          outage.next().toEpochMilli(),
          outage.why());
    }
  }
}
