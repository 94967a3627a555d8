package com.bcrecommender.transfer;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The REST interface of a Parse Server, with the master key, below a set rate. What may be asked
/// twice is asked again after a pause when the server says 429 or 500, or the connection breaks.
/// For several threads, which share the rate.
final class ParseServer implements AutoCloseable {
  /// Requests that a server may refuse in a row before it is given up; the pauses between are 1, 2,
  /// 4, 8 s.
  static final int TRIES = 5;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LONGEST_PAUSE_SECONDS = 300;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();

  private final URI address;
  private final Credentials credentials;
  private final String application;
  private final String masterKey;
  private final long nanosBetween;
  private final Consumer<Duration> pause;
  private long next = System.nanoTime();

  /// @param address with its path, such as `https://parse.example.com/parse`
  /// @param rate requests a second at most
  /// @param pause waits
  ParseServer(URI address, Credentials credentials, double rate, Consumer<Duration> pause) {
    this.address = address;
    this.credentials = credentials;
    this.application = credentials.need(Credentials.PARSE_APPLICATION);
    this.masterKey = credentials.need(Credentials.PARSE_MASTER_KEY);
    this.nanosBetween = Math.round(1e9 / rate);
    this.pause = pause;
  }

  /// The server may have done what was asked, or not: the connection broke, or it said 500.
  static final class Doubtful extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Duration wait;

    Doubtful(String message, Duration wait) {
      super(message);
      this.wait = wait;
    }

    /// How long the server wants to be left alone; zero where it does not say.
    Duration patience() {
      return wait;
    }
  }

  /// An answer.
  ///
  /// @param status of HTTP
  /// @param body JSON, a missing node where there is none
  record Answer(int status, JsonNode body) {
    /// Parse's own number of what went wrong, 0 for nothing.
    int code() {
      return body.path("code").asInt(0);
    }
  }

  /// What messages call it.
  String name() {
    return address.toString();
  }

  /// The path under which the server answers, for the addresses inside a batch.
  String mount() {
    return address.getPath().replaceAll("/+$", "");
  }

  /// A part of a query.
  static String query(Map<String, String> parameters) {
    StringBuilder text = new StringBuilder();
    parameters.forEach((name, value) -> {
      text.append(text.isEmpty() ? '?' : '&').append(name).append('=');
      text.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    });
    return text.toString();
  }

  /// Asks what may be asked again without harm.
  Answer ask(String method, String path, @Nullable JsonNode body) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(method, path, body);
      } catch (Doubtful e) {
        waitAfter(e, attempt);
      }
    }
  }

  /// Waits before the next try.
  ///
  /// @throws UserError where there were tries enough
  void waitAfter(Doubtful e, int attempt) {
    if (attempt == TRIES) {
      throw new UserError(
          "expected an answer of %s, found after %d tries: %s; what was put stays: run it again later, or lower publish.parse.rate"
              .formatted(name(), TRIES, e.getMessage()));
    }
    Duration own = Duration.ofSeconds(1L << (attempt - 1));
    pause.accept(own.compareTo(e.patience()) > 0 ? own : e.patience());
  }

  /// Asks once.
  ///
  /// @throws Doubtful where asking again later may help
  /// @throws UserError where it will not
  Answer once(String method, String path, @Nullable JsonNode body) throws Doubtful {
    keepPace();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(name().replaceAll("/+$", "") + path))
            .timeout(PATIENCE)
            .header("X-Parse-Application-Id", application)
            .header("X-Parse-Master-Key", masterKey)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    HttpResponse<byte[]> response = send(request);
    int status = response.statusCode();
    if (status == 429 || status >= 500) {
      throw new Doubtful("status " + status, retryAfter(response));
    }
    if (status == 401 || status == 403) {
      throw new UserError(
          "expected to be let in by %s, found status %d; check BCR_PARSE_APPLICATION_ID and BCR_PARSE_MASTER_KEY, and that the server's masterKeyIps has this machine"
              .formatted(name(), status));
    }
    try {
      JsonNode answer =
          response.body().length == 0 ? JSON.missingNode() : JSON.readTree(response.body());
      return new Answer(status, answer);
    } catch (JacksonException e) {
      throw new UserError(
          "expected JSON from %s, found something else (status %d); check publish.parse.server, which ends in the server's path, mostly /parse"
              .formatted(name(), status));
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws Doubtful {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (!(cause instanceof IOException)) {
        throw new IllegalStateException(credentials.hide(String.valueOf(cause)));
      }
      String said = cause.getClass().getSimpleName() + ": " + cause.getMessage();
      throw new Doubtful(credentials.hide(said), Duration.ZERO);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new Doubtful("no whole answer within two minutes", Duration.ZERO);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while waiting for " + name(), e);
    }
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    Optional<String> header = response.headers().firstValue("Retry-After");
    return header.isPresent() && header.get().matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Math.min(Long.parseLong(header.get()), LONGEST_PAUSE_SECONDS))
        : Duration.ZERO;
  }

  /// Waits for this thread's turn.
  private void keepPace() {
    long wait;
    synchronized (this) {
      long now = System.nanoTime();
      wait = next - now;
      next = Math.max(next, now) + nanosBetween;
    }
    if (wait > 0) {
      pause.accept(Duration.ofNanos(wait));
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
