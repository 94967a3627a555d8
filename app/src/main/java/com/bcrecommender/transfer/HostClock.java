package com.bcrecommender.transfer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What time it is at a host that answers by HTTP.
public final class HostClock {
  private HostClock() {}

  /// The time of its answer to a request for its root, whatever the answer is; empty where it does
  /// not answer in time, or does not say.
  public static Optional<Instant> ask(URI address, Duration patience) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(patience).HEAD().build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build()) {
      try {
        HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
        return answer
            .headers()
            .firstValue("Date")
            .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
      } finally {
        client.shutdownNow();
      }
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
