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
        // a group of several agents, and two groups of one agent
        "User-agent: other\\nUser-agent: bcrecommender\\nDisallow: /a | /a | false",
        "User-agent: bcrecommender\\nDisallow: /a\\nUser-agent: x\\nDisallow: /\\nUser-agent: bcrecommender\\nDisallow: /b | /b | false",
        // a longer name is another's
        "User-agent: bcrecommender-images\\nDisallow: / | /a | true",
        // the longest match wins, Allow where they are equal
        "User-agent: *\\nDisallow: /a\\nAllow: /a/b | /a/b/c | true",
        "User-agent: *\\nAllow: /a\\nDisallow: /a | /a | true",
        // wildcards and the end
        "User-agent: *\\nDisallow: /*.gif$ | /a.gif | false",
        "User-agent: *\\nDisallow: /*.gif$ | /a.gif?x | true",
        "User-agent: *\\nDisallow: /a/*/c | /a/b/c/d | false",
        // an empty rule forbids nothing, an empty file neither
        "User-agent: *\\nDisallow: | /a | true",
        "'' | /a | true",
        // percent-encoding is compared decoded
        "User-agent: *\\nDisallow: /a%62 | /ab | false",
        // comments, blanks, a byte order mark, ends of line of every system
        "\uFEFFUser-agent: * # all\\r\\n  Disallow : /a # not this\\r\\n | /a | false",
        "User-agent: *\\rDisallow: /a\\r | /a | false",
        // the file itself may always be asked
        "User-agent: *\\nDisallow: / | /robots.txt | true"
      })
  void theStandardsCases(String file, String path, boolean allowed) throws Exception {
    String unescaped = file.replace("\\n", "\n").replace("\\r", "\r");
    assertThat(allows(unescaped, path)).isEqualTo(allowed);
  }

  @Test
  void crawlDelayIsTakenOver() throws Exception {
    answers.add(text(200, "User-agent: *\nCrawl-delay: 7\nDisallow: /x"));
    assertThat(check("/a")).isEqualTo(new Verdict.Allowed(Duration.ofSeconds(7)));
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
  void rubbishIsNoReasonToFail() throws Exception {
    assertThat(allows("\0\1\2 : : :\nDisallow: /\nUser-agent\n", "/a")).isTrue();
  }
}
