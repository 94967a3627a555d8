package com.bcrecommender.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.serve.ServeOptions;
import com.bcrecommender.serve.SiteServer;
import com.bcrecommender.site.Bandcamp;
import com.bcrecommender.site.Covers;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The site in a real browser, as a visitor meets it. In every test all requests are watched: none
/// may leave the site's own origin before the visitor asks for Bandcamp's player or covers.
class SiteBrowserTest {
  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("home", ""),
          Map.entry("fan", "fan/?name=marisol"),
          Map.entry("hostile-fan", "fan/?name=basement_tapes2"),
          Map.entry("tralbum", "tralbum/?id=a2147480000"),
          Map.entry("tag", "tag/?name=ambient"),
          Map.entry("scenes", "scenes/"),
          Map.entry("scene", "scene/?name=scene~0"),
          Map.entry("search", "search/?q=paper"),
          Map.entry("nothing-found", "search/?q=zzzzqqqq"),
          Map.entry("about", "about/"),
          Map.entry("privacy", "privacy/"),
          Map.entry("remove", "remove/"),
          Map.entry("save", "save/"),
          Map.entry("missing", "nothing/here"));

  private static Chromium chromium;
  private static PretendBandcamp bandcamp;
  private static SiteServer server;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
    bandcamp = new PretendBandcamp();
    SiteOptions site =
        SiteOptions.defaults().withBandcamp(new Bandcamp(bandcamp.origin(), bandcamp.origin()));
    server = SiteServer.start(SampleEdition.sharedFolder(), ServeOptions.loopback(site));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      server.close();
      bandcamp.close();
      chromium.close();
    }
  }

  @AfterEach
  void close() {
    contexts.forEach(BrowserContext::close);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  private static NewContextOptions desktop() {
    return new NewContextOptions().setViewportSize(1280, 900);
  }

  private static NewContextOptions phone() {
    return new NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true);
  }

  private Page open(NewContextOptions options, String path) {
    BrowserContext context = chromium.browser().newContext(options);
    contexts.add(context);
    context.setDefaultTimeout(20_000);
    Page page = context.newPage();
    String own = server.address().toString();
    page.onRequest(request -> {
      if (!request.url().startsWith(own)) {
        foreign.add(request.url());
      }
    });
    page.onConsoleMessage(message -> {
      boolean missing = message.text().contains("404");
      if (message.type().equals("error") && !missing) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onDialog(dialog -> complaints.add("dialog: " + dialog.message()));
    page.navigate(own + path);
    return page;
  }

  @Test
  void a_search_leads_to_a_fan_and_the_fan_to_a_record() {
    Page page = open(desktop(), "");
    page.locator("#q").fill("marisol");
    page.keyboard().press("Enter");
    page.locator(".hits .chip").first().click();
    assertThat(page.locator("h1")).hasText("For marisol");
    String title = page.locator(".crate .title a").first().textContent();
    page.locator(".crate .title a").first().click();
    assertThat(page.locator("h1")).hasText(title);
    assertThat(
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Buy on Bandcamp")))
        .isVisible();
    assertThat(foreign).isEmpty();
  }

  @Test
  void a_reason_opens_its_evidence_and_the_number_leads_to_the_fans_behind_it() {
    Page page = open(desktop(), "fan/?name=marisol");
    Locator why = page.locator(".why").first();
    assertThat(why.locator(".evidence")).isHidden();
    why.locator("summary").click();
    assertThat(why.locator(".evidence p").first()).containsText("Top 3 reasons, covering");
    page.keyboard().press("Escape");
    assertThat(why.locator(".evidence")).isHidden();
    assertThat(why.locator("summary")).isFocused();
    page.locator(".why summary").nth(1).click();
    why.locator("summary").click();
    assertThat(page.locator(".why[open]")).hasCount(1);
    int owners =
        Integer.parseInt(why.locator("bdi + a").first().textContent().replaceAll("\\D", ""));
    why.locator("bdi + a").first().click();
    assertThat(page.locator("#fans")).containsText("Fans who own this and");
    assertThat(page.locator("section[aria-labelledby=fans] .chip")).hasCount(owners);
    assertThat(foreign).isEmpty();
  }

  @Test
  void the_player_and_the_cover_load_when_play_is_pressed_and_not_before() {
    Page page = open(desktop(), "fan/?name=marisol");
    assertThat(page.locator("#dock")).isHidden();
    assertThat(foreign).isEmpty();
    Locator first = page.locator(".crate .record").first();
    first.hover();
    first.locator(".play").click();
    assertThat(page.locator("#dock")).isVisible();
    assertThat(page.locator(".dock-title")).hasText(first.locator(".title").textContent());
    assertThat(page.frameLocator("#dock iframe").locator("p")).containsText("A player for");
    assertThat(first.locator(".cover img")).hasCount(1);
    assertThat(page.locator(".cover img")).hasCount(1);
    assertThat(foreign).isNotEmpty().allMatch(url -> url.startsWith(bandcamp.origin()));

    page.locator("[data-step='1']").click();
    Locator second = page.locator(".crate .record:has(.play)").nth(1);
    assertThat(page.locator(".dock-title")).hasText(second.locator(".title").textContent());
    assertThat(page.locator("#dock iframe")).hasCount(1);
    page.locator("[data-close]").click();
    assertThat(page.locator("#dock")).isHidden();
    assertThat(page.locator("iframe")).hasCount(0);
  }

  @Test
  void the_switch_shows_covers_and_is_remembered_until_it_is_turned_off() {
    Page page = open(desktop(), "fan/?name=marisol");
    assertThat(foreign).isEmpty();
    page.locator("label:has([data-covers])").first().click();
    assertThat(page.locator(".crate .cover img").first()).isVisible();
    page.reload();
    assertThat(page.locator(".crate .cover img").first()).isVisible();
    page.locator(".crate .title a").first().click();
    assertThat(page.locator("#dock iframe")).hasCount(1);
    page.locator("label:has([data-covers])").first().click();
    assertThat(page.locator(".cover img")).hasCount(0);
    page.reload();
    assertThat(page.locator(".cover img, iframe")).hasCount(0);
    assertThat(foreign).allMatch(url -> url.startsWith(bandcamp.origin()));
  }

  @Test
  void the_theme_follows_the_system_until_the_visitor_chooses() {
    Page page = open(desktop().setColorScheme(ColorScheme.DARK), "");
    String dark = background(page);
    page.locator("#theme").click();
    String light = background(page);
    assertThat(light).isNotEqualTo(dark);
    page.navigate(server.address() + "about/");
    assertThat(background(page)).isEqualTo(light);
    assertThat(foreign).isEmpty();
  }

  private static String background(Page page) {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void the_keyboard_moves_plays_and_explains_itself() {
    Page page = open(desktop(), "fan/?name=marisol");
    List<String> titles = page.locator(".crate .title a").allTextContents();
    page.keyboard().press("j");
    page.keyboard().press("j");
    assertThat(page.locator(":focus")).hasText(titles.get(1));
    page.keyboard().press("k");
    assertThat(page.locator(":focus")).hasText(titles.get(0));
    page.keyboard().press("p");
    assertThat(page.locator(".dock-title")).hasText(titles.get(0));
    page.keyboard().press("p");
    assertThat(page.locator("#dock")).isHidden();
    page.keyboard().press("?");
    assertThat(page.locator("#keys")).isVisible();
    page.locator("#keys-on").uncheck();
    page.keyboard().press("Escape");
    page.keyboard().press("/");
    assertThat(page.locator("#q")).not().isFocused();
  }

  @Test
  void covers_come_at_once_where_the_operator_says_so_and_go_when_the_visitor_does() {
    try (SiteServer always = serving(Covers.ALWAYS)) {
      Page page = open(desktop(), "about/");
      foreign.clear();
      page.navigate(always.address() + "tralbum/?id=a2147480000");
      page.waitForSelector("article .cover img");
      assertThat(page.locator("#dock")).isHidden();
      assertThat(foreign)
          .filteredOn(url -> !url.startsWith(always.address().toString()))
          .isNotEmpty()
          .allMatch(url -> url.startsWith(bandcamp.origin() + "/img/"));
      page.locator("[data-covers]").first().uncheck();
      assertThat(page.locator(".cover img")).hasCount(0);
      page.reload();
      page.waitForTimeout(200);
      assertThat(page.locator(".cover img")).hasCount(0);
      page.navigate(always.address() + "privacy/");
      assertThat(page.locator("main")).containsText("Covers come from Bandcamp until you turn");
    }
  }

  @Test
  void covers_never_come_where_the_operator_says_so_and_the_player_does() {
    try (SiteServer never = serving(Covers.NEVER)) {
      Page page = open(desktop(), "about/");
      page.evaluate("localStorage.setItem('bcr.covers', 'bandcamp')");
      foreign.clear();
      page.navigate(never.address() + "tralbum/?id=a2147480000");
      page.evaluate("localStorage.setItem('bcr.covers', 'bandcamp')");
      page.reload();
      assertThat(page.locator("[data-covers]")).hasCount(0);
      assertThat(foreign).noneMatch(url -> url.startsWith(bandcamp.origin()));
      page.locator(".play-wide").click();
      assertThat(page.frameLocator("#dock iframe").locator("p")).isVisible();
      assertThat(page.locator(".cover img")).hasCount(0);
      page.navigate(never.address() + "privacy/");
      assertThat(page.locator("main")).containsText("Covers are never loaded.");
    }
  }

  private static SiteServer serving(Covers covers) {
    SiteOptions site =
        SiteOptions.defaults()
            .withCovers(covers)
            .withBandcamp(new Bandcamp(bandcamp.origin(), bandcamp.origin()));
    return SiteServer.start(SampleEdition.sharedFolder(), ServeOptions.loopback(site));
  }

  @Test
  void on_paper_a_list_is_rows_of_text_with_addresses_and_without_chrome() {
    Page page = open(desktop(), "fan/?name=marisol");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    for (String gone : new String[] {".top", ".ask", ".cover", ".paging", ".foot a"}) {
      assertThat(page.locator(gone).first()).isHidden();
    }
    Locator first = page.locator(".crate .record").first();
    assertThat(first.locator(".title")).isVisible();
    assertThat(first.locator(".why summary span")).isVisible();
    assertThat(first.boundingBox().height).isLessThan(60);
    String printed =
        (String) first.locator(".play").evaluate("e => getComputedStyle(e, '::after').content");
    assertThat(printed).startsWith("\"https://sample");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "fan-print.png")));
    assertThat(foreign).isEmpty();
  }

  @Test
  void without_scripts_everything_reads_and_play_leads_to_bandcamp() {
    Page page = open(desktop().setJavaScriptEnabled(false), "fan/?name=marisol");
    Locator play = page.locator(".crate .play").first();
    assertThat(play.getAttribute("href")).startsWith("https://sample");
    assertThat(page.locator("[data-covers]").first()).isHidden();
    page.locator(".why summary").first().click();
    assertThat(page.locator(".evidence").first()).isVisible();
    assertThat(foreign).isEmpty();
  }

  @Test
  void the_bookmarklet_is_there_to_be_taken_and_does_not_run_on_the_sites_own_pages() {
    Page page = open(desktop(), "mix/");
    page.locator(".picks .hint a").click();
    assertThat(page.locator("h1")).hasText("Save your own records");
    Locator link = page.locator(".bookmarklet a");
    link.click();
    assertThat(page.evaluate("String(getSelection())"))
        .isEqualTo(link.getAttribute("href"))
        .asString()
        .startsWith("javascript:");
    assertThat(complaints).isEmpty();
    // Without the site's script, the policy alone keeps it from running.
    page.evaluate(
        "document.querySelector('h1').append(document.querySelector('.bookmarklet a').cloneNode(true))");
    page.locator("h1 a").click();
    page.waitForCondition(() -> !complaints.isEmpty());
    assertThat(complaints).allMatch(complaint -> complaint.contains("Content Security Policy"));
    assertThat(page.locator("#bcr-save")).hasCount(0);
    complaints.clear();
    assertThat(foreign).isEmpty();
  }

  @Test
  void records_come_first_twelve_above_the_fold_of_a_desk_and_four_of_a_phone() {
    assertThat(wholeRecords(open(desktop(), "fan/?name=marisol"))).isGreaterThanOrEqualTo(12);
    assertThat(wholeRecords(open(phone(), "fan/?name=marisol"))).isGreaterThanOrEqualTo(4);
  }

  private static int wholeRecords(Page page) {
    return (Integer)
        page.evaluate(
            "[...document.querySelectorAll('.crate .record')]"
                + ".filter(r => r.getBoundingClientRect().bottom <= innerHeight).length");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "home",
        "fan",
        "hostile-fan",
        "tralbum",
        "tag",
        "search",
        "nothing-found",
        "about",
        "privacy",
        "remove",
        "save",
        "missing"
      })
  void each_page_is_accessible_in_both_themes_and_asks_nobody_else(String name) {
    for (boolean small : new boolean[] {false, true}) {
      Page page = open(small ? phone() : desktop(), PAGES.get(name));
      Accessibility.flawless(
          page,
          (seen, theme) -> {
            String shot = name + "-" + (small ? "phone" : "desktop") + "-" + theme;
            seen.screenshot(
                new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", shot + ".png")));
            assertThat((Boolean) seen.evaluate("document.documentElement.scrollWidth > innerWidth"))
                .as("%s scrolls sideways", shot)
                .isFalse();
            assertThat(smallTargets(seen)).as("targets below 44 px in %s", shot).isEmpty();
          });
      page.context().close();
      contexts.remove(page.context());
    }
    assertThat(foreign).isEmpty();
  }

  /// Controls that are not words within a sentence.
  @SuppressWarnings("unchecked")
  private static List<String> smallTargets(Page page) {
    return (List<String>)
        page.evaluate(
            "[...document.querySelectorAll('.btn, .icon, .chip, .play, .way, .brand, summary, .switch, input[type=search]')]"
                + ".filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()])"
                + ".filter(([e, r]) => r.width > 0 && (r.height < 43.9 || r.width < 43.9))"
                + ".map(([e, r]) => e.outerHTML.slice(0, 90) + ' ' + r.width + 'x' + r.height)");
  }

  @Test
  void no_record_moves_when_the_player_or_the_evidence_opens() {
    Page page = open(desktop(), "fan/?name=marisol");
    Locator sixth = page.locator(".crate .record").nth(5);
    double before = sixth.boundingBox().y;
    page.locator(".crate .record").first().hover();
    page.locator(".crate .play").first().click();
    assertThat(page.locator("#dock")).isVisible();
    assertThat(sixth.boundingBox().y).isEqualTo(before);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "playing-desktop-light.png")));
    Page small = open(phone(), "tralbum/?id=a2147480000");
    small.locator(".play-wide").click();
    assertThat(small.frameLocator("#dock iframe").locator("p")).isVisible();
    small.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "playing-phone-light.png")));
    double below = page.locator(".crate .record").nth(6).boundingBox().y;
    page.locator(".why summary").first().click();
    assertThat(page.locator(".evidence").first()).isVisible();
    assertThat(page.locator(".crate .record").nth(6).boundingBox().y).isEqualTo(below);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "evidence-desktop-light.png")));
  }
}
