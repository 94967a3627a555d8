package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.Edition;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class JsonTwinTest {
  private static Edition edition;
  private static Pages pages;

  @BeforeAll
  static void open() {
    edition = Edition.open(SampleEdition.shared());
    pages = new Pages(edition, SiteOptions.defaults());
  }

  @AfterAll
  static void close() {
    edition.close();
  }

  private static JsonNode json(PageModel page) {
    return new ObjectMapper().readTree(JsonTwin.render(page));
  }

  private static List<String> texts(JsonNode array, String... path) {
    List<String> out = new ArrayList<>();
    for (JsonNode item : array) {
      JsonNode at = item;
      for (String name : path) {
        at = at.path(name);
      }
      out.add(at.asString(""));
    }
    return out;
  }

  /// Text as written, without the browser's folding of white space.
  private static List<String> raw(Elements elements) {
    return elements.stream().map(Element::wholeText).toList();
  }

  @Test
  void a_fan_twin_says_what_the_fan_page_says() {
    for (int fan : new int[] {0, 1, 52, 60, edition.fans() - 1}) {
      PageModel.FanPage page = pages.fan(fan, 0, 0);
      Document html = PagesTest.html(page);
      JsonNode twin = json(page);
      assertThat("For " + twin.path("name").asString())
          .isEqualTo(html.expectFirst("h1").wholeText());
      JsonNode list = twin.path("recommendations");
      assertThat(texts(list, "key")).isEqualTo(PagesTest.keys(html));
      assertThat(texts(list, "title")).isEqualTo(raw(html.select(".crate .title a")));
      assertThat(texts(list, "href")).isEqualTo(html.select(".crate .title a").eachAttr("href"));
      assertThat(texts(list, "reason"))
          .isEqualTo(
              raw(html.select(".crate summary span, .crate .reason")).stream()
                  .map(String::strip)
                  .toList());
      List<String> percents = new ArrayList<>();
      List<String> common = new ArrayList<>();
      for (JsonNode entry : list) {
        for (JsonNode reason : entry.path("evidence").path("reasons")) {
          percents.add(reason.path("percent").asInt() + " %");
          common.add(reason.path("common").asString());
        }
      }
      assertThat(percents).isEqualTo(html.select(".evidence b").eachText());
      assertThat(common).isEqualTo(html.select(".evidence bdi + a").eachText());
      assertThat(texts(twin.path("collection"), "title")).isEqualTo(raw(html.select(".shelf b")));
      assertThat(texts(twin.path("tags"), "name")).isEqualTo(raw(html.select(".head .chip bdi")));
    }
  }

  @Test
  void a_record_twin_says_what_the_record_page_says() {
    for (int tralbum = 0; tralbum < 40; tralbum++) {
      PageModel.TralbumPage page = pages.tralbum(tralbum, -1, 0);
      Document html = PagesTest.html(page);
      JsonNode twin = json(page);
      assertThat(twin.path("record").path("title").asString())
          .isEqualTo(html.expectFirst("h1").wholeText());
      assertThat(texts(twin.path("facts"))).isEqualTo(html.select(".one .facts span").eachText());
      assertThat(texts(twin.path("similar"), "title"))
          .isEqualTo(raw(html.select(".crate .title a")));
      assertThat(texts(twin.path("fans"), "name")).isEqualTo(raw(html.select("section .chip bdi")));
      assertThat(twin.path("owned").asString()).isEqualTo(html.select(".owned").text());
    }
  }

  @Test
  void tag_search_and_home_have_twins_too() {
    JsonNode tag = json(pages.tag(0, 0));
    assertThat(texts(tag.path("records"), "key"))
        .isEqualTo(PagesTest.keys(PagesTest.html(pages.tag(0, 0))));
    JsonNode search = json(pages.search("paper"));
    assertThat(search.path("query").asString()).isEqualTo("paper");
    assertThat(texts(search.path("records"), "title"))
        .isEqualTo(PagesTest.html(pages.search("paper")).select(".found a > span").eachText())
        .isNotEmpty();
    assertThat(texts(search.path("records"), "key")).doesNotContain("");
    ScenePages scenes = new ScenePages(edition, SiteOptions.defaults(), pages);
    JsonNode map = json(scenes.all());
    assertThat(map.path("scenes")).hasSize(edition.scenes());
    assertThat(map.path("scenes").get(0).path("x").asInt())
        .isEqualTo((int) Math.round(1000 * edition.scene(0).x()));
    JsonNode scene = json(scenes.scene(0, 0));
    assertThat(scene.path("name").asString()).isEqualTo(edition.scene(0).name());
    assertThat(scene.path("tags").get(0).path("size").asInt()).isEqualTo(ScenePages.SIZES);
    assertThat(texts(scene.path("records"), "key"))
        .isEqualTo(PagesTest.keys(PagesTest.html(scenes.scene(0, 0))));
    JsonNode home = json(pages.home());
    assertThat(home.path("records")).hasSize(12);
    assertThat(home.path("edition").path("id").asString()).isEqualTo(edition.manifest().name());
    assertThat(home.path("form").asInt()).isEqualTo(JsonTwin.FORM);
  }

  @Test
  void the_next_part_of_a_list_is_a_twin_again() {
    int marisol = SampleEdition.fan(edition, 0);
    int album = SampleEdition.tralbum(edition, 0);
    JsonNode fan = json(pages.fan(marisol, 0, 0));
    assertThat(fan.path("next").asString()).isEqualTo("../fan/index.json?name=marisol&from=20");
    assertThat(fan.path("range").asString()).isEqualTo("1–20 of " + edition.fanListSize(marisol));
    assertThat(fan.path("shelf").path("next").asString())
        .isEqualTo("../fan/index.json?name=marisol&shelf=20");
    JsonNode record = json(pages.tralbum(album, -1, 20));
    assertThat(record.path("similar").size())
        .isEqualTo(Math.min(20, edition.similarSize(album) - 20));
    assertThat(record.path("previous").asString())
        .isEqualTo("../tralbum/index.json?id=" + edition.card(album).key());
  }

  @Test
  void an_error_is_json_too() {
    JsonNode error = new ObjectMapper().readTree(JsonTwin.error("No fan \"x\" is known here"));
    assertThat(error.path("error").asString()).isEqualTo("No fan \"x\" is known here");
  }

  @Test
  void the_pages_about_the_site_have_a_twin_and_a_message_has_none() {
    Notices notices = new Notices(SiteOptions.defaults(), null);
    for (String folder : Notices.folders()) {
      PageModel.Notice notice = notices.page(folder);
      assertThat(notice.frame().json()).isEqualTo("../" + folder + "index.json");
      JsonNode json = json(notice);
      assertThat(json.get("page").asString() + "/").isEqualTo(folder);
      assertThat(json.get("sections").size()).isEqualTo(notice.sections().size());
      assertThat(json.get("sections").get(0).get("paragraphs").get(0).asString())
          .isEqualTo(notice.sections().getFirst().paragraphs().getFirst());
    }
    assertThat(json(notices.page("privacy/")).at("/sections/1/kept/0/name").asString())
        .isEqualTo("bcr.theme");
    assertThat(json(notices.page("about/")).at("/sections/3/links/0/href").asString())
        .isEqualTo("../privacy/");

    PageModel message = notices.notFound("nothing/");
    assertThat(message.frame().json()).isNull();
    assertThatThrownBy(() -> JsonTwin.render(message)).isInstanceOf(IllegalArgumentException.class);
  }
}
