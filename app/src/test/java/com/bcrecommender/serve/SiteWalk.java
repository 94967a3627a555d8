package com.bcrecommender.serve;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Follows every link of a site from its home page: pages, their twins in JSON, feeds, assets.
final class SiteWalk {
  private final Set<URI> seen = new HashSet<>();
  private final Queue<URI> waiting = new ArrayDeque<>();

  /// Is told what was found.
  interface Visitor {
    /// @param html null for anything else
    void answer(URI address, HttpResponse<String> response, @Nullable Document html);

    /// @param target a link of the page
    default void link(Document html, URI page, URI target) {}
  }

  private SiteWalk() {}

  static void through(SiteServer server, Visitor visitor) {
    new SiteWalk().walk(server, visitor);
  }

  private void walk(SiteServer server, Visitor visitor) {
    visit(server.address());
    while (!waiting.isEmpty()) {
      URI address = waiting.remove();
      HttpResponse<String> response = Asking.get(server, address.toString());
      if (!Asking.header(response, "Content-Type").startsWith("text/html")) {
        visitor.answer(address, response, null);
        continue;
      }
      Document html = Jsoup.parse(response.body());
      visitor.answer(address, response, html);
      // What the reader fills leads nowhere yet, and a bookmark is no link of the site.
      html.select("template, .bookmarklet").remove();
      for (Element element : html.select("[href], [src], form[action]")) {
        String link =
            element.hasAttr("href")
                ? element.attr("href")
                : element.hasAttr("src") ? element.attr("src") : element.attr("action");
        URI target = address.resolve(link);
        visitor.link(html, address, target);
        if (target.getHost().equals("127.0.0.1")) {
          visit(target);
        }
      }
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
