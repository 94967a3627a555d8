package com.bcrecommender.crawl;

import com.bcrecommender.settings.UserError;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What an operator sets before a crawl. The settings of the same names are `crawl.contact`,
/// `crawl.permission.by`, `crawl.permission.on`, `crawl.permission.reference`, `crawl.pace` (the
/// floor in seconds), `crawl.daily-requests` and `crawl.daily-megabytes`, `crawl.refresh-days`,
/// `crawl.canaries` and `crawl.patience`.
///
/// @param seeds addresses of fans, albums, tracks or artists; empty to go on with what the
///   catalog's frontier holds
/// @param version this program's, for the user agent
/// @param contact mail or web address of the operator; needed for the real site
/// @param permission needed for the real site
/// @param pace no floor below [#LEAST_FLOOR] is accepted but on loopback
/// @param budget where this run ends
/// @param daily what a UTC day may cost, all runs together
/// @param refresh after which a page is first read again; zero for never
/// @param canaries pages that are read each day to see whether pages can still be read
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
    DailyBudget daily,
    Duration refresh,
    Canaries canaries,
    Duration patience,
    Duration lease) {

  /// After which a page is first read again, where nothing else is said.
  public static final Duration REFRESH = Duration.ofDays(60);

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
        DailyBudget.UNLIMITED,
        REFRESH,
        Canaries.NONE,
        Duration.ofMinutes(10),
        Duration.ofMinutes(10));
  }

  /// The gate that these options open.
  ///
  /// @throws UserError when they do not permit a crawl, or one at this pace
  public Gate requirePermission() {
    Gate gate = Gate.open(Origin.of(seeds), version, contact, permission);
    if (!gate.origin().isLoopback() && pace.floor().compareTo(LEAST_FLOOR) < 0) {
      throw new UserError(
          "crawl.pace must be at least %d s but on loopback, found: %s s"
              .formatted(LEAST_FLOOR.toSeconds(), pace.floor().toMillis() / 1000.0));
    }
    return gate;
  }

  /// The same for the real site's operator.
  public CrawlOptions on(@Nullable String itsContact, Permission itsPermission) {
    return with(draft -> {
      draft.contact = itsContact;
      draft.permission = itsPermission;
    });
  }

  /// The same at another pace.
  public CrawlOptions at(Pace.Limits itsPace) {
    return with(draft -> draft.pace = itsPace);
  }

  /// The same within a budget.
  public CrawlOptions within(Budget itsBudget) {
    return with(draft -> draft.budget = itsBudget);
  }

  /// The same within a budget for each day.
  public CrawlOptions daily(DailyBudget itsDaily) {
    return with(draft -> draft.daily = itsDaily);
  }

  /// The same reading pages again after another time.
  public CrawlOptions refreshing(Duration itsRefresh) {
    return with(draft -> draft.refresh = itsRefresh);
  }

  /// The same with canaries.
  public CrawlOptions watching(Canaries itsCanaries) {
    return with(draft -> draft.canaries = itsCanaries);
  }

  /// The same with another patience.
  public CrawlOptions waiting(Duration itsPatience) {
    return with(draft -> draft.patience = itsPatience);
  }

  private CrawlOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new CrawlOptions(
        seeds,
        version,
        draft.contact,
        draft.permission,
        draft.pace,
        draft.budget,
        draft.daily,
        draft.refresh,
        draft.canaries,
        draft.patience,
        lease);
  }

  /// What may be set to something else.
  private static final class Draft {
    private @Nullable String contact;
    private Permission permission;
    private Pace.Limits pace;
    private Budget budget;
    private DailyBudget daily;
    private Duration refresh;
    private Canaries canaries;
    private Duration patience;

    Draft(CrawlOptions of) {
      contact = of.contact;
      permission = of.permission;
      pace = of.pace;
      budget = of.budget;
      daily = of.daily;
      refresh = of.refresh;
      canaries = of.canaries;
      patience = of.patience;
    }
  }
}
