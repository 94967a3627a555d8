package com.bcrecommender.catalog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
///          ▲            │         │       │
///          │            │         └───────┴──▶ leased   once it is due again
///          │            ├─────▶ retry ──▶ leased        once it is due
///          └────────────┘  given back, or a collection that goes on
///
/// What is parsed or gone has a time at which it is due again, or none for ever. An address of somebody who opted out has no
/// row, as it would tell who that is: [OptOutRows] keep it out.
///
/// A page's records and its new state are written in one transaction, so a crash leaves both or neither, and the address
/// leased. A lease ends with its time, or by [#endLeasesOfOthers]. An address whose lease ended without a word
/// [#MOST_TRIES] times is blocked: something in it ends the program.
///
/// Discovering and leasing cost look-ups in indexes, whatever the size; [NextAddress] says which is next. Not thread-safe.
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

    final int code;

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

    final int code;

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
  /// @param was where it stood before it was taken
  /// @param due when it became due; 1970 for what was discovered
  /// @param seed row of the seed that led to it
  /// @param mentions pages that named it
  /// @param visits what is known from asking it before
  /// @param expects of a canary: what must be on its page, empty until it is first read; null for
  ///   all else
  public record Entry(
      long id,
      Kind kind,
      String url,
      @Nullable String position,
      int failures,
      State was,
      Instant due,
      long seed,
      int mentions,
      Visits visits,
      @Nullable String expects) {}

  /// How an address was found.
  ///
  /// @param seed row of the seed that led to the page which names it; 0 for none
  /// @param worth what its page adds by this mention; summed over all mentions it is the priority
  /// @param again the naming page had been read before: what it names is added where it is new, and
  ///   else not counted twice
  public record Found(long seed, double worth, boolean again) {}

  private static final String NAME_AGAIN =
      "UPDATE frontier SET mentions = mentions + ?, priority = priority + ? WHERE origin = ? AND url = ?";

  /// What runs for each page beside [NextAddress]; a test holds that it goes by an index.
  static final List<String> ON_THE_WAY = List.of(NAME_AGAIN);

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

  /// Adds an address to begin with. What is found from it belongs to it from now on, and seeds take
  /// turns.
  public void seed(Kind kind, String url) {
    discover(kind, url, null, new Found(0, 0, true));
    session.update("UPDATE frontier SET seed = id WHERE origin = ? AND url = ?", origin, url);
  }

  /// Makes a canary of an address: a page that is read each day and must hold what it is expected
  /// to. One that is a canary already, or gone, stays what it is.
  public void canary(Kind kind, String url) {
    discover(kind, url, null, new Found(0, 0, true));
    session.update(
        "UPDATE frontier SET expects = '' WHERE origin = ? AND url = ? AND expects IS NULL AND state <> 4",
        origin,
        url);
  }

  /// What must be on a canary's page from now on; null makes it an ordinary address.
  public void expect(Entry entry, @Nullable String fields) {
    session.update("UPDATE frontier SET expects = ? WHERE id = ?", fields, entry.id());
  }

  /// Makes ordinary addresses of all canaries but these.
  ///
  /// @param refresh after which the others are read again; zero for never
  public void canariesOnly(Collection<String> urls, Duration refresh) {
    List<String> others = new ArrayList<>();
    session.each(
        "SELECT url FROM frontier WHERE origin = ? AND expects IS NOT NULL",
        row -> others.add(row.getString(1)),
        origin);
    others.removeAll(urls);
    others.forEach(url ->
        session.update(
            "UPDATE frontier SET expects = NULL, due = iif(state = 3, iif(? = 0, 0, read_at + ?), due)"
                + " WHERE origin = ? AND url = ?",
            refresh.toMillis(),
            refresh.toMillis(),
            origin,
            url));
  }

  /// How many canaries of this kind there are.
  public long canaries(Kind kind) {
    return session.number(
        "SELECT count(*) FROM frontier WHERE origin = ? AND expects IS NOT NULL AND kind = ?",
        0,
        origin,
        kind.code);
  }

  /// Forgets what canaries are expected to hold: their next reading tells it anew.
  ///
  /// @return how many there are
  public int expectAnew() {
    return session.update(
        "UPDATE frontier SET expects = '' WHERE origin = ? AND expects IS NOT NULL", origin);
  }

  /// Adds an address, or counts one more page that names it.
  ///
  /// @param position token from which a collection goes on; null for all else
  /// @return whether it is new
  public boolean discover(Kind kind, String url, @Nullable String position, Found found) {
    return discover(kind, url, position, State.DISCOVERED, null, found);
  }

  /// Adds an address that must not be asked, with the reason, so that it is counted.
  ///
  /// @return whether it is new
  public boolean discoverBlocked(Kind kind, String url, String reason) {
    return discover(kind, url, null, State.BLOCKED, reason, new Found(0, 0, false));
  }

  private boolean discover(
      Kind kind,
      String url,
      @Nullable String position,
      State state,
      @Nullable String reason,
      Found found) {
    String key = keyOf(kind, url);
    if (key != null && optOuts.hold(keyKind(kind), key)) {
      optOuts.countRefused();
      return false;
    }
    int counts = found.again() ? 0 : 1;
    if (session.update(NAME_AGAIN, counts, counts * found.worth(), origin, url) > 0) {
      return false;
    }
    session.update(
        "INSERT INTO frontier (origin, kind, url, state, reason, position, priority, seed, changed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        origin,
        kind.code,
        url,
        state.code,
        reason,
        position,
        found.worth(),
        found.seed(),
        now);
    return true;
  }

  /// Begins the rest of a collection that was read to its end anew, because its fan's page has
  /// changed.
  ///
  /// @return whether it had been read
  public boolean beginAnew(String url, String position) {
    return session.update(
            "UPDATE frontier SET state = 0, due = 0, position = ?, changed = ?"
                + " WHERE origin = ? AND url = ? AND state = 3",
            position,
            now,
            origin,
            url)
        > 0;
  }

  /// Takes the next address.
  ///
  /// @param owner names the run that takes it
  /// @param until when the lease ends of itself
  /// @param fans whether a fan may be taken now
  public Optional<Entry> lease(String owner, Instant until, boolean fans) {
    blockWhatEndsTheProgram();
    Entry next = new NextAddress(session, origin, now).find(fans);
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

  /// The entry's page is read, and is not read again of itself.
  ///
  /// @param note what is worth knowing of it, or null
  public void parsed(Entry entry, @Nullable String note) {
    settle(entry, State.PARSED, note, Instant.EPOCH);
  }

  /// The entry's page is read.
  ///
  /// @param visits what is known from asking it, this time included
  /// @param due when to read it again; 1970 for never
  /// @param note as above
  public void parsed(Entry entry, Visits visits, Instant due, @Nullable String note) {
    settle(entry, State.PARSED, note, due);
    session.update(
        "UPDATE frontier SET read_at = ?, content = ?, readings = ?, changes = ?, watched = ?,"
            + " absences = 0 WHERE id = ?",
        visits.readAt(),
        visits.content(),
        visits.readings(),
        visits.changes(),
        visits.watched(),
        entry.id());
  }

  /// An address that the page of another turned out to be: it need not be asked any more.
  ///
  /// @return whether it had waited to be asked
  public boolean parsedToo(Kind kind, String url) {
    boolean isNew = discover(kind, url, null, new Found(0, 0, true));
    int waited =
        session.update(
            "UPDATE frontier SET state = 3, due = 0, failures = 0, reason = NULL, changed = ?"
                + " WHERE origin = ? AND url = ? AND state IN (0, 2)",
            now,
            origin,
            url);
    return waited > 0 && !isNew;
  }

  /// A batch of the collection is read, and there is more. Its [Visits#readings] count the batches.
  public void goesOn(Entry entry, String position) {
    settle(entry, State.DISCOVERED, null, Instant.EPOCH);
    session.update(
        "UPDATE frontier SET position = ?, readings = readings + 1 WHERE id = ?",
        position,
        entry.id());
  }

  /// The site says that it is not there. It is no canary any more.
  ///
  /// @param due when to ask whether it is back; 1970 for never
  public void gone(Entry entry, String why, Instant due) {
    settle(entry, State.GONE, why, due);
    session.update(
        "UPDATE frontier SET absences = absences + 1, expects = NULL WHERE id = ?", entry.id());
  }

  /// It must not be asked, or was asked in vain too often.
  public void blocked(Entry entry, String why) {
    settle(entry, State.BLOCKED, why, Instant.EPOCH);
  }

  /// Nothing was asked after all.
  public void giveBack(Entry entry) {
    boolean again = entry.was() == State.PARSED || entry.was() == State.GONE;
    session.update(
        "UPDATE frontier SET state = ?, due = ?, owner = NULL, tries = 0, changed = ? WHERE id = ?",
        again ? entry.was().code : State.DISCOVERED.code,
        again ? entry.due().toEpochMilli() : 0,
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

  private void settle(Entry entry, State state, @Nullable String why, Instant due) {
    session.update(
        "UPDATE frontier SET state = ?, due = ?, owner = NULL, tries = 0, failures = 0, reason = ?,"
            + " changed = ? WHERE id = ?",
        state.code,
        due.toEpochMilli(),
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
        NextAddress.BLOCK_ENDERS,
        now,
        "taken " + MOST_TRIES + " times without a word",
        origin,
        now,
        MOST_TRIES);
  }

  /// When the first address that waits is due; empty where none waits. What was read or gone does
  /// not wait.
  ///
  /// @param fans whether fans count
  public Optional<Instant> nextDue(boolean fans) {
    return new NextAddress(session, origin, now).due(fans);
  }

  /// When the first address that was read or gone is due again; empty where none ever is.
  public Optional<Instant> nextAgain() {
    return new NextAddress(session, origin, now).again();
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

  /// How many addresses that were read or gone are due again by now, of each kind.
  public Map<Kind, Long> dueAgain() {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    session.each(
        "SELECT kind, count(*) FROM frontier INDEXED BY frontier_again"
            + " WHERE origin = ? AND state IN (3, 4) AND due > 0 AND due <= ? GROUP BY kind",
        row -> counts.put(Kind.of(row.getInt(1)), row.getLong(2)),
        origin,
        now);
    return counts;
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
