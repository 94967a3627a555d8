package com.bcrecommender.crawl;

import static com.bcrecommender.crawl.MemoryTransport.bytes;
import static com.bcrecommender.crawl.MemoryTransport.header;
import static com.bcrecommender.crawl.MemoryTransport.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.crawl.Transport.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class FetcherTest {
  private final VirtualTime time = new VirtualTime();
  private final Map<String, Answer> site = new HashMap<>();
  private final MemoryTransport transport =
      new MemoryTransport(
          time,
          request -> {
            Answer answer = site.get(request.address().toString());
            if (answer == null && request.address().getPath().equals("/robots.txt")) {
              return text(404, "");
            }
            if (answer == null) {
              throw new IOException("connection reset");
            }
            return answer;
          });

  private Fetched fetch(String address) throws Exception {
    return fetch(address, Clients.OPEN);
  }

  private Fetched fetch(String address, Origin.Resolver resolver) throws Exception {
    PacedClient client = Clients.bandcamp(transport, time, resolver);
    return new Fetcher(client, new Robots(client, time)).fetch(URI.create(address), null);
  }

  private static Answer gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return new Answer(200, Map.of("Content-Encoding", "gzip"), packed.toByteArray());
  }

  @Test
  void theHostsRobotsAreAskedFirstAndEveryRequestTellsWhoAsks() throws Exception {
    site.put("https://x.bandcamp.com/album/a", text(200, "page"));
    assertThat(fetch("https://x.bandcamp.com/album/a")).isInstanceOf(Fetched.Answered.class);
    assertThat(transport.addresses())
        .containsExactly("https://x.bandcamp.com/robots.txt", "https://x.bandcamp.com/album/a");
    assertThat(transport.asked())
        .allSatisfy(asked ->
            assertThat(asked.request().headers())
                .containsEntry("User-Agent", "bcrecommender/1 (recommender; +me@example.org)"));
  }

  @Test
  void aDomainOfAnArtistsOwnIsAskedOnlyWhereThePageOfTheSiteNamedIt() throws Exception {
    site.put("https://artist.example/album/a", text(200, "page"));
    assertThat(fetch("https://artist.example/album/a")).isInstanceOf(Fetched.Answered.class);
    assertThat(transport.addresses())
        .containsExactly("https://artist.example/robots.txt", "https://artist.example/album/a");
    assertThat(fetch("https://other.example/album/a")).isInstanceOf(Fetched.Refused.class);
    assertThat(fetch("https://www.artist.example/album/a")).isInstanceOf(Fetched.Refused.class);
    assertThat(transport.addresses()).hasSize(2);
  }

  @Test
  void aHostIsLookedUpAfterTheWaitForItsTurn() throws Exception {
    site.put("https://bandcamp.com/fan", text(200, "page"));
    List<Instant> lookedUp = new ArrayList<>();
    fetch(
        "https://bandcamp.com/fan",
        host -> {
          lookedUp.add(time.instant());
          return Clients.OPEN.resolve(host);
        });
    assertThat(lookedUp)
        .isEqualTo(transport.asked().stream().map(MemoryTransport.Asked::at).toList());
  }

  @Test
  void whatRobotsForbidsIsNotAsked() throws Exception {
    site.put("https://bandcamp.com/robots.txt", text(200, "User-agent: *\nDisallow: /api/"));
    assertThat(fetch("https://bandcamp.com/api/x")).isEqualTo(new Fetched.Refused("robots.txt"));
    assertThat(transport.addresses()).containsExactly("https://bandcamp.com/robots.txt");
  }

  @Test
  void allHostsOfTheSiteShareOnePace() throws Exception {
    site.put("https://a.bandcamp.com/album/a", header(302, "Location", "https://b.bandcamp.com/b"));
    site.put("https://b.bandcamp.com/b", header(302, "Location", "https://c.bandcamp.com/c"));
    site.put("https://c.bandcamp.com/c", text(200, "page"));
    fetch("https://a.bandcamp.com/album/a");
    List<Instant> starts = transport.asked().stream().map(MemoryTransport.Asked::at).toList();
    assertThat(starts).hasSize(6);
    for (int i = 1; i < starts.size(); i++) {
      assertThat(Duration.between(starts.get(i - 1), starts.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }
  }

  @Test
  void crawlDelayOfTheHostIsKept() throws Exception {
    site.put("https://bandcamp.com/robots.txt", text(200, "User-agent: *\nCrawl-delay: 20"));
    site.put("https://bandcamp.com/fan", text(200, "page"));
    fetch("https://bandcamp.com/fan");
    assertThat(Duration.between(transport.asked().get(0).at(), transport.asked().get(1).at()))
        .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
  }

  @Test
  void aRedirectWithinTheSiteIsFollowedToItsEnd() throws Exception {
    site.put("https://x.bandcamp.com/releases", header(303, "Location", "/album/new?from=x#top"));
    site.put("https://x.bandcamp.com/album/new?from=x", text(200, "page"));
    assertThat(fetch("https://x.bandcamp.com/releases"))
        .isInstanceOfSatisfying(
            Fetched.Answered.class,
            f ->
                assertThat(f.address())
                    .isEqualTo(URI.create("https://x.bandcamp.com/album/new?from=x")));
  }

  @Test
  void redirectsElsewhereAreRefusedBeforeAnythingIsAskedThere() throws Exception {
    for (String elsewhere :
        List.of(
            "https://example.org/",
            "http://x.bandcamp.com/album/a",
            "https://127.0.0.1/",
            "http://127.0.0.1:8080/",
            "file:///etc/passwd",
            "https://x.bandcamp.com:22/",
            "//evil.example/")) {
      site.put("https://x.bandcamp.com/album/a", header(301, "Location", elsewhere));
      transport.asked().clear();
      assertThat(fetch("https://x.bandcamp.com/album/a"))
          .as(elsewhere)
          .isInstanceOf(Fetched.Refused.class);
      assertThat(transport.addresses())
          .containsExactly("https://x.bandcamp.com/robots.txt", "https://x.bandcamp.com/album/a");
    }
  }

  @Test
  void aRedirectToWhatRobotsForbidsIsRefused() throws Exception {
    site.put("https://bandcamp.com/robots.txt", text(200, "User-agent: *\nDisallow: /search"));
    site.put("https://bandcamp.com/fan", header(302, "Location", "/search?q=fan"));
    assertThat(fetch("https://bandcamp.com/fan")).isInstanceOf(Fetched.Refused.class);
    assertThat(transport.addresses()).doesNotContain("https://bandcamp.com/search?q=fan");
  }

  @Test
  void aCircleOfRedirectsEnds() throws Exception {
    site.put("https://bandcamp.com/a", header(302, "Location", "/b"));
    site.put("https://bandcamp.com/b", header(302, "Location", "/a"));
    assertThat(fetch("https://bandcamp.com/a"))
        .isEqualTo(new Fetched.Refused("redirects in a circle"));
  }

  @Test
  void fiveRedirectsAreFollowedAndTheSixthIsNot() throws Exception {
    for (int i = 0; i < 6; i++) {
      site.put("https://bandcamp.com/" + i, header(302, "Location", "/" + (i + 1)));
    }
    site.put("https://bandcamp.com/6", text(200, "page"));
    assertThat(fetch("https://bandcamp.com/1")).isInstanceOf(Fetched.Answered.class);
    assertThat(fetch("https://bandcamp.com/0"))
        .isEqualTo(new Fetched.Refused("more than 5 redirects"));
  }

  @Test
  void aHostWithAPrivateAddressIsNotConnectedTo() throws Exception {
    Origin.Resolver inside = host -> List.of(InetAddress.ofLiteral("10.0.0.7"));
    assertThat(fetch("https://x.bandcamp.com/album/a", inside))
        .isInstanceOf(Fetched.Undecided.class);
    assertThat(transport.asked()).isEmpty();
  }

  @Test
  void gzipIsUnpacked() throws Exception {
    site.put("https://bandcamp.com/fan", gzip(bytes("a page")));
    assertThat(fetch("https://bandcamp.com/fan"))
        .isInstanceOfSatisfying(
            Fetched.Answered.class, f -> assertThat(f.answer().body()).isEqualTo(bytes("a page")));
  }

  @Test
  void aSmallAnswerThatUnpacksToAHugeOneIsNotUnpackedToTheEnd() throws Exception {
    site.put("https://bandcamp.com/fan", gzip(new byte[64 << 20]));
    assertThat(fetch("https://bandcamp.com/fan"))
        .isInstanceOfSatisfying(
            Fetched.Failed.class, f -> assertThat(f.why()).contains("when unpacked"));
  }

  @Test
  void whatIsNotTheGzipItSaysIsAFailure() throws Exception {
    site.put(
        "https://bandcamp.com/fan",
        new Answer(200, Map.of("content-encoding", "gzip"), bytes("plain")));
    assertThat(fetch("https://bandcamp.com/fan")).isInstanceOf(Fetched.Failed.class);
    site.put(
        "https://bandcamp.com/fan",
        new Answer(200, Map.of("content-encoding", "br"), bytes("plain")));
    assertThat(fetch("https://bandcamp.com/fan")).isInstanceOf(Fetched.Failed.class);
  }

  @Test
  void noAnswerIsAFailureAndSlowsThePace() throws Exception {
    PacedClient client = Clients.bandcamp(transport, time, Clients.OPEN);
    Fetcher fetcher = new Fetcher(client, new Robots(client, time));
    assertThat(fetcher.fetch(URI.create("https://bandcamp.com/lost"), null))
        .isEqualTo(new Fetched.Failed("connection reset"));
    Instant failed = time.instant();
    fetcher.fetch(URI.create("https://bandcamp.com/lost"), null);
    assertThat(Duration.between(failed, transport.asked().getLast().at()))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
  }
}
