package com.bcrecommender.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.simulator.world.Curiosities;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CollectionApiTest {
  private static final World WORLD = World.make(WorldOptions.standard(5));
  private static final Pages PAGES = new Pages(WORLD, new Addresses("http://127.0.0.1:4711"));
  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode post(String path, String body) {
    Answer answer = PAGES.answer("POST", "", path, "", body);
    assertThat(answer.status()).isEqualTo(200);
    return JSON.readTree(answer.text());
  }

  private static JsonNode items(String list, long fan, String token, int count) {
    return post(
        "/api/fancollection/1/" + list,
        "{\"fan_id\":%d,\"older_than_token\":\"%s\",\"count\":%d}".formatted(fan, token, count));
  }

  private static List<String> walk(String list, Fan fan, String token, int count) {
    List<String> keys = new ArrayList<>();
    boolean more = true;
    while (more) {
      JsonNode answer = items(list, fan.id(), token, count);
      for (JsonNode item : answer.path("items")) {
        String letter = item.path("item_type").asString().substring(0, 1);
        keys.add(letter + item.path("item_id").asLong());
      }
      more = answer.path("more_available").asBoolean();
      token = answer.path("last_token").asString("");
    }
    return keys;
  }

  private static List<String> keys(List<Preference> preferences) {
    return preferences.stream().map(Preference::itemKey).toList();
  }

  @ParameterizedTest
  @CsvSource({"1", "7", "20", "2000"})
  void tokens_walk_every_collection_and_wishlist_exactly_once(int count) {
    for (Fan fan : WORLD.fans().subList(0, count == 1 ? 6 : 60)) {
      if (!fan.deleted()) {
        assertThat(walk("collection_items", fan, "9999999999::a::", count))
            .isEqualTo(keys(WORLD.collection(fan)));
        assertThat(walk("wishlist_items", fan, "9999999999:0:a::", count))
            .isEqualTo(keys(WORLD.wishlist(fan)));
      }
    }
  }

  @Test
  void a_hand_ordered_collection_is_walked_in_its_own_order() {
    Fan fan = WORLD.curiosities().reorderedFan();
    assertThat(walk("collection_items", fan, "9999999999::a::", 3))
        .isEqualTo(keys(WORLD.collection(fan)));
    JsonNode first = items("collection_items", fan.id(), "9999999999::a::", 1).at("/items/0");
    assertThat(first.path("token").asString()).endsWith(":1:");
    assertThat(first.path("index").asInt()).isEqualTo(1);
  }

  @Test
  void the_token_of_a_page_goes_on_where_the_page_ends() {
    for (Fan fan : WORLD.fans()) {
      List<Preference> all = WORLD.collection(fan);
      if (all.size() > FanPage.BATCH) {
        String token = ItemToken.of(all.get(FanPage.BATCH - 1)).toString();
        assertThat(walk("collection_items", fan, token, 50))
            .isEqualTo(keys(all.subList(FanPage.BATCH, all.size())));
      }
    }
  }

  @Test
  void a_token_whose_item_is_gone_goes_on_by_its_time() {
    Fan fan =
        WORLD.fans().stream()
            .filter(f -> WORLD.collection(f).size() > 30)
            .findFirst()
            .orElseThrow();
    List<Preference> all = WORLD.collection(fan);
    long time = all.get(10).time();
    long newer = all.stream().filter(p -> p.time() > time).count();
    assertThat(walk("collection_items", fan, time + ":12345:a::", 50))
        .isEqualTo(keys(all.subList((int) newer, all.size())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fan_id\":\"me\",\"older_than_token\":\"9999999999::a::\"}",
        "{\"fan_id\":4000000000,\"older_than_token\":\"9999999999::a::\"}",
        "{\"older_than_token\":\"9999999999::a::\"}",
        "{\"fan_id\":1,\"older_than_token\":\"9999999999::a::\",\"count\":\"many\"}",
        "not json",
        "",
        "[]"
      })
  void mistakes_are_answered_with_status_200_and_an_error(String body) {
    JsonNode answer = post("/api/fancollection/1/collection_items", body);
    assertThat(answer.path("error").asBoolean()).isTrue();
    assertThat(answer.path("error_message").asString()).isNotEmpty();
    assertThat(answer.has("items")).isFalse();
  }

  @Test
  void deleted_fans_have_no_collection_and_hidden_things_stay_hidden() {
    Curiosities odd = WORLD.curiosities();
    assertThat(items("collection_items", odd.deletedFan().id(), "9::a::", 20).has("error"))
        .isTrue();
    assertThat(walk("wishlist_items", odd.hiddenWishlistFan(), "9999999999::a::", 20)).isEmpty();
    assertThat(
            items("hidden_items", odd.hidingFan().id(), "9999999999::a::", 20)
                .path("error_message")
                .asString())
        .isEqualTo("must be logged in");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 80, 500})
  void the_thumbs_walk_all_supporters_once(int count) {
    List<Tralbum> popular =
        WORLD.tralbums().stream().filter(t -> WORLD.supporters(t).size() > 40).toList();
    assertThat(popular).isNotEmpty();
    for (Tralbum t : popular) {
      List<Long> fans = new ArrayList<>();
      String token = "";
      boolean more = true;
      while (more) {
        JsonNode answer =
            post(
                "/api/tralbumcollectors/2/thumbs",
                "{\"tralbum_type\":\"%s\",\"tralbum_id\":%d,\"token\":%s,\"count\":%d}"
                    .formatted(
                        t.type(), t.id(), token.isEmpty() ? "null" : "\"" + token + "\"", count));
        for (JsonNode result : answer.path("results")) {
          fans.add(result.path("fan_id").asLong());
          token = result.path("token").asString();
        }
        more = answer.path("more_available").asBoolean();
      }
      assertThat(fans).isEqualTo(WORLD.supporters(t).stream().map(p -> p.fan().id()).toList());
    }
  }

  @Test
  void a_dead_tralbum_has_no_supporters_and_no_error() {
    JsonNode answer =
        post("/api/tralbumcollectors/2/thumbs", "{\"tralbum_type\":\"a\",\"tralbum_id\":5}");
    assertThat(answer.path("results").size()).isZero();
    assertThat(answer.path("more_available").asBoolean()).isFalse();
    assertThat(answer.has("error")).isFalse();
  }
}
