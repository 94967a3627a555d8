package com.bcrecommender.crawl;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlMemory.Cost;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Frontier.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a crawl will cost, told without a request: for what is known now. Pages lead to more.
///
/// @param origin the site
/// @param bills of each kind of address of which something waits or is due again
/// @param hosts each is asked for its robots.txt once a day, beside the bills
/// @param total requests and bytes, those for robots.txt included
/// @param atThePace what it takes at the least pace
/// @param days within the budget of a day
/// @param leadingTo new addresses that each page read so far has led to; empty where none was read
public record CrawlPlan(
    Origin origin,
    Map<Kind, Bill> bills,
    long hosts,
    Cost total,
    Duration atThePace,
    double days,
    Optional<Double> leadingTo) {

  /// Bytes of an answer where none was seen yet: real pages of 2012 to 2026 are 37 KB packed, on
  /// average (docs/archive.md).
  private static final long ASSUMED_BYTES = 37_000;

  /// A robots.txt of Bandcamp's has 1.5 KB.
  private static final long ROBOTS_BYTES = 1_500;

  /// @param addresses that wait or are due again
  /// @param forbidden robots.txt has forbidden all of this kind so far; they cost no request
  /// @param seen whether the bytes are those of answers seen so far, and not assumed
  public record Bill(long addresses, Cost cost, boolean forbidden, boolean seen) {}

  /// The plan for a catalog, or for none yet.
  ///
  /// @param catalog null where there is none yet
  public static CrawlPlan of(@Nullable Catalog catalog, CrawlOptions options, Instant now) {
    Origin origin = Origin.of(options.seeds());
    CrawlStanding standing =
        catalog == null
            ? null
            : CrawlStanding.read(catalog, now).stream()
                .filter(one -> one.origin().equals(origin.toString()))
                .findFirst()
                .orElse(null);
    Map<String, Kind> seeds = seeds(catalog, origin, options);
    Map<Kind, Bill> bills = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      long addresses =
          seeds.values().stream().filter(k -> k == kind).count()
              + (standing == null ? 0 : standing.waiting(kind));
      if (addresses > 0) {
        bills.put(kind, bill(standing, kind, addresses));
      }
    }
    long hosts = hosts(standing, seeds.keySet());
    long requests = bills.values().stream().mapToLong(b -> b.cost().requests()).sum() + hosts;
    long bytes = bills.values().stream().mapToLong(b -> b.cost().bytes()).sum();
    Cost total = new Cost(requests, bytes + hosts * ROBOTS_BYTES);
    Duration gap = options.pace().floor().plus(options.pace().jitter().dividedBy(2));
    Duration time = gap.multipliedBy(requests);
    return new CrawlPlan(
        origin, bills, hosts, total, time, options.daily().days(total, time), leadingTo(standing));
  }

  /// The seeds that are new to the catalog.
  private static Map<String, Kind> seeds(
      @Nullable Catalog catalog, Origin origin, CrawlOptions options) {
    Addresses addresses = new Addresses(origin);
    Map<String, Kind> seeds = new TreeMap<>();
    for (URI address : options.seeds()) {
      Addresses.Seed seed = addresses.seed(address);
      seeds.put(seed.url(), seed.kind());
    }
    if (catalog != null) {
      seeds.keySet().removeAll(CrawlStanding.known(catalog, origin.toString(), seeds.keySet()));
    }
    return seeds;
  }

  private static Bill bill(@Nullable CrawlStanding standing, Kind kind, long addresses) {
    if (standing == null) {
      return new Bill(addresses, new Cost(addresses, addresses * ASSUMED_BYTES), false, false);
    }
    Map<State, Long> states = standing.counts().getOrDefault(kind, Map.of());
    Cost seen = standing.costs().getOrDefault(kind, Cost.NONE);
    if (seen.requests() == 0) {
      boolean forbidden =
          states.getOrDefault(State.BLOCKED, 0L) > 0
              && (kind == Kind.COLLECTION || kind == Kind.WISHLIST);
      Cost cost = forbidden ? Cost.NONE : new Cost(addresses, addresses * ASSUMED_BYTES);
      return new Bill(addresses, cost, forbidden, false);
    }
    long settled = states.getOrDefault(State.PARSED, 0L) + states.getOrDefault(State.GONE, 0L);
    // The rest of a collection takes as many requests as it has batches.
    boolean batches = (kind == Kind.COLLECTION || kind == Kind.WISHLIST) && settled > 0;
    double each = batches ? Math.max(1, seen.requests() / (double) settled) : 1;
    long requests = Math.round(addresses * each);
    long bytes = Math.round(requests * (seen.bytes() / (double) seen.requests()));
    return new Bill(addresses, new Cost(requests, bytes), false, true);
  }

  private static long hosts(@Nullable CrawlStanding standing, Set<String> seeds) {
    long ofSeeds =
        seeds.stream().map(seed -> URI.create(seed).getHost()).collect(Collectors.toSet()).size();
    // Hosts of seeds that wait in the catalog too count twice: the bill is rather too high.
    return ofSeeds + (standing == null ? 0 : standing.hosts());
  }

  private static Optional<Double> leadingTo(@Nullable CrawlStanding standing) {
    if (standing == null || standing.count(State.PARSED) == 0) {
      return Optional.empty();
    }
    long all =
        standing.counts().values().stream()
            .flatMap(states -> states.values().stream())
            .mapToLong(n -> n)
            .sum();
    return Optional.of(all / (double) standing.count(State.PARSED));
  }
}
