package com.bcrecommender.bandcamp;

import org.jspecify.annotations.Nullable;

/// Says what a page is that holds no record in a structure that could be read.
final class WithoutRecords {
  private WithoutRecords() {}

  /// Whether the page is the one that asks to prove that a person is there. It holds no data; a
  /// page that has data and speaks of the challenge, in a review say, is not one.
  static boolean isChallenge(Markup page) {
    boolean marked = page.contains("/_fs-ch-") || "Client Challenge".equals(page.title());
    return marked
        && page.document()
                .selectFirst("#pagedata, [data-tralbum], script[type=application/ld+json]")
            == null;
  }

  static Page.Unreadable explain(Markup page, @Nullable String url) {
    if (isGone(page)) {
      return new Page.Unreadable(Page.Reason.GONE, "Sorry, that something isn't here.");
    }
    if (!isBandcamp(page)) {
      return new Page.Unreadable(
          Page.Reason.UNKNOWN, "HTML without a mark of Bandcamp's: " + page.title());
    }
    String known = known(page);
    if (known != null) {
      return new Page.Unreadable(Page.Reason.NO_RECORDS, known);
    }
    String missing = missing(page, url);
    return missing != null
        ? new Page.Unreadable(Page.Reason.BROKEN, missing)
        : new Page.Unreadable(
            Page.Reason.NO_RECORDS, "a page of Bandcamp's without records: " + page.title());
  }

  private static boolean isGone(Markup page) {
    return page.document().select("h1, h2").stream()
        .map(heading -> heading.text().replace('\u2019', '\''))
        .anyMatch(text -> text.startsWith("Sorry, that something isn't here"));
  }

  private static boolean isBandcamp(Markup page) {
    return page.contains("bcbits.com")
        || "Bandcamp".equals(page.metaNamed("generator"))
        || page.contains("bandcamp.com");
  }

  private static @Nullable String known(Markup page) {
    if (page.first("stub-page-content", ".stub-page-content") != null) {
      return "a name without music: a fan's, or not taken";
    }
    if (page.first("artists-grid", ".artists-grid") != null) {
      return "a label's list of artists";
    }
    if (page.first("searchresult", ".searchresult, .searchresults") != null) {
      return "a search page without records among its results";
    }
    Blob pagedata = page.blob("pagedata", "#pagedata", "data-blob");
    if (pagedata != null && (pagedata.has("digital_items") || pagedata.has("download_items"))) {
      return "a download page";
    }
    return null;
  }

  /// What should be there, by the page's address or its own word.
  private static @Nullable String missing(Markup page, @Nullable String url) {
    String address = SiteUrl.absolute(page.property("og:url"), url);
    if (address == null) {
      address = url;
    }
    if (TralbumType.ofUrl(address) != null) {
      return "a tralbum's page by its address, without data-tralbum, TralbumData and ld+json";
    }
    String title = page.title();
    if ("profile".equals(page.property("og:type"))
        || (title != null && title.endsWith("collection | Bandcamp"))) {
      return "a fan's page by its title, without pagedata.fan_data";
    }
    return page.isWhole() ? null : "a page cut off, without </html> at the end";
  }
}
