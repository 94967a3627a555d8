package com.bcrecommender.browser;

import static com.bcrecommender.browser.Outline.served;
import static com.bcrecommender.browser.Outline.shown;
import static com.bcrecommender.browser.Outline.untouched;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.publish.SiteFiles;
import com.bcrecommender.publish.StaticSiteOptions;
import com.bcrecommender.site.Bandcamp;
import com.bcrecommender.site.Links;
import com.bcrecommender.site.PageModel;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.ScenePages;
import com.bcrecommender.site.SiteOptions;
import com.bcrecommender.site.Texts;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The static site in a real browser: the reader's pages are the server's pages, and what it cannot
/// read it refuses in words.
class StaticSiteBrowserTest {
  private static Chromium chromium;
  private static PretendBandcamp bandcamp;
  private static StaticServer server;
  private static SiteOptions options;
  private static Edition edition;

  @TempDir static Path folder;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.launch();
    bandcamp = new PretendBandcamp();
    options =
        SiteOptions.defaults().withBandcamp(new Bandcamp(bandcamp.origin(), bandcamp.origin()));
    Path site = folder.resolve("site");
    // A cap that leaves room for some pages made beforehand, and many for the reader.
    SiteFiles.write(
        SampleEdition.shared(), site, new StaticSiteOptions(options, null, 220, 1L << 30, null));
    server = new StaticServer(site, "/music/", false);
    edition = Edition.open(SampleEdition.shared());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      edition.close();
      server.close();
      bandcamp.close();
      chromium.close();
    }
  }

  @AfterEach
  void close() {
    contexts.forEach(BrowserContext::close);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
    assertThat(foreign).as("requests to others").isEmpty();
  }

  private Page page() {
    return page(new NewContextOptions().setViewportSize(1280, 900), server);
  }

  private Page page(NewContextOptions how, StaticServer from) {
    BrowserContext context = chromium.browser().newContext(how);
    contexts.add(context);
    context.setDefaultTimeout(20_000);
    Page page = context.newPage();
    page.onRequest(request -> {
      if (!request.url().startsWith(from.address())) {
        foreign.add(request.url());
      }
    });
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("404")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onDialog(dialog -> complaints.add("dialog: " + dialog.message()));
    return page;
  }

  private static void visit(Page page, String path) {
    page.navigate(server.address() + path);
    page.waitForSelector(
        "main:not(:has(template))",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  @Test
  void two_hundred_entries_are_the_same_as_the_servers() {
    Page page = untouched(page());
    Pages pages = new Pages(edition, options);
    int compared = 0;
    for (int fan = edition.fans() - 1; fan >= 0 && compared < 200; fan--) {
      PageModel.FanPage model = pages.fan(fan, 0, 0);
      visit(page, Pages.fanHref(edition.fan(fan), Links.fromDepth(0, name -> name)).substring(2));
      List<String> entries = shown(page, ".crate > li");
      List<String> all = served(page, model, ".crate > li");
      assertThat(entries)
          .as("%s", model.name())
          .isEqualTo(all.subList(0, Math.min(10, all.size())));
      compared += entries.size();
      String around = "h1, .head .facts, .head .chips > li, #recommended, main .hint, .paging";
      assertThat(shown(page, around).subList(0, 3))
          .isEqualTo(served(page, model, around).subList(0, 3));
    }
    assertThat(compared).isGreaterThanOrEqualTo(200);
  }

  @Test
  void the_reader_says_in_german_what_the_server_says_in_german() throws IOException {
    SiteOptions german = options.withTexts(Texts.in("de"));
    Path site = folder.resolve("german");
    SiteFiles.write(
        SampleEdition.shared(), site, new StaticSiteOptions(german, null, 1, 1L << 30, null));
    Pages pages = new Pages(edition, german);
    try (StaticServer other = new StaticServer(site, "/", false)) {
      Page page = untouched(page(new NewContextOptions(), other));
      Map<String, PageModel> models =
          Map.of(
              "fan/?name=marisol", pages.fan(edition.fanByUsername("marisol"), 0, 0),
              "tralbum/?id=a2147480000", pages.tralbum(edition.tralbumByKey("a2147480000"), -1, 0),
              "tag/?name=ambient", pages.tag(edition.tagByName("ambient"), 0));
      models.forEach((path, model) -> {
        page.navigate(other.address() + path);
        page.waitForSelector("main .crate");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
        for (String part : new String[] {"h1", ".facts", ".one", ".section-head"}) {
          assertThat(shown(page, part)).as(path).isEqualTo(served(page, model, part));
        }
        List<String> entries = shown(page, ".crate > li");
        assertThat(entries).hasSizeGreaterThan(5);
        assertThat(served(page, model, ".crate > li").subList(0, entries.size()))
            .as(path)
            .isEqualTo(entries);
      });
    }
  }

  @Test
  void similar_records_and_their_heads_are_the_same_as_the_servers() {
    Page page = untouched(page());
    Pages pages = new Pages(edition, options);
    int compared = 0;
    for (int tralbum = 0; tralbum < edition.tralbums(); tralbum += 15) {
      PageModel.TralbumPage model = pages.tralbum(tralbum, -1, 0);
      String key = edition.card(tralbum).key();
      visit(page, Links.fromDepth(0, name -> name).tralbum(key).substring(2));
      assertThat(shown(page, "article")).as(key).isEqualTo(served(page, model, "article"));
      List<String> entries = shown(page, "[aria-labelledby=similar] li");
      List<String> all = served(page, model, "[aria-labelledby=similar] li");
      assertThat(entries).as(key).isEqualTo(all.subList(0, Math.min(10, all.size())));
      compared += entries.size();
    }
    assertThat(compared).isGreaterThan(50);
  }

  @Test
  void tags_and_scenes_are_the_same_as_the_servers() {
    Page page = untouched(page());
    Pages pages = new Pages(edition, options);
    ScenePages scenes = new ScenePages(edition, options, pages);
    Links links = Links.fromDepth(0, name -> name);
    String all = "h1, .facts, .strong li, .cloud li, .crate > li, .halves section";
    for (int tag = 0; tag < edition.tags(); tag += 4) {
      PageModel model = pages.tag(tag, 0);
      visit(page, links.tag(edition.tag(tag).name()).substring(2));
      List<String> expected = served(page, model, all);
      List<String> found = shown(page, all);
      assertThat(found)
          .as(edition.tag(tag).name())
          .isEqualTo(expected.subList(0, Math.min(expected.size(), found.size())));
      assertThat(found.size()).isGreaterThanOrEqualTo(Math.min(expected.size(), 20));
    }
    for (int scene = 0; scene < edition.scenes(); scene++) {
      PageModel model = scenes.scene(scene, 0);
      visit(page, links.scene(edition.scene(scene).key()).substring(2));
      assertThat(shown(page, all)).isEqualTo(served(page, model, all));
    }
  }

  @Test
  void later_parts_of_lists_and_collections_are_the_same_as_the_servers() {
    Page page = untouched(page());
    Pages pages = new Pages(edition, options);
    int fan = edition.fanByUsername("marisol");
    visit(page, "fan/?name=marisol&from=20");
    PageModel model = pages.fan(fan, 20, 0);
    assertThat(shown(page, ".crate > li, [aria-labelledby=recommended] .paging"))
        .isEqualTo(served(page, model, ".crate > li, [aria-labelledby=recommended] .paging"));
    page.locator("#collection").scrollIntoViewIfNeeded();
    page.waitForSelector("#similar");
    String below = "[aria-labelledby=collection], [aria-labelledby=similar]";
    assertThat(shown(page, below)).isEqualTo(served(page, model, below));

    int tralbum = edition.tralbumByKey("a2147480000");
    visit(page, "tralbum/?id=a2147480000&from=10");
    assertThat(shown(page, "[aria-labelledby=similar]"))
        .isEqualTo(served(page, pages.tralbum(tralbum, -1, 10), "[aria-labelledby=similar]"));
  }

  @Test
  void the_rest_of_a_list_comes_as_the_visitor_scrolls() {
    Page page = untouched(page());
    Pages pages = new Pages(edition, options);
    int fan = edition.fanByUsername("marisol");
    List<String> requests = new ArrayList<>();
    page.onRequest(request -> requests.add(request.url()));
    visit(page, "fan/?name=marisol");
    page.waitForTimeout(300);
    int before = requests.size();
    assertThat(page.locator(".crate > li")).hasCount(10);
    assertThat(requests).as("who does not scroll fetches nothing else").hasSize(before);
    int all = edition.fanListSize(fan);
    List<String> expected = new ArrayList<>();
    for (int from = 0; from < all; from += 20) {
      expected.addAll(served(page, pages.fan(fan, from, 0), ".crate > li"));
    }
    for (int shown = 10; shown < all; shown = Math.min(all, shown + 20)) {
      page.locator(".crate > li").last().scrollIntoViewIfNeeded();
      page.mouse().wheel(0, 400);
      page.waitForFunction("n => document.querySelectorAll('.crate > li').length > n", shown);
    }
    page.waitForFunction("n => document.querySelectorAll('.crate > li').length === n", all);
    assertThat(shown(page, ".crate > li")).isEqualTo(expected);
    assertThat(page.locator("[aria-labelledby=recommended] .paging")).hasCount(0);
  }

  @Test
  void who_is_led_past_a_list_fetches_no_more_of_it() {
    Page page = page(new NewContextOptions().setViewportSize(390, 300), server);
    visit(page, "tralbum/?id=a2147480000#fans");
    assertThat(page.locator("#fans")).isInViewport();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(page.locator(".crate > li")).hasCount(10);
  }

  /// The second of these first pages looks for no key itself.
  @ParameterizedTest
  @ValueSource(strings = {"fan/?name=marisol", "random/"})
  void a_further_page_takes_four_requests_by_its_address_and_three_by_a_link(String first) {
    Page page = page();
    page.navigate(server.address() + first);
    page.waitForSelector(".crate > li");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    String other = Pages.fanHref(edition.fan(3), Links.fromDepth(0, name -> name)).substring(2);
    for (String path : List.of("tralbum/?id=a2147480000", "tag/?name=ambient", other)) {
      int before = server.sent().size();
      visit(page, path);
      assertThat(server.sent().size() - before).as(path).isLessThanOrEqualTo(4);
    }
    int before = server.sent().size();
    page.locator(".crate .title a").first().click();
    page.waitForSelector("article h1");
    assertThat(server.sent().size() - before).isLessThanOrEqualTo(3);
  }

  @Test
  void all_owners_come_on_request_and_owners_of_both_by_their_address() {
    Page page = page();
    Pages pages = new Pages(edition, options);
    int tralbum = edition.tralbumByKey("a2147480000");
    visit(page, "tralbum/?id=a2147480000");
    page.getByText("Show all known owners").click();
    page.waitForSelector(
        "a.quiet", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
    String fans = "[aria-labelledby=fans] li";
    assertThat(shown(page, fans)).isEqualTo(served(page, pages.tralbum(tralbum, -1, 0), fans));
    int other = edition.similar(tralbum, 0, 1).getFirst().tralbum();
    String key = edition.card(other).key();
    visit(page, "tralbum/?id=a2147480000&with=" + key);
    assertThat(shown(page, "[aria-labelledby=fans]"))
        .isEqualTo(served(page, pages.tralbum(tralbum, other, 0), "[aria-labelledby=fans]"));
  }

  @Test
  void a_random_scene_is_a_scene() {
    Page page = page();
    page.navigate(server.address() + "random/?of=scene");
    page.waitForURL(url -> url.startsWith(server.address() + "scene/?name="));
    page.waitForSelector("main .crate");
    assertThat(page.locator(".cloud")).isVisible();
  }

  @Test
  void a_random_fan_is_a_fan_and_every_way_leads_somewhere() {
    Page page = page();
    page.navigate(server.address());
    page.locator(".way").first().click();
    assertThat(page.locator("h1")).containsText("For ");
    page.locator(".crate .title a").first().click();
    assertThat(page.locator("#similar")).isVisible();
    visit(page, "tralbum/?id=a2147480000");
    page.locator("article .chip").first().click();
    assertThat(page.locator("#records")).isVisible();
    page.navigate(server.address() + "search/?q=paper");
    assertThat(page.locator("h1")).hasText("Search: paper");
    page.locator(".found a").first().click();
    assertThat(page.locator("article h1")).isVisible();
  }

  @Test
  void players_and_covers_work_as_on_the_server() {
    Page page = page();
    visit(page, "fan/?name=marisol");
    page.locator(".crate .record").first().hover();
    page.locator(".crate button.play").first().click();
    assertThat(page.locator("#dock")).isVisible();
    assertThat(page.frameLocator("#dock iframe").locator("p")).containsText("A player for");
    assertThat(foreign).isNotEmpty().allMatch(url -> url.startsWith(bandcamp.origin()));
    foreign.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fan/?name=nobody|No fan nobody is known here",
        "fan/|This page needs a parameter: name",
        "fan/?name=marisol&from=5000|Expected from to be a place in the list",
        "tralbum/?id=a1|No record a1 is known here",
        "tag/?name=no-such|No record is tagged no-such",
        "scene/?name=no-such|No scene no-such is known here"
      })
  void what_is_not_there_is_said_as_the_server_says_it(String asked) {
    Page page = page();
    visit(page, asked.substring(0, asked.indexOf('|')));
    assertThat(page.locator("h1")).containsText(asked.substring(asked.indexOf('|') + 1));
  }

  @Test
  void keys_are_found_where_the_browser_offers_no_hash() {
    Page page = page();
    page.addInitScript("Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined})");
    visit(page, "fan/?name=marisol");
    assertThat(page.locator("h1")).hasText("For marisol");
  }

  @Test
  void parts_of_files_are_enough_where_the_host_sends_them() throws IOException {
    try (StaticServer parts = new StaticServer(folder.resolve("site"), "/", true)) {
      Page page = page(new NewContextOptions(), parts);
      page.navigate(parts.address() + "fan/?name=marisol&from=20");
      assertThat(page.locator(".crate .record")).hasCount(20);
    }
  }

  @Test
  void without_scripts_pages_made_beforehand_are_whole_and_others_say_what_they_need()
      throws IOException {
    Page page = page(new NewContextOptions().setJavaScriptEnabled(false), server);
    String own;
    try (Stream<Path> files = Files.list(folder.resolve("site/tralbum"))) {
      own = files.filter(Files::isDirectory).sorted().findFirst().orElseThrow().getFileName() + "";
    }
    page.navigate(server.address() + "tralbum/" + own + "/");
    assertThat(page.locator("[aria-labelledby=similar] .record").first()).isVisible();
    page.navigate(server.address() + "fan/?name=marisol");
    assertThat(page.locator("h1")).hasText("This page needs JavaScript");
    page.navigate(server.address() + "scenes/");
    assertThat(page.locator(".map")).isVisible();
  }

  /// What may happen to data on a host, and what the page says then.
  @Test
  void damaged_data_is_refused_with_the_reason() throws IOException {
    Map<String, Damage> damages = new LinkedHashMap<>();
    damages.put("cut off", bytes -> Arrays.copyOf(bytes, bytes.length - 9));
    damages.put("damaged", bytes -> flipped(bytes, bytes.length - 3));
    damages.put("damaged ", bytes -> flipped(bytes, 17));
    damages.put("in a newer form", bytes -> with(bytes, 4, 3));
    damages.put("in an older form", bytes -> with(bytes, 4, 1));
    damages.put("not what it should be", bytes -> with(bytes, 0, '<'));
    damages.put("cut off ", bytes -> Arrays.copyOf(bytes, 11));
    damages.put("missing", bytes -> null);
    for (Map.Entry<String, Damage> damage : damages.entrySet()) {
      Path broken = folder.resolve("broken");
      copy(folder.resolve("site"), broken, damage.getValue());
      try (StaticServer host = new StaticServer(broken, "/", false)) {
        Page page = page(new NewContextOptions(), host);
        page.navigate(host.address() + "fan/?name=marisol");
        assertThat(page.locator("h1")).containsText(damage.getKey().strip());
        page.waitForLoadState(LoadState.NETWORKIDLE);
      }
    }
    String manifest = Files.readString(folder.resolve("site/data/manifest.json"));
    Map<String, String> manifests = new LinkedHashMap<>();
    manifests.put("in a newer form", manifest.replace("\"format\": 2", "\"format\": 3"));
    manifests.put("damaged", manifest.replaceFirst("\"fans\": ", "\"fans\": 1"));
    manifests.put("cut off", manifest.substring(0, 200));
    for (Map.Entry<String, String> text : manifests.entrySet()) {
      Path broken = folder.resolve("broken");
      copy(folder.resolve("site"), broken, bytes -> bytes);
      Files.writeString(broken.resolve("data/manifest.json"), text.getValue());
      try (StaticServer host = new StaticServer(broken, "/", false)) {
        Page page = page(new NewContextOptions(), host);
        page.navigate(host.address() + "fan/?name=marisol");
        assertThat(page.locator("h1")).containsText(text.getKey());
        page.waitForLoadState(LoadState.NETWORKIDLE);
      }
    }
  }

  /// Null where the file is gone.
  private interface Damage {
    byte[] to(byte[] bytes);
  }

  private static byte[] flipped(byte[] bytes, int at) {
    return with(bytes, at, bytes[at] ^ 4);
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) value;
    return copy;
  }

  /// Copies a site; every shard is damaged, and no index shard.
  private static void copy(Path from, Path to, Damage damage) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        byte[] bytes = Files.readAllBytes(file);
        boolean shard = file.toString().endsWith(".bin") && bytes.length > 3 && bytes[0] == 'B';
        byte[] changed = shard ? damage.to(bytes) : bytes;
        if (changed == null) {
          Files.deleteIfExists(target);
        } else {
          Files.write(target, changed);
        }
      }
    }
  }

  @Test
  @Tag("long")
  void it_looks_like_the_servers_pages() {
    Map<String, String> shots = new LinkedHashMap<>();
    shots.put("fan", "fan/?name=marisol");
    shots.put("tralbum", "tralbum/?id=a2147480000");
    shots.put("scene", "scene/?name=scene~0");
    shots.put("missing", "fan/?name=nobody");
    for (Map.Entry<String, String> shot : shots.entrySet()) {
      for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (boolean small : new boolean[] {false, true}) {
          NewContextOptions how =
              new NewContextOptions()
                  .setViewportSize(small ? 390 : 1280, small ? 844 : 900)
                  .setColorScheme(theme);
          Page page = page(how, server);
          visit(page, shot.getValue());
          page.waitForLoadState();
          boolean sideways =
              (Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
          assertThat(sideways).isFalse();
          String name = shot.getKey() + (small ? "-phone-" : "-desktop-") + theme.name();
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setPath(Path.of("target", "screenshots", "static-" + name + ".png")));
          page.context().close();
          contexts.remove(page.context());
        }
      }
    }
  }
}
