package com.bcrecommender.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// Follows every link of the site from its home page.
class SiteCrawlTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<URI> seen = new HashSet<>();
  private final Queue<URI> waiting = new ArrayDeque<>();

  @Test
  void no_link_is_dead_and_only_bandcamp_is_linked_besides() throws Exception {
    Set<String> foreign = new HashSet<>();
    int pages = 0;
    try (SiteServer server =
        SiteServer.start(
            SampleEdition.sharedFolder(), ServeOptions.loopback(SiteOptions.defaults()))) {
      visit(server.address());
      while (!waiting.isEmpty()) {
        URI address = waiting.remove();
        HttpResponse<String> response =
            client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as("%s", address).isIn(200, 303);
        pages++;
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
          continue;
        }
        Document html = Jsoup.parse(response.body());
        // What the reader fills leads nowhere yet.
        html.select("template").remove();
        for (Element element : html.select("[href], [src], form[action]")) {
          String link =
              element.hasAttr("href")
                  ? element.attr("href")
                  : element.hasAttr("src") ? element.attr("src") : element.attr("action");
          URI target = address.resolve(link);
          if (target.getHost().equals("127.0.0.1")) {
            assertFragment(html, address, target);
            visit(target);
          } else {
            foreign.add(target.getHost().replaceFirst("^sample[0-9]+\\.", ""));
          }
        }
      }
    }
    assertThat(foreign).containsExactly("bandcamp.com");
    assertThat(pages).isGreaterThan(400);
  }

  /// A link to a place on the same page leads to an element that is there.
  private static void assertFragment(Document html, URI page, URI target) {
    String place = target.getFragment();
    if (place != null && String.valueOf(target).split("#")[0].equals(page.toString())) {
      assertThat(html.getElementById(place)).as("%s", target).isNotNull();
    }
  }

  private void visit(URI target) {
    URI page = URI.create(target.toString().split("#")[0]);
    // Pairs of records are many; each page of a record alone is visited.
    boolean pair = String.valueOf(page.getQuery()).contains("with=") && page.hashCode() % 40 != 0;
    if (!pair && seen.add(page)) {
      waiting.add(page);
    }
  }
}
