package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The items of a collection or wishlist: objects in the page's cache and in the answers of the
/// collection API, with the same keys.
///
/// What a fan bought may be a package, such as a cassette; its own id is another space of numbers,
/// and `tralbum_id` is the album that comes with it. One tralbum may come twice (download and
/// vinyl): it is listed once, with the earliest time.
final class CollectionItems {
  private final Map<String, CollectionItem> items = new LinkedHashMap<>();

  /// @param key the item's key in the page's cache (`a123`, `t123`, or `p123` of a package), or
  ///   null in an answer
  void add(Blob item, @Nullable String key) {
    Identity identity = new Identity();
    identity.claim(
        item.name(), TralbumType.named(item.text("tralbum_type")), item.id("tralbum_id"));
    TralbumType itemType = TralbumType.named(item.text("item_type"));
    if (itemType != null) {
      identity.claim(item.name(), itemType, item.id("item_id"));
    }
    if (key != null && !key.startsWith("p")) {
      claimKey(identity, key);
    }
    TralbumType type = identity.type();
    if (type == null || identity.id() == 0) {
      throw new BrokenPage(
          item.name(), "tralbum_type and tralbum_id", String.join(", ", item.keys()));
    }
    add(
        new CollectionItem(
            new Tralbum(
                    type,
                    identity.id(),
                    item.line("item_title"),
                    item.line("band_name"),
                    SiteUrl.absolute(item.text("item_url"), null),
                    item.id("item_art_id"),
                    null,
                    tags(item),
                    StatedPrice.ofItem(item))
                .on(album(item)),
            time(item),
            item.count("also_collected_count")));
  }

  private static @Nullable String album(Blob item) {
    long id = item.id("album_id");
    return id == 0 ? null : "a" + id;
  }

  /// A tralbum of which the page gives the key only.
  ///
  /// @return whether the key names one: that of a package does not
  boolean addKey(String key) {
    if (key.startsWith("p")) {
      return false;
    }
    Identity identity = new Identity();
    claimKey(identity, key);
    TralbumType type = identity.type();
    if (type == null || identity.id() == 0) {
      throw new BrokenPage("sequence", "a key such as a123", key);
    }
    add(
        new CollectionItem(
            new Tralbum(type, identity.id(), null, null, null, 0, null, null, null), null, -1));
    return true;
  }

  void add(CollectionItem item) {
    items.merge(
        String.valueOf(item.tralbum().key()),
        item,
        (old, other) ->
            new CollectionItem(
                old.tralbum(),
                earlier(old.time(), other.time()),
                Math.max(old.alsoCollected(), other.alsoCollected())));
  }

  private static @Nullable Long earlier(@Nullable Long one, @Nullable Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }

  private static void claimKey(Identity identity, String key) {
    String digits = key.isEmpty() ? "" : key.substring(1);
    TralbumType type = digits.matches("\\d{1,10}") ? TralbumType.named(key.substring(0, 1)) : null;
    if (type == null) {
      throw new BrokenPage("sequence", "a key such as a123", key);
    }
    identity.claim("the key " + key, type, Blob.id("the key " + key, Long.parseLong(digits), key));
  }

  /// When it was bought; else what the token of its place says, which is the same time, or for a
  /// wish that of wishing. `added` comes last: for old purchases it can be years later.
  private static @Nullable Long time(Blob item) {
    Long time = item.time("purchased");
    if (time == null) {
      time = PageTime.ofCollectionToken(item.text("token"));
    }
    return time != null ? time : item.time("added");
  }

  private static @Nullable List<String> tags(Blob item) {
    if (!item.has("tags")) {
      return null;
    }
    List<String> tags = new ArrayList<>();
    for (Blob tag : item.objects("tags")) {
      String name = tag.text("name");
      if (name != null) {
        tags.add(name);
      }
    }
    return tags.isEmpty() ? null : TagName.distinct(tags);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  List<CollectionItem> list() {
    return List.copyOf(items.values());
  }

  /// A token as it may be sent back: short, and nothing but what tokens are made of.
  static @Nullable String token(Blob blob, String key) {
    String token = blob.text(key);
    if (token != null && !token.matches("[0-9A-Za-z:._-]{1,100}")) {
      throw new BrokenPage(
          blob.name() + "." + key, "a token such as 1486347388:3314754897:a:2:", token);
    }
    return token;
  }
}
