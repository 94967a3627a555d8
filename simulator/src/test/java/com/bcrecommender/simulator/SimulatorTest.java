package com.bcrecommender.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.simulator.world.Curiosities;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static Simulator simulator;
  private static Client client;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.of(World.make(WorldOptions.small(3))));
    client = new Client(simulator);
  }

  @AfterAll
  static void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void it_listens_on_loopback_only() {
    assertThat(simulator.address().getHost()).isEqualTo("127.0.0.1");
    assertThat(simulator.address().getPort()).isPositive();
  }

  @Test
  void fans_and_tralbums_are_where_their_addresses_say() {
    var world = simulator.world();
    world.fans().stream()
        .filter(fan -> !fan.deleted())
        .forEach(fan -> assertThat(client.get(simulator.address(fan)).statusCode()).isEqualTo(200));
    world.tralbums().stream()
        .filter(t -> t.isPublic())
        .forEach(t -> assertThat(client.get(simulator.address(t)).statusCode()).isEqualTo(200));
  }

  @Test
  void what_is_gone_or_was_never_there_is_the_sites_404_page() {
    Curiosities odd = simulator.world().curiosities();
    for (URI uri :
        new URI[] {
          simulator.address(odd.deletedFan()),
          simulator.address(odd.deletedTralbum()),
          simulator.address(odd.privateTralbum()),
          simulator.address().resolve("/nobody-has-this-name"),
          simulator.address().resolve("/_/"),
          simulator.address().resolve("/_/nobody/album/x"),
          simulator.address().resolve("/api/nothing/1/here")
        }) {
      HttpResponse<String> answer = client.get(uri);
      assertThat(answer.statusCode()).as(uri.toString()).isEqualTo(404);
      assertThat(answer.body()).contains("<h2>Sorry, that something isn't here.</h2>");
    }
  }

  @Test
  void robots_txt_disallows_the_api_unless_told_otherwise() {
    URI robots = simulator.address().resolve("/robots.txt");
    assertThat(client.get(robots).body())
        .contains("User-agent: *", "Disallow: /api/", "Allow: /api/discover/1/discover_web");
    simulator.robots(Robots.permissive());
    try {
      assertThat(client.get(robots).body()).doesNotContain("Disallow");
    } finally {
      simulator.robots(Robots.real());
    }
  }

  @Test
  void the_log_tells_who_asked_for_what_in_which_order() {
    int before = simulator.requestCount();
    client.get("/nobody?from=fanthanks");
    client.post("/api/fancollection/1/collection_items", "{}");
    Request first = simulator.requests().get(before);
    Request second = simulator.requests().get(before + 1);
    assertThat(first.target()).isEqualTo("/nobody?from=fanthanks");
    assertThat(first.path()).isEqualTo("/nobody");
    assertThat(first.userAgent()).isEqualTo(Client.USER_AGENT);
    assertThat(second.method()).isEqualTo("POST");
    assertThat(second.number()).isEqualTo(first.number() + 1);
    assertThat(second.nanos()).isGreaterThanOrEqualTo(first.nanos());
  }

  @Test
  void artists_sites_answer_to_their_host_name_too() throws IOException {
    Tralbum t = simulator.world().tralbums().getFirst();
    String host = t.host().subdomain() + ".bandcamp.localhost";
    assertThat(raw(host, "/" + t.path())).startsWith("HTTP/1.1 200").contains("data-tralbum=");
    assertThat(raw(host, "/robots.txt")).contains("\r\n\r\nSitemap: http://" + host);
  }

  /// The JDK's client does not let the Host header be chosen.
  private static String raw(String host, String path) throws IOException {
    URI address = simulator.address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void compressed_pages_are_the_same_pages() throws IOException {
    String path = simulator.address(simulator.world().tralbums().getFirst()).getPath();
    byte[] plain = client.bytes(path).body();
    byte[] packed = client.bytes(path, "Accept-Encoding", "gzip").body();
    assertThat(packed.length).isLessThan(plain.length / 2);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(in.readAllBytes()).isEqualTo(plain);
    }
  }

  @Test
  void covers_are_jpeg_files_in_the_size_of_their_format() throws IOException {
    Tralbum t = simulator.world().tralbums().getFirst();
    for (int[] size : new int[][] {{2, 350}, {9, 210}, {16, 700}}) {
      var answer = client.bytes("/img/a%010d_%d.jpg".formatted(t.artId(), size[0]));
      assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
      assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
          .isEqualTo(size[1]);
    }
    assertThat(client.get("/img/a%010d_77.jpg".formatted(t.artId())).statusCode()).isEqualTo(404);
    assertThat(client.get("/img/a0000000000_2.jpg").statusCode()).isEqualTo(404);
  }

  @Test
  void a_taken_port_is_refused_in_one_line() {
    SimulatorOptions taken = SimulatorOptions.small(1).withPort(simulator.address().getPort());
    assertThatThrownBy(() -> Simulator.start(taken))
        .isInstanceOf(SimulatorException.class)
        .hasMessageContaining(":" + simulator.address().getPort())
        .hasMessageContaining("choose another port");
  }

  @Test
  void no_request_makes_it_fail() {
    for (String target :
        List.of(
            "/%00",
            "/%2e%2e/x",
            "//x",
            "/_//",
            "/_/%F0%9F%90%99",
            "/EmbeddedPlayer/",
            "/EmbeddedPlayer/album=x/track=/url=%25",
            "/img/",
            "/img/a99999999999_1.jpg",
            "/api/",
            "/_/x/",
            "/%22%3E%3Cscript%3E",
            "/?q=1")) {
      assertThat(client.get(target).statusCode()).as(target).isIn(200, 303, 400, 404);
    }
    assertThat(
            client.post("/api/fancollection/1/collection_items", "x".repeat(100_000)).statusCode())
        .isEqualTo(413);
  }
}
