package com.bcrecommender.crawl;

import com.bcrecommender.catalog.CrawlMemory;
import com.bcrecommender.catalog.CrawlMemory.Cost;
import com.bcrecommender.crawl.Budget.SpentException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Keeps count of what the UTC day has cost, in the catalog, so that all runs of a day share its
/// budget. A request is counted before it goes out, its bytes with what came of it: a kill loses
/// the bytes of one answer at most. Not thread-safe.
final class DayLedger {
  private final DailyBudget budget;
  private LocalDate day;
  private Cost spent;
  private long unsavedRequests;
  private long unsavedBytes;
  private long lastAnswer;

  /// @param spent by earlier runs of this day
  DayLedger(DailyBudget budget, LocalDate day, Cost spent) {
    this.budget = budget;
    this.day = day;
    this.spent = spent;
  }

  /// @throws SpentException when a request that starts then is beyond the day's budget
  void check(Instant start) throws SpentException {
    Cost then = DailyBudget.day(start).isAfter(day) ? Cost.NONE : spent;
    Optional<String> why = budget.spentBy(then);
    if (why.isPresent()) {
      throw new SpentException(why.get(), DailyBudget.nextDay(day));
    }
  }

  /// A request goes out; kept at once.
  void request(Instant start, CrawlMemory memory) {
    keep(memory);
    LocalDate now = DailyBudget.day(start);
    if (now.isAfter(day)) {
      day = now;
      spent = Cost.NONE;
    }
    spent = new Cost(spent.requests() + 1, spent.bytes());
    unsavedRequests++;
    keep(memory);
  }

  /// So much of an answer came. It counts for the day of its request.
  void answer(long bytes) {
    lastAnswer = bytes;
    spent = new Cost(spent.requests(), spent.bytes() + bytes);
    unsavedBytes += bytes;
  }

  /// Bytes of the last answer, as they came over the wire.
  long lastAnswer() {
    return lastAnswer;
  }

  /// Keeps what was not yet kept.
  void keep(CrawlMemory memory) {
    if (unsavedRequests > 0 || unsavedBytes > 0) {
      memory.spend(day, new Cost(unsavedRequests, unsavedBytes));
      unsavedRequests = 0;
      unsavedBytes = 0;
    }
  }
}
