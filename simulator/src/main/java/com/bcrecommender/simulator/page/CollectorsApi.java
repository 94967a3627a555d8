package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `POST /api/tralbumcollectors/2/thumbs` and `…/reviews`: all supporters of a tralbum, in batches.
/// A dead id has none, without error.
final class CollectorsApi {
  /// From where clients start that want everything from this API and nothing from the page.
  private static final String FROM_THE_START = "1:1:1:0:1:0";

  private static final int DEFAULT_COUNT = 80;
  private static final int MAX_COUNT = 500;

  private final World world;
  private final Addresses addresses;

  CollectorsApi(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
  }

  @Nullable Answer answer(String name, JsonNode question) {
    if (!name.equals("thumbs") && !name.equals("reviews")) {
      return null;
    }
    Long id = Apis.number(question, "tralbum_id");
    if (id == null) {
      return Apis.error("invalid int: " + question.path("tralbum_id").asString(""));
    }
    Tralbum tralbum = world.tralbum(Apis.text(question, "tralbum_type") + id);
    List<Preference> all =
        tralbum == null || !tralbum.isPublic() ? List.of() : world.supporters(tralbum);
    if (name.equals("reviews")) {
      all = all.stream().filter(p -> p.why() != null).toList();
    }
    Integer from = seen(Apis.text(question, "token"), all);
    if (from == null) {
      return Apis.error("bad query");
    }
    Long asked = Apis.number(question, "count");
    int count = asked == null ? DEFAULT_COUNT : Math.clamp(asked, 0, MAX_COUNT);
    return Answer.json(Json.text(batch(all, from, count)));
  }

  /// How many come before the token's place or are it; null where the token is none.
  private static @Nullable Integer seen(String token, List<Preference> all) {
    if (token.isEmpty() || token.equals(FROM_THE_START)) {
      return 0;
    }
    String[] parts = token.split(":", -1);
    if (parts.length != 6 || !parts[1].matches("\\d{1,18}") || !parts[2].matches("\\d{1,18}")) {
      return null;
    }
    long time = Long.parseLong(parts[1]);
    long fan = Long.parseLong(parts[2]);
    int seen = 0;
    while (seen < all.size()) {
      Preference p = all.get(seen);
      if (p.time() < time || (p.time() == time && p.fan().id() < fan)) {
        break;
      }
      seen++;
    }
    return seen;
  }

  private ObjectNode batch(List<Preference> all, int from, int count) {
    int to = Math.min(all.size(), from + count);
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("results");
    for (Preference p : all.subList(from, to)) {
      ObjectNode thumb = Collectors.thumb(p).put("url", addresses.fan(p.fan()));
      if (p.why() != null) {
        thumb.put("why", p.why());
      }
      results.add(thumb);
    }
    return answer.put("more_available", to < all.size());
  }
}
