package com.bcrecommender.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The bucket's client speaks HTTP through the JDK's own client. The SDK's smallest one builds on
/// `HttpURLConnection`, which sends a PUT down a connection that the server has closed meanwhile,
/// and then gives up. Answers are read whole, since what we read fits into memory; a minute without
/// any and an answer that takes five are ended.
final class BucketHttp implements SdkHttpClient {
  private static final Duration FIRST_BYTE = Duration.ofSeconds(60);
  private static final Duration WHOLE_ANSWER = Duration.ofMinutes(5);

  /// What the JDK's client writes itself; it refuses to be told.
  private static final Set<String> OWN = Set.of("host", "content-length", "expect", "connection");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(FIRST_BYTE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    SdkHttpRequest asked = request.httpRequest();
    HttpRequest.Builder builder = HttpRequest.newBuilder(asked.getUri()).timeout(FIRST_BYTE);
    asked.forEachHeader((name, values) -> {
      if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> builder.header(name, value));
      }
    });
    long length = asked.firstMatchingHeader("Content-Length").map(Long::parseLong).orElse(0L);
    BodyPublisher body =
        length == 0
            ? BodyPublishers.noBody()
            : request
                .contentStreamProvider()
                .map(content -> body(content, length))
                .orElseGet(BodyPublishers::noBody);
    return new Call(client, builder.method(asked.method().name(), body).build());
  }

  private static BodyPublisher body(ContentStreamProvider content, long length) {
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(content::newStream), length);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /// One request under way.
  private static final class Call implements ExecutableHttpRequest {
    private final HttpClient client;
    private final HttpRequest request;
    private final CompletableFuture<Void> aborted = new CompletableFuture<>();

    Call(HttpClient client, HttpRequest request) {
      this.client = client;
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      CompletableFuture<HttpResponse<byte[]>> answer =
          client.sendAsync(request, BodyHandlers.ofByteArray());
      var _ = aborted.thenRun(() -> answer.cancel(true));
      try {
        HttpResponse<byte[]> whole = answer.get(WHOLE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        return HttpExecuteResponse.builder()
            .response(
                SdkHttpResponse.builder()
                    .statusCode(whole.statusCode())
                    .headers(whole.headers().map())
                    .build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(whole.body())))
            .build();
      } catch (ExecutionException e) {
        throw new IOException(
            e.getCause() == null ? e.toString() : String.valueOf(e.getCause().getMessage()), e);
      } catch (TimeoutException e) {
        answer.cancel(true);
        throw new IOException("no whole answer within " + WHOLE_ANSWER, e);
      } catch (InterruptedException e) {
        answer.cancel(true);
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }

    @Override
    public void abort() {
      aborted.complete(null);
    }
  }
}
