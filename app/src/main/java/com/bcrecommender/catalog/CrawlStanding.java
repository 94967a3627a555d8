package com.bcrecommender.catalog;

import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.settings.Now;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How the crawl of one origin stands, for a person to read; also while a crawl is running, which
/// it does not hold up. Reads the whole frontier.
///
/// @param origin address of the site
/// @param counts addresses of each kind by state
/// @param dueAgain what was read or gone and is due again by now, by kind
/// @param nextAgain when the first of what was read or gone is due again
/// @param hosts hosts of what waits or is due again: each is asked for its robots.txt
/// @param pause if the whole crawl rests: until when, and why
/// @param nextRequest when the next request may go out
/// @param today what the UTC day has cost so far
/// @param costs what answers have cost so far, by kind of address
/// @param run how the last run went
/// @param canaries in the order of their addresses
/// @param retries why addresses are to be asked again, and how many
/// @param blocked why addresses are not asked, and how many
public record CrawlStanding(
    String origin,
    Map<Kind, Map<State, Long>> counts,
    Map<Kind, Long> dueAgain,
    Optional<Instant> nextAgain,
    long hosts,
    Optional<CrawlMemory.Pause> pause,
    Instant nextRequest,
    CrawlMemory.Cost today,
    Map<Kind, CrawlMemory.Cost> costs,
    Optional<CrawlMemory.Run> run,
    List<Canary> canaries,
    SortedMap<String, Long> retries,
    SortedMap<String, Long> blocked) {

  /// A page that is read each day and must hold what it is expected to.
  ///
  /// @param expects what, empty until it is first read
  /// @param readAt when it was last read and fine; 1970 for never
  /// @param trouble what it lacks, or why it was not read the last time; null where it is fine
  public record Canary(String url, String expects, Instant readAt, @Nullable String trouble) {}

  /// The standing of every origin that was ever crawled into this catalog, in the order of their
  /// addresses, by the system's clock.
  public static List<CrawlStanding> read(Catalog catalog) {
    return read(catalog, Now.instant());
  }

  /// The same at another time.
  public static List<CrawlStanding> read(Catalog catalog, Instant now) {
    try (Session session = Session.reading(catalog.file())) {
      session.run("BEGIN");
      List<String> origins = new ArrayList<>();
      session.each(
          "SELECT address FROM crawl_origin ORDER BY address",
          row -> origins.add(row.getString(1)));
      return origins.stream().map(origin -> read(session, origin, now)).toList();
    }
  }

  /// Those of these addresses that the frontier of an origin holds already.
  public static Set<String> known(Catalog catalog, String origin, Collection<String> urls) {
    Set<String> known = new HashSet<>();
    try (Session session = Session.reading(catalog.file())) {
      for (String url : urls) {
        session.each(
            "SELECT url FROM frontier WHERE url = ?"
                + " AND origin = (SELECT id FROM crawl_origin WHERE address = ?)",
            row -> known.add(row.getString(1)),
            url,
            origin);
      }
    }
    return known;
  }

  private static CrawlStanding read(Session session, String origin, Instant now) {
    Frontier frontier = Frontier.of(session, new OptOutRows(session), origin, now);
    CrawlMemory memory = CrawlMemory.of(session, origin);
    long id = CrawlMemory.idOf(session, origin);
    return new CrawlStanding(
        origin,
        frontier.counts(),
        frontier.dueAgain(),
        frontier.nextAgain(),
        hosts(session, id, now),
        memory.pause(),
        memory.pace().next(),
        memory.spent(LocalDate.ofInstant(now, ZoneOffset.UTC)),
        memory.costs(),
        memory.run(),
        canaries(session, id),
        frontier.reasons(State.RETRY),
        frontier.reasons(State.BLOCKED));
  }

  private static long hosts(Session session, long origin, Instant now) {
    // From the scheme's end to the next slash.
    return session.number(
        "SELECT count(DISTINCT substr(rest, 1, instr(rest || '/', '/') - 1)) FROM"
            + " (SELECT substr(url, instr(url, '://') + 3) AS rest FROM frontier WHERE origin = ?"
            + " AND (state IN (0, 1, 2) OR (state IN (3, 4) AND due > 0 AND due <= ?)))",
        0,
        origin,
        now.toEpochMilli());
  }

  private static List<Canary> canaries(Session session, long origin) {
    List<Canary> canaries = new ArrayList<>();
    session.each(
        "SELECT url, expects, read_at, reason FROM frontier WHERE origin = ? AND expects IS NOT NULL"
            + " ORDER BY url",
        row ->
            canaries.add(
                new Canary(
                    row.getString(1),
                    row.getString(2),
                    Instant.ofEpochMilli(row.getLong(3)),
                    row.getString(4))),
        origin);
    return canaries;
  }

  /// How many addresses wait to be asked, or are in hand.
  public long waiting() {
    return count(State.DISCOVERED) + count(State.LEASED) + count(State.RETRY);
  }

  /// How many addresses of this kind wait to be asked or are in hand, or are due again.
  public long waiting(Kind kind) {
    Map<State, Long> states = counts.getOrDefault(kind, Map.of());
    return states.getOrDefault(State.DISCOVERED, 0L)
        + states.getOrDefault(State.LEASED, 0L)
        + states.getOrDefault(State.RETRY, 0L)
        + dueAgain.getOrDefault(kind, 0L);
  }

  /// How many addresses of all kinds are in this state.
  public long count(State state) {
    return counts.values().stream().mapToLong(states -> states.getOrDefault(state, 0L)).sum();
  }
}
