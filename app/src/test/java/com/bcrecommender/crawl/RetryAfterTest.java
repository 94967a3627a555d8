package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2015-10-21T07:27:00Z");

  @Test
  void secondsAreSeconds() {
    assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse("0", NOW)).contains(Duration.ZERO);
  }

  @Test
  void aDateIsTheTimeUntilThen() {
    assertThat(RetryAfter.parse("Wed, 21 Oct 2015 07:28:00 GMT", NOW))
        .contains(Duration.ofMinutes(1));
  }

  @Test
  void aDateInThePastIsNoWait() {
    assertThat(RetryAfter.parse("Wed, 21 Oct 2015 07:00:00 GMT", NOW)).contains(Duration.ZERO);
  }

  @Test
  void noWaitIsLongerThanAWeek() {
    assertThat(RetryAfter.parse("99999999999999999999999999", NOW)).contains(RetryAfter.LONGEST);
    assertThat(RetryAfter.parse("999999999", NOW)).contains(RetryAfter.LONGEST);
    assertThat(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", NOW)).contains(RetryAfter.LONGEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-5", "1.5", "12 s", "٣", "Wed, 99 Oct 2015 07:28:00 GMT", "null"})
  void rubbishIsNothing(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }
}
