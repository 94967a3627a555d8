package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.Price;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The `ld+json` block of a tralbum's page.
final class LinkedData {
  private final World world;
  private final Addresses addresses;

  LinkedData(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
  }

  /// The block, safe inside a script element: no `<` is left as such.
  String text(Tralbum t) {
    return Json.text(t.isAlbum() ? album(t) : track(t)).replace("<", "\\u003c");
  }

  private ObjectNode album(Tralbum t) {
    List<Tralbum> tracks = world.tracks(t);
    ObjectNode ld = Json.object();
    ld.put("albumReleaseType", tracks.size() == 1 ? "SingleRelease" : "AlbumRelease");
    ld.put("@id", addresses.stated(t)).put("mainEntityOfPage", addresses.stated(t));
    ld.put("@type", "MusicAlbum").put("name", t.title());
    ld.put("dateModified", Json.date(t.modified()));
    release(ld.putArray("albumRelease").addObject(), t);
    byArtist(ld, t);
    publisher(ld, t);
    ld.put("numTracks", tracks.size());
    ObjectNode list = ld.putObject("track").put("@type", "ItemList");
    ArrayNode elements = list.put("numberOfItems", tracks.size()).putArray("itemListElement");
    for (Tralbum track : tracks) {
      ObjectNode item =
          elements
              .addObject()
              .put("@type", "ListItem")
              .put("position", track.number())
              .putObject("item");
      item.put("@type", "MusicRecording").put("@id", addresses.stated(track));
      property(item.putArray("additionalProperty"), "track_id", track.id());
      item.put("name", track.title()).put("duration", duration(track.seconds()));
      if (!track.credit().equals(t.credit())) {
        item.putObject("byArtist").put("@type", "MusicGroup").put("name", track.credit());
      }
    }
    common(ld, t);
    return ld.put("@context", "https://schema.org");
  }

  private ObjectNode track(Tralbum t) {
    ObjectNode ld = Json.object();
    ld.put("@type", "MusicRecording").put("@id", addresses.stated(t));
    ArrayNode properties = ld.putArray("additionalProperty");
    property(properties, "track_id", t.id());
    property(properties, "art_id", t.artId());
    if (t.number() != 0) {
      property(properties, "tracknum", t.number());
    }
    ld.put("name", t.title()).put("duration", duration(t.seconds()));
    ld.put("dateModified", Json.date(t.modified()));
    Tralbum album = t.album() == null ? null : world.tralbum(t.album());
    ObjectNode in = ld.putObject("inAlbum").put("@type", "MusicAlbum");
    in.put("name", album == null ? t.title() : album.title());
    in.put("albumReleaseType", album == null ? "SingleRelease" : "AlbumRelease");
    if (album == null) {
      release(in.putArray("albumRelease").addObject(), t);
    } else {
      // Only a real album has an address.
      in.put("@id", addresses.stated(album));
    }
    byArtist(ld, t);
    publisher(ld, t);
    common(ld, t);
    return ld.put("@context", "https://schema.org");
  }

  /// What albums and tracks have in common, but for the place of `additionalProperty`.
  private void common(ObjectNode ld, Tralbum t) {
    ld.put("image", addresses.cover(t.artId(), 10));
    ArrayNode keywords = ld.putArray("keywords");
    t.tags().forEach(keywords::add);
    ld.put("datePublished", Json.date(t.released()));
    if (!t.about().isEmpty()) {
      ld.put("description", t.about()).put("creditText", t.credits());
    }
    ld.put("copyrightNotice", "All Rights Reserved");
    List<Preference> supporters = world.supporters(t);
    if (!supporters.isEmpty()) {
      ArrayNode sponsors = ld.putArray("sponsor");
      for (Preference p : supporters.subList(0, Math.min(Collectors.SHOWN, supporters.size()))) {
        sponsors
            .addObject()
            .put("@type", "Person")
            .put("url", addresses.fan(p.fan()))
            .put("name", p.fan().name());
      }
    }
    reviews(ld, supporters);
    if (t.isAlbum()) {
      property(ld.putArray("additionalProperty"), "art_id", t.artId());
    }
  }

  private void reviews(ObjectNode ld, List<Preference> supporters) {
    List<Preference> reviews = supporters.stream().filter(p -> p.why() != null).limit(4).toList();
    if (reviews.isEmpty()) {
      return;
    }
    ArrayNode comments = ld.putArray("comment");
    for (Preference p : reviews) {
      ObjectNode comment = comments.addObject().put("@type", "Comment");
      comment
          .putObject("author")
          .put("@type", "Person")
          .put("url", addresses.fan(p.fan()))
          .put("name", p.fan().name());
      comment.putArray("text").add(p.why());
    }
  }

  private void release(ObjectNode release, Tralbum t) {
    release.putArray("@type").add("MusicRelease").add("Product");
    release.put("@id", addresses.stated(t)).put("name", t.title());
    ArrayNode properties = release.putArray("additionalProperty");
    property(properties, "item_id", t.id());
    properties
        .addObject()
        .put("@type", "PropertyValue")
        .put("name", "item_type")
        .put("value", String.valueOf(t.type()));
    property(properties, "selling_band_id", t.host().id());
    property(properties, "art_id", t.artId());
    if (t.price().terms() != Price.Terms.FREE) {
      boolean named = t.price().terms() == Price.Terms.NAME_YOUR_PRICE;
      ObjectNode offers = release.putObject("offers").put("@type", "Offer");
      offers.put("url", addresses.stated(t) + "#" + t.key() + "-buy");
      offers.put("priceCurrency", t.price().currency()).put("price", t.price().amount());
      offers.putObject("priceSpecification").put(named ? "minPrice" : "price", t.price().amount());
      offers.put("availability", "OnlineOnly");
    }
    release.put("musicReleaseFormat", "DigitalFormat");
  }

  private void byArtist(ObjectNode ld, Tralbum t) {
    ObjectNode artist = ld.putObject("byArtist").put("@type", "MusicGroup").put("name", t.credit());
    if (t.credit().equals(t.host().name())) {
      artist.put("@id", addresses.stated(t.host()));
    }
  }

  private void publisher(ObjectNode ld, Tralbum t) {
    ObjectNode publisher = ld.putObject("publisher").put("@type", "MusicGroup");
    publisher.put("@id", addresses.stated(t.host())).put("name", t.host().name());
    property(publisher.putArray("additionalProperty"), "band_id", t.host().id());
    publisher.put("image", addresses.picture(t.host().imageId(), 10));
    publisher.put("genre", addresses.base() + "/discover/" + Addresses.normal(t.scene().genre()));
    publisher.putObject("foundingLocation").put("@type", "Place").put("name", t.host().location());
  }

  private static void property(ArrayNode properties, String name, long value) {
    properties.addObject().put("@type", "PropertyValue").put("name", name).put("value", value);
  }

  /// `P00H05M13S`, without the T that ISO 8601 asks for, as on the real pages.
  static String duration(double seconds) {
    long whole = (long) seconds;
    return "P%02dH%02dM%02dS".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }
}
