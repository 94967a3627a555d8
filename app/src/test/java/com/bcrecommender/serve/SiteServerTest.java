package com.bcrecommender.serve;

import static com.bcrecommender.serve.Asking.header;
import static com.bcrecommender.serve.Asking.request;
import static com.bcrecommender.serve.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteServerTest extends ServedSample {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "index.html",
        "fan/?name=marisol",
        "fan/?name=MARISOL",
        "fan/?id=f4000000000",
        "tralbum/?id=a2147480000",
        "tag/?name=ambient",
        "scenes/",
        "scene/?name=scene~0",
        "search/?q=paper",
        "search/",
        "about/",
        "privacy/",
        "save/",
        "remove/"
      })
  void pages_answer_with_html(String path) {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(Jsoup.parse(response.body()).select("h1")).hasSize(1);
  }

  /// Arrays that pages are written to are used again: none before its page has gone out.
  @Test
  void pages_are_whole_however_slowly_and_however_many_at_once_they_are_read() throws Exception {
    List<String> paths =
        List.of("fan/?name=marisol", "", "tralbum/?id=a2147480000", "tag/?name=ambient", "scenes/");
    List<String> alone = paths.stream().map(path -> get(path).body()).toList();
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port());
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      // More than the sockets' buffers hold, so that answers wait within the server.
      int asked = 200;
      String request = "GET /fan/?name=marisol HTTP/1.1\r\nHost: x\r\n";
      byte[] requests =
          ((request + "\r\n").repeat(asked - 1) + request + "Connection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII);
      Future<?> asking =
          threads.submit(() -> {
            slow.getOutputStream().write(requests);
            return null;
          });
      List<Future<?>> others = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        others.add(
            threads.submit(() -> {
              for (int i = 0; i < 100; i++) {
                int at = i % paths.size();
                assertThat(get(paths.get(at)).body()).isEqualTo(alone.get(at));
              }
            }));
      }
      for (Future<?> other : others) {
        other.get();
      }
      String all = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      asking.get();
      assertThat(all.split(Pattern.quote(alone.getFirst()), -1)).hasSize(asked + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.json",
        "fan/index.json?name=marisol",
        "tralbum/index.json?id=a2147480000",
        "tag/index.json?name=ambient",
        "scenes/index.json",
        "scene/index.json?name=scene~0",
        "search/index.json?q=paper",
        "about/index.json",
        "privacy/index.json",
        "save/index.json",
        "remove/index.json"
      })
  void twins_answer_with_json_that_other_pages_may_read(String path) {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(response.body()).startsWith("{\"form\":3,\"page\":\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fan/?name=marisol",
        "fan/?name=nobody",
        "nothing/here",
        "robots.txt",
        "fan/index.json?name=marisol"
      })
  void every_answer_carries_the_policy(String path) {
    HttpResponse<String> response = get(path);
    assertThat(header(response, "Content-Security-Policy"))
        .isEqualTo(
            "default-src 'self'; img-src 'self' https://f4.bcbits.com; frame-src https://bandcamp.com; "
                + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
    assertThat(header(response, "Server")).isEmpty();
    assertThat(response.headers().map()).doesNotContainKey("Set-Cookie");
  }

  @Test
  void what_has_not_changed_costs_no_body() {
    HttpResponse<String> first = get("fan/?name=marisol");
    String etag = header(first, "ETag");
    assertThat(etag).startsWith("W/\"");
    HttpResponse<String> second =
        send(request(server, "fan/?name=marisol").header("If-None-Match", etag).build());
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(header(second, "ETag")).isEqualTo(etag);
    HttpResponse<String> other =
        send(request(server, "fan/?name=marisol").header("If-None-Match", "W/\"other\"").build());
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void errors_are_not_revalidated() {
    assertThat(header(get("fan/?name=nobody"), "ETag")).isEmpty();
    assertThat(header(get("fan/?name=nobody"), "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void head_has_the_headers_of_get_and_no_body() {
    HttpResponse<String> get = get("fan/?name=marisol");
    HttpResponse<String> head =
        send(request(server, "fan/?name=marisol").method("HEAD", BodyPublishers.noBody()).build());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo(header(get, "Content-Length"));
    assertThat(header(head, "ETag")).isEqualTo(header(get, "ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
  void only_reading_is_allowed(String method) {
    HttpResponse<String> response =
        send(request(server, "").method(method, BodyPublishers.noBody()).build());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
    assertThat(response.body().lines()).hasSize(1);
  }

  @Test
  void gzip_is_sent_to_those_who_ask_and_holds_the_same_page() throws Exception {
    HttpResponse<byte[]> zipped =
        Asking.CLIENT.send(
            request(server, "fan/?name=marisol")
                .header("Accept-Encoding", "br, gzip;q=0.8")
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(zipped, "Vary")).isEqualTo("Accept-Encoding");
    String plain = get("fan/?name=marisol").body();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
    }
    assertThat(zipped.body().length).isLessThan(plain.length() / 4);
    HttpResponse<String> refused =
        send(request(server, "fan/?name=marisol").header("Accept-Encoding", "gzip;q=0").build());
    assertThat(header(refused, "Content-Encoding")).isEmpty();
  }

  @Test
  void assets_are_kept_for_ever_and_small() {
    String page = get("").body();
    for (String href :
        Jsoup.parse(page).select("link[rel=stylesheet], link[rel=icon]").eachAttr("href")) {
      HttpResponse<String> asset = get(href);
      assertThat(asset.statusCode()).isEqualTo(200);
      assertThat(header(asset, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }
    assertThat(get("assets/site.css").statusCode()).isEqualTo(404);
    assertThat(get("assets/../../../etc/passwd").statusCode()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void what_is_not_there_says_so_in_one_line_and_as_json_where_json_was_asked_for() {
    HttpResponse<String> fan = get("fan/?name=%3Cscript%3E");
    assertThat(fan.statusCode()).isEqualTo(404);
    assertThat(Jsoup.parse(fan.body()).select("h1").text())
        .isEqualTo("No fan <script> is known here");
    HttpResponse<String> twin = get("tralbum/index.json?id=a1");
    assertThat(twin.statusCode()).isEqualTo(404);
    assertThat(twin.body()).isEqualTo("{\"form\":3,\"error\":\"No record a1 is known here\"}");
    assertThat(get("tag/?name=none").statusCode()).isEqualTo(404);
    assertThat(get("scene/?name=none").statusCode()).isEqualTo(404);
    assertThat(get("a/b/c").statusCode()).isEqualTo(404);
    assertThat(Jsoup.parse(get("a/b/c").body()).select(".brand").attr("href")).isEqualTo("../../");
    assertThat(get("random/index.json").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fan/",
        "fan/?name=",
        "tralbum/",
        "tag/?id=a1",
        "search/?q=%ff",
        "search/?q=%zz",
        "search/?q=%2"
      })
  void a_query_that_is_not_as_it_should_be_is_400(String path) throws Exception {
    try (java.net.Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET /" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400 ");
      assertThat(answer).doesNotContain("Exception");
    }
  }

  @Test
  void queries_have_a_limit() {
    assertThat(get("search/?q=" + "a".repeat(200)).statusCode()).isEqualTo(200);
    assertThat(get("search/?q=" + "a".repeat(201)).statusCode()).isEqualTo(400);
    assertThat(get("search/?q=" + "a".repeat(2100)).statusCode()).isEqualTo(414);
    assertThat(get("search/?q=" + "a".repeat(10_000)).statusCode()).isIn(414, 431);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100000", "x", "99999999999999999999"})
  void a_place_outside_the_list_is_not_there(String from) {
    assertThat(get("fan/?name=marisol&from=" + from).statusCode()).isEqualTo(404);
    assertThat(get("fan/?name=marisol&shelf=" + from).statusCode()).isEqualTo(404);
    assertThat(get("tralbum/?id=a2147480000&from=" + from).statusCode()).isEqualTo(404);
    assertThat(get("tag/?name=ambient&from=" + from).statusCode()).isEqualTo(404);
  }

  @Test
  void a_page_without_its_last_slash_leads_to_it() {
    HttpResponse<String> response = get("fan?name=marisol");
    assertThat(response.statusCode()).isEqualTo(301);
    URI target = server.address().resolve("fan").resolve(header(response, "Location"));
    assertThat(target).isEqualTo(server.address().resolve("fan/?name=marisol"));
  }

  @Test
  void the_folder_that_a_static_host_has_of_a_page_leads_to_it() {
    for (String[] way :
        new String[][] {
          {"tralbum/a2147480000/", "tralbum/?id=a2147480000"},
          {"tag/ambient/index.html", "tag/?name=ambient"},
          {"scene/scene~0/index.json", "scene/index.json?name=scene~0"}
        }) {
      HttpResponse<String> response = get(way[0]);
      assertThat(response.statusCode()).isEqualTo(301);
      URI target = server.address().resolve(way[0]).resolve(header(response, "Location"));
      assertThat(target).isEqualTo(server.address().resolve(way[1]));
    }
  }

  @Test
  void random_leads_to_a_fan_that_is_there() {
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> response = get("random/");
      assertThat(response.statusCode()).isEqualTo(303);
      assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
      String target =
          server.address().resolve("random/").resolve(header(response, "Location")).toString();
      assertThat(get(target).statusCode()).as(target).isEqualTo(200);
    }
  }

  @Test
  void a_random_scene_is_one_that_is_there() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 30; i++) {
      HttpResponse<String> response = get("random/?of=scene");
      assertThat(response.statusCode()).isEqualTo(303);
      URI target = server.address().resolve("random/").resolve(header(response, "Location"));
      assertThat(target.getPath()).isEqualTo("/scene/");
      assertThat(get(target.toString()).statusCode()).isEqualTo(200);
      seen.add(target.toString());
    }
    assertThat(seen).hasSizeGreaterThan(1);
    assertThat(Jsoup.parse(get("scenes/").body()).select("main a[href=../random/?of=scene]"))
        .hasSize(1);
  }

  @Test
  void robots_are_told_and_health_is_shown() {
    assertThat(get("robots.txt").body())
        .contains("Disallow: /search/")
        .contains("Disallow: /random/");
    assertThat(get("healthz").body())
        .contains("\"status\":\"ok\"")
        .contains("\"made\":\"2026-03-02T10:00:00Z\"");
  }

  @Test
  void without_an_edition_pages_say_what_to_run_and_then_show_it_without_a_restart(
      @TempDir Path folder) {
    AtomicLong clock = new AtomicLong();
    try (SiteServer early =
        SiteServer.start(folder, ServeOptions.loopback(SiteOptions.defaults()), clock::get)) {
      HttpResponse<String> before = send(request(early, "").build());
      assertThat(before.statusCode()).isEqualTo(503);
      assertThat(before.body()).contains("bcr recommend");
      assertThat(send(request(early, "healthz").build()).statusCode()).isEqualTo(503);
      SampleEdition.writeEmpty(folder);
      assertThat(send(request(early, "").build()).statusCode())
          .as("within the same second")
          .isEqualTo(503);
      clock.addAndGet(CurrentEdition.CHECK_NANOS);
      HttpResponse<String> after = send(request(early, "").build());
      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(after.body()).contains("holds no records yet");
      assertThat(send(request(early, "random/").build()).statusCode()).isEqualTo(404);
      assertThat(send(request(early, "random/?of=scene").build()).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_new_edition_is_shown_and_a_damaged_one_is_not(@TempDir Path folder) throws IOException {
    AtomicLong clock = new AtomicLong();
    String first = SampleEdition.writeEmpty(folder);
    try (SiteServer live =
        SiteServer.start(folder, ServeOptions.loopback(SiteOptions.defaults()), clock::get)) {
      String etag = header(send(request(live, "").build()), "ETag");
      assertThat(etag).contains(first);
      String second = SampleEdition.write(folder, 2);
      clock.addAndGet(CurrentEdition.CHECK_NANOS);
      HttpResponse<String> response = send(request(live, "").header("If-None-Match", etag).build());
      assertThat(response.statusCode()).as("the old tag no longer holds").isEqualTo(200);
      assertThat(header(response, "ETag")).contains(second);

      String third = SampleEdition.write(folder, 3);
      Files.writeString(Editions.in(folder).folder(third).resolve("manifest.json"), "{}");
      clock.addAndGet(CurrentEdition.CHECK_NANOS);
      assertThat(header(send(request(live, "").build()), "ETag")).contains(second);
      Files.writeString(folder.resolve("current"), "rubbish");
      clock.addAndGet(CurrentEdition.CHECK_NANOS);
      assertThat(header(send(request(live, "").build()), "ETag")).contains(second);
    }
  }

  @Test
  void an_edition_that_was_replaced_stays_open_until_its_last_reader_is_done(@TempDir Path folder) {
    SampleEdition.write(folder, 2);
    AtomicLong clock = new AtomicLong();
    CurrentEdition current =
        new CurrentEdition(
            Editions.in(folder),
            e -> Shown.of(e, Editions.in(folder), ServeOptions.loopback(SiteOptions.defaults())),
            clock::get);
    CurrentEdition.Lease reader = Objects.requireNonNull(current.acquire());
    SampleEdition.writeEmpty(folder);
    clock.addAndGet(CurrentEdition.CHECK_NANOS);
    try (CurrentEdition.Lease next = Objects.requireNonNull(current.acquire())) {
      assertThat(next.shown().edition().fans()).isZero();
      assertThat(reader.shown().edition().fan(0).name()).isNotEmpty();
    }
    reader.close();
    assertThatThrownBy(() -> reader.shown().edition().fan(0))
        .isInstanceOf(IllegalStateException.class);
    current.close();
    assertThat(current.acquire()).isNull();
  }

  @Test
  void a_port_that_is_taken_is_the_users_to_change() {
    ServeOptions same = ServeOptions.loopback(SiteOptions.defaults()).withPort(server.port());
    assertThatThrownBy(() -> SiteServer.start(SampleEdition.sharedFolder(), same))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("port " + server.port())
        .hasMessageContaining("--port");
  }
}
