package com.bcrecommender.crawl;

import static com.bcrecommender.crawl.MemoryTransport.header;
import static com.bcrecommender.crawl.MemoryTransport.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.crawl.Budget.SpentException;
import com.bcrecommender.crawl.Robots.Verdict;
import com.bcrecommender.crawl.Transport.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of RFC 9309's cases, and what Bandcamp's own file (of 2026-09) says of the addresses
/// that matter.
final class RobotsTest {
  private static final String SITE = "http://127.0.0.1:4711";

  /// The rules for all agents of Bandcamp's file.
  private static final String BANDCAMP =
      """
      User-agent: *
      Disallow: /tools
      Disallow: /checkout
      Disallow: /download_check
      Disallow: /cart/
      Disallow: /corpbanner/
      Disallow: /stream
      Disallow: /api/
      Disallow: /design_tokens
      Disallow: /search

      Allow: /api/currency_data/

      Allow: /api/discover/1/discover_mobile_web
      Allow: /api/discover/1/discover_web
      Allow: /api/tag_search/2/related_tags

      Disallow: /*_cb$

      User-agent: SomeOtherBot
      Disallow: /
      """;

  private final VirtualTime time = new VirtualTime();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final MemoryTransport transport =
      new MemoryTransport(
          time,
          request -> {
            if (answers.isEmpty()) {
              throw new IOException("connection refused");
            }
            return answers.size() == 1 ? answers.getFirst() : answers.removeFirst();
          });
  private final Robots robots = new Robots(Clients.loopback(SITE, transport, time), time);

  private Verdict check(String path) throws InterruptedException, SpentException {
    return robots.check(URI.create(SITE + path));
  }

  private boolean allows(String file, String path) throws InterruptedException, SpentException {
    answers.clear();
    answers.add(text(200, file));
    return new Robots(Clients.loopback(SITE, transport, time), time).check(URI.create(SITE + path))
        instanceof Verdict.Allowed;
  }

  @ParameterizedTest
  @CsvSource({
    "/somefan, true",
    "/somefan/wishlist, true",
    "/album/x, true",
    "/track/x, true",
    "/music, true",
    "/api/discover/1/discover_web, true",
    "/api/discover/1/discover_web?x=1, true",
    "/api/tag_search/2/related_tags, true",
    "/api/fancollection/1/collection_items, false",
    "/api/fancollection/1/wishlist_items, false",
    "/api/tralbumcollectors/2/thumbs, false",
    "/search, false",
    "/search?q=x, false",
    "/searching-for-jazz, false",
    "/stream, false",
    "/some_cb, false",
    "/some_cb/x, true",
    "/, true"
  })
  void bandcampsFileIsObeyed(String path, boolean allowed) throws Exception {
    assertThat(allows(BANDCAMP, path)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // our own group counts, not the one for all
        "User-agent: *\\nDisallow: /\\n\\nUser-agent: bcrecommender\\nDisallow: /a | /b | true",
        "User-agent: *\\nAllow: /\\n\\nUser-agent: BCRecommender\\nDisallow: / | /b | false",
        "User-agent: bcrecommender\\nDisallow:\\n\\nUser-agent: *\\nDisallow: / | /b | true",
        // a group of several agents, with blank lines in it, and two groups of one agent
        "User-agent: other\\nUser-agent: bcrecommender\\nDisallow: /a | /a | false",
        "User-agent: bcrecommender\\nUser-agent: other\\nDisallow: /a | /a | false",
        "User-agent: bcrecommender\\n\\nUser-agent: other\\n\\nDisallow: /a | /a | false",
        "User-agent: bcrecommender\\nDisallow: /a\\nUser-agent: x\\nDisallow: /\\nUser-agent: bcrecommender\\nDisallow: /b | /b | false",
        "User-agent: bcrecommender\\nDisallow: /a\\nUser-agent: x\\nDisallow: /\\nUser-agent: bcrecommender\\nDisallow: /b | /a | false",
        "User-agent: *\\nDisallow: /a\\nUser-agent: x\\nDisallow: /\\nUser-agent: *\\nDisallow: /b | /a | false",
        // a longer name is another's, and so is a shorter one
        "User-agent: bcrecommender-images\\nDisallow: / | /a | true",
        "User-agent: bcrec\\nDisallow: / | /a | true",
        "User-agent: googlebot\\nDisallow: / | /a | true",
        // the longest match wins, in whatever order, Allow where they are equal
        "User-agent: *\\nDisallow: /a\\nAllow: /a/b | /a/b/c | true",
        "User-agent: *\\nAllow: /a/b\\nDisallow: /a | /a/c | false",
        "User-agent: *\\nAllow: /a\\nDisallow: /a/b | /a/b/c | false",
        "User-agent: *\\nAllow: /a\\nDisallow: /a | /a | true",
        "User-agent: *\\nDisallow: /a\\nAllow: /a | /a | true",
        "User-agent: *\\nAllow: /page\\nDisallow: /*.htm | /page.htm | false",
        "User-agent: *\\nAllow: /page\\nDisallow: /*.ph | /page.php5 | true",
        "User-agent: *\\nAllow: /$\\nDisallow: / | / | true",
        "User-agent: *\\nAllow: /$\\nDisallow: / | /page | false",
        // a rule is a beginning, of the path and its query, in its own case
        "User-agent: *\\nDisallow: /a | /ab | false",
        "User-agent: *\\nDisallow: /a/ | /a | true",
        "User-agent: *\\nDisallow: /a | /b/a | true",
        "User-agent: *\\nDisallow: /a | /A | true",
        "User-agent: *\\nDisallow: /a?x= | /a?x=1 | false",
        "User-agent: *\\nDisallow: /a?x= | /a | true",
        "USER-AGENT: *\\nDISALLOW: /a | /a | false",
        // wildcards and the end
        "User-agent: *\\nDisallow: /*.gif$ | /a.gif | false",
        "User-agent: *\\nDisallow: /*.gif$ | /a.gif?x | true",
        "User-agent: *\\nDisallow: /a$ | /ab | true",
        "User-agent: *\\nDisallow: /a$b | /a | true",
        "User-agent: *\\nDisallow: /a/*/c | /a/b/c/d | false",
        "User-agent: *\\nDisallow: /a*** | /a | false",
        "User-agent: *\\nDisallow: /*? | /a?b | false",
        "User-agent: *\\nDisallow: /*a*a*a*a*a*a*a*a*a*b | /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac | true",
        // an empty rule forbids nothing, an empty file neither, nor a rule of nobody's
        "User-agent: *\\nDisallow: | /a | true",
        "'' | /a | true",
        "Disallow: /\\nUser-agent: *\\nDisallow: /b | /a | true",
        // percent-encoding is compared decoded, but for what means something else then
        "User-agent: *\\nDisallow: /a%62 | /ab | false",
        "User-agent: *\\nDisallow: /ab | /a%62 | false",
        "User-agent: *\\nDisallow: /%7ejoe | /~joe | false",
        "User-agent: *\\nDisallow: /a%2fb | /a/b | true",
        "User-agent: *\\nDisallow: /a%2fb | /a%2Fb | false",
        "User-agent: *\\nDisallow: /ä | /%C3%A4 | false",
        "User-agent: *\\nDisallow: /%c3%a4 | /%C3%A4 | false",
        "User-agent: *\\nDisallow: /%2A | /a | true",
        // comments, blanks, a byte order mark, ends of line of every system
        "\uFEFFUser-agent: * # all\\r\\n  Disallow : /a # not this\\r\\n | /a | false",
        "User-agent: *\\rDisallow: /a\\r | /a | false",
        "User-agent:*\\nDisallow:/a | /a | false",
        "# Disallow: /\\nUser-agent: *\\n#\\nDisallow: /a#b | /a | false",
        // lines of others do not come between an agent and its rules, nor do what is no line at all
        "User-agent: *\\nSitemap: https://example.org/s.xml\\nDisallow: /a | /a | false",
        "Sitemap: https://example.org/s.xml\\nUser-agent: *\\nDisallow: /a | /a | false",
        "User-agent: *\\nNoindex: /b\\nWhat is this\\nDisallow: /a | /a | false",
        "User-agent: bcrecommender\\nSitemap: https://example.org/s.xml\\nUser-agent: x\\nDisallow: /a | /a | false",
        "User-agent: bcrecommender\\nCrawl-delay: 9\\nUser-agent: x\\nDisallow: /a | /a | false",
        // the file itself may always be asked
        "User-agent: *\\nDisallow: / | /robots.txt | true"
      })
  void theStandardsCases(String file, String path, boolean allowed) throws Exception {
    String unescaped = file.replace("\\n", "\n").replace("\\r", "\r");
    assertThat(allows(unescaped, path)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "User-agent: *\\nCrawl-delay: 7\\nDisallow: /x | 7000",
        "User-agent: *\\nDisallow: /x\\nCrawl-delay: 1.5 | 1500",
        "User-agent: *\\nCrawl-delay: soon | 0",
        "User-agent: *\\nCrawl-delay: -3 | 0",
        "User-agent: *\\nDisallow: /x | 0",
        // a group of its own has its own, or none
        "User-agent: *\\nCrawl-delay: 7\\n\\nUser-agent: bcrecommender\\nCrawl-delay: 9\\n | 9000",
        "User-agent: *\\nCrawl-delay: 7\\n\\nUser-agent: bcrecommender\\nDisallow: /x | 0",
        "User-agent: ImagesiftBot\\nCrawl-delay: 5\\n\\nUser-agent: *\\nDisallow: /x | 0"
      })
  void crawlDelayIsTakenOver(String file, long millis) throws Exception {
    answers.add(text(200, file.replace("\\n", "\n")));
    assertThat(check("/a")).isEqualTo(new Verdict.Allowed(Duration.ofMillis(millis)));
  }

  @Test
  void aHostThatWantsMoreThanADayBetweenRequestsWantsNone() throws Exception {
    answers.add(text(200, "User-agent: *\nCrawl-delay: 86401\n"));
    assertThat(check("/a")).isInstanceOf(Verdict.Disallowed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 451})
  void aFileThatIsNotThereAllowsAll(int status) throws Exception {
    answers.add(text(status, "User-agent: *\nDisallow: /"));
    assertThat(check("/a")).isInstanceOf(Verdict.Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 599, 304, 199})
  void anErrorOfTheServerDeniesAllForAnHour(int status) throws Exception {
    answers.add(text(status, ""));
    assertThat(check("/a")).isInstanceOf(Verdict.Unknown.class);
    assertThat(check("/b")).isInstanceOf(Verdict.Unknown.class);
    assertThat(transport.asked()).hasSize(1);
    answers.clear();
    answers.add(text(200, ""));
    time.pass(Duration.ofHours(1));
    assertThat(check("/a")).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void noAnswerDeniesAll() throws Exception {
    assertThat(check("/a"))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class, v -> assertThat(v.why()).contains("connection refused"));
  }

  @Test
  void aPageInPlaceOfTheFileIsNoPermission() throws Exception {
    answers.add(text(200, "\n<!DOCTYPE html><html><title>Welcome</title></html>"));
    assertThat(check("/a")).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void theFileIsKeptADayAndThenReadAgain() throws Exception {
    answers.add(text(200, ""));
    assertThat(check("/a")).isInstanceOf(Verdict.Allowed.class);
    answers.clear();
    answers.add(text(200, "User-agent: *\nDisallow: /"));
    time.pass(Duration.ofHours(23));
    assertThat(check("/a")).isInstanceOf(Verdict.Allowed.class);
    time.pass(Duration.ofHours(1));
    assertThat(check("/a")).isInstanceOf(Verdict.Disallowed.class);
    assertThat(transport.addresses()).containsOnly(SITE + "/robots.txt").hasSize(2);
  }

  @Test
  void oldRulesAreNotUsedWhileTheFileCannotBeRead() throws Exception {
    answers.add(text(200, ""));
    assertThat(check("/a")).isInstanceOf(Verdict.Allowed.class);
    answers.clear();
    answers.add(text(503, ""));
    time.pass(Duration.ofHours(25));
    assertThat(check("/a")).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void fiveRedirectsAreFollowedAndNoMore() throws Exception {
    for (int i = 0; i < 5; i++) {
      answers.add(header(301, "Location", "/robots-" + i));
    }
    answers.add(text(200, "User-agent: *\nDisallow: /a"));
    assertThat(check("/a")).isInstanceOf(Verdict.Disallowed.class);
    time.pass(Duration.ofDays(2));
    answers.clear();
    answers.add(header(302, "Location", "/again"));
    assertThat(check("/a")).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void aRedirectToAnotherSiteIsNotFollowed() throws Exception {
    answers.add(header(301, "Location", "https://example.org/robots.txt"));
    assertThat(check("/a")).isInstanceOf(Verdict.Unknown.class);
    assertThat(transport.addresses()).isEqualTo(List.of(SITE + "/robots.txt"));
  }

  @Test
  void rulesBeyondHalfAMegabyteAreNotReadButThoseBeforeAre() throws Exception {
    String file = "User-agent: *\nDisallow: /a\n" + "# x\n".repeat(200_000) + "Disallow: /b\n";
    assertThat(allows(file, "/a")).isFalse();
    assertThat(allows(file, "/b")).isTrue();
  }

  @Test
  void halfALineAtTheBoundAllowsNothing() throws Exception {
    String start = "User-agent: *\nDisallow: /\n";
    String whole = "Allow: /open\n";
    // The bound, 512 KiB, falls behind the first slash of the last Allow.
    String filling = "#" + "x".repeat((512 << 10) - start.length() - whole.length() - 10) + "\n";
    String file = start + whole + filling + "Allow: /private\n";
    assertThat(file.indexOf("/private") + 1).isEqualTo(512 << 10);
    assertThat(allows(file, "/open")).isTrue();
    assertThat(allows(file, "/a")).isFalse();
    assertThat(allows(file, "/private")).isFalse();
  }

  @Test
  void everyHostOfTheSiteHasAFileOfItsOwn() throws Exception {
    MemoryTransport site =
        new MemoryTransport(
            time,
            request ->
                text(
                    200,
                    request.address().getHost().equals("bandcamp.com")
                        ? BANDCAMP
                        : "Sitemap: https://x.bandcamp.com/sitemap.xml\n" + BANDCAMP));
    Robots all = new Robots(Clients.bandcamp(site, time, Clients.OPEN), time);
    for (String path : List.of("", "/music", "/album/a", "/track/b")) {
      assertThat(all.check(URI.create("https://x.bandcamp.com" + path)))
          .isInstanceOf(Verdict.Allowed.class);
    }
    assertThat(all.check(URI.create("https://bandcamp.com/somefan")))
        .isInstanceOf(Verdict.Allowed.class);
    for (String path :
        List.of(
            "/api/fancollection/1/collection_items",
            "/api/tralbumcollectors/2/thumbs",
            "/search?q=x")) {
      for (String host : List.of("https://bandcamp.com", "https://x.bandcamp.com")) {
        assertThat(all.check(URI.create(host + path))).isInstanceOf(Verdict.Disallowed.class);
      }
    }
    assertThat(site.addresses())
        .containsExactly("https://x.bandcamp.com/robots.txt", "https://bandcamp.com/robots.txt");
  }

  @Test
  void rubbishIsNoReasonToFail() throws Exception {
    assertThat(allows("\0\1\2 : : :\nDisallow: /\nUser-agent\n", "/a")).isTrue();
  }
}
