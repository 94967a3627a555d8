package com.bcrecommender.cli;

import com.bcrecommender.catalog.CrawlMemory;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.crawl.DailyBudget;
import com.bcrecommender.settings.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/// Prints how a crawl stands: done, left, rate, time left, what is due again, the day's budget,
/// canaries, pauses with their reasons.
final class CrawlStatus {
  private final PrintStream out;
  private final DailyBudget daily;
  private final Instant now;

  CrawlStatus(PrintStream out, DailyBudget daily, Instant now) {
    this.out = out;
    this.daily = daily;
    this.now = now;
  }

  void print(CrawlStanding standing) {
    out.println(
        "crawl    %s: %,d pages read, %,d wait, %,d gone, %,d not asked"
            .formatted(
                standing.origin(),
                standing.count(State.PARSED),
                standing.waiting(),
                standing.count(State.GONE),
                standing.count(State.BLOCKED)));
    long again = standing.dueAgain().values().stream().mapToLong(n -> n).sum();
    standing
        .nextAgain()
        .ifPresent(next ->
            line(
                again == 0
                    ? "nothing is due again before " + next
                    : "%,d were read or gone and are due again".formatted(again)));
    standing.run().ifPresent(run -> run(run, standing.waiting() + again));
    CrawlMemory.Cost today = standing.today();
    line(
        "today %,d requests and %,.1f MB, of %s"
            .formatted(today.requests(), today.bytes() / 1e6, CrawlBill.budget(daily)));
    standing.canaries().forEach(this::canary);
    standing.blocked().forEach((why, n) -> line("%,d not asked: %s".formatted(n, why)));
    standing.retries().forEach((why, n) -> line("%,d to be asked again: %s".formatted(n, why)));
    standing
        .pause()
        .ifPresent(pause -> line("paused until %s: %s".formatted(pause.until(), pause.why())));
  }

  private void run(CrawlMemory.Run run, long left) {
    double seconds = Math.max(Duration.between(run.began(), run.last()).toMillis(), 1) / 1000.0;
    double rate = run.done() / seconds;
    String timeLeft =
        left == 0 || run.done() == 0
            ? ""
            : "; at this rate " + Progress.duration(left / rate) + " for what is left";
    line(
        "last run %,d pages in %s, %,.1f a minute, until %s%s"
            .formatted(run.done(), Progress.duration(seconds), rate * 60, run.last(), timeLeft));
  }

  private void canary(CrawlStanding.Canary canary) {
    String state;
    if (canary.trouble() != null) {
      state = "TROUBLE: " + canary.trouble();
    } else if (canary.expects().isEmpty()) {
      state = "not read yet";
    } else {
      Duration age = Duration.between(canary.readAt(), now);
      state =
          "fine %s ago, with %s"
              .formatted(Progress.duration(Math.max(0, age.toMillis()) / 1000.0), canary.expects());
    }
    line("canary " + canary.url() + " " + state);
  }

  private void line(String text) {
    out.println("         " + text);
  }

  /// What addresses of a kind are called.
  static String name(Kind kind) {
    return switch (kind) {
      case FAN -> "fans";
      case TRALBUM -> "tralbums";
      case COLLECTION -> "rests of collections";
      case WISHLIST -> "rests of wishlists";
      case GRID -> "artists' records";
    };
  }
}
