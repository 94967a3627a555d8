package com.bcrecommender.bandcamp;

import static com.bcrecommender.fuzz.Fuzzing.demand;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Addresses: a normal form is one, and stays what it is.
final class SiteUrlFuzz {
  static Stream<byte[]> seeds() {
    return Seeds.texts(
        "https://Salt.bandcamp.com:443//album/low%7etide/?from=x#y",
        "http://127.0.0.1:4711/_/salt/album/low-tide", "//bücher.example/track/ä%2F", "/track/x");
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void theNormalFormIsNormal(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String normal = SiteUrl.normal(text);
    if (normal != null) {
      demand(normal.equals(SiteUrl.normal(normal)), "normal twice: " + normal);
      demand(URI.create(normal).getHost() != null, "no host: " + normal);
    }
    String absolute = SiteUrl.absolute(text, "https://salt.bandcamp.com/music");
    if (absolute != null) {
      demand(URI.create(absolute).getHost() != null, "no host: " + absolute);
    }
  }
}
