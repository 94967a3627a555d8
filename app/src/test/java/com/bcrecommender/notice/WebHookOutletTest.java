package com.bcrecommender.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Credentials;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebHookOutletTest extends OutletContract {
  private static final String TOKEN = "T0ken-1234567890";

  private final List<JsonNode> posts = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private ServerSocket silent;
  private int status = 204;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posts.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
          exchange.getResponseHeaders().add("Location", "/elsewhere/" + TOKEN);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    silent.close();
  }

  private Outlet outlet(String address) {
    return new WebHookOutlet(
        address, "bcr", Credentials.read(folder, Map.of(Credentials.WEB_HOOK, address)));
  }

  private Outlet outlet(int port) {
    return outlet("http://127.0.0.1:" + port + "/hook/" + TOKEN + "/" + SECRET);
  }

  @Override
  Outlet working() {
    return outlet(server.getAddress().getPort());
  }

  @Override
  List<Received> received() {
    return posts.stream()
        .map(post -> new Received(post.path("title").asString(), post.path("message").asString()))
        .toList();
  }

  @Override
  Outlet refusing() {
    status = 403;
    return working();
  }

  @Override
  Outlet unreachable() throws IOException {
    silent.close();
    return outlet(silent.getLocalPort());
  }

  @Override
  Outlet slow() {
    return outlet(silent.getLocalPort());
  }

  @Override
  boolean isLetGo() throws IOException {
    silent.setSoTimeout(2000);
    try (Socket asked = silent.accept()) {
      asked.setSoTimeout(2000);
      // All that it sent, then the end.
      asked.getInputStream().readAllBytes();
      return true;
    }
  }

  @Test
  void thePostSaysWhatItIsAbout() throws Exception {
    working().send(ONE);
    JsonNode post = posts.getFirst();
    assertThat(post.path("thread").asString()).isEqualTo("job.crawl");
    assertThat(post.path("id").asString()).isEqualTo("began.job.crawl.1");
    assertThat(post.path("made").asString()).isEqualTo("2026-11-01T08:00:00Z");
    assertThat(post.path("text").asString())
        .isEqualTo("[bcr] " + ONE.subject() + "\n\n" + ONE.body());
  }

  @Test
  void anAnswerIsToldWithWhatItMeansAndARedirectIsNotFollowed() {
    for (Map.Entry<Integer, String> answer :
        Map.of(404, "check the address", 302, "check the address", 500, "tried again").entrySet()) {
      status = answer.getKey();
      assertThatThrownBy(() -> working().send(ONE))
          .isInstanceOfSatisfying(
              NotSent.class,
              refused ->
                  assertThat(refused.line())
                      .contains("status " + answer.getKey())
                      .contains(answer.getValue())
                      .doesNotContain(TOKEN));
    }
    assertThat(posts).hasSize(3);
  }

  @Test
  void anAddressThatOthersCouldReadAlongIsRefusedWithoutQuotingIt() {
    for (String bad :
        List.of(
            "http://hooks.example/" + TOKEN,
            "ftp://127.0.0.1/" + TOKEN,
            "https://ann:pw@hooks.example/" + TOKEN,
            "no address " + TOKEN,
            "https:///" + TOKEN)) {
      assertThatThrownBy(() -> outlet(bad))
          .as(bad)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("BCR_WEB_HOOK: expected an https address")
          .hasMessageNotContaining(TOKEN)
          .hasNoCause();
    }
  }
}
