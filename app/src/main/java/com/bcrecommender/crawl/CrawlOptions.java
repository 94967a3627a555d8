package com.bcrecommender.crawl;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator sets before a crawl. The settings of the same names are `crawl.contact`,
/// `crawl.permission.by`, `crawl.permission.on`, `crawl.permission.reference`, `crawl.pace` (the
/// floor in seconds) and `crawl.patience`.
///
/// @param seeds addresses of fans, albums, tracks or artists; empty to go on with what the
///   catalog's frontier holds
/// @param version this program's, for the user agent
/// @param contact mail or web address of the operator; needed for the real site
/// @param permission needed for the real site
/// @param pace no floor below [#LEAST_FLOOR] is accepted but on loopback
/// @param budget where this run ends
/// @param patience longest wait for a page that is not yet due, or for the end of a pause; where
///   more is needed the run ends, and says when to go on
/// @param lease how long a page in hand belongs to the run that took it; ends early when the run's
///   process ends
public record CrawlOptions(
    List<URI> seeds,
    String version,
    @Nullable String contact,
    Permission permission,
    Pace.Limits pace,
    Budget budget,
    Duration patience,
    Duration lease) {

  /// The least time between two requests to the real site.
  public static final Duration LEAST_FLOOR = Duration.ofSeconds(3);

  public CrawlOptions {
    seeds = List.copyOf(seeds);
  }

  /// A crawl from these seeds until nothing is left; as fast as the server answers on loopback, at
  /// the least pace elsewhere.
  public static CrawlOptions from(List<URI> seeds, String version) {
    Duration floor = Origin.of(seeds).isLoopback() ? Duration.ZERO : LEAST_FLOOR;
    return new CrawlOptions(
        seeds,
        version,
        null,
        Permission.NONE,
        Pace.Limits.atFloor(floor),
        Budget.UNLIMITED,
        Duration.ofMinutes(10),
        Duration.ofMinutes(10));
  }

  /// The same for the real site's operator.
  public CrawlOptions on(@Nullable String itsContact, Permission itsPermission) {
    return new CrawlOptions(
        seeds, version, itsContact, itsPermission, pace, budget, patience, lease);
  }

  /// The same at another pace.
  public CrawlOptions at(Pace.Limits itsPace) {
    return new CrawlOptions(seeds, version, contact, permission, itsPace, budget, patience, lease);
  }

  /// The same within a budget.
  public CrawlOptions within(Budget itsBudget) {
    return new CrawlOptions(seeds, version, contact, permission, pace, itsBudget, patience, lease);
  }

  /// The same with another patience.
  public CrawlOptions waiting(Duration itsPatience) {
    return new CrawlOptions(seeds, version, contact, permission, pace, budget, itsPatience, lease);
  }
}
