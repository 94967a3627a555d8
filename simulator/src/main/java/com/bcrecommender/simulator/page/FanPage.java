package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A fan's page: the blob with the first 20 records of the collection and of the wishlist, and the
/// grid of the active one.
final class FanPage {
  /// How many items a page holds.
  static final int BATCH = 20;

  private final World world;
  private final Addresses addresses;
  private final ItemJson items;

  FanPage(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
    this.items = new ItemJson(world, addresses);
  }

  /// @param tab `collection` or `wishlist`; the others of the site look like the first
  String page(Fan fan, String tab) {
    boolean wish = tab.equals("wishlist");
    List<Preference> owned = world.collection(fan);
    List<Preference> shown = wish ? world.wishlist(fan) : owned;
    StringBuilder grid = new StringBuilder();
    batch(shown).forEach(p -> grid.append(item(p)));
    return Template.of("fan.html")
        .with(
            Map.ofEntries(
                Map.entry("name", fan.name()),
                Map.entry("url", addresses.fan(fan)),
                Map.entry("description", genre(fan) + " · " + owned.size() + " collection items"),
                Map.entry("blob", Json.text(blob(fan, wish))),
                Map.entry("location", fan.location() == null ? "" : fan.location()),
                Map.entry("collection-active", wish ? "" : "active"),
                Map.entry("collection-count", owned.size()),
                Map.entry("wishlist-tab", wishlistTab(fan, wish)),
                Map.entry("wish", wish),
                Map.entry("items", grid),
                Map.entry("more", more(shown))));
  }

  private String wishlistTab(Fan fan, boolean active) {
    int count = world.wishlist(fan).size();
    return count == 0
        ? ""
        : """
                <li data-tab="wishlist" data-grid-id="wishlist-grid" class="%s">
                    <span class="tab-title">wishlist <span class="count">%d</span></span>
                </li>
        """
            .formatted(active ? "active" : "", count);
  }

  private static String more(List<Preference> shown) {
    return shown.size() <= BATCH
        ? ""
        : """
                <div class="expand-container show-button"><button class="show-more">view all %d items</button></div>
        """
            .formatted(shown.size());
  }

  private static List<Preference> batch(List<Preference> all) {
    return all.subList(0, Math.min(BATCH, all.size()));
  }

  private ObjectNode blob(Fan fan, boolean wish) {
    List<Preference> owned = world.collection(fan);
    List<Preference> wished = world.wishlist(fan);
    ObjectNode blob = Json.object();
    blob.set("fan_data", fanData(fan));
    current(blob.putObject("current_fan"), owned.size());
    ObjectNode collection = list(owned, !wish);
    collection.putObject("redownload_urls");
    collection.put("hidden_items_count", world.hiddenCount(fan));
    collection.put("small_collection", owned.size() < BATCH);
    collection.put("small_wishlist", wished.size() < BATCH);
    collection.putObject("purchase_infos");
    collection.putObject("collectors");
    blob.set("collection_data", collection);
    blob.set("wishlist_data", list(wished, wish).put("hidden", fan.wishlistHidden()));
    ObjectNode hidden = list(List.of(), false);
    hidden.putNull("last_token_is_gift_given").putNull("item_count");
    blob.set("hidden_data", hidden);
    for (String other :
        List.of(
            "gifts_given_data",
            "followers_data",
            "following_bands_data",
            "following_fans_data",
            "following_genres_data")) {
      blob.set(other, list(List.of(), false));
    }
    caches(blob, owned, wished);
    blob.put("collection_count", owned.size());
    blob.put("active_tab", wish ? "wishlist" : "collection");
    blob.putNull("fan_stats");
    blob.put("fan_read_only", false);
    blob.putObject("identities").putNull("user").putNull("fan").putArray("bands");
    return blob;
  }

  private void caches(ObjectNode blob, List<Preference> owned, List<Preference> wished) {
    ObjectNode cache = blob.putObject("item_cache");
    ObjectNode tracks = blob.putObject("tracklists");
    fill(cache.putObject("collection"), tracks.putObject("collection"), owned);
    fill(cache.putObject("wishlist"), tracks.putObject("wishlist"), wished);
    for (String other : List.of("gifts_given", "hidden")) {
      cache.putObject(other);
      tracks.putObject(other);
    }
    for (String other :
        List.of("followers", "following_bands", "following_fans", "following_genres")) {
      cache.putObject(other);
    }
    cache.putObject("fan_suggestions");
  }

  private void fill(ObjectNode cache, ObjectNode tracks, List<Preference> all) {
    for (Preference p : batch(all)) {
      cache.set(p.itemKey(), items.inPage(p));
      tracks.set(p.itemKey(), items.tracklist(p));
    }
  }

  /// What each `…_data` says; the keys are in `sequence` where the tab is rendered, else in
  /// `pending_sequence`.
  private static ObjectNode list(List<Preference> all, boolean rendered) {
    ObjectNode list = Json.object();
    List<Preference> batch = batch(all);
    list.put("last_token", batch.isEmpty() ? null : ItemToken.of(batch.getLast()).toString());
    list.put("item_count", all.size());
    list.put("batch_size", BATCH);
    ArrayNode sequence = list.putArray("sequence");
    ArrayNode pending = list.putArray("pending_sequence");
    batch.forEach(p -> (rendered ? sequence : pending).add(p.itemKey()));
    return list;
  }

  private ObjectNode fanData(Fan fan) {
    ObjectNode data = Json.object();
    data.put("trackpipe_url", addresses.fan(fan));
    data.put("username", fan.username());
    data.put("name", fan.name());
    data.put("fan_id", fan.id());
    data.put("location", fan.location());
    data.put("raw_location", fan.location());
    data.putNull("bio");
    if (fan.imageId() == 0) {
      data.putNull("photo");
    } else {
      data.putObject("photo").put("image_id", fan.imageId()).put("width", 500).put("height", 500);
    }
    Json.nulls(data, "website_url", "is_own_page");
    data.put("followers_count", 0).put("following_bands_count", 0);
    data.put("following_fans_count", 0).put("following_genres_count", 0);
    return data.put("subscriptions_count", 0).put("fav_genre", genre(fan));
  }

  private static void current(ObjectNode current, int count) {
    Json.nulls(current, "fan_id", "username");
    current.putObject("item_lookup");
    current.putNull("trackpipe_url").put("collection_count", count);
    Json.nulls(current, "is_following", "is_following_any", "is_own_collection");
    current.put("subscriptions_count", 0);
  }

  private static String genre(Fan fan) {
    return fan.scenes().getFirst().genre();
  }

  private String item(Preference p) {
    Tralbum t = p.tralbum();
    String url = items.url(t);
    Tralbum track = t.isAlbum() ? world.tracks(t).getFirst() : t;
    return Template.of("fan-item.html")
        .with(
            Map.ofEntries(
                Map.entry("item-id", p.itemId()),
                Map.entry("track-id", track.id()),
                Map.entry("item-type", ItemJson.itemType(p)),
                Map.entry("tralbum-id", t.id()),
                Map.entry("tralbum-type", t.type()),
                Map.entry("band-id", t.host().id()),
                Map.entry("title", t.title()),
                Map.entry("index", p.position() == 0 ? "" : p.position()),
                Map.entry("token", ItemToken.of(p)),
                Map.entry("art", addresses.cover(t.artId(), 16)),
                Map.entry("href", url == null ? "" : " href=\"" + Html.escape(url) + "\""),
                Map.entry("artist", t.credit())));
  }
}
