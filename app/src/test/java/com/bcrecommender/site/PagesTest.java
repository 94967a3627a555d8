package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Entry.Origin;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static Edition edition;
  private static Pages pages;
  private static int marisol;
  private static int album;

  @BeforeAll
  static void open() {
    edition = Edition.open(SampleEdition.shared());
    pages = new Pages(edition, SiteOptions.defaults());
    marisol = SampleEdition.fan(edition, 0);
    album = SampleEdition.tralbum(edition, 0);
  }

  @AfterAll
  static void close() {
    edition.close();
  }

  static Document html(PageModel page) {
    return Jsoup.parse(new String(Html.render(page), StandardCharsets.UTF_8));
  }

  /// The keys of the records in a page's grid, from the addresses that their titles lead to.
  static List<String> keys(Document page) {
    return page.select(".crate .title a").eachAttr("href").stream()
        .map(href -> URLDecoder.decode(href.replaceFirst(".*[?]id=", ""), StandardCharsets.UTF_8))
        .map(Links::tralbumKey)
        .toList();
  }

  private static List<PageModel> allPages() {
    List<PageModel> all = new ArrayList<>();
    all.add(pages.home());
    for (int fan = 0; fan < edition.fans(); fan++) {
      all.add(pages.fan(fan, 0, 0));
    }
    for (int tralbum = 0; tralbum < edition.tralbums(); tralbum++) {
      all.add(pages.tralbum(tralbum, -1, 0));
      all.add(pages.tralbum(tralbum, (tralbum + 1) % edition.tralbums(), 0));
    }
    for (int tag = 0; tag < edition.tags(); tag++) {
      all.add(pages.tag(tag, 0));
    }
    ScenePages scenes = new ScenePages(edition, SiteOptions.defaults(), pages);
    all.add(scenes.all());
    for (int scene = 0; scene < edition.scenes(); scene++) {
      all.add(scenes.scene(scene, 0));
    }
    for (String query :
        List.of(
            "",
            "paper",
            "marisol",
            "zzzzqqq",
            "ambient rooms zzzqq",
            "<script>alert(1)</script>")) {
      all.add(pages.search(query));
    }
    all.addAll(SampleWorld.HOSTILE.stream().map(pages::search).toList());
    Notices notices = new Notices(SiteOptions.defaults(), edition);
    Notices.folders().forEach(folder -> all.add(notices.page(folder)));
    all.add(notices.notFound("a/b/<script>"));
    all.add(new Notices(SiteOptions.defaults(), null).noEdition(""));
    return all;
  }

  @Test
  void a_fan_page_shows_the_list_in_its_order_with_one_reason_each() {
    Document page = html(pages.fan(marisol, 0, 0));
    List<Entry> list = edition.fanList(marisol, 0, Pages.PART);
    assertThat(keys(page))
        .isEqualTo(list.stream().map(e -> edition.card(e.tralbum()).key()).toList());
    assertThat(page.select(".crate .record summary, .crate .record .reason")).hasSize(list.size());
    Entry first = list.getFirst();
    String because = edition.card(first.reasons().getFirst().tralbum()).title();
    assertThat(page.expectFirst(".crate .record").select("summary").text())
        .isEqualTo(
            "Why this: %d fans who own %s own this too"
                .formatted(first.reasons().getFirst().commonOwners(), because));
  }

  @Test
  void evidence_names_records_shares_and_common_owners_and_how_much_they_cover() {
    Entry entry = edition.fanList(marisol, 0, 1).getFirst();
    Element evidence = html(pages.fan(marisol, 0, 0)).expectFirst(".evidence");
    assertThat(evidence.expectFirst("p").text())
        .isEqualTo("Top 3 reasons, covering " + Math.round(entry.covered() * 100 / 255.0) + " %");
    assertThat(evidence.select("li")).hasSize(3);
    for (int i = 0; i < 3; i++) {
      Entry.Reason reason = entry.reasons().get(i);
      Element row = evidence.select("li").get(i);
      assertThat(row.select("b").text()).isEqualTo(Math.round(reason.share() * 100 / 255.0) + " %");
      assertThat(row.expectFirst("a").attr("href"))
          .isEqualTo("../tralbum/?id=" + edition.card(reason.tralbum()).key());
      assertThat(row.className()).isEqualTo("w" + Math.round(reason.share() * 100 / 255.0));
      assertThat(row.select("bdi + a").text())
          .isEqualTo("at least %d fans own both".formatted(reason.commonOwners()));
    }
  }

  @Test
  void the_fans_behind_a_number_are_those_who_own_both() {
    Entry.Reason reason = edition.fanList(marisol, 0, 1).getFirst().reasons().getFirst();
    int tralbum = edition.fanList(marisol, 0, 1).getFirst().tralbum();
    PageModel.TralbumPage page = pages.tralbum(tralbum, reason.tralbum(), 0);
    assertThat(page.fans()).hasSize(reason.commonOwners());
    assertThat(page.fansHeading().toString()).startsWith("Fans who own this and ");
  }

  @Test
  void a_truncated_collection_says_how_much_of_it_is_known() {
    int owned = edition.fan(marisol).owned();
    assertThat(html(pages.fan(marisol, 0, 0)).select(".facts").text())
        .contains("From %d of %d records known".formatted(owned, 4 * owned));
    int whole = SampleEdition.fan(edition, 1);
    assertThat(pages.fan(whole, 0, 0).known())
        .isEqualTo("From " + edition.fan(whole).owned() + " records");
  }

  @Test
  void entries_that_tags_filled_say_so_and_carry_no_evidence() {
    int last = SampleEdition.fan(edition, SampleWorld.FANS - 1);
    PageModel.FanPage page = pages.fan(last, 0, 0);
    List<Entry> list = edition.fanList(last, 0, Pages.PART);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).origin() != Origin.MODEL) {
        assertThat(page.recommendations().get(i).evidence()).isNull();
        assertThat(String.valueOf(page.recommendations().get(i).reason()))
            .matches(
                "Shares .* with this collection|Among the most owned in .*|Found by the collection’s tags");
      }
    }
    assertThat(page.filled()).isEqualTo("12 of them were found by tags alone, and say so.");
  }

  @Test
  void long_lists_are_shown_in_parts_of_twenty_that_lead_to_each_other() {
    assertParts(
        from -> pages.fan(marisol, from, 0),
        "#recommended",
        ".crate .title a",
        "../fan/?name=marisol&from=",
        edition.fanListSize(marisol));
    assertParts(
        from -> pages.fan(marisol, 0, from),
        "#collection",
        ".shelf b",
        "../fan/?name=marisol&shelf=",
        edition.fan(marisol).tralbums().length);
    String record = "../tralbum/?id=" + edition.card(album).key();
    assertParts(
        from -> pages.tralbum(album, -1, from),
        "#similar",
        ".crate .title a",
        record + "&from=",
        edition.similarSize(album));
  }

  /// Follows the links from part to part and back.
  private static void assertParts(
      IntFunction<PageModel> part, String anchor, String each, String address, int total) {
    assertThat(total).isGreaterThan(Pages.PART);
    String links = "nav[aria-labelledby=" + anchor.substring(1) + "] a";
    int seen = 0;
    for (int from = 0; from < total; from += Pages.PART) {
      Document page = html(part.apply(from));
      seen += page.select(each).size();
      boolean last = from + Pages.PART >= total;
      assertThat(page.select(links + "[rel=next]").eachAttr("href"))
          .isEqualTo(last ? List.of() : List.of(address + (from + Pages.PART) + anchor));
      String before =
          from == Pages.PART
              ? address.replaceFirst("&[a-z]+=$", "")
              : address + (from - Pages.PART);
      assertThat(page.select(links + "[rel=prev]").eachAttr("href"))
          .isEqualTo(from == 0 ? List.of() : List.of(before + anchor));
    }
    assertThat(seen).isEqualTo(total);
  }

  @Test
  void a_record_page_has_one_filled_button_and_it_leads_to_the_shop() {
    Document page = html(pages.tralbum(album, -1, 0));
    assertThat(page.select("main .btn-primary")).hasSize(1);
    assertThat(page.select("main .btn-primary").attr("href")).isEqualTo(edition.card(album).url());
    assertThat(page.select("main .btn-primary").text()).isEqualTo("Buy on Bandcamp");
    assertThat(page.select(".one .facts span").eachText())
        .containsExactly("Album", "released 1 May 2008", "7.00 EUR");
  }

  @Test
  void what_is_not_known_is_said_to_be_unknown() {
    int withoutPrice = SampleEdition.tralbum(edition, 3);
    assertThat(html(pages.tralbum(withoutPrice, -1, 0)).select(".facts").text())
        .contains("price unknown");
    assertThat(
            html(pages.tralbum(SampleEdition.tralbum(edition, 2), -1, 0)).select(".facts").text())
        .contains("release date unknown");
    int untitled = SampleEdition.tralbum(edition, 15);
    assertThat(html(pages.tralbum(untitled, -1, 0)).select("h1").text())
        .isEqualTo(edition.card(untitled).key());
    int bare = SampleEdition.tralbum(edition, 16);
    Document nowhere = html(pages.tralbum(bare, -1, 0));
    assertThat(nowhere.select(".one .btn")).isEmpty();
    assertThat(nowhere.select("main").text()).contains("there is no link to buy it");
  }

  @Test
  void an_address_that_is_none_is_never_a_link() {
    int script = SampleEdition.tralbum(edition, 17);
    assertThat(edition.card(script).url()).startsWith("javascript:");
    String page = new String(Html.render(pages.tralbum(script, -1, 0)), StandardCharsets.UTF_8);
    assertThat(page).doesNotContain("javascript:");
  }

  @Test
  void the_map_and_the_list_lead_to_every_scene_and_the_scene_to_its_records() {
    ScenePages scenes = new ScenePages(edition, SiteOptions.defaults(), pages);
    Document map = html(scenes.all());
    assertThat(edition.scenes()).isGreaterThan(3);
    List<String> links = map.select(".map a").eachAttr("href");
    assertThat(links).hasSize(edition.scenes()).doesNotHaveDuplicates();
    assertThat(map.select(".chip").eachAttr("href")).isEqualTo(links);
    for (int scene = 0; scene < edition.scenes(); scene++) {
      Document page = html(scenes.scene(scene, 0));
      assertThat(page.select("h1").text()).isEqualTo(edition.scene(scene).name());
      List<String> keys = keys(page);
      assertThat(keys).hasSize(edition.scene(scene).tralbums().length);
      int first = edition.scene(scene).tralbums()[0];
      assertThat(keys.getFirst()).isEqualTo(edition.card(first).key());
      assertThat(page.select(".cloud a")).hasSize(edition.scene(scene).tags().length);
      assertThat(html(pages.tralbum(first, -1, 0)).select(".in-scene a").eachAttr("href"))
          .contains(links.get(scene));
    }
  }

  @Test
  void a_fan_page_names_fans_with_a_similar_taste_and_what_they_share() {
    Document page = html(pages.fan(marisol, 0, 0));
    assertThat(page.select("#similar + .chips a"))
        .hasSize(edition.similarFans(marisol).size())
        .first()
        .satisfies(chip ->
            assertThat(chip.text())
                .contains(edition.similarFans(marisol).getFirst().common() + " records in common"));
  }

  @Test
  void search_finds_fans_artists_tags_and_records() {
    assertThat(pages.search("marisol").fans()).isNotEmpty();
    assertThat(pages.search("maren holt").artists()).isNotEmpty();
    assertThat(pages.search("dub-techno").tags()).isNotEmpty();
    assertThat(pages.search("ambient").tags().getFirst().href().toString())
        .isEqualTo("../tag/?name=ambient");
    String key = edition.card(album).key();
    assertThat(pages.search(key).records().getFirst().key()).hasToString(key);
    assertThat(pages.search("zzzzqqqxx").summary()).contains("zzzzqqqxx").contains("fewer words");
  }

  @Test
  void every_page_has_one_h1_no_skipped_heading_and_a_language() {
    for (PageModel page : allPages()) {
      Document html = html(page);
      assertThat(html.select("h1")).as("h1 of %s", page.frame().self()).hasSize(1);
      assertThat(html.select("html").attr("lang")).isEqualTo("en");
      int level = 1;
      for (Element heading : html.select("main h1, main h2, main h3, main h4")) {
        int next = heading.tagName().charAt(1) - '0';
        assertThat(next).as("heading %s", heading).isLessThanOrEqualTo(level + 1);
        level = next;
      }
    }
  }

  @Test
  void hostile_names_are_text_on_every_page() {
    for (PageModel page : allPages()) {
      Document html = html(page);
      String where = page.frame().self();
      assertThat(html.select("script").eachAttr("src")).as(where).hasSize(2);
      assertThat(
              html.select("main b, main img, main script, main iframe, [style], style").stream()
                  .filter(e -> e.closest(".shelf, .evidence, .cover") == null))
          .as(where)
          .isEmpty();
      for (Element element : html.getAllElements()) {
        element
            .attributes()
            .forEach(
                a -> assertThat(a.getKey()).as("attribute in %s", where).doesNotStartWith("on"));
        if (element.closest(".bookmarklet") == null) {
          assertThat(element.attr("href").strip().toLowerCase(Locale.ROOT))
              .doesNotStartWith("javascript:");
        }
      }
    }
    for (int fan = 50; fan < 57; fan++) {
      assertThat(html(pages.fan(SampleEdition.fan(edition, fan), 0, 0)).select("h1").text())
          .isEqualTo("For " + SampleWorld.HOSTILE.get(fan - 50).strip());
    }
  }

  @Test
  void nothing_is_loaded_from_elsewhere_before_a_click() {
    for (PageModel page : allPages()) {
      for (Element element : html(page).select("[src], link[href]")) {
        String address = element.hasAttr("src") ? element.attr("src") : element.attr("href");
        assertThat(address).doesNotContain("//");
      }
    }
  }

  @Test
  void people_are_kept_out_of_search_engines_and_records_are_not() {
    assertThat(html(pages.fan(marisol, 0, 0)).select("meta[name=robots]").attr("content"))
        .isEqualTo("noindex");
    assertThat(html(pages.tralbum(album, -1, 0)).select("meta[name=robots]")).isEmpty();
    assertThat(html(pages.tag(0, 0)).select("meta[name=robots]")).isEmpty();
  }

  @Test
  void the_footer_tells_the_age_of_the_data_and_the_edition() {
    assertThat(html(pages.home()).select("footer").text())
        .contains("Data as of 28 February 2026")
        .contains("edition " + edition.manifest().name())
        .contains("70 fans, 180 records");
  }
}
