package com.bcrecommender.cli;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.EntryPoints;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.site.Links;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Three pages of the demo that are worth opening.
final class DemoPages {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private DemoPages() {}

  /// A page and what must be on it.
  ///
  /// @param what it is, for a person
  /// @param names texts that the page must hold: the record or fan it is about
  /// @param least how many links to records it must hold
  record Sight(String what, URI address, List<String> names, int least) {}

  /// A fan with a large collection, the record that most fans own, and the tag on most records.
  static List<Sight> worthOpening(Edition edition, URI site) {
    EntryPoints points = edition.entryPoints();
    Links links = Links.fromDepth(0, UnaryOperator.identity());
    List<Sight> sights = new ArrayList<>();
    Fan fan = edition.fan(points.fans()[0]);
    String username = fan.username();
    String fanPage = username == null ? links.fanByKey(fan.key()) : links.fan(username);
    sights.add(
        new Sight(
            "what " + fan.name() + " may love", site.resolve(fanPage), List.of(fan.name()), 20));
    Card card = edition.card(points.tralbums()[0]);
    sights.add(
        new Sight(
            "what is like " + card.title(),
            site.resolve(links.tralbum(card.key())),
            List.of(card.title(), card.artist()),
            12));
    String tag = edition.tag(points.tags()[0]).name();
    sights.add(
        new Sight("records with the tag " + tag, site.resolve(links.tag(tag)), List.of(tag), 12));
    return sights;
  }

  /// Fetches each page and looks at it.
  ///
  /// @throws IllegalStateException where a page is not what it should be: that is our bug
  static void check(List<Sight> sights) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (Sight sight : sights) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(sight.address()).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(
              "expected status 200 from %s, found %d"
                  .formatted(sight.address(), answer.statusCode()));
        }
        for (String name : sight.names()) {
          if (!answer.body().contains(escaped(name))) {
            throw new IllegalStateException(
                "expected \"%s\" on %s, found none".formatted(name, sight.address()));
          }
        }
        long records = answer.body().split("tralbum/\\?id=", -1).length - 1L;
        if (records < sight.least()) {
          throw new IllegalStateException(
              "expected at least %d links to records on %s, found %d"
                  .formatted(sight.least(), sight.address(), records));
        }
      }
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
