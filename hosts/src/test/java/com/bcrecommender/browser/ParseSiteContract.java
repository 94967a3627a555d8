package com.bcrecommender.browser;

import static com.bcrecommender.browser.Outline.served;
import static com.bcrecommender.browser.Outline.shown;
import static com.bcrecommender.browser.Outline.untouched;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.publish.ParseLists;
import com.bcrecommender.publish.PublishOptions;
import com.bcrecommender.publish.Publisher;
import com.bcrecommender.publish.SiteFiles;
import com.bcrecommender.publish.StaticSiteOptions;
import com.bcrecommender.settings.SilentWatch;
import com.bcrecommender.site.Bandcamp;
import com.bcrecommender.site.Links;
import com.bcrecommender.site.ListServer;
import com.bcrecommender.site.PageModel;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import com.bcrecommender.transfer.FakeParse;
import com.bcrecommender.transfer.Host;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A static site whose lists are on a Parse Server, in a real browser: its pages are the server's
/// pages, it asks nobody but the site's host and that server, and it says what it does not have.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ParseSiteContract {
  private static final int ENTRIES = 60;

  Path folder;

  private Chromium chromium;
  private PretendBandcamp bandcamp;
  private StaticServer server;
  private SiteOptions options;
  private Edition edition;

  private List<BrowserContext> contexts = List.of();
  private List<String> complaints = List.of();
  private List<String> asked = List.of();

  /// An empty Parse Server.
  abstract Host open() throws Exception;

  /// Its address, with its path.
  abstract String address();

  @BeforeAll
  void publish(@TempDir Path scratch) throws Exception {
    folder = scratch;
    chromium = Chromium.launch();
    bandcamp = new PretendBandcamp();
    options =
        SiteOptions.defaults().withBandcamp(new Bandcamp(bandcamp.origin(), bandcamp.origin()));
    edition = Edition.open(SampleEdition.shared());
    try (Host host = open()) {
      new Publisher(host, new PublishOptions(8, 1, 8, false), SilentWatch.NOBODY, Clock.systemUTC())
          .publish(new ParseLists(edition));
    }
    ListServer lists = new ListServer(address(), FakeParse.APPLICATION);
    Path site = folder.resolve("site");
    SiteFiles.write(
        SampleEdition.shared(), site, new StaticSiteOptions(options, null, 120, 1L << 30, lists));
    server = new StaticServer(site, "/music/", false);
  }

  @AfterAll
  void stop() {
    if (server != null) {
      edition.close();
      server.close();
      bandcamp.close();
      chromium.close();
    }
  }

  @BeforeEach
  void begin() {
    contexts = new ArrayList<>();
    complaints = new CopyOnWriteArrayList<>();
    asked = new CopyOnWriteArrayList<>();
  }

  @AfterEach
  void close() {
    contexts.forEach(BrowserContext::close);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
    assertThat(asked)
        .allMatch(url -> url.startsWith(server.address()) || url.startsWith(address() + "/"));
  }

  private Page page() {
    BrowserContext context = chromium.browser().newContext();
    contexts.add(context);
    context.setDefaultTimeout(20_000);
    Page page = context.newPage();
    page.onRequest(request -> asked.add(request.url()));
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("404")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(error -> complaints.add(error));
    return page;
  }

  private void visit(Page page, String path) {
    asked.clear();
    page.navigate(server.address() + path);
    page.waitForSelector(
        "main:not(:has(template))",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  private long lookedUp() {
    return asked.stream().filter(url -> url.startsWith(address())).count();
  }

  @Test
  void aFansPageIsTheServersPageInFewRequests() {
    Page page = untouched(page());
    Pages pages = new Pages(edition, options);
    int compared = 0;
    for (int fan = edition.fans() - 1; fan >= 0 && compared < ENTRIES; fan--) {
      PageModel.FanPage model = pages.fan(fan, 0, 0);
      visit(page, Pages.fanHref(edition.fan(fan), Links.fromDepth(0, name -> name)).substring(2));
      assertThat(shown(page, "h1, .head .facts, .head .chips > li"))
          .isEqualTo(served(page, model, "h1, .head .facts, .head .chips > li"));
      List<String> entries = shown(page, ".crate > li");
      assertThat(entries).as("%s", model.name()).isEqualTo(served(page, model, ".crate > li"));
      compared += entries.size();
      // The pointer once; then the list, and its cards.
      assertThat(lookedUp()).as("%s", asked).isLessThanOrEqualTo(4);
    }
    assertThat(compared).isGreaterThanOrEqualTo(ENTRIES);
  }

  @Test
  void laterPartsCollectionsAndSimilarFansComeOnRequest() {
    Page page = untouched(page());
    visit(page, "fan/?name=marisol&from=20");
    PageModel model = new Pages(edition, options).fan(edition.fanByUsername("marisol"), 20, 0);
    String list = ".crate > li, [aria-labelledby=recommended] .paging";
    assertThat(shown(page, list)).isEqualTo(served(page, model, list));
    page.locator("#collection").scrollIntoViewIfNeeded();
    page.waitForSelector("#similar");
    String below = "[aria-labelledby=collection], [aria-labelledby=similar]";
    assertThat(shown(page, below)).isEqualTo(served(page, model, below));
  }

  @Test
  void aRecordsPageIsTheServersPage() {
    Page page = untouched(page());
    Pages pages = new Pages(edition, options);
    for (int tralbum = 0; tralbum < edition.tralbums(); tralbum += 40) {
      String key = edition.card(tralbum).key();
      PageModel.TralbumPage model = pages.tralbum(tralbum, -1, 0);
      visit(page, Links.fromDepth(0, name -> name).tralbum(key).substring(2));
      assertThat(shown(page, "article")).as(key).isEqualTo(served(page, model, "article"));
      String similar = "[aria-labelledby=similar] li";
      assertThat(shown(page, similar)).as(key).isEqualTo(served(page, model, similar));
      // The pointer once; the record, its list, and the cards by one question or two.
      assertThat(lookedUp()).as("%s", asked).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void ownersOfARecordAndOfTwoAreLookedUp() {
    Page page = page();
    Pages pages = new Pages(edition, options);
    int tralbum = edition.tralbumByKey("a2147480000");
    visit(page, "tralbum/?id=a2147480000");
    page.getByText("Show all known owners").click();
    page.waitForSelector(
        "a.quiet", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
    String fans = "[aria-labelledby=fans] li";
    assertThat(shown(page, fans))
        .containsExactlyInAnyOrderElementsOf(served(page, pages.tralbum(tralbum, -1, 0), fans));
    int other = edition.similar(tralbum, 0, 1).getFirst().tralbum();
    visit(page, "tralbum/?id=a2147480000&with=" + edition.card(other).key());
    assertThat(shown(page, fans))
        .containsExactlyInAnyOrderElementsOf(served(page, pages.tralbum(tralbum, other, 0), fans));
  }

  @Test
  void tagsAndScenesMadeBeforehandAreLedToAndOthersSaidToBeMissing() throws IOException {
    Page page = page();
    String own;
    try (Stream<Path> tags = Files.list(folder.resolve("site/tag"))) {
      own =
          tags.filter(Files::isDirectory)
              .map(tag -> String.valueOf(tag.getFileName()))
              .sorted()
              .findFirst()
              .orElseThrow();
    }
    page.navigate(server.address() + "tag/?name=" + own);
    page.waitForURL("**/tag/" + own + "/");
    assertThat(page.locator("#records").isVisible()).isTrue();
    for (String missing : List.of("tag/?name=no-such", "scene/?name=r%26b")) {
      visit(page, missing);
      assertThat(page.locator("h1").textContent())
          .startsWith("This copy of the site has fans and records");
    }
    visit(page, "tralbum/?id=a1");
    assertThat(page.locator("h1").textContent()).startsWith("No record a1 is known here");
    visit(page, "fan/?name=nobody");
    assertThat(page.locator("h1").textContent()).startsWith("No fan nobody is known here");
  }

  @Test
  void aRandomFanIsAFan() {
    Page page = page();
    page.navigate(server.address() + "random/");
    page.waitForURL("**/fan/?**");
    page.waitForSelector(".crate .record");
    assertThat(page.locator("h1").textContent()).startsWith("For ");
  }

  @Test
  void thePolicyLetsScriptsAskThatServerAndNoOther() {
    Page page = page();
    visit(page, "fan/?name=marisol");
    String origin = address().replaceAll("/parse$", "");
    assertThat(page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content"))
        .contains("connect-src 'self' " + origin + ";");
    Object answer =
        page.evaluate(
            "fetch('" + bandcamp.origin() + "/').then(() => 'let through', () => 'held')");
    assertThat(answer).isEqualTo("held");
    // The browser says so, as it should.
    assertThat(complaints).isNotEmpty().allMatch(line -> line.contains("Content Security Policy"));
    complaints.clear();
    asked.removeIf(url -> url.startsWith(bandcamp.origin()));
  }
}
