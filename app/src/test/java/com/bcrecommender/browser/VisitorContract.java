package com.bcrecommender.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Card;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What else visitors do and keep: the same on every kind of site and screen.
abstract class VisitorContract extends ShapingContract {
  @Test
  void the_player_stays_while_the_visitor_goes_on_and_the_queue_leads_to_the_next() {
    Page page = open(width(), "fan/?name=marisol");
    Locator playable = page.locator(CARDS + ":has(button.play)");
    playable.first().waitFor();
    String next = playable.nth(1).locator(".title").textContent();
    String first = playable.first().locator(".title").textContent();
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
    Page page = open(width(), "fan/?name=marisol");
    card(page, 0).locator("[data-no]").waitFor(new Locator.WaitForOptions().setTimeout(10_000));
    String title = card(page, 0).locator(".title").textContent();
    page.keyboard().press("j");
    page.keyboard().press("s");
    assertThat(card(page, 0).locator("[data-keep]")).hasAttribute("aria-pressed", "true");
    page.keyboard().press("x");
    assertThat(page.locator(".gone")).containsText(title);
    page.keyboard().press("?");
    assertThat(page.locator("#keys")).containsText("say no");
  }

  @Test
  void a_crate_is_named_ordered_noted_shared_and_saved() throws IOException {
    BrowserContext visitor = visitor(width().options());
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
    Page other = open(width(), link.substring(link.indexOf("crate/#")));
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
    BrowserContext visitor = visitor(width().options());
    Page page = open(visitor, "fan/?name=marisol");
    card(page, 0).locator("[data-keep]").waitFor();
    press(card(page, 0), "[data-keep]");
    press(card(page, 2), "[data-no]");
    Page mine = open(visitor, "mine/");
    Download file = mine.waitForDownload(() -> mine.locator("[data-export]").click());
    byte[] bytes = Files.readAllBytes(file.path());
    Page other = open(width(), "mine/");
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

  @Test
  void a_visitors_own_file_becomes_a_list_and_what_is_not_here_is_named() {
    Page page = open(width(), "mix/");
    page.locator(".picks input[type=file]").waitFor(attached());
    List<Card> loved = loved(3);
    String csv =
        "Artist,Title,URL\r\n"
            + ",,"
            + loved.get(0).url()
            + "\r\n"
            + quoted(loved.get(1).artist())
            + ","
            + quoted(loved.get(1).title())
            + ",\r\n"
            + "Nobody Known,<b>Lost</b>,\r\n"
            + ",,https://example.org/shop\r\n";
    choose(page, "records.csv", csv.getBytes(StandardCharsets.UTF_8));
    assertThat(page.locator(".of-file"))
        .containsText("records.csv: 2 of 3 records are in this edition.");
    assertThat(page.locator(".of-file")).containsText("<b>Lost</b>");
    assertThat(page.locator(".of-file")).containsText("1 entry could not be used");
    assertThat(page.locator(".seeds > li")).hasCount(2);
    assertThat(page.locator(CARDS).first()).isVisible();
    for (byte[] rubbish :
        List.of(new byte[0], new byte[] {0, 1, 2, 3}, "{".getBytes(StandardCharsets.UTF_8))) {
      choose(page, "holiday.jpg", rubbish);
      assertThat(page.locator(".of-file")).containsText("holiday.jpg: ");
      assertThat(page.locator(".of-file")).containsText("Expected a table or list of links");
    }
    assertThat(page.locator(".seeds > li")).hasCount(2);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @Test
  void several_fans_get_one_list_with_a_fair_share_for_each() {
    Page page = open(width(), "blend/");
    for (String fan : List.of("marisol", "cratefox")) {
      page.locator(".picks input[type=search]").fill(fan);
      page.locator(".picks .found button").first().click();
    }
    assertThat(page.locator(".seeds > li")).hasCount(2);
    assertThat(page.locator(CARDS).first()).isVisible();
    String shares = page.locator(".facts").textContent();
    assertThat(shares).matches("Picked for each: marisol [0-9]+, cratefox [0-9]+");
    String[] numbers = shares.replaceAll("[^0-9 ]", "").strip().split(" +");
    assertThat(Math.abs(Integer.parseInt(numbers[0]) - Integer.parseInt(numbers[1])))
        .isLessThanOrEqualTo(30);
    assertThat(card(page, 0).locator("summary")).containsText("For ");
    assertThat(page.url()).contains("#fan=marisol&fan=cratefox");
  }

  @Test
  void the_map_of_scenes_comes_closer() {
    Page page = open(width(), "scenes/");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    double before = page.locator(".map svg").boundingBox().width;
    page.locator("[data-zoom=in]").click();
    assertThat(page.locator(".map svg").boundingBox().width).isGreaterThan(before * 1.3);
    page.locator("[data-zoom=out]").click();
    assertThat(page.locator("[aria-labelledby=scenes] .chip").first()).isVisible();
  }

  @Test
  void axe_finds_nothing_on_the_pages_that_visitors_shape() {
    Page page = open(width(), "fan/?name=marisol");
    card(page, 0).locator("[data-keep]").waitFor();
    press(card(page, 0), "[data-keep]");
    press(card(page, 1), "[data-no]");
    page.locator(".no-more summary").click();
    openMood(page);
    Accessibility.flawless(page);
    page.navigate(root + "mine/");
    assertThat(page.locator(".crates li")).hasCount(1);
    Accessibility.flawless(page);
    String loved = String.join("&", loved(2).stream().map(card -> "love=" + card.key()).toList());
    page.navigate(root + "mix/#" + loved);
    assertThat(page.locator(CARDS).first()).isVisible();
    Accessibility.flawless(page);
    page.navigate(root + "blend/#fan=marisol&fan=cratefox");
    assertThat(page.locator(CARDS).first()).isVisible();
    Accessibility.flawless(page);
    page.navigate(root + "crate/#name=One&r=" + loved(1).getFirst().key() + "&note=why");
    assertThat(page.locator(".crate .title")).hasCount(1);
    Accessibility.flawless(page);
  }
}
