package com.bcrecommender.operate.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.report.LineChart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One status in each of its forms.
class StatusFormsTest {
  private static final Status STATUS =
      new Status(
          Instant.parse("2026-06-01T12:00:00Z"),
          "BCRecommender 1",
          "/home",
          List.of(
              new Status.Section(
                  "catalog",
                  List.of(
                      new Status.Line("3 fans", Map.of("fans", 3)),
                      new Status.Line("<b>& so on</b>"))),
              new Status.Section(
                  "jobs", List.of(new Status.Line("crawl", Map.of("crawl_done", 1_780_000_000L))))),
          List.of("backup failed; see bcr logs backup"),
          List.of(
              new LineChart(
                  "Fans",
                  "3, from 1",
                  List.of(
                      new LineChart.Point("2026-05-01", 1),
                      new LineChart.Point("2026-06-01", 3)))));

  @Test
  void theTextHasAWordBeforeEachSectionAndWhatIsToDoAtTheEnd() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StatusText.print(new PrintStream(bytes, true, UTF_8), STATUS);
    assertThat(bytes.toString(UTF_8).lines())
        .containsExactly(
            "BCRecommender 1",
            "home     /home",
            "catalog  3 fans",
            "         <b>& so on</b>",
            "jobs     crawl",
            "to do    backup failed; see bcr logs backup");
  }

  @Test
  void theJsonHasLinesAndNumbersOfEachSection() {
    JsonNode json = JsonMapper.shared().readTree(StatusJson.of(STATUS));
    assertThat(json.get("catalog").get("fans").asInt()).isEqualTo(3);
    assertThat(json.get("catalog").get("lines")).hasSize(2);
    assertThat(json.get("jobs").get("crawl_done").asLong()).isEqualTo(1_780_000_000L);
    assertThat(json.get("needs").get(0).asString()).startsWith("backup failed");
  }

  @Test
  void prometheusGetsAGaugeForEachNumber() {
    assertThat(StatusMetrics.of(STATUS).lines())
        .containsExactly(
            "# TYPE bcr_needs gauge",
            "bcr_needs 1",
            "# TYPE bcr_catalog_fans gauge",
            "bcr_catalog_fans 3",
            "# TYPE bcr_jobs_crawl_done gauge",
            "bcr_jobs_crawl_done 1780000000");
  }

  @Test
  void thePageEscapesWhatItShowsAndDrawsItsCharts() {
    String page = new String(StatusPages.render(STATUS), UTF_8);
    assertThat(page)
        .contains("&lt;b&gt;&amp; so on&lt;/b&gt;", "<polyline points=\"4.0,", "0 to 3");
    assertThat(page).doesNotContain("<script", "<b>&");
  }

  @Test
  void theServerShowsAllFormsAndReadsNoOftenerThanEachFiveSeconds() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    try (StatusServer server = start("", readings)) {
      assertThat(get(server, "/", "").statusCode()).isEqualTo(200);
      assertThat(get(server, "/status.json", "").body()).contains("\"fans\" : 3");
      assertThat(get(server, "/metrics", "").headers().firstValue("Content-Type"))
          .contains(StatusMetrics.CONTENT_TYPE);
      assertThat(get(server, "/other", "").statusCode()).isEqualTo(404);
      assertThat(readings).hasValue(1);
    }
  }

  @Test
  void withATokenNothingIsShownToWhoeverDoesNotKnowIt() throws Exception {
    try (StatusServer server = start("s3cret-token", new AtomicInteger())) {
      HttpResponse<String> refused = get(server, "/status.json", "");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).doesNotContain("fans", "s3cret");
      assertThat(get(server, "/?token=other", "").statusCode()).isEqualTo(401);
      assertThat(get(server, "/?token=s3cret-token", "").statusCode()).isEqualTo(200);
      assertThat(get(server, "/", "Bearer s3cret-token").statusCode()).isEqualTo(200);
    }
  }

  private static StatusServer start(String token, AtomicInteger readings) throws IOException {
    return StatusServer.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        token,
        () -> {
          readings.incrementAndGet();
          return STATUS;
        });
  }

  private static HttpResponse<String> get(StatusServer server, String path, String authorization)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
