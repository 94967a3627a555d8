package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.crawl.MonthEvent.Began;
import com.bcrecommender.crawl.MonthEvent.Ended;
import com.bcrecommender.crawl.MonthEvent.Outcome;
import com.bcrecommender.crawl.MonthEvent.Rules;
import com.bcrecommender.crawl.MonthEvent.Sent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The laws of [MonthTest] object to what is against them.
final class MonthLawTest {
  private static final String NAME = "bcrecommender/1.0 (recommender; +me@example.org)";
  private static final String PAGE = "https://bandcamp.com/fan-1";
  private static final String ROBOTS = "https://bandcamp.com/robots.txt";

  private final List<MonthEvent> log = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  /// Half a second of answer, after a wait from the start of the last request.
  private void sent(
      Duration wait, String address, int status, Outcome outcome, @Nullable Rules rules) {
    now = now.plus(wait);
    log.add(
        new Sent(
            now,
            now.plusMillis(500),
            new Transport.Request(
                URI.create(address), Map.of("User-Agent", NAME), null, 1, Duration.ZERO),
            status,
            null,
            null,
            outcome,
            rules));
  }

  private void page(Duration wait, String address) {
    sent(wait, address, 200, Outcome.FINE, null);
  }

  private void robots(Duration wait, String... denied) {
    sent(wait, ROBOTS, 200, Outcome.FINE, new Rules(List.of(denied), Duration.ofSeconds(5)));
  }

  private void began(Budget budget) {
    log.add(new Began(now, budget));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private void assertObjects(MonthLaw law, String words) {
    assertThat(law.judge(log)).hasSize(1).first().asString().contains(words);
  }

  @Test
  void requestsTooCloseTogetherOrTooFarApart() {
    began(Budget.UNLIMITED);
    robots(Duration.ZERO);
    page(seconds(5.1), PAGE);
    page(seconds(5.7), PAGE + 1);
    assertThat(new PaceLaw().judge(log)).isEmpty();
    page(seconds(4.9), PAGE + 2);
    assertObjects(new PaceLaw(), "too early");
    log.removeLast();
    page(seconds(7), PAGE + 2);
    assertObjects(new PaceLaw(), "late without a reason");
  }

  @Test
  void noBackOffAfterTroubleAlsoByTheNextProcess() {
    began(Budget.UNLIMITED);
    robots(Duration.ZERO);
    sent(seconds(5), PAGE, 503, Outcome.FAILED, null);
    log.add(new Ended(now, null, false));
    began(Budget.UNLIMITED);
    robots(seconds(29));
    assertObjects(new PaceLaw(), "too early");
  }

  @Test
  void aPageWithoutARobotsFileOrAgainstIt() {
    began(Budget.UNLIMITED);
    page(Duration.ZERO, PAGE);
    assertObjects(new RobotsLaw(), "no robots.txt");
    log.clear();
    began(Budget.UNLIMITED);
    robots(Duration.ZERO, "/fan");
    page(seconds(5), PAGE);
    assertObjects(new RobotsLaw(), "forbids");
    log.clear();
    began(Budget.UNLIMITED);
    robots(Duration.ZERO);
    page(Duration.ofHours(25), PAGE);
    assertObjects(new RobotsLaw(), "its robots.txt is of");
    log.clear();
    began(Budget.UNLIMITED);
    sent(Duration.ZERO, ROBOTS, 503, Outcome.FAILED, null);
    robots(Duration.ofMinutes(59));
    assertObjects(new RobotsLaw(), "within an hour");
  }

  @Test
  void moreThanTheBudget() {
    began(new Budget(2, 9, 9, null));
    robots(Duration.ZERO);
    page(seconds(5), PAGE);
    assertThat(new BudgetLaw().judge(log)).isEmpty();
    page(seconds(5), PAGE + 1);
    assertObjects(new BudgetLaw(), "requests beyond");
    log.clear();
    began(new Budget(9, 9, 9, now.plusSeconds(4)));
    page(seconds(5), PAGE);
    assertObjects(new BudgetLaw(), "later than");
  }

  @Test
  void aRequestWithinARest() {
    began(Budget.UNLIMITED);
    robots(Duration.ZERO);
    sent(seconds(5), PAGE, 200, Outcome.CHALLENGE, null);
    page(Duration.ofHours(23), PAGE);
    assertObjects(new BreakerLaw(), "should rest");
  }

  @Test
  void aPageAskedForTwiceOrAgainTooEarly() {
    began(Budget.UNLIMITED);
    page(Duration.ZERO, PAGE);
    page(seconds(5), PAGE);
    assertObjects(new OnceLaw(), "too early again");
    log.clear();
    began(Budget.UNLIMITED);
    page(Duration.ZERO, PAGE);
    log.add(new Ended(now, null, true));
    began(Budget.UNLIMITED);
    page(seconds(5), PAGE);
    assertThat(new OnceLaw().judge(log)).isEmpty();
    sent(seconds(5), PAGE + 1, 503, Outcome.FAILED, null);
    page(seconds(50), PAGE + 1);
    assertObjects(new OnceLaw(), "too early again");
  }

  @Test
  void anotherNameOrAnotherSite() {
    began(Budget.UNLIMITED);
    page(Duration.ZERO, PAGE);
    assertThat(new HonestyLaw(NAME).judge(log)).isEmpty();
    assertObjects(new HonestyLaw("another"), "another name");
    log.clear();
    page(Duration.ZERO, "https://bandcamp.community/fan");
    assertObjects(new HonestyLaw(NAME), "another site");
  }
}
