package com.bcrecommender.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Answers for tests.
final class Answers {
  static final Instant TIME = Instant.parse("2026-03-01T12:00:07Z");
  static final String BATCHES = "https://bandcamp.com/api/fancollection/1/collection_items";

  private Answers() {}

  static RawAnswer page(int number) {
    return answer("https://x.bandcamp.com/album/" + number, null, noise(number, 1000));
  }

  static RawAnswer batch(int fan) {
    return answer(BATCHES, "{\"fan_id\":" + fan + "}", noise(fan, 500));
  }

  static RawAnswer answer(String address, @Nullable String post, byte[] body) {
    return new RawAnswer(
        address,
        post,
        TIME,
        200,
        Map.of(
            "Content-Type",
            List.of("text/html; charset=UTF-8"),
            "Vary",
            List.of("Accept", "Cookie"),
            "Set-Cookie",
            List.of("client_id=SECRET; path=/", "session=SECRET2"),
            "Transfer-Encoding",
            List.of("chunked")),
        body);
  }

  /// Letters that do not pack well, as packed pages do not.
  private static byte[] noise(int seed, int length) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
