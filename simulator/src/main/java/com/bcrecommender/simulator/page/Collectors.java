package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The supporters on a tralbum's page: the `collectors-data` blob.
final class Collectors {
  /// How many a page knows.
  static final int THUMBS = 80;

  /// How many a page shows at once; a subset of those it knows.
  static final int SHOWN = 60;

  private static final int REVIEWS = 6;
  private static final int SHOWN_REVIEWS = 4;

  private final World world;

  Collectors(World world) {
    this.world = world;
  }

  ObjectNode blob(Tralbum t) {
    List<Preference> all = world.supporters(t);
    List<Preference> reviews = all.stream().filter(p -> p.why() != null).toList();
    ObjectNode blob = Json.object();
    thumbs(blob.putArray("thumbs"), all, THUMBS);
    blob.put("more_thumbs_available", all.size() > THUMBS);
    reviews(blob.putArray("reviews"), reviews, REVIEWS);
    blob.put("more_reviews_available", reviews.size() > REVIEWS);
    blob.put("band_thanks_text", "supported by");
    reviews(blob.putArray("shown_reviews"), reviews, SHOWN_REVIEWS);
    thumbs(blob.putArray("shown_thumbs"), all, SHOWN);
    return blob;
  }

  private static void thumbs(ArrayNode into, List<Preference> from, int limit) {
    from.stream().limit(limit).forEach(p -> into.add(thumb(p)));
  }

  private static void reviews(ArrayNode into, List<Preference> from, int limit) {
    from.stream()
        .limit(limit)
        .forEach(p -> into.add(thumb(p).put("why", p.why()).putNull("fav_track_title")));
  }

  static ObjectNode thumb(Preference p) {
    ObjectNode thumb = Json.object();
    thumb.put("fan_id", p.fan().id()).put("username", p.fan().username());
    thumb.put("name", p.fan().name());
    if (p.fan().imageId() == 0) {
      thumb.putNull("image_id");
    } else {
      thumb.put("image_id", p.fan().imageId());
    }
    return thumb.put("token", token(p));
  }

  /// `1:<unix time>:<fan id>:<has a review>:1:0`.
  static String token(Preference p) {
    return "1:%d:%d:%d:1:0".formatted(p.time(), p.fan().id(), p.why() == null ? 0 : 1);
  }
}
