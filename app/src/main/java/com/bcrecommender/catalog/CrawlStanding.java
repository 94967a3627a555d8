package com.bcrecommender.catalog;

import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Frontier.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// How the crawl of one origin stands, for a person to read; also while a crawl is running, which
/// it does not hold up.
///
/// @param origin address of the site
/// @param counts addresses of each kind by state
/// @param pause if the whole crawl rests: until when, and why
/// @param nextRequest when the next request may go out
/// @param retries why addresses are to be asked again, and how many
/// @param blocked why addresses are not asked, and how many
public record CrawlStanding(
    String origin,
    Map<Kind, Map<State, Long>> counts,
    Optional<CrawlMemory.Pause> pause,
    Instant nextRequest,
    SortedMap<String, Long> retries,
    SortedMap<String, Long> blocked) {

  /// The standing of every origin that was ever crawled into this catalog, in the order of their
  /// addresses.
  public static List<CrawlStanding> read(Catalog catalog) {
    try (Session session = Session.reading(catalog.file())) {
      session.run("BEGIN");
      List<String> origins = new ArrayList<>();
      session.each(
          "SELECT address FROM crawl_origin ORDER BY address",
          row -> origins.add(row.getString(1)));
      return origins.stream().map(origin -> read(session, origin)).toList();
    }
  }

  private static CrawlStanding read(Session session, String origin) {
    Frontier frontier = Frontier.of(session, new OptOutRows(session), origin, Instant.EPOCH);
    CrawlMemory memory = CrawlMemory.of(session, origin);
    return new CrawlStanding(
        origin,
        frontier.counts(),
        memory.pause(),
        memory.pace().next(),
        frontier.reasons(State.RETRY),
        frontier.reasons(State.BLOCKED));
  }

  /// How many addresses of all kinds are in this state.
  public long count(State state) {
    return counts.values().stream().mapToLong(states -> states.getOrDefault(state, 0L)).sum();
  }
}
