package com.bcrecommender.bandcamp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Reads a fan's page: the blob `pagedata`, and where that lacks the items, the grid of elements.
///
/// The collection and the wishlist are lists of keys, in the fan's order, and a cache of items by
/// key. Keys of a tab that is not open come without items, and still name their tralbums, but for
/// packages.
final class FanPageReader {
  private static final Pattern FOLLOW = Pattern.compile("follow-unfollow_(\\d{1,10})");

  private FanPageReader() {}

  /// @return null where the page is not a fan's
  /// @throws BrokenPage where it is, and cannot be read
  static @Nullable Page read(Markup page, @Nullable String url) {
    Element element = page.first("fan_data", "#pagedata");
    Blob blob =
        element == null || !element.hasAttr("data-blob")
            ? null
            : page.blob("pagedata", "#pagedata", "data-blob");
    boolean inBlob = blob != null && blob.has("fan_data");
    if (!inBlob
        && page.first("collection-item-container", "li.collection-item-container") == null) {
      return null;
    }
    if (!page.isWhole()) {
      throw new BrokenPage("page", "</html> at the end", "a page cut off");
    }
    return inBlob && blob != null ? read(blob, page, url) : readElements(page, url);
  }

  /// @param page where the items are once more, or null where the blob came alone
  static Page read(Blob blob, @Nullable Markup page, @Nullable String url) {
    Blob fan = blob.need("fan_data");
    long fanId = fan.id("fan_id");
    if (fanId == 0) {
      throw new BrokenPage("pagedata.fan_data.fan_id", "an id", null);
    }
    String username = fan.line("username");
    if (username == null) {
      username = username(fan.text("trackpipe_url"), url);
    }
    if (Withdrawals.isIn(fan.text("bio"))) {
      return new Page.Withdrawal(fanId, username, null);
    }
    Blob collection = blob.need("collection_data");
    int stated = collection.count("item_count");
    if (stated < 0) {
      stated = blob.count("collection_count");
    }
    if (stated < 0) {
      throw new BrokenPage("pagedata.collection_data.item_count", "a count", null);
    }
    List<CollectionItem> items = items(blob, collection, "collection", page);
    if (items.isEmpty() && stated > 0) {
      throw new BrokenPage(
          "pagedata.item_cache.collection", "some of " + stated + " items", "none");
    }
    Blob wishlist = blob.object("wishlist_data");
    int statedWishlist = wishlist == null ? -1 : wishlist.count("item_count");
    List<CollectionItem> wishes =
        wishlist == null ? List.of() : items(blob, wishlist, "wishlist", page);
    return new Page.FanPage(
        fanId,
        username,
        fan.line("name"),
        stated,
        items,
        items.size() >= stated ? null : CollectionItems.token(collection, "last_token"),
        statedWishlist,
        wishes,
        wishlist == null || wishes.size() >= statedWishlist
            ? null
            : CollectionItems.token(wishlist, "last_token"));
  }

  private static List<CollectionItem> items(
      Blob blob, Blob data, String tab, @Nullable Markup page) {
    CollectionItems items = new CollectionItems();
    Blob caches = blob.object("item_cache");
    Blob cache = caches == null ? null : caches.object(tab);
    List<String> shown = texts(data, "sequence");
    if (page != null && (cache == null || !cache.keys().containsAll(shown))) {
      CollectionGrid.read(page, tab.equals("wishlist"), items);
      if (!items.isEmpty()) {
        return items.list();
      }
    }
    Set<String> keys = new LinkedHashSet<>(shown);
    keys.addAll(texts(data, "pending_sequence"));
    if (cache != null) {
      keys.addAll(cache.keys());
    }
    for (String key : keys) {
      Blob item = cache == null ? null : cache.object(key);
      if (item != null) {
        items.add(item, key);
      } else if (!items.addKey(key) && shown.contains(key)) {
        throw new BrokenPage("pagedata.item_cache." + tab, "the item " + key, null);
      }
    }
    return items.list();
  }

  private static List<String> texts(Blob data, String key) {
    List<String> texts = data.texts(key);
    return texts == null ? List.of() : texts;
  }

  private static String username(@Nullable String profile, @Nullable String url) {
    String username = FanAddress.username(profile);
    if (username == null) {
      username = FanAddress.username(url);
    }
    if (username == null) {
      throw new BrokenPage("pagedata.fan_data.username", "a name", null);
    }
    return username;
  }

  private static Page.FanPage readElements(Markup page, @Nullable String url) {
    String username = username(page.property("og:url"), url);
    CollectionItems collection = new CollectionItems();
    CollectionItems wishlist = new CollectionItems();
    String token = CollectionGrid.read(page, false, collection);
    String wishlistToken = CollectionGrid.read(page, true, wishlist);
    int stated = count(page, "collection");
    if (stated < 0) {
      throw new BrokenPage("grid-tabs", "the count of the collection", null);
    }
    if (stated > 0 && collection.isEmpty()) {
      throw new BrokenPage("collection-grid", "some of " + stated + " items", "none");
    }
    int statedWishlist = count(page, "wishlist");
    Element follow = page.first("follow-unfollow_", "[id^=follow-unfollow_]");
    Matcher matcher = FOLLOW.matcher(follow == null ? "" : follow.id());
    List<CollectionItem> items = collection.list();
    return new Page.FanPage(
        matcher.matches()
            ? Blob.id("follow-unfollow", Long.parseLong(matcher.group(1)), matcher.group())
            : 0,
        username,
        null,
        stated,
        items,
        items.size() >= stated ? null : token,
        statedWishlist,
        wishlist.list(),
        wishlist.list().size() >= statedWishlist ? null : wishlistToken);
  }

  private static int count(Markup page, String tab) {
    Element count = page.first("grid-tabs", "#grid-tabs li[data-tab=" + tab + "] .count");
    String digits = count == null ? "" : count.text().replaceAll("[.,\\s]", "");
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }
}
