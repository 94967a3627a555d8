package com.bcrecommender.crawl;

import com.bcrecommender.crawl.MonthEvent.Began;
import com.bcrecommender.crawl.MonthEvent.Rules;
import com.bcrecommender.crawl.MonthEvent.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// No page without a robots.txt of its host that this run read within the last day, and that allows
/// it; nothing of a host for an hour after its robots.txt could not be read.
final class RobotsLaw extends MonthLaw {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration CLOSED = Duration.ofHours(1);

  private record Read(Instant at, Rules rules) {}

  private final Map<String, Read> read = new HashMap<>();
  private final Map<String, Instant> closedUntil = new HashMap<>();
  final Set<Rules> versions = new HashSet<>();
  int readAgain;
  int closings;

  @Override
  void began(Began run) {
    read.clear();
    closedUntil.clear();
  }

  @Override
  void sent(Sent request) {
    String host = request.host();
    Instant start = request.start();
    demand(
        !start.isBefore(closedUntil.getOrDefault(host, Instant.EPOCH)),
        "asked within an hour of a robots.txt that could not be read:",
        request.address());
    Read known = read.get(host);
    if (request.isRobots()) {
      demand(
          known == null || !start.isBefore(known.at().plus(KEPT)),
          "robots.txt asked for again within a day:",
          host);
      readAgain += known == null ? 0 : 1;
      Rules rules = request.rules();
      if (rules != null) {
        versions.add(rules);
        read.put(host, new Read(request.end(), rules));
      } else {
        read.remove(host);
        closedUntil.put(host, request.end().plus(CLOSED));
        closings++;
      }
      return;
    }
    demand(known != null, "no robots.txt was read before:", request.address());
    if (known != null) {
      // The wait for the pace lies between the look at the rules and the request.
      demand(
          start.isBefore(known.at().plus(KEPT).plusSeconds(60)),
          "its robots.txt is of",
          known.at(),
          request.address());
      demand(
          known.rules().denied().stream().noneMatch(request.address().getPath()::startsWith),
          "robots.txt forbids",
          request.address());
    }
  }
}
