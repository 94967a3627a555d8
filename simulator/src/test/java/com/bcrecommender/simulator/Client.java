package com.bcrecommender.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// Asks a simulator. Follows no redirects; says who it is.
final class Client implements AutoCloseable {
  static final String USER_AGENT = "simulator-test/1";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Simulator simulator;

  Client(Simulator simulator) {
    this.simulator = simulator;
  }

  HttpResponse<String> get(String target) {
    return get(URI.create(simulator.address() + target));
  }

  HttpResponse<String> get(URI uri, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("User-Agent", USER_AGENT);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return unchecked(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  CompletableFuture<HttpResponse<String>> later(String target) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.address() + target)).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> bytes(String target, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.address() + target));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return unchecked(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<String> post(String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.address() + path))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return unchecked(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private <T> HttpResponse<T> unchecked(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
