package com.bcrecommender.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.browser.StaticServer.Sent;
import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.publish.SiteFiles;
import com.bcrecommender.publish.StaticSiteOptions;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Search on a static site in a real browser: the server's answers, from the edition's shards.
class SearchBrowserTest {
  private static final String RESULTS = "h1, .searched p, .hits h2, .hits li";

  private static Chromium chromium;
  private static StaticServer server;
  private static Edition edition;
  private static Pages pages;

  @TempDir static Path folder;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.launch();
    SiteOptions options = SiteOptions.defaults();
    Path site = folder.resolve("site");
    SiteFiles.write(
        SampleEdition.shared(), site, new StaticSiteOptions(options, null, 220, 1L << 30, null));
    server = new StaticServer(site, "/music/", false);
    edition = Edition.open(SampleEdition.shared());
    pages = new Pages(edition, options);
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      edition.close();
      server.close();
      chromium.close();
    }
  }

  @AfterEach
  void close() {
    contexts.forEach(BrowserContext::close);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  private Page page(NewContextOptions how) {
    BrowserContext context = chromium.browser().newContext(how);
    contexts.add(context);
    context.setDefaultTimeout(20_000);
    Page page = context.newPage();
    Chromium.watch(page, server.address(), complaints);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onDialog(dialog -> complaints.add("dialog: " + dialog.message()));
    return page;
  }

  private static NewContextOptions desktop() {
    return new NewContextOptions().setViewportSize(1280, 900);
  }

  private static NewContextOptions phone() {
    return new NewContextOptions().setViewportSize(390, 844).setHasTouch(true);
  }

  private static void visit(Page page, String query) {
    page.navigate(
        server.address()
            + "search/"
            + (query.isEmpty()
                ? ""
                : "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20")));
    page.waitForSelector(
        ".searched", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  private static List<String> shown(Page page) {
    return Outline.shown(page, RESULTS);
  }

  private static List<String> served(Page page, String query) {
    return Outline.served(page, pages.search(query), RESULTS);
  }

  private static void type(Page page, String query) {
    page.locator("#q").fill(query);
    page.waitForFunction(
        "text => new URL(location.href).searchParams.get('q') === (text || null)", query.strip());
  }

  /// Odd ones first, then made of the edition's words and misspelt.
  private static List<String> queries(int most) {
    Random random = new Random(5);
    List<String> queries =
        new ArrayList<>(
            List.of(
                "a",
                "paper",
                "papre",
                "paper r",
                "ambient",
                "mabient",
                "ambeint",
                "dub-techno",
                "dub techno",
                "夜",
                "夜の",
                "の音",
                "ØL",
                "été",
                "ete",
                "zzzzqqqq",
                "zzzzq ambient",
                "ambient zzzzq",
                "!!!",
                "🎵",
                "'",
                "%00",
                "user 1",
                "<b>bold</b>",
                "{{title}}",
                "</script><script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "'; drop table fans; --",
                "../../etc/passwd",
                "constructor",
                "__proto__",
                "toString"));
    while (queries.size() < most) {
      Card card = edition.card(random.nextInt(edition.tralbums()));
      String text =
          switch (random.nextInt(4)) {
            case 0 -> card.title();
            case 1 -> card.artist() + " " + card.title();
            case 2 -> edition.tag(random.nextInt(edition.tags())).name();
            default -> edition.fan(random.nextInt(edition.fans())).name();
          };
      String some = text.substring(0, Math.min(text.length(), 1 + random.nextInt(16))).strip();
      if (random.nextInt(3) == 0 && some.length() > 4) {
        int at = random.nextInt(some.length());
        some = some.substring(0, at) + "x" + some.substring(at + 1);
      }
      if (!some.isEmpty()
          && some.indexOf('/') < 0
          && !Character.isSurrogate(some.charAt(some.length() - 1))) {
        queries.add(some);
      }
    }
    return queries;
  }

  @Test
  void answers_are_the_servers_in_the_same_order() {
    holdAnswersAgainstTheServers(70);
  }

  @Test
  @Tag("long")
  void answers_to_many_queries_are_the_servers_in_the_same_order() {
    holdAnswersAgainstTheServers(400);
  }

  private void holdAnswersAgainstTheServers(int queries) {
    Page page = page(desktop());
    visit(page, "");
    int found = 0;
    for (String query : queries(queries)) {
      type(page, query);
      List<String> shown = shown(page);
      assertThat(shown).as(query).isEqualTo(served(page, query));
      found += shown.size() > 2 ? 1 : 0;
    }
    assertThat(found).isGreaterThan(queries / 3);
  }

  @Test
  void a_search_takes_three_requests_at_most() {
    for (String query :
        List.of(
            "paper",
            "a",
            "papre",
            "mabient",
            "maren holt p",
            "zzzzqqq",
            "a2147480000",
            "a999999999",
            "u:https://nobody.bandcamp.com/album/none",
            "x:file:none",
            "https://nobody.bandcamp.com/album/none",
            "bandcamp.com/nobody")) {
      Page page = page(desktop());
      visit(page, "");
      page.waitForLoadState(LoadState.NETWORKIDLE);
      int before = server.sent().size();
      type(page, query);
      List<Sent> sent = server.sent().subList(before, server.sent().size());
      assertThat(sent).as(query).hasSizeBetween(1, 3).allMatch(answer -> answer.status() == 200);
      assertThat(sent.stream().mapToInt(Sent::bytes).sum()).isLessThan(60_000);
    }
  }

  @Test
  void a_pasted_link_or_key_leads_straight_there() {
    Page page = page(desktop());
    Card card = edition.card(edition.tralbumByKey("a2147480000"));
    for (String query : List.of(card.key(), Objects.requireNonNull(card.url()) + "?from=x#y")) {
      visit(page, "");
      type(page, query);
      assertThat(page.locator(".found li")).hasCount(1);
      page.locator(".found a").click();
      assertThat(page.locator("article h1")).hasText(card.title());
    }
    visit(page, "https://bandcamp.com/marisol/wishlist");
    page.locator(".hits .chip").click();
    assertThat(page.locator("h1")).hasText("For marisol");
  }

  @Test
  void what_was_perhaps_meant_is_a_link() {
    Page page = page(phone());
    visit(page, "zzzzq ambient");
    assertThat(page.locator("[role=status]")).containsText("Perhaps you meant");
    page.locator("[aria-labelledby=meant] a").first().click();
    assertThat(page.locator("h1")).hasText("Search: ambient");
    assertThat(page.locator("[aria-labelledby=tags] .chip").first()).containsText("ambient");
  }

  @Test
  void any_pages_box_leads_to_the_search_and_letters_typed_there_change_it() {
    for (NewContextOptions how : List.of(desktop(), phone())) {
      Page page = page(how);
      page.navigate(server.address() + "about/");
      page.locator("#q").fill("ambi");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Search: ambi");
      page.locator("#q").press("End");
      page.keyboard().type("ent");
      assertThat(page.locator("h1")).hasText("Search: ambient");
      assertThat(page.locator("#q")).isFocused();
      assertThat(page.locator("[role=status]")).hasCount(1);
      page.locator("#q").fill("");
      assertThat(page.locator("[role=status]")).containsText("paste a Bandcamp link");
      assertThat(page.locator(".hits")).hasCount(0);
    }
  }

  @Test
  void axe_finds_nothing_and_nothing_is_wider_than_the_window() {
    Page page = page(phone());
    for (String query : List.of("paper", "a", "zzzzqqqq", "x".repeat(200))) {
      visit(page, query);
      Accessibility.flawless(page);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(390);
    }
  }

  @Test
  void without_javascript_the_page_says_what_it_needs() {
    Page page = page(desktop().setJavaScriptEnabled(false));
    page.navigate(server.address() + "search/?q=paper");
    assertThat(page.locator(".notice h1")).containsText("JavaScript");
  }
}
