package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The page's ld+json, in the vocabulary of schema.org: in a script of its own since the end of
/// 2020, and kept alone by some programs.
final class LinkedData {
  private static final Pattern ART = Pattern.compile("/img/a0*(\\d{1,10})_\\d+\\.");

  private LinkedData() {}

  /// The one ld+json of a page, or null.
  static @Nullable Blob find(Markup page) {
    List<String> scripts =
        page.select("ld+json", "script[type=application/ld+json]").stream()
            .map(script -> script.data().strip())
            .distinct()
            .toList();
    if (scripts.size() > 1) {
      throw new BrokenPage("ld+json", "one script", scripts.size() + " that differ");
    }
    return scripts.isEmpty() ? null : Blob.parse("ld+json", scripts.getFirst());
  }

  /// Whether it describes an album or a track.
  static boolean isTralbum(Blob data) {
    return type(data) != null;
  }

  private static @Nullable TralbumType type(Blob data) {
    if (data.says("@type", "MusicAlbum")) {
      return TralbumType.ALBUM;
    }
    return data.says("@type", "MusicRecording") ? TralbumType.TRACK : null;
  }

  static TralbumFacts read(Blob data) {
    TralbumFacts facts = new TralbumFacts("ld+json");
    facts.type = type(data);
    facts.url = SiteUrl.absolute(data.text("@id"), null);
    facts.title = data.line("name");
    facts.artist = name(data.object("byArtist"));
    facts.released = data.time("datePublished");
    facts.dated = data.time("dateModified");
    facts.tags = tags(data);
    facts.artId = property(data, "art_id");
    if (facts.artId == 0) {
      List<String> images = data.texts("image");
      facts.artId =
          artId(images == null ? data.text("image") : images.isEmpty() ? null : images.getFirst());
    }
    Blob album = facts.type == TralbumType.TRACK ? data.object("inAlbum") : data;
    if (facts.type == TralbumType.TRACK) {
      facts.id = property(data, "track_id");
    }
    if (album != null) {
      readReleases(facts, album);
    }
    Blob offers = data.object("offers");
    if (offers != null && facts.price == null) {
      facts.price = StatedPrice.ofOffer(offers);
    }
    mention(facts, data);
    readFans(facts, data);
    return facts;
  }

  /// What can be bought: the record itself, packages, bundles, single tracks. The record itself has
  /// its id and its price.
  private static void readReleases(TralbumFacts facts, Blob album) {
    for (Blob release : album.objects("albumRelease")) {
      TralbumType type = TralbumType.named(text(release, "item_type"));
      boolean plain =
          type == null
              && release.says("musicReleaseFormat", "DigitalFormat")
              && property(release, "item_id") == 0;
      boolean own =
          facts.url != null && facts.url.equals(SiteUrl.absolute(release.text("@id"), null));
      if (!own || !(plain || type == facts.type)) {
        continue;
      }
      Identity identity = new Identity();
      identity.claim("ld+json", facts.type, facts.id);
      identity.claim(release.name(), type, property(release, "item_id"));
      facts.id = identity.id();
      Blob offers = release.object("offers");
      facts.notSold = offers == null;
      facts.price = offers == null ? null : StatedPrice.ofOffer(offers);
      facts.seller = property(release, "selling_band_id");
      return;
    }
  }

  private static void mention(TralbumFacts facts, Blob data) {
    if (facts.type == TralbumType.TRACK) {
      Blob album = data.object("inAlbum");
      // A single is its own album, and that one has no address.
      String url = album == null ? null : SiteUrl.absolute(album.text("@id"), null);
      if (album != null && url != null) {
        facts.album = url;
        facts.mentioned.add(
            new Tralbum(TralbumType.ALBUM, 0, album.line("name"), null, url, 0, null, null, null));
      }
      return;
    }
    Blob tracks = data.object("track");
    if (tracks == null) {
      return;
    }
    for (Blob element : tracks.objects("itemListElement")) {
      Blob track = element.need("item");
      String artist = name(track.object("byArtist"));
      long id = property(track, "track_id");
      String url = SiteUrl.absolute(track.text("@id"), null);
      if (id != 0 || url != null) {
        facts.mentioned.add(
            new Tralbum(
                TralbumType.TRACK,
                id,
                track.line("name"),
                artist != null ? artist : facts.artist,
                url,
                0,
                null,
                null,
                null));
      }
    }
  }

  /// `sponsor` are the fans shown, without ids; who wrote a `comment` owns the record too. A page
  /// without the key does not say that it has no supporters.
  private static void readFans(TralbumFacts facts, Blob data) {
    if (!data.has("sponsor") && !data.has("comment")) {
      return;
    }
    Map<String, Supporter> fans = new LinkedHashMap<>();
    List<Blob> people = new ArrayList<>(data.objects("sponsor"));
    for (Blob comment : data.objects("comment")) {
      people.addAll(comment.objects("author"));
    }
    for (Blob person : people) {
      String username = FanAddress.username(person.text("url"));
      if (username != null) {
        fans.putIfAbsent(username, new Supporter(0, username, person.line("name"), null));
      }
    }
    facts.supporters = List.copyOf(fans.values());
    facts.moreSupporters = true;
  }

  /// A list since 2021, before that one text with commas.
  private static @Nullable List<String> tags(Blob data) {
    if (!data.has("keywords")) {
      return null;
    }
    List<String> list = data.texts("keywords");
    if (list != null) {
      return TagName.distinct(list);
    }
    String text = data.text("keywords");
    return text == null ? null : TagName.distinct(List.of(text.split(",")));
  }

  private static @Nullable String name(@Nullable Blob thing) {
    return thing == null ? null : thing.line("name");
  }

  private static @Nullable Blob propertyBlob(Blob thing, String name) {
    for (Blob property : thing.objects("additionalProperty")) {
      if (property.says("name", name)) {
        return property;
      }
    }
    return null;
  }

  private static long property(Blob thing, String name) {
    Blob property = propertyBlob(thing, name);
    return property == null ? 0 : property.id("value");
  }

  private static @Nullable String text(Blob thing, String name) {
    Blob property = propertyBlob(thing, name);
    return property == null ? null : property.text("value");
  }

  /// The number of a cover in its address `…/img/a2975740667_10.jpg`, or 0. Images of bands have no
  /// `a`.
  static long artId(@Nullable String image) {
    if (image == null) {
      return 0;
    }
    Matcher matcher = ART.matcher(image);
    return matcher.find() ? Blob.id("image", Long.parseLong(matcher.group(1)), image) : 0;
  }
}
