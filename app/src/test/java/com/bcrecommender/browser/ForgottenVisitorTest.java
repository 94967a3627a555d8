package com.bcrecommender.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.publish.SiteFiles;
import com.bcrecommender.publish.StaticSiteOptions;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a static host whose shards still hold a fan and a record that were forgotten, the reader
/// shows neither: the pointer tells it.
class ForgottenVisitorTest extends VisitedSite {
  private static final String FAN = "marisol";

  @TempDir static Path folder;

  private @Nullable StaticServer server;
  private Edition shown;
  private Fan fan;
  private Card record;

  /// Another fan who owns the record.
  private Fan owner;

  @Override
  String start(SiteOptions options) throws IOException {
    Editions editions = Editions.in(folder.resolve("editions"));
    Path path = editions.folder(SampleEdition.write(editions.folder(), 1));
    try (Edition whole = Edition.open(path)) {
      fan = whole.fan(whole.fanByUsername(FAN));
      record = whole.card(fan.tralbums()[0]);
      owner =
          Arrays.stream(whole.owners(record.id()).fans())
              .filter(id -> id != fan.id())
              .mapToObj(whole::fan)
              .filter(other -> other.username() != null)
              .findFirst()
              .orElseThrow();
    }
    OptOutFile.add(
        editions.folder(),
        OptOuts.of(
            new byte[16],
            Instant.EPOCH,
            Set.of(
                OptOutKey.ofFan(fan.key()),
                OptOutKey.ofUsername(FAN),
                OptOutKey.ofTralbum(record.key()))));
    // As good as no page made beforehand: those were made without them anyway.
    SiteFiles.write(
        path, folder.resolve("site"), new StaticSiteOptions(options, null, 1, 1L << 30, null));
    shown = Edition.open(path);
    server = new StaticServer(folder.resolve("site"), "/music/", false);
    return server.address();
  }

  @Override
  void stop() {
    shown.close();
    Objects.requireNonNull(server).close();
  }

  @Override
  Width width() {
    return Width.DESK;
  }

  private static String links(Page page) {
    page.waitForSelector("main:not(:has(template))");
    return String.valueOf(
        page.evaluate(
            "() => [...document.querySelectorAll('main a[href]')].map(a => a.href).join(' ') + ' '"));
  }

  private String fanLink() {
    return "name=" + FAN + " ";
  }

  private String recordLink() {
    return "id=" + record.key() + " ";
  }

  @Test
  void their_own_pages_are_not_there() {
    for (String path :
        List.of("fan/?name=" + FAN, "fan/?id=" + fan.key(), "tralbum/?id=" + record.key())) {
      assertThat(open(width(), path).locator("main")).containsText("is known here");
    }
  }

  @Test
  void the_lists_of_others_are_what_the_edition_shows_of_them() {
    Page page = open(width(), "fan/?name=" + owner.username());
    card(page, 0).waitFor();
    page.locator("#collection").scrollIntoViewIfNeeded();
    page.locator(".shelf li a").first().waitFor(attached());
    List<String> titles =
        shown.fanList(owner.id(), 0, 10).stream()
            .map(Entry::tralbum)
            .map(shown::card)
            .map(card -> card.title().isEmpty() ? card.key() : card.title())
            .toList();
    assertThat(titles(page).subList(0, titles.size())).isEqualTo(titles);
    assertThat(links(page)).doesNotContain(recordLink()).doesNotContain(fanLink());
    // A page of a collection has the places that it had.
    long rows = Arrays.stream(owner.tralbums()).limit(20).filter(id -> id != record.id()).count();
    assertThat(page.locator("ul.shelf > li")).hasCount((int) rows);
  }

  @Test
  void no_other_page_leads_to_them() {
    int both =
        Arrays.stream(shown.fan(owner.id()).tralbums())
            .filter(id -> Arrays.stream(fan.tralbums()).anyMatch(own -> own == id))
            .findFirst()
            .orElseThrow();
    Page page = open(width(), "tralbum/?id=" + shown.card(both).key());
    page.locator("section[aria-labelledby=fans] .chips a").first().waitFor(attached());
    if (page.locator("section[aria-labelledby=fans] a.quiet").count() > 0) {
      page.locator("section[aria-labelledby=fans] a.quiet").click();
      assertThat(page.locator("section[aria-labelledby=fans] .chips > li"))
          .hasCount(shown.owners(both).fans().length);
    }
    assertThat(links(page)).doesNotContain(recordLink()).doesNotContain(fanLink());
    String scene = shown.scene(shown.sceneOf(record.id())).key();
    assertThat(links(open(width(), "scene/?name=" + scene)))
        .contains("tralbum/?id=")
        .doesNotContain(recordLink())
        .doesNotContain(fanLink());
    assertThat(links(open(width(), ""))).doesNotContain(recordLink()).doesNotContain(fanLink());
  }

  @Test
  void no_search_finds_them() {
    for (String words : List.of(FAN, "n:" + FAN, fan.key(), record.key(), record.title())) {
      Page page = open(width(), "search/?q=" + words);
      page.locator("main h1").waitFor();
      assertThat(links(page)).as(words).doesNotContain(recordLink()).doesNotContain(fanLink());
    }
  }
}
