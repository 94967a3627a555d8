package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final Duration FLOOR = Duration.ofSeconds(3);

  /// The default limits but for chance, so that waits can be told to the nanosecond.
  private static final Pace.Limits STEADY =
      new Pace.Limits(
          FLOOR,
          Pace.Limits.DEFAULT.answerMultiple(),
          Pace.Limits.DEFAULT.firstBackOff(),
          Pace.Limits.DEFAULT.longestBackOff(),
          Pace.Limits.DEFAULT.quiet(),
          Duration.ZERO);

  private final VirtualTime time = new VirtualTime();
  private final Pace pace = pace(STEADY, Pace.Memory.NONE);

  private Pace pace(Pace.Limits limits, Pace.Memory memory) {
    return new Pace(limits, memory, time, time, new SplittableRandom(1));
  }

  private Instant ask(Duration crawlDelay, Duration answerTime) throws InterruptedException {
    Instant start = pace.await(crawlDelay);
    time.pass(answerTime);
    return start;
  }

  private Duration gapAfterTrouble(@Nullable String retryAfter) throws InterruptedException {
    ask(Duration.ZERO, Duration.ofMillis(50));
    Instant end = time.instant();
    pace.troubled(retryAfter);
    return Duration.between(end, pace.await(Duration.ZERO));
  }

  @Test
  void theFirstRequestNeedNotWait() throws InterruptedException {
    Instant now = time.instant();
    assertThat(pace.await(Duration.ZERO)).isEqualTo(now);
  }

  @Test
  void theFloorLiesBetweenTheStartsOfTwoRequests() throws InterruptedException {
    Instant first = ask(Duration.ZERO, Duration.ofMillis(100));
    pace.answered();
    assertThat(pace.await(Duration.ZERO)).isEqualTo(first.plus(FLOOR));
  }

  @Test
  void theCrawlDelayOfAHostHoldsWhereItIsLonger() throws InterruptedException {
    Instant first = ask(Duration.ZERO, Duration.ofMillis(100));
    pace.answered();
    assertThat(pace.await(Duration.ofSeconds(8))).isEqualTo(first.plusSeconds(8));
  }

  @Test
  void aSlowAnswerIsFollowedByTwiceItsTime() throws InterruptedException {
    Instant first = ask(Duration.ZERO, Duration.ofSeconds(7));
    pace.answered();
    assertThat(pace.await(Duration.ZERO)).isEqualTo(first.plusSeconds(7 + 14));
  }

  @Test
  void theBackOffDoublesUpToAnHour() throws InterruptedException {
    assertThat(gapAfterTrouble(null)).isEqualTo(Duration.ofSeconds(30));
    assertThat(gapAfterTrouble(null)).isEqualTo(Duration.ofMinutes(1));
    assertThat(gapAfterTrouble(null)).isEqualTo(Duration.ofMinutes(2));
    for (int i = 0; i < 60; i++) {
      gapAfterTrouble(null);
    }
    assertThat(gapAfterTrouble(null)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void retryAfterIsAFloorUnderTheBackOff() throws InterruptedException {
    assertThat(gapAfterTrouble("3")).isEqualTo(Duration.ofSeconds(30));
    assertThat(gapAfterTrouble("600")).isEqualTo(Duration.ofMinutes(10));
    assertThat(gapAfterTrouble("rubbish")).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void quietForgivesOneDoublingPerQuietPeriod() throws InterruptedException {
    gapAfterTrouble(null);
    gapAfterTrouble(null);
    pace.troubled(null);
    assertThat(pace.memory().backOff()).isEqualTo(3);
    for (int expected = 3; expected >= 0; expected--) {
      assertThat(pace.memory().backOff()).isEqualTo(expected);
      Instant quietFrom = time.instant();
      while (time.instant().isBefore(quietFrom.plus(STEADY.quiet().plusSeconds(300)))
          && pace.memory().backOff() == expected) {
        ask(Duration.ZERO, Duration.ofMillis(100));
        pace.answered();
      }
    }
    assertThat(gapAfterTrouble(null)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void theWaitAfterTroubleIsNotQuietTime() throws InterruptedException {
    for (int i = 0; i < 8; i++) {
      gapAfterTrouble(null);
    }
    time.pass(Duration.ofDays(1));
    ask(Duration.ZERO, Duration.ofMillis(100));
    pace.answered();
    assertThat(pace.memory().backOff()).isEqualTo(8);
  }

  @Test
  void chanceAddsUpToAQuarterOfTheFloorToEveryWait() throws InterruptedException {
    Pace varied = pace(Pace.Limits.DEFAULT, Pace.Memory.NONE);
    LongSummaryStatistics added = new LongSummaryStatistics();
    Instant last = varied.await(Duration.ZERO);
    for (int i = 0; i < 2_000; i++) {
      varied.answered();
      Instant start = varied.await(Duration.ZERO);
      added.accept(Duration.between(last, start).minus(FLOOR).toMillis());
      last = start;
    }
    assertThat(added.getMin()).isBetween(0L, 10L);
    assertThat(added.getMax()).isBetween(740L, 750L);
    assertThat(added.getAverage()).isBetween(350.0, 400.0);
    varied.troubled("600");
    Instant end = time.instant();
    assertThat(Duration.between(end, varied.await(Duration.ZERO)))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(10).plusSeconds(1));
  }

  @Test
  void aNewProcessKeepsThePaceOfTheLast() throws InterruptedException {
    Instant first = ask(Duration.ZERO, Duration.ofMillis(100));
    Pace next = pace(STEADY, pace.memory());
    assertThat(next.await(Duration.ZERO)).isEqualTo(first.plus(FLOOR));
  }

  @Test
  void noSequenceOfAnswersBringsTwoRequestsCloserThanTheFloor() throws InterruptedException {
    Random random = new Random(7);
    Instant last = Instant.EPOCH;
    for (int i = 0; i < 20_000; i++) {
      Duration delay = Duration.ofSeconds(random.nextInt(5));
      Instant start = ask(delay, Duration.ofMillis(random.nextInt(4_000)));
      assertThat(Duration.between(last, start)).isGreaterThanOrEqualTo(FLOOR);
      assertThat(Duration.between(last, start)).isGreaterThanOrEqualTo(delay);
      last = start;
      switch (random.nextInt(10)) {
        case 0 -> pace.troubled(null);
        case 1 -> pace.troubled("2");
        case 2 -> pace.troubled("-");
        default -> pace.answered();
      }
    }
  }
}
