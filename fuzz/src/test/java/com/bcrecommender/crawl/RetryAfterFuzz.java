package com.bcrecommender.crawl;

import static com.bcrecommender.fuzz.Fuzzing.demand;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// The header Retry-After: a wait within bounds, or none.
final class RetryAfterFuzz {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  static Stream<byte[]> seeds() {
    return Seeds.texts(
        "120", "Wed, 21 Oct 2026 07:28:00 GMT", "Sun, 6 Nov 1994 08:49:37 -0700", "soon", "-1");
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void isBounded(byte[] header) {
    RetryAfter.parse(new String(header, StandardCharsets.UTF_8), NOW)
        .ifPresent(wait ->
            demand(
                !wait.isNegative() && wait.compareTo(RetryAfter.LONGEST) <= 0,
                "a wait of " + wait));
  }
}
