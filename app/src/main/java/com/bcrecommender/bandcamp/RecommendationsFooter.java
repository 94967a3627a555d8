package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The albums at the foot of a tralbum's page, since 2017: what its artist recommends, and what its
/// owners own too.
final class RecommendationsFooter {
  private RecommendationsFooter() {}

  static TralbumFacts read(Markup page) {
    TralbumFacts facts = new TralbumFacts("recommendations");
    for (Element item : page.select("recommended-album", "li.recommended-album")) {
      facts.mentioned.add(album(item));
    }
    return facts;
  }

  private static Tralbum album(Element item) {
    // Until 2020 the id stood in the attribute id only, as id-<album id>; since then in both.
    Identity identity = new Identity();
    for (String written : ids(item)) {
      identity.claim("recommended-album", TralbumType.ALBUM, number(written));
    }
    if (identity.id() == 0) {
      throw new BrokenPage("recommended-album", "data-albumid", item.attr("id"));
    }
    Element link = item.selectFirst("a.album-link");
    Element art = item.selectFirst("img.album-art");
    String title = PlainText.line(item.attr("data-albumtitle"));
    String artist = PlainText.line(item.attr("data-artist"));
    return new Tralbum(
        TralbumType.ALBUM,
        identity.id(),
        title != null ? title : text(item, ".release-title"),
        artist != null ? artist : withoutBy(text(item, ".by-artist")),
        link == null ? null : SiteUrl.absolute(link.attr("href"), null),
        art == null ? 0 : LinkedData.artId(art.attr("src")),
        null,
        null,
        null);
  }

  private static List<String> ids(Element item) {
    List<String> ids = new ArrayList<>();
    if (item.hasAttr("data-albumid")) {
      ids.add(item.attr("data-albumid"));
    }
    if (item.id().startsWith("id-")) {
      ids.add(item.id().substring(3));
    }
    return ids;
  }

  private static long number(String digits) {
    return Blob.id(
        "recommended-album", digits.matches("\\d{1,10}") ? Long.parseLong(digits) : -1, digits);
  }

  private static @Nullable String text(Element item, String selector) {
    Element element = item.selectFirst(selector);
    return element == null ? null : PlainText.line(element.text());
  }

  /// In a language other than English another word stands there, and where it ends cannot be told.
  private static @Nullable String withoutBy(@Nullable String text) {
    return text != null && text.startsWith("by ") ? text.substring(3) : null;
  }
}
