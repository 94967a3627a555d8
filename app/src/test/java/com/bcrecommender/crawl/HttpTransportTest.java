package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.simulator.Fault;
import com.bcrecommender.simulator.Simulator;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpTransportTest {
  private static final World WORLD = World.make(new WorldOptions(8, 20, 60, false));

  private final HttpTransport transport = new HttpTransport();
  private Simulator simulator;

  @BeforeEach
  void start() {
    simulator = Simulator.start(SimulatorOptions.of(WORLD));
  }

  @AfterEach
  void stop() {
    transport.close();
    simulator.close();
  }

  private Transport.Answer send(int mostBytes, Duration timeout) throws Exception {
    URI fan = simulator.address(WORLD.fans().getLast());
    return transport.send(
        new Transport.Request(fan, Map.of("User-Agent", "test"), null, mostBytes, timeout));
  }

  @Test
  void anAnswerComesWholeWithItsHeaders() throws Exception {
    Transport.Answer answer = send(8 << 20, Duration.ofSeconds(30));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("CONTENT-type"))
        .hasValueSatisfying(t -> assertThat(t).contains("html"));
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("pagedata");
  }

  @Test
  void redirectsAreLeftToTheCaller() throws Exception {
    simulator.misbehave(request -> true, Fault.Redirect.to("/elsewhere"), 1);
    assertThat(send(8 << 20, Duration.ofSeconds(30)).status()).isEqualTo(301);
    assertThat(simulator.requestCount()).isEqualTo(1);
  }

  @Test
  void halfAnAnswerIsNone() {
    simulator.misbehave(request -> true, new Fault.CutOff(), 1);
    assertThatThrownBy(() -> send(8 << 20, Duration.ofSeconds(30))).isInstanceOf(IOException.class);
  }

  @Test
  void anAnswerBeyondTheBoundIsNone() {
    assertThatThrownBy(() -> send(1_000, Duration.ofSeconds(30))).isInstanceOf(IOException.class);
  }

  @Test
  void headersWithoutAnEndAreNoAnswer() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> sendHeaders(server, 4 << 20));
      URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      assertThatThrownBy(() ->
              transport.send(
                  new Transport.Request(address, Map.of(), null, 8 << 20, Duration.ofSeconds(30))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("eader");
    }
  }

  private static void sendHeaders(ServerSocket server, int bytes) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] header =
          "X-Padding: %s\r\n".formatted("x".repeat(1000)).getBytes(StandardCharsets.US_ASCII);
      for (int sent = 0; sent < bytes; sent += header.length) {
        out.write(header);
      }
      out.write("Content-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException theClientHangsUp) {
      // as it should
    }
  }

  @Test
  void anAnswerThatTakesTooLongIsNone() {
    simulator.misbehave(request -> true, new Fault.Slow(Duration.ofSeconds(20)), 1);
    assertThatThrownBy(() -> send(8 << 20, Duration.ofMillis(100)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no whole answer");
  }

  @Test
  void whereNobodyListensIsAnIoException() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Transport.Request request =
        new Transport.Request(
            URI.create("http://127.0.0.1:" + port + "/"),
            Map.of(),
            null,
            1_000,
            Duration.ofSeconds(10));
    assertThatThrownBy(() -> transport.send(request)).isInstanceOf(IOException.class);
  }
}
