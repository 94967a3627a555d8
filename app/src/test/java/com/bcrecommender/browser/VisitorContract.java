package com.bcrecommender.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.site.Bandcamp;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What visitors shape and keep, as they do it: the same on every kind of site. In every test all
/// requests are watched: none may leave the site before the visitor asks for Bandcamp's player.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VisitorContract {
  /// Screens.
  enum Width {
    PHONE(390, 844),
    DESK(1280, 900);

    private final int width;
    private final int height;

    Width(int width, int height) {
      this.width = width;
      this.height = height;
    }

    private NewContextOptions options() {
      boolean phone = this == PHONE;
      return new NewContextOptions()
          .setViewportSize(width, height)
          .setHasTouch(phone)
          .setIsMobile(phone);
    }
  }

  private static final String LIST = "[aria-labelledby=recommended]";
  private static final String CARDS = LIST + " .crate > li.record:not([hidden])";

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Set<Page> asked = new HashSet<>();
  private Chromium chromium;
  private PretendBandcamp bandcamp;
  private Edition edition;
  private String root;

  /// Starts a site of the sample edition.
  ///
  /// @return its root's address
  abstract String start(SiteOptions options) throws IOException;

  abstract void stop();

  @BeforeAll
  void open() throws IOException {
    chromium = Chromium.launch();
    bandcamp = new PretendBandcamp();
    root =
        start(
            SiteOptions.defaults()
                .withBandcamp(new Bandcamp(bandcamp.origin(), bandcamp.origin())));
    edition = Edition.open(SampleEdition.shared());
  }

  @AfterAll
  void shut() {
    if (edition != null) {
      edition.close();
      stop();
      bandcamp.close();
      chromium.close();
    }
  }

  @AfterEach
  void nobodyElseWasAsked() {
    contexts.forEach(BrowserContext::close);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
    assertThat(foreign).as("requests to others before a click").isEmpty();
  }

  private BrowserContext visitor(NewContextOptions options) {
    BrowserContext context = chromium.browser().newContext(options);
    contexts.add(context);
    context.setDefaultTimeout(20_000);
    return context;
  }

  private Page open(BrowserContext visitor, String path) {
    Page page = visitor.newPage();
    page.onRequest(request -> {
      // A press on play asks for the player and for the cover of what is played.
      boolean player = asked.contains(page) && request.url().startsWith(bandcamp.origin());
      boolean own = request.url().startsWith(root) || request.url().startsWith("blob:");
      if (!own && !player) {
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
    page.navigate(root + path);
    return page;
  }

  private Page open(Width width, String path) {
    return open(visitor(width.options()), path);
  }

  private static Locator card(Page page, int at) {
    return page.locator(CARDS).nth(at);
  }

  /// Presses what a card shows under a pointer, and on touch always.
  private static void press(Locator card, String action) {
    card.hover();
    card.locator(action).click();
  }

  private static List<String> titles(Page page) {
    return page.locator(CARDS + " .title").allInnerTexts();
  }

  private static void openMood(Page page) {
    page.locator(LIST + " .mood-open").click();
    page.locator(".mood .fields").waitFor();
  }

  /// Waits until the list is the way a claim has it.
  private static void until(Page page, String expression) {
    page.waitForFunction("() => " + expression);
  }

  /// By the formula of the issue, from the edition's lists.
  private List<String> mixed(Map<String, Double> seeds) {
    Map<Integer, double[]> sums = new HashMap<>();
    for (Map.Entry<String, Double> seed : seeds.entrySet()) {
      int id = edition.tralbumByKey(seed.getKey());
      List<Entry> list = edition.similar(id, 0, 50);
      for (Entry entry : list) {
        double[] sum = sums.computeIfAbsent(entry.tralbum(), _ -> new double[2]);
        sum[0] += seed.getValue() * entry.score() / list.getFirst().score();
        sum[1]++;
      }
    }
    seeds.keySet().forEach(key -> sums.remove(edition.tralbumByKey(key)));
    Comparator<Map.Entry<Integer, double[]>> byScore =
        Comparator.comparingDouble(sum -> -sum.getValue()[0] * Math.sqrt(sum.getValue()[1]));
    return sums.entrySet().stream()
        .sorted(byScore.thenComparing(Map.Entry::getKey))
        .map(sum -> title(edition.card(sum.getKey())))
        .toList();
  }

  private static String title(Card card) {
    return card.title().isEmpty() ? card.key() : card.title();
  }

  /// Some records with an address, that others are like.
  private List<Card> loved(int count) {
    List<Card> cards = new ArrayList<>();
    for (int id = 0; id < edition.tralbums() && cards.size() < count; id += 7) {
      Card card = edition.card(id);
      if (card.url() != null && card.key().startsWith("a") && edition.similarSize(id) > 5) {
        cards.add(card);
      }
    }
    return cards;
  }

  @ParameterizedTest
  @EnumSource
  void
      a_list_from_pasted_links_and_picked_records_is_the_formulas_and_its_address_gives_it_to_others(
          Width width) {
    Page page = open(width, "mix/");
    List<Card> loved = loved(3);
    page.locator(".picks input").focus();
    page.evaluate(
        """
        text => {
          const data = new DataTransfer();
          data.setData("text", text);
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(event);
        }\
        """,
        loved.get(0).url() + "\nhttps://nobody.bandcamp.com/album/not-here\n" + loved.get(1).url());
    assertThat(page.locator(".seeds > li")).hasCount(2);
    assertThat(page.locator(".unknown")).containsText("nobody.bandcamp.com");
    page.locator(".picks input").fill(loved.get(2).title());
    page.locator(".picks .found button").first().click();
    assertThat(page.locator(".seeds > li")).hasCount(3);
    page.locator(".seeds select").first().selectOption("2");
    until(page, "location.hash.includes('2*')");
    assertThat(page.locator(CARDS)).not().hasCount(0);
    Map<String, Double> seeds = new HashMap<>();
    page.locator(".seeds > li")
        .all()
        .forEach(seed -> {
          String key =
              Objects.requireNonNull(seed.locator("a").getAttribute("href"))
                  .replaceFirst(".*id=", "");
          seeds.put(key, Double.valueOf(seed.locator("select").inputValue()));
        });
    List<String> expected = mixed(seeds);
    until(page, "document.querySelectorAll('" + CARDS + "').length > 5");
    List<String> shown = titles(page);
    assertThat(shown).isEqualTo(expected.subList(0, shown.size()));
    assertThat(page.url()).contains("#love=").doesNotContain("?");
    Page other = open(width, page.url().substring(root.length()));
    assertThat(other.locator(CARDS)).hasCount(shown.size());
    assertThat(titles(other)).isEqualTo(shown);
  }

  @ParameterizedTest
  @EnumSource
  void a_no_works_at_once_is_undone_in_its_place_and_kept_for_the_next_visit(Width width) {
    BrowserContext visitor = visitor(width.options());
    Page page = open(visitor, "fan/?name=marisol");
    Locator second = card(page, 1);
    String title = second.locator(".title").innerText();
    second.locator("[data-no]").waitFor(new Locator.WaitForOptions().setTimeout(10_000));
    press(second, "[data-no]");
    Locator gone = page.locator(LIST + " .crate > li").nth(1);
    assertThat(gone).containsText("Hidden: " + title);
    assertThat(gone.getByText("Undo")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(LIST + " .crate > li").nth(1).locator(".title")).hasText(title);
    press(card(page, 1), "[data-no]");
    assertThat(page.locator(".gone")).hasCount(1);
    page.reload();
    assertThat(page.locator(".left-out")).containsText("1 record is hidden");
    assertThat(titles(page)).doesNotContain(title);
    Page mine = open(visitor, "mine/");
    assertThat(mine.locator(".noes li")).containsText(title);
    mine.locator(".noes li button").click();
    assertThat(mine.locator(".noes li")).hasCount(0);
    assertThat(page.locator(CARDS + " .title").getByText(title, exact()).first()).isVisible();
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  @ParameterizedTest
  @EnumSource
  void an_artist_or_a_tag_that_is_not_wanted_is_in_no_list(Width width) {
    Page page = open(width, "fan/?name=marisol");
    Locator first = card(page, 0);
    String artist = first.locator(".artist").innerText();
    press(first, "[data-no]");
    page.locator(".no-more summary").click();
    page.locator(".no-more").getByText("Nothing by " + artist).click();
    assertThat(page.locator(".gone p")).hasText("Hidden: all by " + artist);
    assertThat(page.locator(CARDS + " .artist").getByText(artist, exact())).hasCount(0);
    int fan = edition.fanByUsername("marisol");
    Card unwanted =
        edition.card(
            edition.fanList(edition.fan(fan), 0, 100).entries().stream()
                .map(Entry::tralbum)
                .filter(id -> edition.card(id).tags().length > 0)
                .filter(id -> !edition.card(id).artist().equals(artist))
                .findFirst()
                .orElseThrow());
    String tag = edition.tag(unwanted.tags()[0]).name();
    page.evaluate(
        """
        tag => {
          const mine = JSON.parse(localStorage.getItem("bcr.mine"));
          mine.noes.push({ kind: "tag", what: tag, title: "", artist: "", at: 1 });
          localStorage.setItem("bcr.mine", JSON.stringify(mine));
        }\
        """,
        tag);
    page.reload();
    assertThat(page.locator(".left-out")).isVisible();
    List<String> shown = titles(page);
    for (int id = 0; id < edition.tralbums(); id++) {
      Card card = edition.card(id);
      boolean carries = Arrays.stream(card.tags()).anyMatch(t -> t == unwanted.tags()[0]);
      if (carries && !card.title().isEmpty() && isOnlyTitle(card)) {
        assertThat(shown).doesNotContain(card.title());
      }
    }
  }

  private boolean isOnlyTitle(Card card) {
    int same = 0;
    for (int id = 0; id < edition.tralbums(); id++) {
      same += edition.card(id).title().equals(card.title()) ? 1 : 0;
    }
    return same == 1;
  }

  @Test
  void a_list_that_noes_have_shrunk_is_filled_from_the_fans_own_records_and_says_so() {
    Page page = open(Width.DESK, "fan/?name=quietloud");
    int fan = edition.fanByUsername("quietloud");
    List<String> keys =
        edition.fanList(edition.fan(fan), 0, 100).entries().stream()
            .map(entry -> edition.card(entry.tralbum()).key())
            .toList();
    page.evaluate(
        """
        keys => localStorage.setItem("bcr.mine", JSON.stringify({
          bcrecommender: 1, crates: [], noes: keys.map(what => ({ kind: "record", what, title: "", artist: "", at: 1 })) }))\
        """,
        keys.subList(3, keys.size()));
    page.reload();
    assertThat(page.locator(".left-out")).containsText("hidden");
    assertThat(page.locator(CARDS).first()).isVisible();
    until(page, "document.querySelectorAll('" + CARDS + "').length > 3");
    List<String> reasons = page.locator(CARDS + " summary span").allInnerTexts();
    assertThat(reasons.subList(0, 3)).noneMatch(reason -> reason.startsWith("Moved up"));
    assertThat(reasons.subList(3, reasons.size())).allMatch(r -> r.startsWith("Moved up"));
  }

  @ParameterizedTest
  @EnumSource
  void dials_rearrange_the_list_say_what_to_expect_and_are_in_the_address(Width width) {
    Page page = open(width, "fan/?name=marisol");
    openMood(page);
    String expected = page.locator(".expected").innerText();
    assertThat(expected).matches("Half of the first 20 have at most [0-9]+ known owners?");
    Locator depth = page.locator(".mood input[type=range]");
    depth.fill("2");
    until(page, "location.hash.includes('depth=2')");
    int deep = number(page.locator(".expected").innerText());
    depth.fill("-2");
    until(page, "location.hash.includes('depth=-2')");
    assertThat(number(page.locator(".expected").innerText())).isGreaterThanOrEqualTo(deep);
    depth.fill("0");
    page.locator(".mood select").first().selectOption("1");
    until(page, "location.hash === '#variety=1'");
    until(
        page,
        "(() => { const artists = [...document.querySelectorAll('"
            + CARDS
            + " .artist')].map(a => a.textContent).filter(a => a !== ''); return new Set(artists).size === artists.length; })()");
    Page shared = open(width, page.url().substring(root.length()));
    assertThat(shared.locator(".mood-open.on")).isVisible();
    assertThat(shared.locator(".left-out")).containsText("left out by your filters");
  }

  private static int number(String text) {
    return Integer.parseInt(text.replaceFirst(".*at most ([0-9]+) .*", "$1"));
  }

  @ParameterizedTest
  @EnumSource
  void tags_years_and_prices_filter_and_what_is_not_known_is_said(Width width) {
    Page page = open(width, "fan/?name=marisol");
    openMood(page);
    Locator tag = page.locator(".mood .chips .chip").first();
    String name = tag.locator("bdi").innerText();
    tag.click();
    assertThat(tag).hasAttribute("data-state", "all");
    until(page, "location.hash.includes('tag=')");
    int with = page.locator(CARDS).count();
    assertThat(page.locator(".left-out")).containsText("left out");
    tag.click();
    assertThat(tag).hasAttribute("data-state", "any");
    assertThat(page.locator(CARDS)).hasCount(with);
    tag.click();
    assertThat(tag).hasAttribute("data-state", "not");
    until(page, "location.hash.includes('not=')");
    assertThat(tag).hasAttribute("aria-label", name + ": must not have");
    tag.click();
    page.locator(".mood .fields select").last().selectOption("free");
    until(page, "location.hash.includes('price=free')");
    assertThat(page.locator(".left-out")).containsText("no price is known");
    page.locator(".mood").getByText("As it was").click();
    until(page, "location.hash === ''");
    assertThat(page.locator(".left-out")).hasCount(0);
  }

  @ParameterizedTest
  @EnumSource
  void groups_are_named_by_the_records_and_tags_that_they_come_from(Width width) {
    Page page = open(width, "fan/?name=marisol");
    openMood(page);
    page.locator(".mood").getByText("Group by what it comes from").click();
    Locator names = page.locator(".facet-name");
    assertThat(names.first()).containsText("From ");
    assertThat(names.first().locator("a[href*='tralbum/']").first()).isVisible();
    assertThat(names.first().locator("a[href*='tag/']").first()).isVisible();
    assertThat(page.locator(".facet .record").first()).isVisible();
  }

  @ParameterizedTest
  @EnumSource
  void why_not_tells_the_true_place_the_rule_or_that_it_is_below(Width width) {
    Page page = open(width, "fan/?name=marisol");
    int fan = edition.fanByUsername("marisol");
    List<Entry> list = edition.fanList(edition.fan(fan), 0, 100).entries();
    Card fifth = card(list, 4);
    openMood(page);
    ask(page, fifth);
    assertThat(page.locator(".why-not-answer"))
        .containsText("number 5 of %d, with a score of".formatted(list.size()));
    page.locator(".mood select").nth(1).selectOption(fifth.type() == 'a' ? "track" : "album");
    assertThat(page.locator(".why-not-answer")).containsText("that leaves it out");
    page.locator(".mood").getByText("As it was").click();
    Card owned = edition.card(edition.fan(fan).tralbums()[0]);
    ask(page, owned);
    assertThat(page.locator(".why-not-answer")).containsText("the list was made from");
    Card outside = outside(fan, list);
    ask(page, outside);
    assertThat(page.locator(".why-not-answer"))
        .containsText("not among the %d of this list".formatted(list.size()));
  }

  private Card card(List<Entry> list, int at) {
    return edition.card(list.get(at).tralbum());
  }

  private Card outside(int fan, List<Entry> list) {
    List<Integer> in = new ArrayList<>(list.stream().map(Entry::tralbum).toList());
    for (int own : edition.fan(fan).tralbums()) {
      in.add(own);
    }
    for (int id = 0; id < edition.tralbums(); id++) {
      if (!in.contains(id) && edition.card(id).key().matches("[at][0-9]+")) {
        return edition.card(id);
      }
    }
    throw new AssertionError("every record is in the list");
  }

  private static void ask(Page page, Card card) {
    page.locator(".why-not input").fill(card.key());
    page.locator(".why-not .found button").first().click();
  }

  @ParameterizedTest
  @EnumSource
  void the_player_stays_while_the_visitor_goes_on_and_the_queue_leads_to_the_next(Width width) {
    Page page = open(width, "fan/?name=marisol");
    Locator playable = page.locator(CARDS + ":has(button.play)");
    playable.first().waitFor();
    String next = playable.nth(1).locator(".title").innerText();
    String first = playable.first().locator(".title").innerText();
    asked.add(page);
    press(playable.first(), "button.play");
    assertThat(page.locator(".dock-title")).hasText(first);
    page.evaluate("document.querySelector('.dock-frame iframe').mark = 'same'");
    page.locator(CARDS + " .title a").nth(2).click();
    assertThat(page.locator("article.one h1")).isVisible();
    assertThat(page.locator("article.one [data-keep]")).isVisible();
    page.goBack();
    assertThat(page.locator("h1")).hasText("For marisol");
    assertThat(page.locator(CARDS).first()).isVisible();
    assertThat(page.evaluate("document.querySelector('.dock-frame iframe').mark"))
        .isEqualTo("same");
    page.locator(".queue summary").click();
    assertThat(page.locator("#queue-list [aria-current]")).containsText(first);
    page.locator(".queue summary").click();
    page.keyboard().press("n");
    assertThat(page.locator(".dock-title")).hasText(next);
    assertThat(page.locator(".queue-box .hint")).containsText("does not say when it ends");
  }

  @Test
  void keys_say_no_and_keep() {
    Page page = open(Width.DESK, "fan/?name=marisol");
    card(page, 0).locator("[data-no]").waitFor(new Locator.WaitForOptions().setTimeout(10_000));
    String title = card(page, 0).locator(".title").innerText();
    page.keyboard().press("j");
    page.keyboard().press("s");
    assertThat(card(page, 0).locator("[data-keep]")).hasAttribute("aria-pressed", "true");
    page.keyboard().press("x");
    assertThat(page.locator(".gone")).containsText(title);
    page.keyboard().press("?");
    assertThat(page.locator("#keys")).containsText("say no");
  }

  @ParameterizedTest
  @EnumSource
  void a_crate_is_named_ordered_noted_shared_and_saved(Width width) throws IOException {
    BrowserContext visitor = visitor(width.options());
    Page page = open(visitor, "fan/?name=marisol");
    card(page, 0).locator("[data-keep]").waitFor();
    List<String> kept = titles(page).subList(0, 2);
    press(card(page, 0), "[data-keep]");
    press(card(page, 1), "[data-keep]");
    Page mine = open(visitor, "mine/");
    Locator rows = mine.locator(".crates li");
    assertThat(rows).hasCount(2);
    mine.locator(".crate-name input").fill("<b>Rainy</b> days");
    mine.locator(".crate-name input").blur();
    rows.first().locator("input").fill("=play \"loud\"");
    rows.first().locator("input").blur();
    rows.first().locator("[title=Down]").click();
    assertThat(rows.first().locator("a")).hasText(kept.get(1));
    mine.reload();
    assertThat(rows.last().locator("input")).hasValue("=play \"loud\"");
    assertThat(mine.locator(".crate-name input")).hasValue("<b>Rainy</b> days");
    assertThat(saved(mine, "CSV"))
        .startsWith("key,title,artist,url,note\r\n")
        .contains(",\"'=play \"\"loud\"\"\"\r\n");
    assertThat(saved(mine, "JSPF")).contains("\"playlist\"").contains(kept.getFirst());
    assertThat(saved(mine, "TXT")).startsWith("<b>Rainy</b> days\n");
    String link = Objects.requireNonNull(mine.locator(".crate-of .acts a").getAttribute("href"));
    assertThat(link).contains("crate/#");
    Page other = open(width, link.substring(link.indexOf("crate/#")));
    assertThat(other.locator("h1")).hasText("<b>Rainy</b> days");
    assertThat(other.locator(".crate .title")).hasCount(2);
    assertThat(other.locator(".crate .title").first()).hasText(kept.get(1));
    assertThat(other.locator(".crate .reason").last()).hasText("=play \"loud\"");
    other.locator(".acts .btn-primary").click();
    other.navigate(root + "mine/");
    assertThat(other.locator(".crates li")).hasCount(2);
  }

  private static String saved(Page page, String form) throws IOException {
    Download download =
        page.waitForDownload(
            () -> page.locator(".crate-of .acts").getByText(form, exact()).click());
    return Files.readString(download.path());
  }

  @Test
  void what_a_browser_keeps_goes_to_another_by_a_file_and_rubbish_is_refused_by_name()
      throws IOException {
    BrowserContext visitor = visitor(Width.DESK.options());
    Page page = open(visitor, "fan/?name=marisol");
    card(page, 0).locator("[data-keep]").waitFor();
    press(card(page, 0), "[data-keep]");
    press(card(page, 2), "[data-no]");
    Page mine = open(visitor, "mine/");
    Download file = mine.waitForDownload(() -> mine.locator("[data-export]").click());
    byte[] bytes = Files.readAllBytes(file.path());
    Page other = open(Width.DESK, "mine/");
    choose(other, "mine.json", bytes);
    assertThat(other.locator(".mine-told")).hasText("Added: 1 noes, 1 crates.");
    assertThat(other.locator(".crates li")).hasCount(1);
    for (String rubbish : List.of("", "{", "[]", "{\"bcrecommender\":9}", "\u0000\u0001", "null")) {
      choose(other, "holiday.jpg", rubbish.getBytes(StandardCharsets.UTF_8));
      assertThat(other.locator(".mine-told")).containsText("holiday.jpg is no file");
    }
    choose(
        other,
        "part.json",
        "{\"bcrecommender\":1,\"noes\":[7,{\"kind\":\"artist\",\"what\":\"A\"}],\"crates\":[null]}"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(other.locator(".mine-told")).containsText("2 entries could not be read");
    other.locator("[data-forget]").click();
    assertThat(other.locator(".crates li")).hasCount(0);
    other.locator(".mine-told button").click();
    assertThat(other.locator(".crates li")).hasCount(1);
  }

  private static void choose(Page page, String name, byte[] bytes) {
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload(name, "application/json", bytes));
  }

  @ParameterizedTest
  @EnumSource
  void several_fans_get_one_list_with_a_fair_share_for_each(Width width) {
    Page page = open(width, "blend/");
    for (String fan : List.of("marisol", "cratefox")) {
      page.locator(".picks input").fill(fan);
      page.locator(".picks .found button").first().click();
    }
    assertThat(page.locator(".seeds > li")).hasCount(2);
    assertThat(page.locator(CARDS).first()).isVisible();
    String shares = page.locator(".facts").innerText();
    assertThat(shares).matches("Picked for each: marisol [0-9]+, cratefox [0-9]+");
    String[] numbers = shares.replaceAll("[^0-9 ]", "").strip().split(" +");
    assertThat(Math.abs(Integer.parseInt(numbers[0]) - Integer.parseInt(numbers[1])))
        .isLessThanOrEqualTo(30);
    assertThat(card(page, 0).locator("summary")).containsText("For ");
    assertThat(page.url()).contains("#fan=marisol&fan=cratefox");
  }

  @ParameterizedTest
  @EnumSource
  void the_map_of_scenes_comes_closer(Width width) {
    Page page = open(width, "scenes/");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    double before = page.locator(".map svg").boundingBox().width;
    page.locator("[data-zoom=in]").click();
    assertThat(page.locator(".map svg").boundingBox().width).isGreaterThan(before * 1.3);
    page.locator("[data-zoom=out]").click();
    assertThat(page.locator("[aria-labelledby=scenes] .chip").first()).isVisible();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void axe_finds_nothing_on_the_pages_that_visitors_shape(ColorScheme scheme) {
    Page page = open(visitor(Width.DESK.options().setColorScheme(scheme)), "fan/?name=marisol");
    card(page, 0).locator("[data-keep]").waitFor();
    press(card(page, 0), "[data-keep]");
    press(card(page, 1), "[data-no]");
    page.locator(".no-more summary").click();
    openMood(page);
    flawless(page);
    page.navigate(root + "mine/");
    assertThat(page.locator(".crates li")).hasCount(1);
    flawless(page);
    String loved = String.join("&", loved(2).stream().map(card -> "love=" + card.key()).toList());
    page.navigate(root + "mix/#" + loved);
    assertThat(page.locator(CARDS).first()).isVisible();
    flawless(page);
    page.navigate(root + "blend/#fan=marisol&fan=cratefox");
    assertThat(page.locator(CARDS).first()).isVisible();
    flawless(page);
    page.navigate(root + "crate/#name=One&r=" + loved(1).getFirst().key() + "&note=why");
    assertThat(page.locator(".crate .title")).hasCount(1);
    flawless(page);
  }

  private static void flawless(Page page) {
    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(violations)
        .as(() ->
            page.url()
                + violations.stream()
                    .map(rule -> "\n" + rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                    .toList())
        .isEmpty();
  }
}
