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
import com.bcrecommender.crawl.Transport.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of an address that was fetched. Everything that follows from one answer (records,
/// the entry's new state, addresses discovered, a pause) is one transaction of the catalog: a crash
/// leaves all of it or nothing. Not thread-safe.
final class PageKeeper {
  private final Catalog catalog;
  private final Origin origin;
  private final InstantSource clock;
  private final Pace pace;
  private final Breaker breaker;
  private final Discovery discovery;
  private final Tally tally;

  PageKeeper(
      Catalog catalog,
      Origin origin,
      InstantSource clock,
      Pace pace,
      Breaker breaker,
      Tally tally) {
    this.catalog = catalog;
    this.origin = origin;
    this.clock = clock;
    this.pace = pace;
    this.breaker = breaker;
    this.discovery = new Discovery(origin);
    this.tally = tally;
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
            case Fetched.Undecided undecided -> step.undecided(undecided);
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
      return Optional.ofNullable(pause);
    }

    void blocked(String why) {
      tally.failure(why);
      frontier.blocked(entry, why);
      tally.settled();
    }

    void undecided(Fetched.Undecided undecided) {
      tally.failure("robots.txt could not be read");
      frontier.retry(entry, undecided.until(), undecided.why(), false);
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
      switch (page) {
        case Page.Unreadable unreadable -> unreadable(unreadable);
        case Page.CollectionBatch batch when batchExpected -> {
          if (entry.kind() == Kind.WISHLIST) {
            transaction.storeWishlist(batch, asking.fanId(), source);
          } else {
            transaction.storeCollection(batch, asking.fanId(), source);
          }
          stored(entry.kind(), page);
          goOn(batch);
        }
        case Page.CollectionBatch batch -> unexpected("a collection");
        case Page.FanPage fan when !batchExpected -> {
          transaction.store(fan, source);
          stored(Kind.FAN, page);
          parsed(address);
        }
        case Page.TralbumPage tralbum when !batchExpected -> {
          transaction.store(tralbum, source);
          stored(Kind.TRALBUM, page);
          parsed(address);
        }
        case Page.MusicGrid grid when !batchExpected -> {
          transaction.store(grid, source);
          stored(Kind.GRID, page);
          parsed(address);
        }
        case Page.FanPage fan -> unexpected("a page");
        case Page.TralbumPage tralbum -> unexpected("a page");
        case Page.MusicGrid grid -> unexpected("a page");
      }
    }

    private void stored(Kind kind, Page page) {
      fine();
      tally.page(kind);
      tally.discovered(discovery.follow(page, frontier));
    }

    private void parsed(String address) {
      frontier.parsed(entry, null);
      tally.settled();
      String last = SiteUrl.normal(address);
      if (last != null && !last.equals(entry.url()) && frontier.parsedToo(entry.kind(), last)) {
        tally.settled();
      }
    }

    /// A batch that brings nothing, or the token that was sent, would be asked for ever.
    private void goOn(Page.CollectionBatch batch) {
      String token = batch.lastToken();
      if (batch.moreAvailable()
          && token != null
          && !batch.items().isEmpty()
          && !token.equals(entry.position())) {
        frontier.goesOn(entry, token);
      } else {
        if (batch.moreAvailable()) {
          tally.failure("a collection cut short");
        }
        frontier.parsed(entry, batch.moreAvailable() ? "there is more, with no way to it" : null);
        tally.settled();
      }
    }

    private void unreadable(Page.Unreadable page) {
      switch (page.reason()) {
        case CHALLENGE -> challenged();
        case GONE -> gone("said to be gone");
        case NO_RECORDS -> {
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
      frontier.gone(entry, why);
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
