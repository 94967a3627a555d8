package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Price;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The `data-…` attributes of a tralbum's page.
final class TralbumData {
  private final World world;
  private final Addresses addresses;

  TralbumData(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
  }

  /// `data-tralbum`.
  ObjectNode tralbum(Tralbum t) {
    ObjectNode data = Json.object();
    data.set("current", current(t));
    data.putNull("preorder_count").put("hasAudio", true).put("art_id", t.artId());
    packages(data, t);
    data.put("defaultPrice", t.price().amount());
    data.putNull("freeDownloadPage").put("FREE", 1).put("PAID", 2);
    data.put("artist", t.credit());
    data.put("item_type", word(t));
    data.put("id", t.id());
    Json.nulls(data, "last_subscription_item");
    data.put("has_discounts", false);
    Json.nulls(data, "is_bonus", "play_cap_data", "is_purchased", "items_purchased");
    Json.nulls(data, "is_private_stream", "is_band_member", "has_video");
    data.put("tralbum_subscriber_only", false);
    if (t.isAlbum()) {
      data.put("featured_track_id", world.tracks(t).getFirst().id());
      data.putNull("initial_track_num").put("is_preorder", false);
    }
    data.put("album_is_preorder", false);
    if (t.isAlbum() || t.album() != null) {
      data.put("album_release_date", Json.date(t.released()));
    } else {
      data.putNull("album_release_date");
    }
    ArrayNode tracks = data.putArray("trackinfo");
    if (t.isAlbum()) {
      world.tracks(t).forEach(track -> tracks.add(track(track, t)));
    } else {
      tracks.add(track(t, t));
    }
    data.put("playing_from", word(t) + " page");
    if (!t.isAlbum()) {
      Tralbum album = t.album() == null ? null : world.tralbum(t.album());
      String path = album == null ? null : addresses.path(album);
      data.put("album_url", path).put("album_upsell_url", path);
    }
    data.put("url", addresses.stated(t));
    return data;
  }

  private static ObjectNode current(Tralbum t) {
    Price price = t.price();
    ObjectNode c = Json.object();
    c.put("audit", 0).put("title", t.title());
    c.put("new_date", Json.date(t.released() - 86_400));
    c.put("mod_date", Json.date(t.modified()));
    c.put("publish_date", Json.date(t.released()));
    Json.nulls(c, "private", "killed");
    c.put("download_pref", price.terms() == Price.Terms.FREE ? 1 : 2);
    prices(c, price);
    c.put("artist", t.credit().equals(t.host().name()) ? null : t.credit());
    c.put("about", t.about().isEmpty() ? null : t.about());
    c.put("credits", t.credits().isEmpty() ? null : t.credits());
    c.put("band_id", t.host().id()).put("selling_band_id", t.host().id());
    c.put("art_id", t.artId()).putNull("download_desc_id");
    if (t.isAlbum()) {
      c.put("release_date", Json.date(t.released()));
      Json.nulls(c, "upc", "purchase_url", "purchase_title");
    } else {
      trackOnly(c, t);
    }
    return c.put("id", t.id()).put("type", word(t));
  }

  private static void trackOnly(ObjectNode c, Tralbum t) {
    if (t.album() == null) {
      c.putNull("track_number").put("release_date", Json.date(t.released())).putNull("album_id");
    } else {
      c.put("track_number", t.number()).putNull("release_date");
      c.put("album_id", Long.parseLong(t.album().substring(1)));
    }
    Json.nulls(c, "file_name", "lyrics", "isrc");
    c.put("license_type", 1).put("streaming", 1);
  }

  private static void prices(ObjectNode c, Price price) {
    switch (price.terms()) {
      case FREE -> {
        Json.nulls(c, "require_email", "is_set_price", "set_price");
        c.put("minimum_price", 0.0).putNull("minimum_price_nonzero");
      }
      case FIXED -> {
        c.putNull("require_email").put("is_set_price", 1).put("set_price", price.amount());
        c.put("minimum_price", price.amount()).put("minimum_price_nonzero", price.amount());
      }
      case FIXED_WITH_MINIMUM_ZERO -> {
        c.put("require_email", 1).put("is_set_price", 1).put("set_price", price.amount());
        c.put("minimum_price", 0.0).put("minimum_price_nonzero", price.amount());
      }
      case NAME_YOUR_PRICE -> {
        c.putNull("require_email").putNull("is_set_price");
        c.put("set_price", Math.max(7.0, price.amount()));
        c.put("minimum_price", price.amount());
        if (price.minorUnits() == 0) {
          c.putNull("minimum_price_nonzero");
        } else {
          c.put("minimum_price_nonzero", price.amount());
        }
      }
    }
  }

  private static void packages(ObjectNode data, Tralbum t) {
    if (t.merch().isEmpty()) {
      data.putNull("packages");
      return;
    }
    ArrayNode packages = data.putArray("packages");
    for (Tralbum.Merch merch : t.merch()) {
      ObjectNode p = packages.addObject();
      p.put("id", merch.id()).put("type_name", merch.format()).put("title", merch.title());
      p.put("price", merch.minorUnits() / 100.0).put("currency", t.price().currency());
      p.putNull("quantity_available").put("release_date", Json.date(t.released()));
      p.put("album_id", t.id()).putArray("arts");
    }
  }

  private ObjectNode track(Tralbum track, Tralbum page) {
    ObjectNode info = Json.object();
    info.put("id", track.id()).put("track_id", track.id());
    info.putObject("file")
        .put("mp3-128", addresses.base() + "/stream/simulated/mp3-128/" + track.id() + "?p=0&ts=0");
    info.put("artist", track.credit().equals(page.credit()) ? null : track.credit());
    info.put("title", trackTitle(track, page));
    info.put("encodings_id", track.id() / 2).put("license_type", 1).putNull("private");
    if (track.number() == 0) {
      info.putNull("track_num");
    } else {
      info.put("track_num", track.number());
    }
    info.put("album_preorder", false).put("unreleased_track", false);
    info.put("title_link", addresses.path(track));
    info.put("has_lyrics", false).put("has_info", false).put("streaming", 1);
    info.put("is_downloadable", true).putNull("has_free_download");
    info.put("free_album_download", false).put("duration", track.seconds());
    Json.nulls(info, "lyrics", "alt_link", "play_count", "is_capped");
    return info;
  }

  /// A compilation's tracks carry their artists in their titles.
  static String trackTitle(Tralbum track, Tralbum page) {
    return track.credit().equals(page.credit())
        ? track.title()
        : track.credit() + " - " + track.title();
  }

  /// `data-embed`.
  ObjectNode embed(Tralbum t) {
    ObjectNode embed = Json.object();
    embed.putObject("tralbum_param").put("name", word(t)).put("value", t.id());
    embed.put("art_id", t.artId()).put("artist", t.credit());
    embed.put("swf_base_url", addresses.base()).putNull("show_campaign");
    embed
        .putObject("embed_info")
        .put("public_embeddable", true)
        .put("exclusive_embeddable", false)
        .put("item_public", true)
        .put("no_track_preorder", false);
    embed.put(t.isAlbum() ? "album_title" : "title", t.title());
    return embed.put("linkback", addresses.stated(t));
  }

  /// `data-band`.
  static ObjectNode band(Tralbum t) {
    ObjectNode band = Json.object();
    band.put("id", t.host().id()).put("name", t.host().name()).putNull("fan_email");
    band.put("account_id", t.host().id() / 3 + 7).put("has_discounts", false);
    return band.put("image_id", t.host().imageId()).putNull("facebook_like_enabled");
  }

  /// `album` or `track`.
  static String word(Tralbum t) {
    return t.isAlbum() ? "album" : "track";
  }
}
