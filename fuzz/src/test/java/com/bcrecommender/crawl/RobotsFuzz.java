package com.bcrecommender.crawl;

import static com.bcrecommender.fuzz.Fuzzing.demand;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// robots.txt: whatever is in it, there is a verdict.
final class RobotsFuzz {
  private static final String SITE = "http://127.0.0.1:4711";

  static Stream<byte[]> seeds() {
    return Seeds.texts(
        com.bcrecommender.simulator.Robots.real(),
        "\uFEFFUser-agent: a\r\nUser-agent: *\r\nCrawl-delay: 2.5\r\nAllow: /a*b$\r\nDisallow: /%61%2f\r\nSitemap: https://x.example/s",
        "User-agent: *\nDisallow: /" + "*a".repeat(50));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void thereIsAVerdict(byte[] file) throws Exception {
    verdict(file, "/album/x?y=z");
    verdict(file, "/api/fancollection/1/collection_items");
    demand(
        !(verdict(file, "/robots.txt") instanceof Robots.Verdict.Disallowed), "it forbids itself");
  }

  private static Robots.Verdict verdict(byte[] file, String path) throws Exception {
    VirtualTime time = new VirtualTime();
    MemoryTransport transport =
        new MemoryTransport(time, request -> new Transport.Answer(200, Map.of(), file));
    Robots robots = new Robots(Clients.loopback(SITE, transport, time), time);
    Robots.Verdict[] verdict = new Robots.Verdict[1];
    Fuzzing.inTime(() -> verdict[0] = robots.check(URI.create(SITE + path)));
    if (verdict[0] instanceof Robots.Verdict.Allowed allowed) {
      demand(!allowed.crawlDelay().isNegative(), "a negative wait");
    }
    return verdict[0];
  }
}
