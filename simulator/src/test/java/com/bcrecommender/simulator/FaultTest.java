package com.bcrecommender.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
  private Simulator simulator;
  private Client client;
  private String fan;

  @BeforeEach
  void start() {
    simulator = Simulator.start(SimulatorOptions.small(1));
    client = new Client(simulator);
    fan = simulator.address(simulator.world().fans().getFirst()).getPath();
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  private HttpResponse<String> with(Fault fault) {
    simulator.misbehave(request -> request.path().equals(fan), fault, 1);
    return client.get(fan);
  }

  @Test
  void a_fault_lasts_for_the_ordered_number_of_fitting_requests() {
    Misbehaviour order = simulator.misbehave(r -> r.path().equals(fan), new Fault.Forbidden(), 2);
    assertThat(client.get("/robots.txt").statusCode()).isEqualTo(200);
    assertThat(client.get(fan).statusCode()).isEqualTo(403);
    assertThat(client.get(fan).statusCode()).isEqualTo(403);
    assertThat(client.get(fan).statusCode()).isEqualTo(200);
    assertThat(order.count()).isEqualTo(2);
  }

  @Test
  void a_fault_can_hit_the_nth_request_and_can_be_called_off() {
    simulator.misbehaveAt(2, new Fault.Gone());
    assertThat(client.get(fan).statusCode()).isEqualTo(200);
    assertThat(client.get(fan).statusCode()).isEqualTo(404);
    Misbehaviour order =
        simulator.misbehave(r -> true, new Fault.Forbidden(), Misbehaviour.FOR_EVER);
    assertThat(client.get("/robots.txt").statusCode()).isEqualTo(403);
    order.cancel();
    assertThat(client.get("/robots.txt").statusCode()).isEqualTo(200);
  }

  @Test
  void too_many_and_unavailable_carry_the_header_as_ordered_or_none() {
    HttpResponse<String> plain = with(new Fault.TooMany(null));
    assertThat(plain.statusCode()).isEqualTo(429);
    assertThat(plain.headers().firstValue("Retry-After")).isEmpty();
    for (String value : new String[] {"3", "Wed, 21 Oct 2026 07:28:00 GMT", "soon"}) {
      assertThat(with(new Fault.TooMany(value)).headers().firstValue("Retry-After"))
          .contains(value);
      HttpResponse<String> down = with(new Fault.Unavailable(value));
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.headers().firstValue("Retry-After")).contains(value);
    }
  }

  @Test
  void slow_is_the_right_page_after_a_while_and_holds_up_nobody_else() {
    String right = client.get(fan).body();
    assertThat(with(new Fault.Slow(Duration.ofMillis(1))).body()).isEqualTo(right);
    simulator.misbehave(r -> r.path().equals(fan), new Fault.Slow(Duration.ofHours(1)), 100);
    List<CompletableFuture<HttpResponse<String>>> waiting =
        IntStream.range(0, 30).mapToObj(i -> client.later(fan)).toList();
    assertThat(client.get("/robots.txt").statusCode()).isEqualTo(200);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void cut_off_breaks_the_connection_in_mid_body() {
    simulator.misbehave(r -> r.path().equals(fan), new Fault.CutOff(), Misbehaviour.FOR_EVER);
    assertThatThrownBy(() -> client.get(fan)).hasRootCauseInstanceOf(IOException.class);
    simulator.behave();
    assertThat(client.get(fan).statusCode()).isEqualTo(200);
  }

  @Test
  void a_challenge_has_status_200_three_kilobytes_and_no_data() {
    HttpResponse<String> challenge = with(new Fault.Challenge());
    assertThat(challenge.statusCode()).isEqualTo(200);
    assertThat(challenge.body().length()).isBetween(2_000, 4_000);
    assertThat(challenge.body())
        .contains("<title>Client Challenge</title>", "/_fs-ch-")
        .doesNotContain("pagedata", "data-tralbum");
  }

  @Test
  void changed_markup_hides_every_structure_and_keeps_the_rest() {
    HttpResponse<String> changed = with(new Fault.ChangedMarkup());
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body())
        .contains("id=\"pagedata\"")
        .doesNotContain("data-blob=", "collection-item-container");
    String record = simulator.address(simulator.world().tralbums().getFirst()).getPath();
    simulator.misbehave(r -> r.path().equals(record), new Fault.ChangedMarkup(), 1);
    assertThat(client.get(record).body())
        .doesNotContain("data-tralbum=", "ld+json", "og:video", "data-blob=", "bc-page-prop");
  }

  @Test
  void redirects_lead_to_another_path_another_host_or_in_a_circle() {
    assertThat(with(Fault.Redirect.to("/robots.txt")).headers().firstValue("Location"))
        .contains("/robots.txt");
    HttpResponse<String> away = with(new Fault.Redirect(302, "https://elsewhere.example/x"));
    assertThat(away.statusCode()).isEqualTo(302);
    assertThat(away.headers().firstValue("Location")).contains("https://elsewhere.example/x");
    assertThat(with(Fault.Redirect.loop()).headers().firstValue("Location")).contains(fan);
  }

  @Test
  void huge_bodies_are_as_large_as_ordered_and_small_when_compressed() throws IOException {
    simulator.misbehave(r -> r.path().equals(fan), new Fault.Huge(20_000_000), 2);
    assertThat(client.bytes(fan).body()).hasSize(20_000_000);
    byte[] packed = client.bytes(fan, "Accept-Encoding", "gzip").body();
    assertThat(packed.length).isLessThan(200_000);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(in.readAllBytes()).hasSize(20_000_000);
    }
  }

  @Test
  void robots_txt_can_suffer_too() {
    simulator.misbehave(r -> r.path().equals("/robots.txt"), new Fault.Unavailable(null), 1);
    assertThat(client.get("/robots.txt").statusCode()).isEqualTo(503);
  }
}
