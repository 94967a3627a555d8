package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `POST /api/fancollection/1/<name>`: batches of a fan's collection and wishlist, from one token
/// to the next.
final class CollectionApi {
  private static final int DEFAULT_COUNT = 20;

  /// Real clients ask for up to 2,000; more than this is taken as this.
  private static final int MAX_COUNT = 10_000;

  private final World world;
  private final ItemJson items;

  CollectionApi(World world, Addresses addresses) {
    this.world = world;
    this.items = new ItemJson(world, addresses);
  }

  @Nullable Answer answer(String name, JsonNode question) {
    return switch (name) {
      case "collection_items", "wishlist_items", "gifts_given" -> batch(name, question);
      case "followers", "following_bands", "following_fans", "following_genres" -> nobody();
      case "hidden_items" -> Apis.error("must be logged in");
      default -> null;
    };
  }

  private Answer batch(String name, JsonNode question) {
    Long fanId = Apis.number(question, "fan_id");
    if (fanId == null) {
      return Apis.error("invalid int: " + question.path("fan_id").asString(""));
    }
    Fan fan = world.fan((long) fanId);
    if (fan == null || fan.deleted()) {
      return Apis.error("No such fan: " + fanId);
    }
    Long count = Apis.number(question, "count");
    if (count == null && question.has("count")) {
      return Apis.error("invalid int: " + question.path("count").asString(""));
    }
    ItemToken token = ItemToken.parse(Apis.text(question, "older_than_token"));
    if (token == null) {
      return Apis.error("bad query");
    }
    int wanted = count == null ? DEFAULT_COUNT : Math.clamp(count, 0, MAX_COUNT);
    return Answer.json(Json.text(batch(items(fan, name), token, wanted)));
  }

  private List<Preference> items(Fan fan, String name) {
    return switch (name) {
      case "collection_items" -> world.collection(fan);
      case "wishlist_items" -> world.wishlist(fan);
      default -> List.of();
    };
  }

  private ObjectNode batch(List<Preference> all, ItemToken token, int count) {
    int from = token.seen(all);
    int to = Math.min(all.size(), from + count);
    List<Preference> batch = all.subList(from, to);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("items");
    ObjectNode lookup = Json.object();
    ObjectNode tracks = Json.object();
    for (Preference p : batch) {
      list.add(items.inAnswer(p));
      lookup
          .putObject(Long.toString(p.itemId()))
          .put("item_type", String.valueOf(p.itemLetter()))
          .put("purchased", p.kind() == Preference.Kind.OWNED);
      tracks.set(p.itemKey(), items.tracklist(p));
    }
    answer.put("more_available", to < all.size());
    answer.put("last_token", batch.isEmpty() ? null : ItemToken.of(batch.getLast()).toString());
    answer.set("tracklists", tracks);
    answer.putObject("redownload_urls");
    answer.set("item_lookup", lookup);
    answer.putObject("purchase_infos");
    answer.putObject("collectors");
    return answer;
  }

  /// Fans here follow nobody. The key is misspelled by Bandcamp.
  private static Answer nobody() {
    ObjectNode answer = Json.object();
    answer.putArray("followeers");
    answer.put("more_available", false).putNull("last_token");
    return Answer.json(Json.text(answer));
  }
}
