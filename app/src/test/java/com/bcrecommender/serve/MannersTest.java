package com.bcrecommender.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/// How the server treats those who ask.
class MannersTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;

  private static SiteServer start(Manners manners, AtomicLong clock) {
    return SiteServer.start(
        SampleEdition.sharedFolder(),
        ServeOptions.loopback(SiteOptions.defaults()).withManners(manners),
        clock::get);
  }

  private static HttpResponse<String> get(
      SiteServer server, String path, @Nullable String forwarded) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
    if (forwarded != null) {
      request.header("X-Forwarded-For", forwarded);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void who_asks_too_often_is_told_when_to_come_back_and_others_are_answered() throws Exception {
    AtomicLong clock = new AtomicLong();
    try (SiteServer server = start(new Manners(1, 3, true, null, 0, null), clock)) {
      String client = "203.0.113.9";
      for (int i = 0; i < 3; i++) {
        assertThat(get(server, "about/", client).statusCode()).isEqualTo(200);
      }
      HttpResponse<String> refused = get(server, "about/", client);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(refused.body()).startsWith("Too many requests").hasLineCount(1);
      assertThat(get(server, "about/index.json", client).body())
          .startsWith("{\"form\":3,\"error\":");
      assertThat(get(server, "about/", "203.0.113.10").statusCode()).isEqualTo(200);
      // What stands before the last address was said by the client itself.
      assertThat(get(server, "about/", "198.51.100.1, " + client).statusCode()).isEqualTo(429);
      clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
      assertThat(get(server, "about/", client).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void this_machine_is_not_limited_and_only_a_proxy_that_is_trusted_speaks_for_others()
      throws Exception {
    AtomicLong clock = new AtomicLong();
    try (SiteServer open = start(new Manners(1, 1, false, null, 0, null), clock);
        SiteServer proxied = start(new Manners(1, 1, true, null, 0, null), clock)) {
      for (int i = 0; i < 5; i++) {
        assertThat(get(open, "about/", "203.0.113.9").statusCode()).isEqualTo(200);
        assertThat(get(proxied, "healthz", null).statusCode()).isEqualTo(200);
      }
      // All of whom nothing can be read are one client.
      assertThat(get(proxied, "about/", "unknown").statusCode()).isEqualTo(200);
      assertThat(get(proxied, "about/", "example.org").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void the_sitemap_names_pages_that_are_there_and_no_fans() throws Exception {
    String address = "https://example.org/music/";
    try (SiteServer server = start(new Manners(0, 1, false, null, 0, address), new AtomicLong());
        Edition edition = Edition.open(SampleEdition.shared())) {
      assertThat(get(server, "robots.txt", null).body())
          .contains("Disallow: /search/")
          .endsWith("Sitemap: " + address + "sitemap.xml\n");
      HttpResponse<String> index = get(server, "sitemap.xml", null);
      for (int i = 0; i < 200 && index.statusCode() == 503; i++) {
        assertThat(index.headers().firstValue("Retry-After")).contains("10");
        Thread.sleep(20);
        index = get(server, "sitemap.xml", null);
      }
      assertThat(index.headers().firstValue("Content-Type")).contains("application/xml");
      assertThat(locations(index.body())).containsExactly(address + "sitemap-1.xml");
      List<String> pages = locations(get(server, "sitemap-1.xml", null).body());
      assertThat(pages)
          .hasSize(6 + edition.scenes() + edition.tags() + edition.tralbums())
          .doesNotHaveDuplicates()
          .contains(address, address + "privacy/", address + "tag/?name=ambient")
          .noneMatch(page -> page.contains("fan/"));
      for (int i = 0; i < pages.size(); i += 7) {
        String path = pages.get(i).substring(address.length());
        assertThat(get(server, path, null).statusCode()).as(path).isEqualTo(200);
      }
      for (String none : List.of("sitemap-2.xml", "sitemap-0.xml", "sitemap", "sitemap-x.xml")) {
        assertThat(get(server, none, null).statusCode()).as(none).isEqualTo(404);
      }
    }
  }

  private static List<String> locations(String xml) throws Exception {
    NodeList found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("loc");
    List<String> locations = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      locations.add(found.item(i).getTextContent());
    }
    return locations;
  }

  @Test
  void without_an_address_there_is_no_sitemap() throws Exception {
    try (SiteServer server = start(Manners.NONE, new AtomicLong())) {
      assertThat(get(server, "sitemap.xml", null).statusCode()).isEqualTo(404);
      assertThat(get(server, "robots.txt", null).body()).doesNotContain("Sitemap");
    }
    assertThatThrownBy(() -> new Manners(0, 1, false, null, 0, "example.org"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("serve.public-address");
  }

  @Test
  void the_access_log_has_a_line_for_each_answer_and_neither_addresses_nor_queries()
      throws Exception {
    Path log = folder.resolve("access.log");
    Manners manners = new Manners(0, 1, true, log, 1_000_000, null);
    try (SiteServer server = start(manners, new AtomicLong())) {
      get(server, "fan/?name=marisol", "203.0.113.9");
      get(server, "search/?q=secret", "203.0.113.9");
      get(server, "nothing/here", "203.0.113.9");
      raw(server, "BREW /a%20b/c?q=secret");
      raw(server, "GET /a%0Ab?q=secret");
    }
    List<String> lines = Files.readAllLines(log);
    String start = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z ";
    String end = " [0-9]+ [0-9]+\\.[0-9]{3}";
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).matches(start + "GET /fan/ 200" + end);
    assertThat(lines.get(1)).matches(start + "GET /search/ 200" + end);
    assertThat(lines.get(2)).matches(start + "GET /nothing/here 404" + end);
    assertThat(lines.get(3)).matches(start + "BREW /a%20b/c 405" + end);
    assertThat(lines.get(4)).matches(start + "GET - 400" + end);
    assertThat(String.join("\n", lines))
        .doesNotContain("203.0.113", "127.0.0.1", "secret", "marisol", "?");
  }

  private static void raw(SiteServer server, String line) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String request = line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }

  @Test
  void nothing_that_is_sent_begins_a_line_or_a_column_of_the_log() throws Exception {
    Path log = folder.resolve("access.log");
    try (AccessLog lines = AccessLog.open(log, 1_000_000)) {
      lines.add("BREW\nGET", "/a b\n/é\u2028" + "x".repeat(300), 404, 0, 1_000);
      lines.add("", "", 400, 33, 0);
    }
    assertThat(Files.readString(log))
        .matches(
            "[^ ]+ BREW\\?GET /a\\?b\\?/\\?\\?x{192} 404 0 0\\.001\n[^ ]+ - - 400 33 0\\.000\n");
  }

  @Test
  void the_access_log_goes_on_where_it_was_and_gives_way_when_it_is_full() throws Exception {
    Path log = folder.resolve("access.log");
    Files.writeString(log, "before\n");
    int lines = 3000;
    try (AccessLog full = AccessLog.open(log, 100_000)) {
      for (int i = 0; i < lines; i++) {
        full.add("GET", "/fan/", 200, 18_211, 412_345);
      }
    }
    String now = Files.readString(log);
    String old = Files.readString(folder.resolve("access.log.1"));
    assertThat(now.length()).isLessThanOrEqualTo(100_000).isPositive();
    assertThat(now.lines()).allMatch(line -> line.endsWith("Z GET /fan/ 200 18211 0.412"));
    assertThat(old.length()).isLessThanOrEqualTo(100_000);
    try (AccessLog again = AccessLog.open(log, 100_000)) {
      again.add("GET", "/", 200, 1, 1);
    }
    assertThat(Files.readString(log)).startsWith(now).hasSizeGreaterThan(now.length());
  }

  @Test
  void a_log_that_cannot_be_written_is_the_users_to_change() {
    Path nowhere = folder.resolve("no/such/folder/access.log");
    assertThatThrownBy(() -> start(new Manners(0, 1, false, nowhere, 1, null), new AtomicLong()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("serve.access-log");
  }
}
