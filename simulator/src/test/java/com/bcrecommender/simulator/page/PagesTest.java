package com.bcrecommender.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.simulator.world.Artist;
import com.bcrecommender.simulator.world.Curiosities;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.Price;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The pages, read back with a real HTML parser and a real JSON parser.
class PagesTest {
  private static final World WORLD = World.make(WorldOptions.small(1));
  private static final Addresses ADDRESSES = new Addresses("http://127.0.0.1:4711");
  private static final Pages PAGES = new Pages(WORLD, ADDRESSES);
  private static final JsonMapper JSON = new JsonMapper();

  private static Answer get(String url) {
    String target = url.startsWith("http") ? url.substring(ADDRESSES.base().length()) : url;
    return PAGES.answer("GET", "", target, "", "");
  }

  private static Document page(String url) {
    Answer answer = get(url);
    assertThat(answer.status()).as(url).isEqualTo(200);
    return Jsoup.parse(answer.text(), url);
  }

  private static JsonNode attribute(Document page, String css, String name) {
    return JSON.readTree(page.expectFirst(css).attr(name));
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }

  @Test
  void the_same_world_gives_the_same_bytes() {
    Pages again = new Pages(World.make(WorldOptions.small(1)), ADDRESSES);
    for (String url : urls()) {
      String target = url.substring(ADDRESSES.base().length());
      assertThat(again.answer("GET", "", target, "", "").body())
          .as(target)
          .isEqualTo(get(url).body());
    }
  }

  private static List<String> urls() {
    List<String> urls = new ArrayList<>();
    WORLD.fans().forEach(f -> urls.add(ADDRESSES.fan(f)));
    WORLD.tralbums().forEach(t -> urls.add(ADDRESSES.tralbum(t)));
    WORLD.artists().forEach(a -> urls.add(ADDRESSES.artist(a) + "/music"));
    return urls;
  }

  @Test
  void a_fans_page_holds_the_first_twenty_of_collection_and_wishlist_with_their_counts() {
    for (Fan fan : WORLD.fans()) {
      if (fan.deleted()) {
        continue;
      }
      JsonNode blob = attribute(page(ADDRESSES.fan(fan)), "#pagedata", "data-blob");
      assertThat(blob.at("/fan_data/fan_id").asLong()).isEqualTo(fan.id());
      assertThat(blob.at("/fan_data/name").asString()).isEqualTo(fan.name());
      batch(blob, "collection", "sequence", WORLD.collection(fan));
      batch(blob, "wishlist", "pending_sequence", WORLD.wishlist(fan));
    }
  }

  private static void batch(JsonNode blob, String list, String sequence, List<Preference> truth) {
    JsonNode data = blob.path(list + "_data");
    List<Preference> first = truth.subList(0, Math.min(20, truth.size()));
    assertThat(data.path("item_count").asInt()).isEqualTo(truth.size());
    assertThat(strings(data.path(sequence)))
        .isEqualTo(first.stream().map(Preference::itemKey).toList());
    assertThat(data.path("last_token").isNull()).isEqualTo(truth.isEmpty());
    for (Preference p : first) {
      JsonNode item = blob.at("/item_cache/" + list + "/" + p.itemKey());
      assertThat(item.path("tralbum_type").asString() + item.path("tralbum_id").asLong())
          .isEqualTo(p.tralbum().key());
      assertThat(item.path("item_title").asString()).isEqualTo(p.tralbum().title());
      assertThat(item.path("purchased").isNull()).isEqualTo(p.kind() == Preference.Kind.WISHLISTED);
    }
  }

  @Test
  void the_grid_of_a_fans_page_says_the_same_as_its_blob() {
    Fan fan = WORLD.curiosities().packageBuyer();
    Document page = page(ADDRESSES.fan(fan));
    var items = page.select("ol.collection-grid > li.collection-item-container");
    List<Preference> truth = WORLD.collection(fan);
    assertThat(items).hasSize(Math.min(20, truth.size()));
    for (int i = 0; i < items.size(); i++) {
      assertThat(items.get(i).attr("data-tralbumtype") + items.get(i).attr("data-tralbumid"))
          .isEqualTo(truth.get(i).tralbum().key());
      assertThat(items.get(i).attr("data-title")).isEqualTo(truth.get(i).tralbum().title());
    }
    assertThat(items.select("[data-itemtype=package]")).isNotEmpty();
  }

  @Test
  void the_structures_of_a_tralbums_page_agree_with_the_world_hostile_titles_included() {
    for (Tralbum t : WORLD.tralbums()) {
      if (!t.isPublic()) {
        continue;
      }
      Document page = page(ADDRESSES.tralbum(t));
      JsonNode data = attribute(page, "script[data-tralbum]", "data-tralbum");
      assertThat(data.path("id").asLong()).isEqualTo(t.id());
      assertThat(data.at("/current/title").asString()).isEqualTo(t.title());
      assertThat(data.path("artist").asString()).isEqualTo(t.credit());
      assertThat(data.path("trackinfo").size()).isEqualTo(Math.max(1, t.tracks().size()));
      JsonNode ld = JSON.readTree(page.expectFirst("script[type=application/ld+json]").data());
      assertThat(ld.path("name").asString()).isEqualTo(t.title());
      assertThat(strings(ld.path("keywords"))).isEqualTo(t.tags());
      assertThat(page.select(".tralbum-tags a.tag").eachText()).isEqualTo(t.tags());
      JsonNode properties = attribute(page, "meta[name=bc-page-properties]", "content");
      assertThat(properties.path("item_type").asString() + properties.path("item_id").asLong())
          .isEqualTo(t.key());
      assertThat(
              attribute(page, "script[data-embed]", "data-embed")
                  .at("/tralbum_param/value")
                  .asLong())
          .isEqualTo(t.id());
      assertThat(page.expectFirst("meta[property=og:video]").attr("content"))
          .contains((t.isAlbum() ? "album=" : "track=") + t.id() + "/");
      assertThat(page.select("script")).hasSize(2);
    }
  }

  @Test
  void supporters_are_the_newest_eighty_and_the_page_says_when_there_are_more() {
    World standard = World.make(WorldOptions.standard(1));
    Pages pages = new Pages(standard, ADDRESSES);
    int full = 0;
    for (Tralbum t : standard.tralbums()) {
      if (!t.isPublic() || standard.supporters(t).size() < 60) {
        continue;
      }
      String path = ADDRESSES.tralbum(t).substring(ADDRESSES.base().length());
      Document page = Jsoup.parse(pages.answer("GET", "", path, "", "").text());
      JsonNode blob = attribute(page, "#collectors-data", "data-blob");
      List<Preference> truth = standard.supporters(t);
      assertThat(blob.path("thumbs").size()).isEqualTo(Math.min(80, truth.size()));
      assertThat(blob.path("more_thumbs_available").asBoolean()).isEqualTo(truth.size() > 80);
      assertThat(blob.at("/thumbs/0/fan_id").asLong()).isEqualTo(truth.getFirst().fan().id());
      full += truth.size() > 80 ? 1 : 0;
    }
    assertThat(full).isPositive();
  }

  @Test
  void each_kind_of_price_is_written_as_the_real_pages_do() {
    for (Price.Terms terms : Price.Terms.values()) {
      Tralbum t =
          WORLD.tralbums().stream()
              .filter(r -> r.isPublic() && r.price().terms() == terms)
              .findFirst()
              .orElseThrow();
      JsonNode current =
          attribute(page(ADDRESSES.tralbum(t)), "script[data-tralbum]", "data-tralbum")
              .path("current");
      boolean set = terms == Price.Terms.FIXED || terms == Price.Terms.FIXED_WITH_MINIMUM_ZERO;
      assertThat(current.path("download_pref").asInt())
          .isEqualTo(terms == Price.Terms.FREE ? 1 : 2);
      assertThat(current.path("is_set_price").asInt(0)).isEqualTo(set ? 1 : 0);
      if (terms == Price.Terms.FIXED_WITH_MINIMUM_ZERO) {
        assertThat(current.path("minimum_price").asDouble()).isZero();
        assertThat(current.path("set_price").asDouble()).isEqualTo(t.price().amount());
      }
    }
  }

  @Test
  void a_music_grid_draws_sixteen_and_keeps_the_rest_in_an_attribute() {
    World standard = World.make(WorldOptions.standard(1));
    Pages pages = new Pages(standard, ADDRESSES);
    Artist label = standard.artists().stream().filter(Artist::label).findFirst().orElseThrow();
    String path = Addresses.ARTISTS + label.subdomain() + "/music";
    Document page = Jsoup.parse(pages.answer("GET", "", path, "", "").text());
    List<String> keys = new ArrayList<>();
    page.select("#music-grid > li.music-grid-item")
        .forEach(li -> keys.add(li.attr("data-item-id")));
    assertThat(keys).hasSize(16);
    attribute(page, "#music-grid", "data-client-items")
        .forEach(i -> keys.add(i.path("type").asString() + "-" + i.path("id").asLong()));
    assertThat(keys)
        .isEqualTo(
            standard.records(label).stream()
                .map(t -> (t.isAlbum() ? "album-" : "track-") + t.id())
                .toList());
    assertThat(page.select(".artist-override")).isNotEmpty();
  }

  @Test
  void every_link_of_a_page_stays_on_loopback_and_leads_somewhere() {
    Set<String> followed = new HashSet<>();
    for (String url : urls()) {
      Answer answer = get(url);
      if (answer.status() != 200) {
        continue;
      }
      for (var link : Jsoup.parse(answer.text(), url).select("a[href]")) {
        String to = link.absUrl("href").replaceAll("\\?.*", "");
        assertThat(to).startsWith(ADDRESSES.base() + "/");
        if (!to.contains("/discover/") && !to.contains("/img/") && followed.add(to)) {
          assertThat(get(to).status()).as(url + " -> " + to).isIn(200, 303);
        }
      }
    }
  }

  @Test
  void an_artist_with_a_domain_of_its_own_names_it_in_its_pages() {
    Artist artist = WORLD.curiosities().customDomain();
    Tralbum t = WORLD.records(artist).getFirst();
    Document page = page(ADDRESSES.tralbum(t));
    String stated = "https://" + artist.customDomain() + "/" + t.path();
    assertThat(attribute(page, "script[data-tralbum]", "data-tralbum").path("url").asString())
        .isEqualTo(stated);
    assertThat(page.expectFirst("meta[property=og:url]").attr("content")).isEqualTo(stated);
    assertThat(attribute(page, "script[data-site]", "data-site").path("is_custom_domain").isNull())
        .isTrue();
  }

  @Test
  void sites_without_records_single_records_renamed_and_free_names_answer_as_the_real_ones() {
    Curiosities odd = WORLD.curiosities();
    assertThat(page(ADDRESSES.artist(odd.emptied()) + "/music").select("#music-grid")).isEmpty();
    assertThat(
            page("/_/" + odd.namedAsArtist().username() + "/music")
                .select(".stub-page-content.fan"))
        .hasSize(1);
    assertThat(get("/_/" + odd.namedAsArtist().username() + "/album/x").status()).isEqualTo(404);
    Answer free = get("/_/a-free-name");
    assertThat(free.status()).isEqualTo(303);
    assertThat(free.headers().get("Location")).endsWith("/signup?new_domain=a-free-name");
    Answer renamed = get(ADDRESSES.artist(odd.renamedTralbum().host()) + "/" + WORLD.oldPath());
    assertThat(renamed.status()).isEqualTo(301);
    assertThat(renamed.headers().get("Location"))
        .isEqualTo(ADDRESSES.tralbum(odd.renamedTralbum()));
    Artist single =
        WORLD.artists().stream()
            .filter(a -> WORLD.records(a).size() == 1)
            .findFirst()
            .orElseThrow();
    assertThat(get(ADDRESSES.artist(single) + "/music").headers().get("Location"))
        .isEqualTo(ADDRESSES.tralbum(WORLD.records(single).getFirst()));
  }

  @Test
  void the_player_shows_any_public_tralbum_by_id_or_address_and_loads_only_its_cover() {
    Tralbum t = WORLD.tralbums().getFirst();
    for (String path :
        List.of(
            "album=" + t.id() + "/size=large/bgcol=222222/linkcol=ff0000/",
            "v=2/album=" + t.id() + "/size=small",
            "size=large/tracklist=false/artwork=small/url=" + ADDRESSES.tralbum(t) + "/")) {
      Document player = page("/EmbeddedPlayer/" + path);
      assertThat(player.expectFirst("h1").text()).isEqualTo(t.title());
      assertThat(player.select("button#play")).hasSize(1);
      assertThat(attribute(player, "body", "data-player-data").path("tracks").size())
          .isEqualTo(t.tracks().size());
      assertThat(player.select("[src]").eachAttr("src"))
          .allMatch(src -> src.startsWith(ADDRESSES.base() + "/img/"));
      assertThat(player.select("link, iframe, script[src]")).isEmpty();
    }
    assertThat(get("/EmbeddedPlayer/album=17/size=small/").status()).isEqualTo(404);
    assertThat(get("/EmbeddedPlayer/album=" + WORLD.curiosities().privateTralbum().id()).status())
        .isEqualTo(404);
  }
}
