package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BreakerTest {
  private final Breaker breaker = new Breaker(0);

  @Test
  void oneChallengeIsEnoughAndEachFurtherOneDoublesThePauseUpToAWeek() {
    assertThat(breaker.challenged("x").length()).isEqualTo(Duration.ofDays(1));
    assertThat(breaker.challenged("x").length()).isEqualTo(Duration.ofDays(2));
    assertThat(breaker.challenged("x").length()).isEqualTo(Duration.ofDays(4));
    for (int i = 0; i < 100; i++) {
      assertThat(breaker.challenged("x").length()).isEqualTo(Duration.ofDays(7));
    }
  }

  @Test
  void theThirdRefusalInARowPauses() {
    assertThat(breaker.refused(429)).isEmpty();
    assertThat(breaker.refused(403)).isEmpty();
    assertThat(breaker.refused(429))
        .hasValueSatisfying(pause -> assertThat(pause.length()).isEqualTo(Duration.ofHours(1)));
  }

  @Test
  void aGoodPageBreaksTheRow() {
    for (int i = 0; i < 100; i++) {
      assertThat(breaker.refused(403)).isEmpty();
      assertThat(breaker.refused(403)).isEmpty();
      breaker.fine();
    }
  }

  @Test
  void tenFailuresInARowPause() {
    for (int i = 0; i < 9; i++) {
      assertThat(breaker.failed("status 503")).isEmpty();
    }
    assertThat(breaker.failed("status 503")).isPresent();
  }

  @Test
  void fiveUnreadableOfTwentyPause() {
    for (int i = 0; i < 4; i++) {
      assertThat(breaker.unreadable("x")).isEmpty();
      breaker.fine();
    }
    assertThat(breaker.unreadable("x")).isPresent();
  }

  @Test
  void aPageInTwentyMayBeUnreadable() {
    for (int i = 0; i < 100; i++) {
      assertThat(breaker.unreadable("x")).isEmpty();
      for (int j = 0; j < 19; j++) {
        breaker.fine();
      }
    }
  }

  @Test
  void twoHundredGoodPagesInARowForgive() {
    breaker.challenged("x");
    breaker.challenged("x");
    for (int i = 0; i < 199; i++) {
      breaker.fine();
    }
    assertThat(breaker.level()).isEqualTo(2);
    breaker.fine();
    assertThat(breaker.level()).isZero();
    assertThat(breaker.challenged("x").length()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void theNextProcessRemembersThePauses() {
    assertThat(new Breaker(2).challenged("x").length()).isEqualTo(Duration.ofDays(4));
  }
}
