package com.bcrecommender.crawl;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlMemory;
import com.bcrecommender.catalog.Frontier;
import com.bcrecommender.catalog.Frontier.Entry;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.crawl.Budget.SpentException;
import com.bcrecommender.crawl.CrawlResult.End;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.UserError;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    Origin origin = Origin.of(options.seeds());
    gate = Gate.open(origin, options.version(), options.contact(), options.permission());
    if (!origin.isLoopback() && options.pace().floor().compareTo(CrawlOptions.LEAST_FLOOR) < 0) {
      throw new UserError(
          "crawl.pace must be at least %d s but on loopback, found: %s s"
              .formatted(
                  CrawlOptions.LEAST_FLOOR.toSeconds(),
                  options.pace().floor().toMillis() / 1000.0));
    }
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
      client =
          new PacedClient(
              gate,
              pace,
              clock,
              around.transport(),
              around.resolver(),
              around.archive(),
              options.budget(),
              this::remember);
      fetcher = new Fetcher(client, new Robots(client, clock));
      Breaker breaker = new Breaker(opening.pauseLevel());
      keeper = new PageKeeper(catalog, origin, clock, pace, breaker, tally);
    }

    private Opening open(Transaction transaction) {
      Frontier frontier = frontier(transaction);
      // The lock is held: whoever else holds a lease is dead.
      frontier.endLeasesOfOthers(owner);
      Addresses addresses = new Addresses(origin);
      for (URI seed : options.seeds()) {
        Addresses.Seed found = addresses.seed(seed);
        frontier.discover(found.kind(), found.url(), null);
      }
      CrawlMemory memory = CrawlMemory.of(transaction, origin.toString());
      return new Opening(frontier.waiting(), memory.pace(), memory.pause(), memory.pauseLevel());
    }

    private Frontier frontier(Transaction transaction) {
      return Frontier.of(transaction, origin.toString(), clock.instant());
    }

    private void remember(Pace.Memory next) {
      catalog.transaction(transaction -> {
        CrawlMemory.of(transaction, origin.toString())
            .keep(new CrawlMemory.Pace(next.next(), next.backOff()));
        return next;
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
              : end(End.FINISHED, "nothing is left to ask", Optional.empty()));
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
        throw unasked;
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
  /// @param left addresses that wait to be asked
  private record Opening(
      long left, CrawlMemory.Pace pace, Optional<CrawlMemory.Pause> pause, int pauseLevel) {}
}
