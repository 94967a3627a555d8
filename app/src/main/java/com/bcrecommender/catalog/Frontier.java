package com.bcrecommender.catalog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a crawl of one origin has asked and still is to ask: a state machine with one row per address, within the transaction
/// that it was made from.
///
///     discovered ──▶ leased ──▶ parsed | gone | blocked
///          ▲            ├─────▶ retry ──▶ leased
///          └────────────┘  given back, or a collection that goes on
///
/// An address of somebody who opted out has no row, as it would tell who that is: [OptOutRows] keep it out.
///
/// A page's records and its new state are written in one transaction, so a crash leaves both or neither, and the address
/// leased. A lease ends with its time, or by [#endLeasesOfOthers]. An address whose lease ended without a word
/// [#MOST_TRIES] times is blocked: something in it ends the program.
///
/// Discovering and leasing cost a look-up in an index, whatever the size. Not thread-safe.
public final class Frontier {
  /// Leases in a row that may end without a word.
  public static final int MOST_TRIES = 5;

  /// What is behind an address, in the order of turns.
  public enum Kind {
    /// The first, because fans may be held back.
    FAN(0),
    TRALBUM(1),
    /// The rest of a fan's collection, by the collection API.
    COLLECTION(2),
    /// The rest of a fan's wishlist.
    WISHLIST(3),
    /// An artist's or a label's records.
    GRID(4);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    static Kind of(int code) {
      return values()[code];
    }
  }

  /// Where an address stands.
  public enum State {
    DISCOVERED(0),
    LEASED(1),
    RETRY(2),
    PARSED(3),
    GONE(4),
    BLOCKED(5);

    private final int code;

    State(int code) {
      this.code = code;
    }

    static State of(int code) {
      return values()[code];
    }
  }

  /// An address in hand.
  ///
  /// @param position token from which a collection goes on; null for all else
  /// @param failures attempts in a row that failed so far
  public record Entry(long id, Kind kind, String url, @Nullable String position, int failures) {}

  private static final String COLUMNS = "SELECT id, kind, url, position, failures FROM frontier";
  private static final String FIRST_DUE =
      COLUMNS
          + " WHERE origin = ? AND state IN (1, 2) AND due <= ? AND kind >= ? ORDER BY due, id LIMIT 1";
  private static final String FIRST_DISCOVERED =
      COLUMNS + " WHERE origin = ? AND kind = ? AND state = 0 ORDER BY mentions DESC, id LIMIT 1";

  private static final String BLOCK_ENDERS =
      "UPDATE frontier SET state = 5, due = 0, owner = NULL, changed = ?, reason = ?"
          + " WHERE origin = ? AND state IN (1, 2) AND state = 1 AND due <= ? AND tries >= ?";
  private static final String NEXT_DUE =
      "SELECT due FROM frontier WHERE origin = ? AND state IN (1, 2) AND kind >= ?"
          + " ORDER BY due LIMIT 1";
  private static final String NAME_AGAIN =
      "UPDATE frontier SET mentions = mentions + 1 WHERE origin = ? AND url = ?";

  /// What runs for each page; a test holds that each of these goes by an index.
  static final List<String> ON_THE_WAY =
      List.of(FIRST_DUE, FIRST_DISCOVERED, BLOCK_ENDERS, NEXT_DUE, NAME_AGAIN);

  private final Session session;
  private final OptOutRows optOuts;
  private final long origin;
  private final long now;

  private Frontier(Session session, OptOutRows optOuts, long origin, Instant now) {
    this.session = session;
    this.optOuts = optOuts;
    this.origin = origin;
    this.now = now.toEpochMilli();
  }

  /// The frontier of an origin within a transaction.
  ///
  /// @param origin address of the site, without a path
  /// @param now the time for all that is done through it
  public static Frontier of(Transaction transaction, String origin, Instant now) {
    return of(transaction.session(), transaction.optOuts(), origin, now);
  }

  static Frontier of(Session session, OptOutRows optOuts, String origin, Instant now) {
    return new Frontier(session, optOuts, CrawlMemory.idOf(session, origin), now);
  }

  /// The key of the one behind an address, by which opt-outs know it; null where it has none.
  static @Nullable String keyOf(Kind kind, String url) {
    return switch (kind) {
      case FAN -> {
        String name = url.substring(url.lastIndexOf('/') + 1);
        yield FileKeys.username(
            URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
      }
      case TRALBUM, GRID -> "u:" + url;
      case COLLECTION, WISHLIST -> "f" + url.substring(url.lastIndexOf('#') + 1);
    };
  }

  /// Whose key [#keyOf] gives.
  static KeyKind keyKind(Kind kind) {
    return switch (kind) {
      case FAN, COLLECTION, WISHLIST -> KeyKind.FAN;
      case TRALBUM, GRID -> KeyKind.TRALBUM;
    };
  }

  /// Adds an address, or counts one more page that names it.
  ///
  /// @param position token from which a collection goes on; null for all else
  /// @return whether it is new
  public boolean discover(Kind kind, String url, @Nullable String position) {
    return discover(kind, url, position, State.DISCOVERED, null);
  }

  /// Adds an address that must not be asked, with the reason, so that it is counted.
  ///
  /// @return whether it is new
  public boolean discoverBlocked(Kind kind, String url, String reason) {
    return discover(kind, url, null, State.BLOCKED, reason);
  }

  private boolean discover(
      Kind kind, String url, @Nullable String position, State state, @Nullable String reason) {
    String key = keyOf(kind, url);
    if (key != null && optOuts.hold(keyKind(kind), key)) {
      optOuts.countRefused();
      return false;
    }
    if (session.update(NAME_AGAIN, origin, url) > 0) {
      return false;
    }
    session.update(
        "INSERT INTO frontier (origin, kind, url, state, reason, position, changed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        origin,
        kind.code,
        url,
        state.code,
        reason,
        position,
        now);
    return true;
  }

  /// Takes the next address: one that waited until now, else the most named of the kind whose turn
  /// it is.
  ///
  /// @param owner names the run that takes it
  /// @param until when the lease ends of itself
  /// @param fans whether a fan may be taken now
  public Optional<Entry> lease(String owner, Instant until, boolean fans) {
    Entry next = next(fans);
    if (next == null) {
      return Optional.empty();
    }
    session.update(
        "UPDATE frontier SET state = 1, owner = ?, due = ?, tries = tries + 1, changed = ? WHERE id = ?",
        owner,
        until.toEpochMilli(),
        now,
        next.id());
    return Optional.of(next);
  }

  private @Nullable Entry next(boolean fans) {
    blockWhatEndsTheProgram();
    Entry due = first(FIRST_DUE, origin, now, leastKind(fans));
    if (due != null) {
      return due;
    }
    Kind[] turns = Kind.values();
    long turn = session.number("SELECT turn FROM crawl_origin WHERE id = ?", 0, origin);
    for (int i = 0; i < turns.length; i++) {
      Kind kind = turns[(int) ((turn + i) % turns.length)];
      Entry entry =
          kind.code >= leastKind(fans) ? first(FIRST_DISCOVERED, origin, kind.code) : null;
      if (entry != null) {
        session.update("UPDATE crawl_origin SET turn = ? WHERE id = ?", turn + i + 1, origin);
        return entry;
      }
    }
    return null;
  }

  private static int leastKind(boolean fans) {
    return fans ? Kind.FAN.code : Kind.FAN.code + 1;
  }

  /// The entry's page is read.
  ///
  /// @param note what is worth knowing of it, or null
  public void parsed(Entry entry, @Nullable String note) {
    settle(entry, State.PARSED, note);
  }

  /// An address that the page of another turned out to be: it need not be asked any more.
  ///
  /// @return whether it had waited to be asked
  public boolean parsedToo(Kind kind, String url) {
    boolean isNew = discover(kind, url, null);
    int waited =
        session.update(
            "UPDATE frontier SET state = 3, due = 0, failures = 0, reason = NULL, changed = ?"
                + " WHERE origin = ? AND url = ? AND state IN (0, 2)",
            now,
            origin,
            url);
    return waited > 0 && !isNew;
  }

  /// A batch of the collection is read, and there is more.
  public void goesOn(Entry entry, String position) {
    settle(entry, State.DISCOVERED, null);
    session.update("UPDATE frontier SET position = ? WHERE id = ?", position, entry.id());
  }

  /// The site says that it is not there.
  public void gone(Entry entry, String why) {
    settle(entry, State.GONE, why);
  }

  /// It must not be asked, or was asked in vain too often.
  public void blocked(Entry entry, String why) {
    settle(entry, State.BLOCKED, why);
  }

  /// Nothing was asked after all.
  public void giveBack(Entry entry) {
    session.update(
        "UPDATE frontier SET state = 0, due = 0, owner = NULL, tries = 0, changed = ? WHERE id = ?",
        now,
        entry.id());
  }

  /// To be asked again, not before `due`.
  ///
  /// @param failed whether the attempt counts as the address's failure
  public void retry(Entry entry, Instant due, String why, boolean failed) {
    session.update(
        "UPDATE frontier SET state = 2, due = ?, owner = NULL, tries = 0, failures = failures + ?,"
            + " reason = ?, changed = ? WHERE id = ?",
        due.toEpochMilli(),
        failed ? 1 : 0,
        why,
        now,
        entry.id());
  }

  private void settle(Entry entry, State state, @Nullable String why) {
    session.update(
        "UPDATE frontier SET state = ?, due = 0, owner = NULL, tries = 0, failures = 0, reason = ?,"
            + " changed = ? WHERE id = ?",
        state.code,
        why,
        now,
        entry.id());
  }

  /// Ends every lease that is not this owner's: for a run that knows that no other is alive.
  ///
  /// @return how many there were
  public int endLeasesOfOthers(String owner) {
    return session.update(
        "UPDATE frontier SET due = ? WHERE origin = ? AND state IN (1, 2) AND state = 1 AND owner <> ?",
        now,
        origin,
        owner);
  }

  private void blockWhatEndsTheProgram() {
    session.update(
        BLOCK_ENDERS,
        now,
        "taken " + MOST_TRIES + " times without a word",
        origin,
        now,
        MOST_TRIES);
  }

  /// When the first address that waits is due; empty where none waits.
  ///
  /// @param fans whether fans count
  public Optional<Instant> nextDue(boolean fans) {
    long due = session.number(NEXT_DUE, -1, origin, leastKind(fans));
    return due < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(due));
  }

  private @Nullable Entry first(String sql, @Nullable Object... values) {
    List<Entry> found = new ArrayList<>(1);
    session.each(
        sql,
        row ->
            found.add(
                new Entry(
                    row.getLong(1),
                    Kind.of(row.getInt(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5))),
        values);
    return found.isEmpty() ? null : found.getFirst();
  }

  /// How many addresses wait to be asked, or are in hand.
  public long waiting() {
    return session.number(
            "SELECT count(*) FROM frontier INDEXED BY frontier_discovered WHERE origin = ? AND state = 0",
            0,
            origin)
        + session.number(
            "SELECT count(*) FROM frontier INDEXED BY frontier_due"
                + " WHERE origin = ? AND state IN (1, 2)",
            0,
            origin);
  }

  /// How many addresses of each kind stand where. Reads the whole frontier.
  public Map<Kind, Map<State, Long>> counts() {
    Map<Kind, Map<State, Long>> counts = new EnumMap<>(Kind.class);
    session.each(
        "SELECT kind, state, count(*) FROM frontier WHERE origin = ? GROUP BY kind, state",
        row ->
            counts
                .computeIfAbsent(Kind.of(row.getInt(1)), k -> new EnumMap<>(State.class))
                .put(State.of(row.getInt(2)), row.getLong(3)),
        origin);
    return counts;
  }

  /// Why addresses stand in this state, and how many. Reads the whole frontier.
  public SortedMap<String, Long> reasons(State state) {
    SortedMap<String, Long> reasons = new TreeMap<>();
    session.each(
        "SELECT reason, count(*) FROM frontier WHERE origin = ? AND state = ? AND reason IS NOT NULL"
            + " GROUP BY reason",
        row -> reasons.put(row.getString(1), row.getLong(2)),
        origin,
        state.code);
    return reasons;
  }
}
