package com.bcrecommender.crawl;

import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.PageReader;
import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlMemory;
import com.bcrecommender.catalog.Frontier;
import com.bcrecommender.catalog.Frontier.Entry;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Source;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.catalog.Visits;
import com.bcrecommender.crawl.Transport.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of an address that was fetched. Everything that follows from one answer (records,
/// the entry's new state, addresses discovered, a pause) is one transaction of the catalog: a crash
/// leaves all of it or nothing. Not thread-safe.
final class PageKeeper {
  /// Of 100 records each. The largest collections known have some 5,000 records.
  static final int MOST_BATCHES = 200;

  /// How often canaries are read.
  private static final Duration CANARIES = Duration.ofDays(1);

  private final Catalog catalog;
  private final Origin origin;
  private final InstantSource clock;
  private final Pace pace;
  private final Breaker breaker;
  private final Discovery discovery;
  private final Tally tally;
  private final DayLedger ledger;
  private final RevisitPlan revisits;
  private final int chosenCanaries;

  /// @param chosenCanaries how many pages of fans and of tralbums become canaries, each
  PageKeeper(
      Catalog catalog,
      Origin origin,
      InstantSource clock,
      Pace pace,
      Breaker breaker,
      Tally tally,
      DayLedger ledger,
      RevisitPlan revisits,
      int chosenCanaries) {
    this.catalog = catalog;
    this.origin = origin;
    this.clock = clock;
    this.pace = pace;
    this.breaker = breaker;
    this.discovery = new Discovery(origin);
    this.tally = tally;
    this.ledger = ledger;
    this.revisits = revisits;
    this.chosenCanaries = chosenCanaries;
  }

  /// Keeps what came of the entry.
  ///
  /// @return the pause that begins with it, if one does
  Optional<CrawlMemory.Pause> keep(Entry entry, Asking asking, Fetched fetched) {
    // Read before the transaction: that takes longer than all of the writing.
    Page page =
        fetched instanceof Fetched.Answered answered && mayHoldAPage(answered.answer())
            ? PageReader.read(answered.answer().body(), answered.address().toString())
            : null;
    long unaddressed = discovery.unaddressed();
    Optional<CrawlMemory.Pause> pause =
        catalog.transaction(transaction -> {
          Step step = new Step(transaction, entry);
          switch (fetched) {
            case Fetched.Refused(String why) -> step.blocked(why);
            case Fetched.Undecided undecided -> step.undecided(undecided, asking);
            case Fetched.Failed(String why) -> step.failed("no whole answer", why);
            case Fetched.Answered answered -> step.answered(answered, asking, page);
          }
          return step.end();
        });
    tally.failures("no address to follow", discovery.unaddressed() - unaddressed);
    return pause;
  }

  /// Statuses under which a page, or a challenge in place of one, may come.
  private static boolean mayHoldAPage(Answer answer) {
    int status = answer.status();
    return (status >= 200 && status < 300) || status == 403 || status == 429 || status == 503;
  }

  /// One entry within one transaction.
  private final class Step {
    private final Transaction transaction;
    private final Frontier frontier;
    private final CrawlMemory memory;
    private final Entry entry;
    private final Instant now = clock.instant();
    private CrawlMemory.@Nullable Pause pause;

    Step(Transaction transaction, Entry entry) {
      this.transaction = transaction;
      this.frontier = Frontier.of(transaction, origin.toString(), now);
      this.memory = CrawlMemory.of(transaction, origin.toString());
      this.entry = entry;
    }

    Optional<CrawlMemory.Pause> end() {
      tally.failures("about somebody who asked to be left out", transaction.optedOut());
      memory.keep(new CrawlMemory.Pace(pace.memory().next(), pace.memory().backOff()));
      memory.keep(new CrawlMemory.Run(tally.start(), now, tally.done()));
      ledger.keep(memory);
      return Optional.ofNullable(pause);
    }

    /// The entry goes with all that is known of whose page it is.
    private void withdrawn(Page.Withdrawal page) {
      transaction.withdraw(page);
      tally.failure("asks on its own page to be left out");
      tally.settled();
    }

    void blocked(String why) {
      tally.failure(why);
      frontier.blocked(entry, why);
      tally.settled();
    }

    void undecided(Fetched.Undecided undecided, Asking asking) {
      tally.failure("robots.txt could not be read");
      boolean ofTheSite = asking.isOf(origin);
      if (ofTheSite || undecided.challenge()) {
        frontier.retry(entry, undecided.until(), undecided.why(), false);
      } else {
        // A domain of an artist's own may be no more: it is not asked once an hour for ever.
        Instant later = RetryPlan.afterFailure(now, entry.failures());
        again(later.isAfter(undecided.until()) ? later : undecided.until(), undecided.why());
      }
      // Without a challenge this needs no pause: the host is asked for its robots.txt once an hour.
      if (undecided.challenge()) {
        begin(breaker.challenged("robots.txt"));
      }
    }

    void failed(String category, String why) {
      tally.failure(category);
      breaker.failed(why).ifPresent(this::begin);
      again(RetryPlan.afterFailure(now, entry.failures()), why);
    }

    void answered(Fetched.Answered answered, Asking asking, @Nullable Page page) {
      memory.answered(entry.kind(), ledger.lastAnswer());
      int status = answered.answer().status();
      String category = "status " + status;
      if (page instanceof Page.Unreadable(Page.Reason reason, _)
          && reason == Page.Reason.CHALLENGE) {
        challenged();
      } else if (status == 404 || status == 410) {
        gone(category);
      } else if (status == 403 || status == 429) {
        tally.failure(category);
        breaker.refused(status).ifPresent(this::begin);
        if (status == 429) {
          frontier.retry(entry, pace.memory().next(), category, false);
        } else {
          again(RetryPlan.afterFailure(now, entry.failures()), category);
        }
      } else if (status >= 500) {
        failed(category, category);
      } else if (page == null) {
        blocked(category);
      } else {
        read(answered, asking, page);
      }
    }

    private void read(Fetched.Answered answered, Asking asking, Page page) {
      byte[] body = answered.answer().body();
      String address = answered.address().toString();
      Source source = Source.of(address, answered.at().getEpochSecond(), body);
      boolean batchExpected = asking.post() != null;
      long content = RevisitPlan.contentOf(page);
      List<String> missing =
          entry.expects() == null ? List.of() : CanaryFields.missing(entry.expects(), page);
      if (isKnownCanary()
          && !missing.isEmpty()
          && !(page instanceof Page.Unreadable)
          && !(page instanceof Page.Withdrawal)) {
        drifted("it lacks " + String.join(", ", missing));
        return;
      }
      switch (page) {
        case Page.Withdrawal withdrawal -> withdrawn(withdrawal);
        case Page.Unreadable unreadable -> unreadable(unreadable);
        case Page.CollectionBatch batch when batchExpected -> {
          if (entry.kind() == Kind.WISHLIST) {
            transaction.storeWishlist(batch, asking.fanId(), source);
          } else {
            transaction.storeCollection(batch, asking.fanId(), source);
          }
          stored(entry.kind(), page, answered.address(), content);
          goOn(batch);
        }
        case Page.CollectionBatch batch -> unexpected("a collection");
        case Page.FanPage fan when !batchExpected -> {
          transaction.store(fan, source);
          stored(Kind.FAN, page, answered.address(), content);
          parsed(address, page, content);
        }
        case Page.TralbumPage tralbum when !batchExpected -> {
          transaction.store(tralbum, source);
          stored(Kind.TRALBUM, page, answered.address(), content);
          parsed(address, page, content);
        }
        case Page.MusicGrid grid when !batchExpected -> {
          transaction.store(grid, source);
          stored(Kind.GRID, page, answered.address(), content);
          parsed(address, page, content);
        }
        case Page.FanPage fan -> unexpected("a page");
        case Page.TralbumPage tralbum -> unexpected("a page");
        case Page.MusicGrid grid -> unexpected("a page");
      }
    }

    private void stored(Kind kind, Page page, URI address, long content) {
      fine();
      tally.page(kind);
      if (RevisitPlan.unchanged(entry.visits(), content)) {
        tally.unchanged();
      } else {
        tally.discovered(discovery.follow(page, entry, address, transaction, frontier));
      }
    }

    private void parsed(String address, Page page, long content) {
      Visits visits = RevisitPlan.after(entry.visits(), content, now);
      boolean canary = becomesCanary(page);
      frontier.parsed(
          entry, visits, canary ? now.plus(CANARIES) : revisits.due(entry.visits(), visits), null);
      tally.settled();
      String last = SiteUrl.normal(address);
      if (last != null && !last.equals(entry.url()) && frontier.parsedToo(entry.kind(), last)) {
        tally.settled();
      }
    }

    /// Whether the page is a canary from now on. What it must hold is learned from its first
    /// reading.
    private boolean becomesCanary(Page page) {
      if (isKnownCanary()) {
        return true;
      }
      boolean named = entry.expects() != null;
      boolean wanted =
          named || (CanaryFields.isWhole(page) && frontier.canaries(entry.kind()) < chosenCanaries);
      if (wanted) {
        frontier.expect(entry, CanaryFields.text(page));
      }
      return wanted;
    }

    private boolean isKnownCanary() {
      return entry.expects() != null && !entry.expects().isEmpty();
    }

    /// Nothing of the page is stored: what it lacks would be taken for "has none".
    private void drifted(String why) {
      tally.failure("canary drifted");
      begin(breaker.drifted(entry.url(), why));
      frontier.retry(entry, now, "drifted: " + why, false);
    }

    /// A batch that brings nothing, or the token that was sent, would be asked for ever; and so
    /// would a collection without an end.
    private void goOn(Page.CollectionBatch batch) {
      String token = batch.lastToken();
      if (batch.moreAvailable()
          && token != null
          && !batch.items().isEmpty()
          && !token.equals(entry.position())
          && entry.visits().readings() + 1 < MOST_BATCHES) {
        frontier.goesOn(entry, token);
      } else {
        Visits visits = new Visits(now.toEpochMilli(), 0, 0, 0, 0, 0);
        boolean more = batch.moreAvailable();
        if (more) {
          tally.failure("a collection cut short");
        }
        frontier.parsed(
            entry, visits, Instant.EPOCH, more ? "there is more, with no way to it" : null);
        tally.settled();
      }
    }

    private void unreadable(Page.Unreadable page) {
      switch (page.reason()) {
        case CHALLENGE -> challenged();
        case GONE -> gone("said to be gone");
        case NO_RECORDS -> {
          if (isKnownCanary()) {
            drifted("no records: " + page.detail());
            return;
          }
          fine();
          tally.failure("no records");
          frontier.parsed(entry, "no records: " + page.detail());
          tally.settled();
        }
        case BROKEN, UNKNOWN -> broken(page.detail());
      }
    }

    private void unexpected(String found) {
      broken(found + " in place of what was asked for");
    }

    private void broken(String why) {
      if (isKnownCanary()) {
        drifted("it could not be read: " + why);
        return;
      }
      tally.failure("could not be read");
      breaker.unreadable(why).ifPresent(this::begin);
      again(RetryPlan.afterUnreadable(now), "could not be read: " + why);
    }

    private void challenged() {
      tally.failure("challenge page");
      begin(breaker.challenged(entry.url()));
      frontier.retry(entry, now, "challenge page", false);
    }

    private void gone(String why) {
      fine();
      tally.failure("gone");
      frontier.gone(entry, why, revisits.dueGone(entry.visits().absences(), now));
      tally.settled();
    }

    private void again(Instant due, String why) {
      if (entry.failures() + 1 >= RetryPlan.MOST_FAILURES) {
        frontier.blocked(entry, "given up after " + RetryPlan.MOST_FAILURES + " attempts: " + why);
        tally.settled();
      } else {
        frontier.retry(entry, due, why, true);
      }
    }

    private void fine() {
      int before = breaker.level();
      breaker.fine();
      if (before > 0 && breaker.level() == 0) {
        memory.forgive();
      }
    }

    private void begin(Breaker.Pause begun) {
      pause = new CrawlMemory.Pause(now.plus(begun.length()), begun.why());
      memory.pause(pause, breaker.level());
      tally.pause(begun.why());
    }
  }
}
