package com.bcrecommender.bandcamp;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The items of a fan's page as elements: what the blob holds, once more, for when the blob is gone
/// or lacks them.
final class CollectionGrid {
  private CollectionGrid() {}

  /// Adds the items of the collection's grid, or of the wishlist's.
  ///
  /// @return the token of the last item, or null
  static @Nullable String read(Markup page, boolean wishlist, CollectionItems items) {
    String token = null;
    String which =
        wishlist
            ? "ol.collection-grid[data-iswish=true]"
            : "ol.collection-grid[data-ismain=true]:not([data-iswish=true])";
    for (Element item :
        page.select("collection-item-container", which + " > li.collection-item-container")) {
      token = item.hasAttr("data-token") ? item.attr("data-token") : null;
      items.add(item(item, token));
    }
    return token;
  }

  private static CollectionItem item(Element item, @Nullable String token) {
    TralbumType type = TralbumType.named(item.attr("data-tralbumtype"));
    String digits = item.attr("data-tralbumid");
    long id =
        Blob.id(
            "data-tralbumid", digits.matches("\\d{1,10}") ? Long.parseLong(digits) : -1, digits);
    if (type == null || id == 0) {
      throw new BrokenPage(
          "collection-item-container", "data-tralbumtype and data-tralbumid", item.id());
    }
    Element link = item.selectFirst("a.item-link");
    Element art = item.selectFirst("img.collection-item-art");
    Element artist = item.selectFirst(".collection-item-artist");
    String by = artist == null ? null : PlainText.line(artist.text());
    return new CollectionItem(
        new Tralbum(
            type,
            id,
            PlainText.line(item.attr("data-title")),
            by != null && by.startsWith("by ") ? by.substring(3) : null,
            link == null ? null : SiteUrl.absolute(link.attr("href"), null),
            art == null ? 0 : LinkedData.artId(art.attr("src")),
            null,
            null,
            null),
        PageTime.ofCollectionToken(token),
        -1);
  }
}
