package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FeedsTest {
  private static final String ADDRESS = "https://example.org/music/";
  private static final Texts TEXTS = Texts.english();

  @TempDir static Path folder;

  private static Edition before;
  private static Edition now;
  private static Pages pages;

  @BeforeAll
  static void open() {
    before = Edition.open(Editions.in(folder).folder(SampleEdition.write(folder, 2)));
    now = Edition.open(Editions.in(folder).folder(SampleEdition.write(folder, 1)));
    pages = new Pages(now, SiteOptions.defaults());
  }

  @AfterAll
  static void close() {
    before.close();
    now.close();
  }

  private static Feeds feeds(@Nullable Edition old, @Nullable String address) {
    return new Feeds(now, old, pages, TEXTS, address);
  }

  private static Document parsed(Feed feed) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(AtomFeed.render(feed, TEXTS)));
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent();
  }

  private static List<Element> entries(Document feed) {
    NodeList nodes = feed.getElementsByTagName("entry");
    List<Element> entries = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      entries.add((Element) nodes.item(i));
    }
    return entries;
  }

  private static List<String> keys(Edition edition, int[] tralbums) {
    return Arrays.stream(tralbums).mapToObj(id -> edition.card(id).key()).toList();
  }

  /// What a list has and the one before had not, by keys, in the order of the list.
  private static List<String> fresh(int[] list, int[] old) {
    Set<String> known = new HashSet<>(keys(before, old));
    return keys(now, list).stream().filter(key -> !known.contains(key)).toList();
  }

  private static List<String> keys(Feed feed) {
    return feed.entries().stream()
        .map(entry -> entry.page().replaceFirst(".*tralbum/[?]id=", ""))
        .map(key -> AddressedKey.key(URLDecoder.decode(key, StandardCharsets.UTF_8)))
        .toList();
  }

  @Test
  void a_feed_has_what_the_list_of_the_edition_before_had_not() {
    Feeds feeds = feeds(before, ADDRESS);
    int compared = 0;
    for (int fan = 0; fan < now.fans(); fan++) {
      int old = before.fanByKey(now.fan(fan).key());
      if (old >= 0) {
        List<String> fresh = fresh(now.fanListTralbums(fan, 100), before.fanListTralbums(old, 100));
        assertThat(keys(feeds.fan(fan))).isEqualTo(fresh);
        compared += fresh.size();
      }
    }
    for (int tag = 0; tag < now.tags(); tag++) {
      int old = before.tagByName(now.tag(tag).name());
      if (old >= 0) {
        assertThat(keys(feeds.tag(tag)))
            .isEqualTo(fresh(now.tag(tag).tralbums(), before.tag(old).tralbums()));
      }
    }
    for (int scene = 0; scene < now.scenes(); scene++) {
      int old = before.sceneByKey(now.scene(scene).key());
      if (old >= 0) {
        assertThat(keys(feeds.scene(scene)))
            .isEqualTo(fresh(now.scene(scene).tralbums(), before.scene(old).tralbums()));
      }
    }
    assertThat(compared).isGreaterThan(100);
    assertThat(feeds(now, ADDRESS).fan(0).entries()).as("nothing has changed").isEmpty();
  }

  @Test
  void where_no_edition_is_known_before_a_feed_has_the_first_entries_and_says_so() {
    Feed feed = feeds(null, ADDRESS).fan(0);
    assertThat(keys(feed)).isEqualTo(keys(now, now.fanListTralbums(0, 20)));
    assertThat(feed.subtitle()).startsWith("The first 20 of the list");
    assertThat(feeds(before, ADDRESS).fan(now.fanByUsername("marisol")).subtitle())
        .isEqualTo("What this list has since 2 March 2026 and did not have on 2 March 2026.");
  }

  @Test
  void an_entry_has_the_reason_and_links_and_ids_that_hold_in_every_edition() throws Exception {
    int fan = now.fanByUsername("marisol");
    Feed feed = feeds(null, ADDRESS).fan(fan);
    Document document = parsed(feed);
    Element root = document.getDocumentElement();
    assertThat(text(root, "id")).isEqualTo("tag:example.org,2026:fan/" + now.fan(fan).key());
    assertThat(text(root, "title")).isEqualTo("New for marisol");
    assertThat(Instant.parse(text(root, "updated"))).isEqualTo(now.manifest().provenance().made());
    assertThat(feed.self()).isEqualTo(ADDRESS + "fan/feed.xml?name=marisol");
    assertThat(feed.page()).isEqualTo(ADDRESS + "fan/?name=marisol");
    PageModel.FanPage page = pages.fan(fan, 0, 0);
    List<Element> entries = entries(document);
    assertThat(entries).hasSize(20);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      RecordView shown = page.recommendations().get(i);
      assertThat(text(entries.get(i), "summary")).isEqualTo(String.valueOf(shown.reason()));
      assertThat(text(entries.get(i), "title")).startsWith(shown.name().title().toString());
      ids.add(text(entries.get(i), "id"));
    }
    assertThat(ids)
        .hasSize(20)
        .contains(text(root, "id") + "/" + keys(now, now.fanListTralbums(fan, 1)).getFirst());
  }

  @Test
  void without_an_address_links_lead_from_the_feeds_own_place() {
    Feed feed = feeds(null, null).tag(now.tagByName("ambient"));
    assertThat(feed.id()).isEqualTo("tag:localhost,2026:tag/ambient");
    assertThat(feed.self()).isEqualTo("../tag/feed.xml?name=ambient");
    assertThat(feed.entries().getFirst().page()).startsWith("../tralbum/?id=");
    Feed own = feeds(null, null).fan(now.fanByUsername("marisol"), "fan/marisol/");
    assertThat(own.self()).isEqualTo("../../fan/marisol/feed.xml");
    assertThat(own.entries().getFirst().page()).startsWith("../../tralbum/?id=");
  }

  /// The sample's names and titles hold mark-up, controls and what else is hostile.
  @Test
  void hostile_names_are_text_in_every_feed() throws Exception {
    Feeds feeds = feeds(null, ADDRESS);
    List<Feed> all = new ArrayList<>();
    for (int fan = 0; fan < now.fans(); fan++) {
      all.add(feeds.fan(fan));
    }
    for (int tag = 0; tag < now.tags(); tag++) {
      all.add(feeds.tag(tag));
    }
    int seen = 0;
    for (Feed feed : all) {
      List<Element> entries = entries(parsed(feed));
      assertThat(entries).hasSameSizeAs(feed.entries());
      for (int i = 0; i < entries.size(); i++) {
        String title = feed.entries().get(i).title();
        assertThat(text(entries.get(i), "title"))
            .isEqualTo(title.replaceAll("[\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]", ""));
      }
      seen += entries.size();
    }
    assertThat(seen).isGreaterThan(1000);
  }

  @Test
  void characters_that_xml_has_no_way_to_hold_are_left_out() throws Exception {
    String hostile = "a\u0000\u0001\u001b\ufffe\uffff\ud800<b>&amp;]]>\"'é\ud83d\ude00";
    Feed.Entry entry =
        new Feed.Entry("tag:x,2026:" + hostile, hostile, "../?a=" + hostile, hostile, hostile);
    Feed feed = new Feed("tag:x,2026:y", hostile, hostile, ".", ".", Instant.EPOCH, List.of(entry));
    Document document = parsed(feed);
    String left = "a<b>&amp;]]>\"'é\ud83d\ude00";
    assertThat(text(document.getDocumentElement(), "title")).isEqualTo(left);
    Element only = Objects.requireNonNull(entries(document).getFirst());
    assertThat(text(only, "summary")).isEqualTo(left);
    assertThat(((Element) only.getElementsByTagName("link").item(0)).getAttribute("href"))
        .isEqualTo("../?a=" + left);
    assertThat(only.getElementsByTagName("b").getLength()).isZero();
    assertThat(AtomFeed.render(feed, TEXTS)).isEqualTo(AtomFeed.render(feed, TEXTS));
  }
}
