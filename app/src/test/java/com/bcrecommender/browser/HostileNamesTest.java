package com.bcrecommender.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.publish.SiteFiles;
import com.bcrecommender.publish.StaticSiteOptions;
import com.bcrecommender.serve.ServeOptions;
import com.bcrecommender.serve.SiteServer;
import com.bcrecommender.site.HostileTexts;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names from the catalog, and whatever stands in an address, are hostile until escaped: they show
/// as text, change nothing, and break no page.
class HostileNamesTest {
  /// As many as the sample edition has records, and more than the 200 that were asked for.
  private static final List<String> TEXTS = HostileTexts.some(42, 240);

  private static final Pattern SCRIPTED = Pattern.compile("(?i)^\\s*(javascript|data|vbscript):");
  private static final List<String> NEVER = List.of("iframe", "img", "object", "embed", "base");

  @TempDir static Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// The page has no element, attribute or address that a template does not have.
  private static Document harmless(String html, String what) {
    Document page = Jsoup.parse(html);
    for (Element element : page.getAllElements()) {
      assertThat(element.normalName()).as(what).isNotIn(NEVER);
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).as(what).doesNotStartWith("on").isNotEqualTo("style");
        if (List.of("href", "src", "action").contains(attribute.getKey())) {
          assertThat(SCRIPTED.matcher(attribute.getValue()).find()).as(what).isFalse();
        }
      }
    }
    assertThat(page.select("script")).as(what).hasSize(2).allMatch(script -> script.hasAttr("src"));
    return page;
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  @Test
  void names_of_an_edition_show_as_text_on_the_server() throws Exception {
    Path editions = folder.resolve("server");
    SampleEdition.write(editions, TEXTS);
    try (SiteServer server =
            SiteServer.start(editions, ServeOptions.loopback(SiteOptions.defaults()));
        Edition edition = open(editions)) {
      for (int id = 0; id < edition.tralbums(); id++) {
        Card card = edition.card(id);
        String path = "tralbum/?id=" + encoded(card.key());
        HttpResponse<String> answer = get(server.address() + path);
        if (answer.statusCode() == 414) {
          // A key that is longer than an address may be.
          assertThat(path.length()).isGreaterThan(2000);
          continue;
        }
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        Document page = harmless(answer.body(), path);
        assertThat(shown(page.selectFirst("h1").wholeText())).isEqualTo(shown(card.title()));
        get(server.address() + "tralbum/index.json?id=" + encoded(card.key()));
      }
      for (int id = 0; id < edition.fans(); id++) {
        String path = "fan/?id=" + encoded(edition.fan(id).key());
        Document page = harmless(get(server.address() + path).body(), path);
        assertThat(shown(page.selectFirst("h1").wholeText()))
            .contains(shown(edition.fan(id).name()));
      }
      for (int id = 0; id < edition.tags(); id++) {
        String path = "tag/?name=" + encoded(edition.tag(id).name());
        harmless(get(server.address() + path).body(), path);
      }
      for (String page : List.of("", "scenes/", "search/?q=alert", "about/")) {
        harmless(get(server.address() + page).body(), page);
      }
    }
  }

  /// What of a text survives HTML's own rules: a parser knows no null and one kind of line end.
  private static String shown(String text) {
    return text.replace("\u0000", "").replaceAll("\r\n?", "\n");
  }

  private static Edition open(Path editions) {
    Editions all = Editions.in(editions);
    return Edition.open(all.folder(all.current().orElseThrow()));
  }

  @Test
  void addresses_full_of_rubbish_get_a_page_or_a_refusal_and_change_nothing() throws Exception {
    try (SiteServer server =
        SiteServer.start(
            SampleEdition.sharedFolder(), ServeOptions.loopback(SiteOptions.defaults()))) {
      List<String> places =
          List.of(
              "search/?q=",
              "fan/?name=",
              "fan/?id=",
              "tralbum/?id=",
              "tag/?name=",
              "scene/?name=",
              "fan/?name=marisol&from=",
              "tralbum/?id=a2147480000&with=",
              "mix/?love=",
              "random/?of=",
              "fan/feed.xml?name=");
      int pages = 0;
      for (String text : TEXTS) {
        for (String place : places) {
          String path = place + encoded(text);
          HttpResponse<String> answer = get(server.address() + path);
          assertThat(answer.statusCode()).as(path).isIn(200, 303, 400, 404, 414, 431);
          String type = answer.headers().firstValue("Content-Type").orElse("");
          if (type.startsWith("text/html")) {
            harmless(answer.body(), path);
            pages++;
          }
        }
      }
      assertThat(pages).isGreaterThan(TEXTS.size() * 5);
    }
  }

  @Test
  void names_of_an_edition_show_as_text_in_the_readers_pages() throws Exception {
    inTheBrowser(12);
  }

  @Test
  @Tag("long")
  void all_names_of_an_edition_show_as_text_in_the_readers_pages() throws Exception {
    inTheBrowser(180);
  }

  private void inTheBrowser(int records) throws Exception {
    Path editions = folder.resolve("static" + records);
    SampleEdition.write(editions, TEXTS);
    Editions all = Editions.in(editions);
    Path edition = all.folder(all.current().orElseThrow());
    Path site = folder.resolve("site" + records);
    SiteFiles.write(
        edition, site, new StaticSiteOptions(SiteOptions.defaults(), null, 220, 1L << 30, null));
    List<String> complaints = new ArrayList<>();
    try (Chromium chromium = Chromium.launch();
        StaticServer server = new StaticServer(site, "/", false);
        Edition open = Edition.open(edition)) {
      BrowserContext context = chromium.browser().newContext();
      context.setDefaultTimeout(20_000);
      Page page = context.newPage();
      page.onPageError(complaints::add);
      page.onDialog(dialog -> complaints.add("dialog: " + dialog.message()));
      page.onRequest(request -> {
        if (!request.url().startsWith(server.address())) {
          complaints.add("asked for " + request.url());
        }
      });
      Random random = new Random(7);
      for (int n = 0; n < records; n++) {
        Card card = open.card(records == open.tralbums() ? n : random.nextInt(open.tralbums()));
        visit(page, server.address() + "tralbum/?id=" + encoded(card.key()));
        assertThat(page.locator("h1").textContent()).isEqualTo(card.title());
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        String fan = encoded(open.fan(random.nextInt(open.fans())).key());
        visit(
            page,
            server.address()
                + "fan/?id="
                + fan
                + "#not="
                + encoded(text)
                + "&depth="
                + encoded(text));
        visit(page, server.address() + "mix/#love=" + encoded(text) + "&weight=" + encoded(text));
        visit(
            page,
            server.address() + "crate/#name=" + encoded(text) + "&note=x&r=" + encoded(card.key()));
        assertThat(page.locator("h1").textContent()).isEqualTo(shownName(text));
        page.evaluate(
            """
            text => localStorage.setItem("bcr.mine", JSON.stringify({ bcrecommender: 1,
              noes: [{ kind: "artist", what: text, title: text, artist: text, at: 0 }],
              crates: [{ name: text, records: [{ key: text, title: text, artist: text, url: text, note: text }] }] }))\
            """,
            text);
        visit(page, server.address() + "mine/");
        assertThat(page.locator(".noes bdi").first().textContent()).isEqualTo(text);
        page.evaluate("localStorage.clear()");
      }
    }
    assertThat(complaints).isEmpty();
  }

  private static String shownName(String text) {
    String name = text.substring(0, Math.min(80, text.length()));
    return name.isEmpty() ? "Crate" : name;
  }

  private static void visit(Page page, String address) {
    // A change behind the # alone would not load the page anew.
    page.navigate("about:blank");
    page.navigate(address);
    page.waitForSelector(
        "main:not(:has(template))",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }
}
