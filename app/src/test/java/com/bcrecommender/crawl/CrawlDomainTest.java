package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.crawl.Transport.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Artists' own domains, in a crawl of the real site over a transport in memory. The fan's page
/// names two records: one at spule.example, one at solo.bandcamp.com.
final class CrawlDomainTest {
  private static final String RECORD = "https://spule.example/album/induktion";

  @TempDir Path folder;
  private final VirtualTime time = new VirtualTime();

  /// Why the last crawl did not ask for what it did not ask, and how often.
  private final SortedMap<String, Long> blocked = new TreeMap<>();

  private MemoryTransport crawl(Origin.Resolver resolver, Answer record) {
    MemoryTransport transport =
        new MemoryTransport(
            time,
            request ->
                switch (request.address().toString()) {
                  case "https://bandcamp.com/mira-k" -> page("fan-2026-with-a-cassette.html");
                  case RECORD -> record;
                  default -> new Answer(404, Map.of(), new byte[0]);
                });
    CrawlOptions options =
        CrawlOptions.from(List.of(URI.create("https://bandcamp.com/mira-k")), "1")
            .on("me@example.org", Clients.STATED)
            .waiting(Duration.ofMinutes(10));
    try (Catalog catalog = Catalog.open(folder.resolve("catalog.sqlite"))) {
      Surroundings around =
          new Surroundings(transport, resolver, time, time, new SplittableRandom(1));
      assertThat(new Crawl(catalog, options, around, standing -> {}).run().end())
          .isIn(CrawlResult.End.FINISHED, CrawlResult.End.WAITING);
      blocked.clear();
      blocked.putAll(CrawlStanding.read(catalog, time.instant()).getFirst().blocked());
    }
    return transport;
  }

  private static Answer page(String name) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new Answer(
          200, Map.of("Content-Type", "text/html"), Objects.requireNonNull(in).readAllBytes());
    }
  }

  private static Answer record() throws IOException {
    String html = new String(page("album-2025.html").body(), StandardCharsets.UTF_8);
    return new Answer(
        200,
        Map.of("Content-Type", "text/html"),
        html.replace("https://saltrecords.bandcamp.com/album/low-tide", RECORD)
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aDomainThatAFansPageNamesIsAskedByItsOwnRobots() throws Exception {
    List<String> asked = crawl(Clients.OPEN, record()).addresses();
    assertThat(asked).containsSubsequence("https://spule.example/robots.txt", RECORD);
    assertThat(asked).contains("https://solo.bandcamp.com/track/lone-track");
    assertThat(blocked).doesNotContainKey("not of bandcamp.com");
  }

  @Test
  void aDomainWithAPrivateAddressIsNotConnectedToAndGivenUp() throws Exception {
    assertGivenUp(host -> List.of(InetAddress.ofLiteral("10.0.0.7")));
  }

  @Test
  void aDomainThatIsNoMoreIsGivenUp() throws Exception {
    assertGivenUp(host -> {
      throw new UnknownHostException(host);
    });
  }

  /// The site itself is asked, by its own addresses.
  private void assertGivenUp(Origin.Resolver ofSpule) throws Exception {
    Origin.Resolver resolver =
        host -> host.equals("spule.example") ? ofSpule.resolve(host) : Clients.OPEN.resolve(host);
    for (int day = 0; day < 10; day++) {
      assertThat(crawl(resolver, record()).addresses())
          .noneMatch(address -> address.contains("spule.example"));
      time.pass(Duration.ofDays(1));
    }
    assertThat(blocked.keySet())
        .anyMatch(why -> why.startsWith("given up after 6 attempts: robots.txt"));
  }

  @Test
  void aDomainThatOnlyARedirectNamesIsNotAsked() throws Exception {
    Answer elsewhere =
        new Answer(301, Map.of("Location", "https://elsewhere.example/album/x"), new byte[0]);
    List<String> asked = crawl(Clients.OPEN, elsewhere).addresses();
    assertThat(asked).contains(RECORD).noneMatch(address -> address.contains("elsewhere"));
    assertThat(blocked).containsEntry("a redirect to what is refused: not of bandcamp.com", 1L);
  }
}
