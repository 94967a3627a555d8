package com.bcrecommender.crawl;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The transport over the network.
public final class HttpTransport implements Transport, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(15);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  @Override
  public Answer send(Request request) throws IOException, InterruptedException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.address());
    request.headers().forEach(builder::header);
    if (request.post() != null) {
      builder.POST(HttpRequest.BodyPublishers.ofString(request.post(), StandardCharsets.UTF_8));
    }
    // A timeout of HttpRequest ends with the headers; the wait below covers the body too.
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(
            builder.build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), request.mostBytes()));
    try {
      HttpResponse<byte[]> response =
          coming.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return Answer.of(response.statusCode(), response.headers().map(), response.body());
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + request.timeout().toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(),
          cause);
    } finally {
      coming.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
