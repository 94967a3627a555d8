package com.bcrecommender.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.simulator.world.Curiosities;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.net.URI;
import java.net.http.HttpResponse;
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
}
