package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An item of a collection or wishlist, as fan pages and the collection API write it.
final class ItemJson {
  private final World world;
  private final Addresses addresses;

  ItemJson(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
  }

  /// As in a fan page's `item_cache`.
  ObjectNode inPage(Preference p) {
    Tralbum t = p.tralbum();
    ObjectNode item = Json.object();
    head(item, p);
    item.put("featured_track", featured(t).id());
    item.put("featured_track_title", featured(t).title());
    item.putNull("featured_track_url");
    item.put("featured_track_is_custom", false);
    item.put("also_collected_count", alsoCollected(p));
    item.put("why", p.why());
    item.set("url_hints", hints(t));
    item.put("item_art_id", t.artId());
    item.put("item_url", url(t));
    packageDetails(item, p);
    flags(item, t);
    Json.nulls(item, "hidden", "gift_sender_name", "gift_sender_note", "gift_id");
    Json.nulls(item, "gift_recipient_name");
    sale(item, p);
    Json.nulls(item, "band_image_id", "band_location", "release_count", "message_count");
    Json.nulls(item, "service_name", "service_url_fragment");
    item.put("download_available", true);
    purchased(item, p);
    return item;
  }

  /// As in the collection API's `items`.
  ObjectNode inAnswer(Preference p) {
    Tralbum t = p.tralbum();
    ObjectNode item = Json.object();
    item.put("fan_id", p.fan().id());
    head(item, p);
    item.put("album_title", album(t) == null ? null : title(album(t)));
    item.put("band_url", addresses.artist(t.host()));
    item.put("added", Json.date(p.time()));
    item.put("updated", Json.date(p.time()));
    purchased(item, p);
    item.put("also_collected_count", alsoCollected(p));
    item.put("featured_track", featured(t).id());
    item.put("featured_track_title", featured(t).title());
    item.put("featured_track_number", Math.max(1, featured(t).number()));
    item.put("featured_track_duration", featured(t).seconds());
    item.put("featured_track_is_custom", false);
    item.putNull("featured_track_url");
    item.put("why", p.why());
    item.put("genre_id", t.scene().genreId());
    item.set("url_hints", hints(t));
    item.put("item_url", url(t));
    item.put("item_art_id", t.artId());
    item.put("item_art_url", addresses.cover(t.artId(), 9));
    item.putObject("item_art")
        .put("art_id", t.artId())
        .put("url", addresses.cover(t.artId(), 9))
        .put("thumb_url", addresses.cover(t.artId(), 3));
    item.putNull("item_art_ids");
    packageDetails(item, p);
    flags(item, t);
    item.put("price", t.price().amount());
    item.put("currency", t.price().currency());
    item.put("is_set_price", false);
    Json.nulls(item, "has_digital_download", "require_email", "discount", "label", "label_id");
    Json.nulls(item, "merch_ids", "merch_sold_out", "merch_snapshot", "variant_id");
    Json.nulls(item, "licensed_item", "releases", "hidden");
    if (p.position() == 0) {
      item.putNull("index");
    } else {
      item.put("index", p.position());
    }
    sale(item, p);
    item.put("download_available", true);
    item.put("token", ItemToken.of(p).toString());
    return item;
  }

  /// The one track that fan pages play for an item, with its address of a stream.
  ArrayNode tracklist(Preference p) {
    Tralbum track = featured(p.tralbum());
    ArrayNode list = Json.array();
    list.addObject()
        .put("id", track.id())
        .put("title", track.title())
        .put("artist", track.credit())
        .put("track_number", Math.max(1, track.number()))
        .put("duration", track.seconds())
        .putObject("file")
        .put("mp3-128", addresses.base() + "/stream_redirect?enc=mp3-128&track_id=" + track.id());
    return list;
  }

  private void head(ObjectNode item, Preference p) {
    Tralbum t = p.tralbum();
    item.put("item_id", p.itemId());
    item.put("item_type", itemType(p));
    item.put("tralbum_id", t.id());
    item.put("tralbum_type", String.valueOf(t.type()));
    Tralbum album = album(t);
    if (album == null) {
      item.putNull("album_id");
    } else {
      item.put("album_id", album.id());
    }
    item.put("item_title", t.title());
    item.put("band_id", t.host().id());
    item.put("band_name", t.credit());
  }

  static String itemType(Preference p) {
    return switch (p.itemLetter()) {
      case 'p' -> "package";
      case 'a' -> "album";
      default -> "track";
    };
  }

  /// Null for what was taken down.
  @Nullable String url(Tralbum t) {
    return t.state() == Tralbum.State.DELETED ? null : addresses.tralbum(t);
  }

  private int alsoCollected(Preference p) {
    long others =
        world.supporters(p.tralbum()).stream().filter(s -> s.fan().id() != p.fan().id()).count();
    return (int) others;
  }

  private @Nullable Tralbum album(Tralbum t) {
    return t.isAlbum() ? t : t.album() == null ? null : world.tralbum(t.album());
  }

  private static @Nullable String title(@Nullable Tralbum t) {
    return t == null ? null : t.title();
  }

  private Tralbum featured(Tralbum t) {
    return t.isAlbum() ? world.tracks(t).getFirst() : t;
  }

  private static ObjectNode hints(Tralbum t) {
    ObjectNode hints = Json.object();
    hints.put("subdomain", t.host().subdomain());
    hints.put("custom_domain", t.host().customDomain());
    if (t.host().customDomain() == null) {
      hints.putNull("custom_domain_verified");
    } else {
      hints.put("custom_domain_verified", 1);
    }
    return hints.put("slug", t.slug()).put("item_type", String.valueOf(t.type()));
  }

  private void packageDetails(ObjectNode item, Preference p) {
    Tralbum.Merch merch = p.merch();
    if (merch == null) {
      item.putNull("package_details");
      return;
    }
    ObjectNode details = item.putObject("package_details");
    details.put("title", merch.title());
    details.put("description", merch.format());
    Json.nulls(details, "private", "killed");
    details.put("band_id", p.tralbum().host().id());
    details.putNull("label_id");
    details.put("is_subscriber_only", false);
    details.putArray("images");
    details.put("band_name", p.tralbum().credit());
    details.set("url_hints", hints(p.tralbum()));
    details.put("item_url", url(p.tralbum()));
  }

  private static void flags(ObjectNode item, Tralbum t) {
    item.put("num_streamable_tracks", Math.max(1, t.tracks().size()));
    item.put("is_purchasable", t.isPublic());
    item.put("is_private", false);
    item.put("is_preorder", false);
    item.put("is_giftable", t.isPublic());
    item.put("is_subscriber_only", false);
    item.put("is_subscription_item", false);
  }

  private static void sale(ObjectNode item, Preference p) {
    if (p.kind() == Preference.Kind.OWNED) {
      // Any number that stays the same will do: nothing refers to it.
      item.put("sale_item_id", (p.time() * 31 + p.itemId()) & 0x7FFF_FFFFL);
      item.put("sale_item_type", "p");
    } else {
      Json.nulls(item, "sale_item_id", "sale_item_type");
    }
  }

  private static void purchased(ObjectNode item, Preference p) {
    if (p.kind() == Preference.Kind.OWNED) {
      item.put("purchased", Json.date(p.time()));
    } else {
      item.putNull("purchased");
    }
  }
}
