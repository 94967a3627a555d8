package com.bcrecommender.serve;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Asks a server in a test, over HTTP.
final class Asking {
  static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Asking() {}

  static HttpRequest.Builder request(SiteServer at, String path) {
    return HttpRequest.newBuilder(at.address().resolve(path));
  }

  static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static HttpResponse<String> get(SiteServer at, String path) {
    return send(request(at, path).build());
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
