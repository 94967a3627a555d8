package com.bcrecommender.crawl;

import com.bcrecommender.archive.ContentCoding;
import com.bcrecommender.archive.ContentCoding.UnpackException;
import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.crawl.Budget.SpentException;
import com.bcrecommender.crawl.Transport.Answer;
import com.bcrecommender.crawl.Transport.Request;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The only way out: every request of a crawl, also one for robots.txt or after a redirect, goes
/// through here, waits for its turn, carries the honest name and is bounded in bytes and time. Not
/// thread-safe.
final class PacedClient {
  /// Real pages have 130 to 460 KB.
  static final int MOST_BYTES = 8 << 20;

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Gate gate;
  private final Pace pace;
  private final InstantSource clock;
  private final Transport transport;
  private final Origin.Resolver resolver;
  private final Predicate<String> named;
  private final Consumer<RawAnswer> archive;
  private final Budget budget;
  private final DayLedger ledger;
  private final Consumer<Instant> beforeRequest;
  private long requests;
  private long bytes;
  private Instant answeredAt = Instant.EPOCH;

  /// @param named whether a page of the site has named a host
  /// @param archive gets each answer before anything reads it
  /// @param ledger what the day has cost; hears of each answer
  /// @param beforeRequest is told of each request, with its start, before it goes out: whoever then
  ///   keeps the pace's memory can be killed at any moment and still keep the pace afterwards
  PacedClient(
      Gate gate,
      Pace pace,
      InstantSource clock,
      Transport transport,
      Origin.Resolver resolver,
      Predicate<String> named,
      Consumer<RawAnswer> archive,
      Budget budget,
      DayLedger ledger,
      Consumer<Instant> beforeRequest) {
    this.gate = gate;
    this.pace = pace;
    this.clock = clock;
    this.transport = transport;
    this.resolver = resolver;
    this.named = named;
    this.archive = archive;
    this.budget = budget;
    this.ledger = ledger;
    this.beforeRequest = beforeRequest;
  }

  /// Why this crawl may not ask this address; empty where it may. Looks at the text alone.
  Optional<String> refusal(URI address) {
    return gate.origin().refusal(address, named);
  }

  /// Asks, and unpacks the answer. Trouble of the server's (429, 5xx, no whole answer) slows the
  /// pace.
  ///
  /// @param post JSON to post, or null
  /// @throws IOException no whole answer within the bounds
  /// @throws RefusedException when the address is none that this crawl may ask
  /// @throws SpentException when the request is beyond the budget; it was not sent then
  Answer ask(URI address, @Nullable String post, Duration crawlDelay)
      throws IOException, InterruptedException, SpentException {
    refuse(refusal(address));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", gate.userAgent());
    headers.put("Accept-Encoding", "gzip");
    headers.put("Accept", post == null ? "text/html,*/*;q=0.5" : "application/json");
    if (post != null) {
      headers.put("Content-Type", "application/json");
    }
    Instant due = pace.next(crawlDelay);
    Instant start = due.isAfter(clock.instant()) ? due : clock.instant();
    budget.check(requests, start);
    ledger.check(start);
    Instant started = pace.await(crawlDelay);
    // After the wait, which may be longer than the system keeps what it looked up.
    refuse(gate.origin().refusal(address.getHost(), resolver));
    beforeRequest.accept(started);
    requests++;
    try {
      Answer packed = transport.send(new Request(address, headers, post, MOST_BYTES, TIMEOUT));
      bytes += packed.body().length;
      ledger.answer(packed.body().length);
      answeredAt = clock.instant();
      archive.accept(
          new RawAnswer(
              address.toString(),
              post,
              answeredAt,
              packed.status(),
              packed.headers(),
              packed.body()));
      if (packed.status() == 429 || packed.status() >= 500) {
        pace.troubled(packed.header("Retry-After").orElse(null));
      } else {
        pace.answered();
      }
      return unpacked(packed);
    } catch (UnpackException e) {
      // The whole answer came: the server is not in trouble.
      throw e;
    } catch (IOException e) {
      pace.troubled(null);
      throw e;
    }
  }

  private static void refuse(Optional<String> why) throws RefusedException {
    if (why.isPresent()) {
      throw new RefusedException(why.get());
    }
  }

  /// When the last answer had come, which is its time in the archive and in the catalog.
  Instant answeredAt() {
    return answeredAt;
  }

  /// Requests sent, answered or not.
  long requests() {
    return requests;
  }

  /// Bytes of bodies, as they came over the wire.
  long bytes() {
    return bytes;
  }

  private static Answer unpacked(Answer answer) throws UnpackException {
    Optional<String> encoding = answer.header("Content-Encoding");
    if (encoding.isEmpty()) {
      return answer;
    }
    byte[] body = ContentCoding.unpacked(answer.body(), encoding.get(), MOST_BYTES);
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : new String[] {"Content-Type", "Location", "Retry-After"}) {
      answer.header(name).ifPresent(value -> kept.put(name, value));
    }
    return new Answer(answer.status(), kept, body);
  }

  /// The address is none that this crawl may ask.
  static final class RefusedException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }
}
