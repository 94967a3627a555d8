package com.bcrecommender.crawl;

import com.bcrecommender.crawl.MonthEvent.Began;
import com.bcrecommender.crawl.MonthEvent.Ended;
import com.bcrecommender.crawl.MonthEvent.Outcome;
import com.bcrecommender.crawl.MonthEvent.Sent;
import java.time.Instant;

/// What one run was given: requests, robots.txt and redirects among them; fans; time.
final class BudgetLaw extends MonthLaw {
  private Budget budget = Budget.UNLIMITED;
  private long requests;
  private long fans;
  int spent;

  @Override
  void began(Began run) {
    budget = run.budget();
    requests = 0;
    fans = 0;
  }

  @Override
  void sent(Sent request) {
    requests++;
    fans += request.isFan() && request.outcome() == Outcome.FINE ? 1 : 0;
    demand(requests <= budget.requests(), "requests beyond", budget);
    demand(fans <= budget.fans(), "fans beyond", budget);
    Instant until = budget.until();
    demand(until == null || !request.start().isAfter(until), "later than", budget);
  }

  @Override
  void ended(Ended run) {
    CrawlResult result = run.result();
    if (result != null) {
      demand(result.requests() == requests, "counted requests", result.requests(), requests);
      spent += requests == budget.requests() ? 1 : 0;
    }
  }
}
