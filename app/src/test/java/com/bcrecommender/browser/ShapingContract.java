package com.bcrecommender.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Entry;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Lists as visitors shape them: the same on every kind of site and screen.
abstract class ShapingContract extends VisitedSite {
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

  @Test
  void
      a_list_from_pasted_links_and_picked_records_is_the_formulas_and_its_address_gives_it_to_others() {
    Page page = open(width(), "mix/");
    List<Card> loved = loved(3);
    page.locator(".picks input[type=search]").focus();
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
    page.locator(".picks input[type=search]").fill(loved.get(2).title());
    page.locator(".picks .found button").first().click();
    assertThat(page.locator(".seeds > li")).hasCount(3);
    page.locator(".seeds select").first().selectOption("2");
    until(page, "location.hash.includes('2*')");
    assertThat(page.locator(CARDS)).not().hasCount(0);
    Map<String, Double> seeds = new LinkedHashMap<>();
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
    Page other = open(width(), page.url().substring(root.length()));
    assertThat(other.locator(CARDS)).hasCount(shown.size());
    assertThat(titles(other)).isEqualTo(shown);
  }

  @Test
  void a_no_works_at_once_is_undone_in_its_place_and_kept_for_the_next_visit() {
    BrowserContext visitor = visitor(width().options());
    Page page = open(visitor, "fan/?name=marisol");
    Locator second = card(page, 1);
    String title = second.locator(".title").textContent();
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

  @Test
  void a_no_and_a_press_on_mood_at_once_leave_each_record_once() {
    Page page = open(width(), "fan/?name=marisol");
    card(page, 0).locator("[data-no]").waitFor(attached());
    int before = titles(page).size();
    page.evaluate(
        """
        () => {
          document.querySelector(".crate [data-no]").click();
          document.querySelector(".mood-open").click();
        }\
        """);
    page.locator(".mood .fields").waitFor();
    page.locator(".mood input[type=range]").fill("2");
    until(page, "location.hash.includes('depth=2')");
    List<?> addresses =
        (List<?>)
            page.evaluate(
                "selector => [...document.querySelectorAll(selector)].map(link => link.href)",
                CARDS + " .title a");
    // More than before where the end of the shorter list came into sight meanwhile.
    assertThat(addresses).hasSizeGreaterThanOrEqualTo(before).doesNotHaveDuplicates();
  }

  @Test
  void what_opens_over_a_list_stays_within_the_window_and_is_not_cut_off() {
    Page page = open(width(), "fan/?name=marisol");
    card(page, 1).locator("[data-no]").waitFor(attached());
    for (int at = 0; at < 6; at++) {
      Locator summary = card(page, at).locator(".why summary");
      summary.click();
      Locator evidence = card(page, at).locator(".evidence");
      assertThat(evidence).isVisible();
      until(page, "!!document.querySelector('.crate > .open .why[open]')");
      // The lowest line of it lies over what is below, and takes a press there; it may first have
      // to
      // find its place anew, where a part of the list comes into sight meanwhile.
      page.waitForCondition(() ->
          (boolean)
              evidence.evaluate(
                  """
                  box => {
                    const last = box.querySelector("ol > li:last-child, p:last-child");
                    last.scrollIntoView({ block: "center" });
                    const { left, right, top, bottom } = last.getBoundingClientRect();
                    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                    return left >= 0 && right <= document.documentElement.clientWidth && box.contains(hit);
                  }\
                  """));
      page.keyboard().press("Escape");
      assertThat(evidence).not().isVisible();
    }
  }

  @Test
  void an_artist_or_a_tag_that_is_not_wanted_is_in_no_list() {
    Page page = open(width(), "fan/?name=marisol");
    Locator first = card(page, 0);
    String artist = first.locator(".artist").textContent();
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
    Page page = open(width(), "fan/?name=quietloud");
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
    // The list as it came is on the page first, and what takes its place comes in several steps.
    until(
        page,
        """
        (reasons => reasons.length > 3 && reasons.at(-1).textContent.startsWith("Moved up"))(
          [...document.querySelectorAll("%s summary span")])\
        """
            .formatted(CARDS));
    List<String> reasons = page.locator(CARDS + " summary span").allTextContents();
    assertThat(reasons.subList(0, 3)).noneMatch(reason -> reason.startsWith("Moved up"));
    assertThat(reasons.subList(3, reasons.size())).allMatch(r -> r.startsWith("Moved up"));
  }

  @Test
  void dials_rearrange_the_list_say_what_to_expect_and_are_in_the_address() {
    Page page = open(width(), "fan/?name=marisol");
    openMood(page);
    String expected = page.locator(".expected").textContent();
    assertThat(expected).matches("Half of the first 20 have at most [0-9]+ known owners?");
    Locator depth = page.locator(".mood input[type=range]");
    depth.fill("2");
    until(page, "location.hash.includes('depth=2')");
    int deep = number(page.locator(".expected").textContent());
    depth.fill("-2");
    until(page, "location.hash.includes('depth=-2')");
    assertThat(number(page.locator(".expected").textContent())).isGreaterThanOrEqualTo(deep);
    depth.fill("0");
    page.locator(".mood select").first().selectOption("1");
    until(page, "location.hash === '#variety=1'");
    until(
        page,
        "(() => { const artists = [...document.querySelectorAll('"
            + CARDS
            + " .artist')].map(a => a.textContent).filter(a => a !== ''); return new Set(artists).size === artists.length; })()");
    Page shared = open(width(), page.url().substring(root.length()));
    assertThat(shared.locator(".mood-open.on")).isVisible();
    assertThat(shared.locator(".left-out")).containsText("left out by your filters");
  }

  private static int number(String text) {
    return Integer.parseInt(text.replaceFirst(".*at most ([0-9]+) .*", "$1"));
  }

  @Test
  void tags_years_and_prices_filter_and_what_is_not_known_is_said() {
    Page page = open(width(), "fan/?name=marisol");
    openMood(page);
    Locator tag = page.locator(".mood .chips .chip").first();
    String name = tag.locator("bdi").textContent();
    tag.click();
    assertThat(tag).hasAttribute("data-state", "all");
    until(page, "location.hash.includes('tag=')");
    int with = titles(page).size();
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

  @Test
  void groups_are_named_by_the_records_and_tags_that_they_come_from() {
    Page page = open(width(), "fan/?name=marisol");
    openMood(page);
    page.locator(".mood").getByText("Group by what it comes from").click();
    Locator names = page.locator(".facet-name");
    assertThat(names.first()).containsText("From ");
    assertThat(names.first().locator("a[href*='tralbum/']").first()).isVisible();
    assertThat(names.first().locator("a[href*='tag/']").first()).isVisible();
    assertThat(page.locator(".facet .record").first()).isVisible();
  }

  @Test
  void why_not_tells_the_true_place_the_rule_or_that_it_is_below() {
    Page page = open(width(), "fan/?name=marisol");
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
}
