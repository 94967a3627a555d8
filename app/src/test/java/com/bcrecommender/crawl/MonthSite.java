package com.bcrecommender.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.bcrecommender.crawl.MonthEvent.Outcome;
import com.bcrecommender.crawl.MonthEvent.Rules;
import com.bcrecommender.crawl.MonthEvent.Sent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A pretend Bandcamp in memory, of 70,000 fans and 140,000 albums on the sites of 40 artists,
/// under a [Weather] and in virtual time. It notes each request with what it made of it.
///
/// Pages are of a kilobyte and made anew each time, by number: album n is the same whenever it is
/// asked for.
final class MonthSite implements Transport {
  private static final int FANS = 70_000;
  private static final int ALBUMS = 140_000;
  private static final int ARTISTS = 40;

  /// Every so many albums have moved.
  private static final int MOVED = 97;

  /// Every other album: they cost neither parsing nor storing.
  private static final int GONE = 2;

  private static final List<String> CLOSED = List.of("/api/", "/search");

  /// The end of a process, as by `kill -9`: nothing of the crawler's catches it.
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private final VirtualTime time;
  private final RandomGenerator random;
  private final Weather weather;
  private final Instant narrowFrom;
  private final Instant narrowUntil;
  private final Consumer<Sent> log;
  private long killAt = Long.MAX_VALUE;
  private boolean killAfterAnswer;
  private long count;

  /// @param narrowFrom from when robots.txt forbids every tenth fan, until `narrowUntil`
  MonthSite(
      VirtualTime time,
      RandomGenerator random,
      Weather weather,
      Instant narrowFrom,
      Instant narrowUntil,
      Consumer<Sent> log) {
    this.time = time;
    this.random = random;
    this.weather = weather;
    this.narrowFrom = narrowFrom;
    this.narrowUntil = narrowUntil;
    this.log = log;
  }

  /// Kills the process at a request to come.
  ///
  /// @param in how many requests from now; 1 is the next
  /// @param afterAnswer once the answer has come, else before the request goes out
  void killIn(long in, boolean afterAnswer) {
    killAt = count + in;
    killAfterAnswer = afterAnswer;
  }

  /// Whether it was killed, or is to be, with an answer in hand.
  boolean killedAfterAnswer() {
    return killAfterAnswer;
  }

  static URI fan(int number) {
    return URI.create("https://bandcamp.com/fan-" + number);
  }

  private static String artist(int album) {
    return "https://artist-" + album % ARTISTS + ".bandcamp.com";
  }

  static Instant instant(String httpDate) {
    return ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  @Override
  public Answer send(Request request) throws IOException {
    count++;
    boolean dies = count == killAt;
    if (dies && !killAfterAnswer) {
      throw new Killed();
    }
    Instant start = time.instant();
    Weather.Spell spell = weather.at(start);
    time.pass(
        Duration.ofMillis(
            spell == Weather.Spell.SLOW ? random.nextLong(20_000) : 50 + random.nextLong(800)));
    boolean robots = request.address().getPath().equals("/robots.txt");
    Made made = made(request, start, spell, robots);
    Rules rules =
        robots && made.status == 200 && made.outcome == Outcome.FINE
            ? rules(request.address().getHost(), start)
            : null;
    log.accept(
        new Sent(
            start,
            time.instant(),
            request,
            made.status,
            made.headers.get("Retry-After"),
            made.headers.get("Location"),
            made.outcome,
            rules));
    if (dies) {
      throw new Killed();
    }
    if (made.status == 0) {
      throw new IOException("the connection broke");
    }
    return new Answer(made.status, made.headers, made.body.getBytes(UTF_8));
  }

  /// @param status 0 for an answer that breaks off
  private record Made(int status, Map<String, String> headers, String body, Outcome outcome) {
    static Made page(String body) {
      return new Made(200, Map.of(), body, Outcome.FINE);
    }

    static Made refusal(int status, @Nullable String retryAfter) {
      Map<String, String> headers = new TreeMap<>();
      if (retryAfter != null) {
        headers.put("Retry-After", retryAfter);
      }
      return new Made(
          status,
          headers,
          "<html><title>%d</title><h1>Error</h1></html>".formatted(status),
          status >= 500 ? Outcome.FAILED : status == 404 ? Outcome.GONE : Outcome.REFUSED);
    }

    static Made broken() {
      return new Made(0, Map.of(), "", Outcome.FAILED);
    }
  }

  private Made made(Request request, Instant start, Weather.Spell spell, boolean robots) {
    // One request in 800 fares badly in the best of weathers.
    int luck = random.nextInt(2_400);
    if (luck == 0 || (spell == Weather.Spell.CUT && luck % 2 == 0)) {
      return Made.broken();
    }
    if (luck == 1 || spell == Weather.Spell.OUTAGE) {
      return Made.refusal(503, random.nextInt(4) == 0 ? retryAfter() : null);
    }
    if (luck == 2 || (spell == Weather.Spell.LIMITED && luck % 2 == 0)) {
      return Made.refusal(429, retryAfter());
    }
    if (spell == Weather.Spell.FORBIDDEN && !robots) {
      return Made.refusal(403, null);
    }
    if (spell == Weather.Spell.CHALLENGE) {
      return new Made(
          200,
          Map.of(),
          "<html><head><title>Client Challenge</title></head><body><script src=\"/_fs-ch-1x/script.js\"></script></body></html>",
          Outcome.CHALLENGE);
    }
    if (robots) {
      return Made.page(robotsTxt(request.address().getHost(), start));
    }
    Made page = page(request.address());
    return spell == Weather.Spell.UNREADABLE && page.outcome == Outcome.FINE
        ? new Made(
            200, Map.of(), page.body.substring(0, page.body.length() - 20), Outcome.UNREADABLE)
        : page;
  }

  private @Nullable String retryAfter() {
    return switch (random.nextInt(6)) {
      case 0 -> "3";
      case 1 -> "400";
      case 2 -> "4000";
      case 3 ->
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              time.instant().plusSeconds(300).atZone(ZoneOffset.UTC));
      case 4 -> "in a while";
      default -> null;
    };
  }

  private boolean isNarrow(String host, Instant now) {
    return host.equals("bandcamp.com") && !now.isBefore(narrowFrom) && now.isBefore(narrowUntil);
  }

  private Rules rules(String host, Instant now) {
    List<String> denied =
        isNarrow(host, now) ? List.of(CLOSED.get(0), CLOSED.get(1), "/fan-1") : CLOSED;
    return new Rules(
        denied, host.equals("artist-7.bandcamp.com") ? Duration.ofSeconds(9) : Duration.ZERO);
  }

  private String robotsTxt(String host, Instant now) {
    Rules rules = rules(host, now);
    return "User-agent: *\nCrawl-delay: %d\n%s\n"
        .formatted(
            rules.crawlDelay().toSeconds(),
            rules.denied().stream().map("Disallow: %s\n"::formatted).collect(Collectors.joining()));
  }

  private static Made page(URI address) {
    String path = address.getPath();
    int number = Integer.parseInt(path.replaceAll("\\D+", " ").strip().split(" ")[0]);
    if (path.startsWith("/fan-")) {
      return Made.page(fanPage(number));
    }
    if (number % GONE == 0) {
      return Made.refusal(404, null);
    }
    if (number % MOVED == 0 && !path.endsWith("-moved")) {
      return new Made(
          301, Map.of("Location", artist(number) + path + "-moved"), "", Outcome.REDIRECT);
    }
    return Made.page(albumPage(number, artist(number) + path));
  }

  private static String fanPage(int number) {
    SplittableRandom by = new SplittableRandom(number);
    List<Integer> albums = IntStream.range(0, 3).mapToObj(i -> 1 + by.nextInt(ALBUMS)).toList();
    String keys = albums.stream().map("\"a%d\""::formatted).collect(Collectors.joining(","));
    String items =
        albums.stream()
            .distinct()
            .map(album ->
                "\"a%d\":{\"item_id\":%d,\"item_type\":\"album\",\"tralbum_id\":%d,\"tralbum_type\":\"a\",\"item_title\":\"T\",\"band_name\":\"B\",\"item_url\":\"%s/album/record-%d\"}"
                    .formatted(album, album, album, artist(album), album))
            .collect(Collectors.joining(","));
    return "<html><body><div id=\"pagedata\" data-blob='{\"fan_data\":{\"fan_id\":%d,\"username\":\"fan-%d\",\"name\":\"F\"},\"collection_data\":{\"item_count\":%d,\"last_token\":\"1366523292:944775128:a::\",\"sequence\":[%s]},\"item_cache\":{\"collection\":{%s}}}'></div></body></html>"
        .formatted(number + 1, number, 3 + number % 2, keys, items);
  }

  private static String albumPage(int number, String url) {
    SplittableRandom by = new SplittableRandom(-number);
    String thumbs =
        IntStream.range(0, 2)
            .map(i -> by.nextInt(FANS))
            .mapToObj(fan ->
                "{\"fan_id\":%d,\"username\":\"fan-%d\",\"name\":\"F\",\"token\":\"1:1620000000:%d:0:1:0\"}"
                    .formatted(fan + 1, fan, fan + 1))
            .collect(Collectors.joining(","));
    return "<html><head><meta property=\"og:type\" content=\"album\"><script data-tralbum='{\"id\":%d,\"item_type\":\"album\",\"url\":\"%s\",\"artist\":\"B\",\"current\":{\"id\":%d,\"type\":\"album\",\"title\":\"T\"},\"trackinfo\":[]}'></script></head><body><div id=\"collectors-data\" data-blob='{\"thumbs\":[%s],\"more_thumbs_available\":false,\"reviews\":[],\"more_reviews_available\":false,\"shown_thumbs\":[],\"shown_reviews\":[]}'></div></body></html>"
        .formatted(number, url, number, thumbs);
  }
}
