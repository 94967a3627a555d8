package com.bcrecommender.operate.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/// Shows the operator how all stands: `/` a page, `/status.json`, `/metrics`. For loopback, or for
/// whoever knows the token; the JDK's own small server, since the worker is to be small.
public final class StatusServer implements AutoCloseable {
  /// A status costs a reading of the catalog, so it is not read oftener.
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final String BEARER = "Bearer ";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Supplier<Status> statuses;
  private final String token;
  private long readAt;
  private Status read;

  private StatusServer(HttpServer server, Supplier<Status> statuses, String token) {
    this.server = server;
    this.statuses = statuses;
    this.token = token;
    this.readAt = System.nanoTime();
    this.read = statuses.get();
    ThreadFactory named = Thread.ofPlatform().daemon().name("status").factory();
    this.threads = Executors.newSingleThreadExecutor(named);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
  }

  /// Begins to listen.
  ///
  /// @param token what a client has to show, as `Authorization: Bearer TOKEN` or as `?token=TOKEN`;
  ///   empty for nothing, which is for loopback alone
  /// @throws IOException where the port is taken
  public static StatusServer start(
      InetSocketAddress address, String token, Supplier<Status> statuses) throws IOException {
    StatusServer server = new StatusServer(HttpServer.create(address, 16), statuses, token);
    server.server.start();
    return server;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!knows(exchange)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        send(
            exchange,
            401,
            "text/plain; charset=utf-8",
            "expected the token of this status, found none or another\n");
      } else if (!exchange.getRequestMethod().matches("GET|HEAD")) {
        send(exchange, 405, "text/plain; charset=utf-8", "expected GET\n");
      } else {
        switch (path) {
          case "/" -> send(exchange, 200, "text/html; charset=utf-8", StatusPages.render(status()));
          case "/status.json" ->
              send(exchange, 200, "application/json", StatusJson.of(status()) + "\n");
          case "/metrics" ->
              send(exchange, 200, StatusMetrics.CONTENT_TYPE, StatusMetrics.of(status()));
          default ->
              send(
                  exchange,
                  404,
                  "text/plain; charset=utf-8",
                  "expected /, /status.json or /metrics\n");
        }
      }
    } catch (RuntimeException e) {
      // The catalog may be gone or full; whoever asks is told, and the worker works on.
      send(exchange, 500, "text/plain; charset=utf-8", e + "\n");
    }
  }

  private Status status() {
    long now = System.nanoTime();
    if (now - readAt > FRESH.toNanos()) {
      read = statuses.get();
      readAt = now;
    }
    return read;
  }

  private boolean knows(HttpExchange exchange) {
    if (token.isEmpty()) {
      return true;
    }
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    String query = exchange.getRequestURI().getQuery();
    String shown =
        header != null && header.startsWith(BEARER)
            ? header.substring(BEARER.length())
            : query != null && query.startsWith("token=") ? query.substring("token=".length()) : "";
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
