package com.bcrecommender.catalog;

import com.bcrecommender.catalog.Frontier.Entry;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Frontier.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which address of a [Frontier] is next:
///
/// 1. a canary that is due, for it tells whether pages can still be read at all;
/// 2. what waited until now: a lease that ran out, an attempt to be repeated;
/// 3. whoever's turn it is. Each kind has a turn for what was never asked, and fans, tralbums and
///    grids one more for what is due again. Within the first, seeds take turns, and of a seed the
///    address of the largest priority is next; within the second, what is due longest.
///
/// Each step is one look-up in an index: a pick costs the same with a thousand addresses and with
/// ten million. Not thread-safe.
final class NextAddress {
  private static final String COLUMNS =
      "SELECT id, kind, url, position, failures, state, due, seed, mentions, read_at, content,"
          + " readings, changes, watched, absences, expects FROM frontier";

  private static final String FIRST_CANARY =
      COLUMNS
          + " WHERE origin = ? AND expects IS NOT NULL AND due <= ? AND state IN (0, 2, 3)"
          + " AND kind >= ? ORDER BY due, id LIMIT 1";
  private static final String FIRST_DUE =
      COLUMNS
          + " WHERE origin = ? AND state IN (1, 2) AND due <= ? AND kind >= ? ORDER BY due, id LIMIT 1";
  private static final String NEXT_SEED =
      "SELECT seed FROM frontier WHERE origin = ? AND kind = ? AND state = 0 AND seed > ?"
          + " ORDER BY seed LIMIT 1";
  private static final String FIRST_DISCOVERED =
      COLUMNS
          + " WHERE origin = ? AND kind = ? AND seed = ? AND state = 0"
          + " ORDER BY priority DESC, id LIMIT 1";
  private static final String FIRST_AGAIN =
      COLUMNS
          + " WHERE origin = ? AND kind = ? AND state IN (3, 4) AND due > 0 AND due <= ?"
          + " ORDER BY due, id LIMIT 1";
  private static final String NEXT_DUE =
      "SELECT due FROM frontier WHERE origin = ? AND state IN (1, 2) AND kind >= ?"
          + " ORDER BY due LIMIT 1";
  private static final String NEXT_AGAIN =
      "SELECT due FROM frontier WHERE origin = ? AND kind = ? AND state IN (3, 4) AND due > 0"
          + " ORDER BY due LIMIT 1";

  static final String BLOCK_ENDERS =
      "UPDATE frontier SET state = 5, due = 0, owner = NULL, changed = ?, reason = ?"
          + " WHERE origin = ? AND state IN (1, 2) AND state = 1 AND due <= ? AND tries >= ?";

  /// What runs for each page; a test holds that each of these goes by an index.
  static final List<String> ON_THE_WAY =
      List.of(
          FIRST_CANARY,
          FIRST_DUE,
          NEXT_SEED,
          FIRST_DISCOVERED,
          FIRST_AGAIN,
          NEXT_DUE,
          NEXT_AGAIN,
          BLOCK_ENDERS);

  /// Rests of collections are not due again of themselves: their fan's page tells when they change.
  private static final List<Kind> REVISITED = List.of(Kind.FAN, Kind.TRALBUM, Kind.GRID);

  private static final int TURNS = Kind.values().length + REVISITED.size();

  private final Session session;
  private final long origin;
  private final long now;

  /// @param origin row of the origin
  /// @param now UTC epoch milliseconds
  NextAddress(Session session, long origin, long now) {
    this.session = session;
    this.origin = origin;
    this.now = now;
  }

  /// The next address, or null where none may be asked now. Counts the turn that it takes.
  ///
  /// @param fans whether it may be a fan's
  @Nullable Entry find(boolean fans) {
    Entry canary = first(FIRST_CANARY, origin, now, leastKind(fans));
    if (canary != null) {
      return canary;
    }
    Entry due = first(FIRST_DUE, origin, now, leastKind(fans));
    if (due != null) {
      return due;
    }
    long turn = session.number("SELECT turn FROM crawl_origin WHERE id = ?", 0, origin);
    for (int i = 0; i < TURNS; i++) {
      Entry entry = ofTurn((int) ((turn + i) % TURNS), fans);
      if (entry != null) {
        session.update("UPDATE crawl_origin SET turn = ? WHERE id = ?", turn + i + 1, origin);
        return entry;
      }
    }
    return null;
  }

  private @Nullable Entry ofTurn(int turn, boolean fans) {
    Kind[] kinds = Kind.values();
    boolean discovered = turn < kinds.length;
    Kind kind = discovered ? kinds[turn] : REVISITED.get(turn - kinds.length);
    if (kind == Kind.FAN && !fans) {
      return null;
    }
    return discovered ? firstOfNextSeed(kind) : first(FIRST_AGAIN, origin, kind.code, now);
  }

  private @Nullable Entry firstOfNextSeed(Kind kind) {
    long last =
        session.number(
            "SELECT last_seed FROM crawl_kind WHERE origin = ? AND kind = ?",
            -1,
            origin,
            kind.code);
    long next = session.number(NEXT_SEED, -1, origin, kind.code, last);
    if (next < 0) {
      next = session.number(NEXT_SEED, -1, origin, kind.code, -1);
    }
    if (next < 0) {
      return null;
    }
    if (next != last) {
      session.update(
          "INSERT INTO crawl_kind (origin, kind, last_seed) VALUES (?, ?, ?)"
              + " ON CONFLICT DO UPDATE SET last_seed = excluded.last_seed",
          origin,
          kind.code,
          next);
    }
    return first(FIRST_DISCOVERED, origin, kind.code, next);
  }

  /// When the first address that waits is due; empty where none waits.
  Optional<Instant> due(boolean fans) {
    return time(session.number(NEXT_DUE, -1, origin, leastKind(fans)));
  }

  /// When the first address that was read or gone is due again; empty where none ever is.
  Optional<Instant> again() {
    return REVISITED.stream()
        .map(kind -> time(session.number(NEXT_AGAIN, -1, origin, kind.code)))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private static Optional<Instant> time(long millis) {
    return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static int leastKind(boolean fans) {
    return fans ? Kind.FAN.code : Kind.FAN.code + 1;
  }

  private @Nullable Entry first(String sql, @Nullable Object... values) {
    List<Entry> found = new ArrayList<>(1);
    session.each(sql, row -> found.add(entry(row)), values);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        Kind.of(row.getInt(2)),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        State.of(row.getInt(6)),
        Instant.ofEpochMilli(row.getLong(7)),
        row.getLong(8),
        row.getInt(9),
        new Visits(
            row.getLong(10),
            row.getLong(11),
            row.getInt(12),
            row.getInt(13),
            row.getLong(14),
            row.getInt(15)),
        row.getString(16));
  }
}
