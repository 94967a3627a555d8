package com.bcrecommender.operate.status;

import com.bcrecommender.catalog.CrawlMemory;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.settings.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How crawls stand: done, left, rate, time left, what is due again, the day's budget, canaries,
/// pauses with their reasons.
final class CrawlLines {
  private final Status.Lines lines = new Status.Lines();
  private final List<String> needs;
  private final String budget;
  private final Instant now;

  /// @param needs gets what a person has to do
  /// @param budget what a day may cost, in words
  CrawlLines(List<String> needs, String budget, Instant now) {
    this.needs = needs;
    this.budget = budget;
    this.now = now;
  }

  /// Lines on each of these.
  Status.Lines of(List<CrawlStanding> standings) {
    standings.forEach(this::add);
    return lines;
  }

  private void add(CrawlStanding standing) {
    long again = standing.dueAgain().values().stream().mapToLong(n -> n).sum();
    lines.add(
        "%s: %,d pages read, %,d wait, %,d gone, %,d not asked"
            .formatted(
                standing.origin(),
                standing.count(State.PARSED),
                standing.waiting(),
                standing.count(State.GONE),
                standing.count(State.BLOCKED)),
        numbers(standing, again));
    standing
        .nextAgain()
        .ifPresent(next ->
            lines.add(
                again == 0
                    ? "nothing is due again before " + next.truncatedTo(ChronoUnit.SECONDS)
                    : "%,d were read or gone and are due again".formatted(again)));
    standing.run().ifPresent(run -> run(run, standing.waiting() + again));
    CrawlMemory.Cost today = standing.today();
    lines.add(
        "today %,d requests and %,.1f MB, of %s"
            .formatted(today.requests(), today.bytes() / 1e6, budget));
    standing.canaries().forEach(this::canary);
    standing.blocked().forEach((why, n) -> lines.add("%,d not asked: %s".formatted(n, why)));
    standing
        .retries()
        .forEach((why, n) -> lines.add("%,d to be asked again: %s".formatted(n, why)));
    standing.pause().ifPresent(this::pause);
  }

  private static Map<String, Number> numbers(CrawlStanding standing, long again) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("read", standing.count(State.PARSED));
    numbers.put("waiting", standing.waiting());
    numbers.put("due_again", again);
    numbers.put("gone", standing.count(State.GONE));
    numbers.put("not_asked", standing.count(State.BLOCKED));
    numbers.put("requests_today", standing.today().requests());
    numbers.put("bytes_today", standing.today().bytes());
    numbers.put("paused", standing.pause().isPresent() ? 1 : 0);
    return numbers;
  }

  private void pause(CrawlMemory.Pause pause) {
    String line = "paused until %s: %s".formatted(pause.until(), pause.why());
    lines.add(line);
    if (pause.until().isAfter(now)) {
      needs.add("the crawl is " + line);
    }
  }

  private void run(CrawlMemory.Run run, long left) {
    double seconds = Math.max(Duration.between(run.began(), run.last()).toMillis(), 1) / 1000.0;
    double rate = run.done() / seconds;
    String timeLeft =
        left == 0 || run.done() == 0
            ? ""
            : "; at this rate " + Progress.duration(left / rate) + " for what is left";
    lines.add(
        "last run %,d pages in %s, %,.1f a minute, until %s%s"
            .formatted(
                run.done(),
                Progress.duration(seconds),
                rate * 60,
                run.last().truncatedTo(ChronoUnit.SECONDS),
                timeLeft));
  }

  private void canary(CrawlStanding.Canary canary) {
    String state;
    if (canary.trouble() != null) {
      state = "TROUBLE: " + canary.trouble();
      needs.add("canary %s: %s".formatted(canary.url(), canary.trouble()));
    } else if (canary.expects().isEmpty()) {
      state = "not read yet";
    } else {
      state = "fine %s ago, with %s".formatted(Ages.of(canary.readAt(), now), canary.expects());
    }
    lines.add("canary " + canary.url() + " " + state);
  }
}
