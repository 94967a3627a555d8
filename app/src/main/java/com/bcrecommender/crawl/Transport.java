package com.bcrecommender.crawl;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One request, one answer. No redirects, no cookies, no retries: those are decided above, where
/// robots.txt and the pace are.
@FunctionalInterface
public interface Transport {

  /// Sends and waits for the whole answer.
  ///
  /// @throws IOException no answer, half an answer, one larger than the bound or one that took too
  ///   long
  /// @throws InterruptedException when the crawl is to stop
  Answer send(Request request) throws IOException, InterruptedException;

  /// @param post JSON to post, or null for a GET
  /// @param mostBytes bound for the body as it comes over the wire
  /// @param timeout bound for all of it, the body's last byte included
  record Request(
      URI address,
      Map<String, String> headers,
      @Nullable String post,
      int mostBytes,
      Duration timeout) {}

  /// What came back.
  final class Answer {
    private final int status;
    private final TreeMap<String, List<String>> headers =
        new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;

    private Answer(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    /// @param headers one value of each; names in any case
    /// @param body as it came over the wire; not copied
    public Answer(int status, Map<String, String> headers, byte[] body) {
      this(status, body);
      headers.forEach((name, value) -> this.headers.put(name, List.of(value)));
    }

    /// As the constructor, with every value of each header.
    public static Answer of(int status, Map<String, List<String>> headers, byte[] body) {
      Answer answer = new Answer(status, body);
      answer.headers.putAll(headers);
      return answer;
    }

    public int status() {
      return status;
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// Every value of each header. Not a copy; do not write to it.
    public Map<String, List<String>> headers() {
      return headers;
    }

    /// Not a copy; do not write to it.
    public byte[] body() {
      return body;
    }
  }
}
