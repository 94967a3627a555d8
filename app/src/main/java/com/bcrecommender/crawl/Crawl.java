package com.bcrecommender.crawl;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlDomains;
import com.bcrecommender.catalog.CrawlMemory;
import com.bcrecommender.catalog.Frontier;
import com.bcrecommender.catalog.Frontier.Entry;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.crawl.Budget.SpentException;
import com.bcrecommender.crawl.CrawlResult.End;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.UserError;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run of the crawler: takes the next address from the catalog's frontier, asks for it when
/// robots.txt and the pace allow, keeps what the page holds, and goes on until nothing is left, the
/// budget is spent, the site objects or it is told to stop.
///
/// It may be killed at any moment. What was stored stays, the page in hand is asked again by the
/// next run, nothing else is. Only one run of a catalog is alive at a time. [#run] is for one
/// thread, once; [#stop] may be called from any.
public final class Crawl {
  private final Catalog catalog;
  private final CrawlOptions options;
  private final Surroundings around;
  private final CrawlProgress progress;
  private final Gate gate;
  private final String owner = UUID.randomUUID().toString();
  private final Object sleeping = new Object();
  private @Nullable Thread sleeper;
  private boolean stopping;

  /// @throws UserError when the settings do not permit this crawl; nothing was asked then
  public Crawl(Catalog catalog, CrawlOptions options, Surroundings around, CrawlProgress progress) {
    this.catalog = catalog;
    this.options = options;
    this.around = around;
    this.progress = progress;
    gate = options.requirePermission();
  }

  /// Crawls, and says what came of it.
  ///
  /// @throws UserError when another crawl of the catalog is running, or a seed is no address of the
  ///   site's
  public CrawlResult run() {
    try (ProcessLock _ = CrawlLock.take(catalog.file())) {
      return new Run().run();
    }
  }

  /// Ends the run after the page in hand. Returns at once.
  public void stop() {
    synchronized (sleeping) {
      stopping = true;
      if (sleeper != null) {
        sleeper.interrupt();
      }
    }
  }

  /// Has all canaries of a site tell anew, at their next reading, what they must hold, and ends a
  /// pause that one of them began: for an operator who has looked at the page that has drifted.
  ///
  /// @return how many canaries there are
  public static int trustCanaries(Catalog catalog, Origin origin, Instant now) {
    return catalog.transaction(transaction -> {
      CrawlMemory memory = CrawlMemory.of(transaction, origin.toString());
      if (memory.pause().filter(pause -> Breaker.isDrift(pause.why())).isPresent()) {
        memory.resume();
      }
      return Frontier.of(transaction, origin.toString(), now).expectAnew();
    });
  }

  private boolean stopping() {
    synchronized (sleeping) {
      return stopping;
    }
  }

  private void sleep(Duration wait) throws InterruptedException {
    synchronized (sleeping) {
      if (stopping) {
        throw new InterruptedException("stopped");
      }
      sleeper = Thread.currentThread();
    }
    try {
      around.sleeper().sleep(wait);
    } finally {
      synchronized (sleeping) {
        sleeper = null;
        if (stopping) {
          // The interrupt of stop() may have come just after the sleep; it must not reach the
          // database.
          Thread.interrupted();
        }
      }
    }
  }

  /// What one run holds.
  private final class Run {
    private final Origin origin = gate.origin();
    private final InstantSource clock = around.clock();
    private final Tally tally;
    private final Pace pace;
    private final DayLedger ledger;
    private final PacedClient client;
    private final Fetcher fetcher;
    private final PageKeeper keeper;
    private Optional<CrawlMemory.Pause> pause;

    Run() {
      Opening opening = catalog.transaction(this::open);
      tally = new Tally(clock.instant(), opening.left());
      pause = opening.pause();
      pace =
          new Pace(
              options.pace(),
              new Pace.Memory(opening.pace().next(), opening.pace().backOff()),
              clock,
              Crawl.this::sleep,
              around.chance());
      ledger = new DayLedger(options.daily(), opening.day(), opening.spent());
      client =
          new PacedClient(
              gate,
              pace,
              clock,
              around.transport(),
              around.resolver(),
              host ->
                  catalog.transaction(
                      transaction -> CrawlDomains.of(transaction, origin.toString()).isNamed(host)),
              around.archive(),
              options.budget(),
              ledger,
              this::remember);
      fetcher = new Fetcher(client, new Robots(client, clock));
      Breaker breaker = new Breaker(opening.pauseLevel());
      keeper =
          new PageKeeper(
              catalog,
              origin,
              clock,
              pace,
              breaker,
              tally,
              ledger,
              new RevisitPlan(options.refresh()),
              options.canaries().chosen());
    }

    private Opening open(Transaction transaction) {
      Frontier frontier = frontier(transaction);
      // The lock is held: whoever else holds a lease is dead.
      frontier.endLeasesOfOthers(owner);
      Addresses addresses = new Addresses(origin);
      for (URI seed : options.seeds()) {
        Addresses.Seed found = addresses.seed(seed);
        frontier.seed(found.kind(), found.url());
      }
      canaries(frontier, addresses);
      CrawlMemory memory = CrawlMemory.of(transaction, origin.toString());
      LocalDate day = DailyBudget.day(clock.instant());
      long again = frontier.dueAgain().values().stream().mapToLong(n -> n).sum();
      return new Opening(
          frontier.waiting() + again,
          memory.pace(),
          memory.pause(),
          memory.pauseLevel(),
          day,
          memory.spent(day));
    }

    /// Those named by the operator that are of this site; with none to be chosen, no others.
    private void canaries(Frontier frontier, Addresses addresses) {
      List<String> named = new ArrayList<>();
      for (URI canary : options.canaries().named()) {
        if (Origin.of(List.of(canary)).equals(origin)) {
          Addresses.Seed found = addresses.seed(canary);
          if (found.kind() != Kind.FAN && found.kind() != Kind.TRALBUM) {
            throw new UserError(
                "crawl.canaries: expected pages of fans, albums or tracks, found: " + canary);
          }
          frontier.canary(found.kind(), found.url());
          named.add(found.url());
        }
      }
      if (options.canaries().chosen() == 0) {
        frontier.canariesOnly(named, options.refresh());
      }
    }

    private Frontier frontier(Transaction transaction) {
      return Frontier.of(transaction, origin.toString(), clock.instant());
    }

    private void remember(Instant start) {
      catalog.transaction(transaction -> {
        CrawlMemory memory = CrawlMemory.of(transaction, origin.toString());
        memory.keep(new CrawlMemory.Pace(pace.memory().next(), pace.memory().backOff()));
        ledger.request(start, memory);
        return start;
      });
    }

    CrawlResult run() {
      try {
        while (true) {
          Optional<CrawlResult> end = mayGoOn();
          if (end.isPresent()) {
            return end.get();
          }
          boolean fans = tally.fans() < options.budget().fans();
          Instant until = clock.instant().plus(options.lease());
          Optional<Entry> entry =
              catalog.transaction(transaction -> frontier(transaction).lease(owner, until, fans));
          if (entry.isPresent()) {
            dealWith(entry.get());
          } else {
            end = nothingNow(fans);
            if (end.isPresent()) {
              return end.get();
            }
          }
        }
      } catch (InterruptedException stop) {
        return end(End.STOPPED, "stopped; run it again to go on", Optional.empty());
      } catch (SpentException spent) {
        return end(End.BUDGET, String.valueOf(spent.getMessage()), Optional.empty());
      }
    }

    /// Waits out pauses and long waits within the run's patience, or says how the run ends.
    private Optional<CrawlResult> mayGoOn() throws InterruptedException {
      if (stopping() || Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      if (tally.read() >= options.budget().pages()) {
        return Optional.of(
            end(
                End.BUDGET,
                "the " + options.budget().pages() + " pages of this run are read",
                Optional.empty()));
      }
      if (pause.isPresent()) {
        CrawlMemory.Pause resting = pause.get();
        Optional<CrawlResult> end = rest(resting.until(), End.PAUSED, resting.why());
        if (end.isPresent()) {
          return end;
        }
        catalog.transaction(transaction -> {
          CrawlMemory.of(transaction, origin.toString()).resume();
          return resting;
        });
        pause = Optional.empty();
      }
      try {
        ledger.check(clock.instant());
      } catch (SpentException spent) {
        Instant tomorrow = spent.goOn().orElseThrow();
        Optional<CrawlResult> end = rest(tomorrow, End.BUDGET, String.valueOf(spent.getMessage()));
        if (end.isPresent()) {
          return end;
        }
      }
      return rest(pace.memory().next(), End.WAITING, "the site asks for a longer wait");
    }

    /// Nothing can be leased: whatever waits is not due yet, or is a fan beyond the budget.
    private Optional<CrawlResult> nothingNow(boolean fans) throws InterruptedException {
      Optional<Instant> due =
          catalog.transaction(transaction -> frontier(transaction).nextDue(fans));
      if (due.isPresent()) {
        return rest(due.get(), End.WAITING, "what is left is to be asked again later");
      }
      boolean waits = catalog.transaction(transaction -> frontier(transaction).waiting()) > 0;
      return Optional.of(
          waits
              ? end(
                  End.BUDGET,
                  "the " + options.budget().fans() + " fans of this run are read",
                  Optional.empty())
              : end(
                  End.FINISHED,
                  "nothing is left to ask",
                  catalog.transaction(transaction -> frontier(transaction).nextAgain())));
    }

    private Optional<CrawlResult> rest(Instant until, End otherwise, String why)
        throws InterruptedException {
      if (until.isAfter(clock.instant().plus(options.patience()))) {
        return Optional.of(end(otherwise, why, Optional.of(until)));
      }
      for (Instant now = clock.instant(); now.isBefore(until); now = clock.instant()) {
        sleep(Duration.between(now, until));
      }
      return Optional.empty();
    }

    private void dealWith(Entry entry) throws InterruptedException, SpentException {
      Asking asking = Asking.of(entry);
      Fetched fetched;
      try {
        fetched = fetcher.fetch(asking.address(), asking.post());
      } catch (InterruptedException | SpentException unasked) {
        catalog.transaction(transaction -> {
          frontier(transaction).giveBack(entry);
          return entry;
        });
        if (unasked instanceof SpentException spent && spent.goOn().isPresent()) {
          return; // the day's budget; mayGoOn() waits or ends the run
        }
        throw unasked;
      }
      boolean again = entry.was() == State.PARSED || entry.was() == State.GONE;
      if (again && entry.due().isAfter(tally.start())) {
        tally.comesDue();
      }
      Optional<CrawlMemory.Pause> begun = keeper.keep(entry, asking, fetched);
      if (begun.isPresent()) {
        pause = begun;
      }
      progress.at(tally.standing(clock.instant(), entry.url()));
    }

    private CrawlResult end(End end, String why, Optional<Instant> goOn) {
      return tally.result(end, why, goOn, client.requests(), client.bytes());
    }
  }

  /// What the catalog says when a run begins.
  ///
  /// @param left addresses that wait to be asked, or are due again
  /// @param day in UTC
  /// @param spent by earlier runs of that day
  private record Opening(
      long left,
      CrawlMemory.Pace pace,
      Optional<CrawlMemory.Pause> pause,
      int pauseLevel,
      LocalDate day,
      CrawlMemory.Cost spent) {}
}
