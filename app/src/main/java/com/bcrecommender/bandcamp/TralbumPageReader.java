package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads an album's or a track's page from all its structures.
///
/// The order of trust, from the first that tells: `data-tralbum` or the literal `TralbumData`
/// (Bandcamp's own data of the record); ld+json (made from it, for search engines); microdata (the
/// same before 2020); og: tags (title and artist in one text, so they are asked for address and
/// cover only). This holds for title, artist, address, cover, release date and date of change.
/// Besides:
/// - type and id: every structure that names them must agree, else the page is broken;
/// - tags: ld+json where it has a list, then the links, then ld+json's one text, in which a comma
///   may be part of a tag;
/// - price: `data-tralbum` knows the terms, ld+json only the sum, but it has the last word on
///   whether the record is sold at all; the currency comes from the seller in `pagedata`, then from
///   ld+json, never from the viewer's own;
/// - supporters: `collectors-data` (ids and times), then the elements made of it, then ld+json's
///   `sponsor` (names only).
final class TralbumPageReader {
  private TralbumPageReader() {}

  /// @return null where the page is not about a tralbum
  /// @throws BrokenPage where it is, and cannot be read
  static Page.@Nullable TralbumPage read(Markup page, @Nullable String url) {
    Blob data = page.blob("data-tralbum", "script[data-tralbum]", "data-tralbum");
    if (data == null) {
      data = ScriptLiteral.find(page, "TralbumData");
    }
    Blob linked = LinkedData.find(page);
    if (linked != null && !LinkedData.isTralbum(linked)) {
      linked = null;
    }
    Blob pagedata = page.blob("pagedata", "#pagedata", "data-blob");
    Identity identity = PageIdentity.claims(page, pagedata);
    boolean tralbum = data != null && TralbumData.isTralbum(data);
    String kind = page.property("og:type");
    boolean expected = identity.type() != null || "album".equals(kind) || "song".equals(kind);
    if (!tralbum && linked == null && !expected) {
      return null;
    }
    if (!page.isWhole()) {
      throw new BrokenPage("page", "</html> at the end", "a page cut off");
    }
    if (data != null && !tralbum && expected) {
      throw new BrokenPage("data-tralbum", "current", String.join(", ", data.keys()));
    }
    String address = SiteUrl.absolute(page.property("og:url"), url);
    if (address == null) {
      address = url;
    }
    List<TralbumFacts> facts = new ArrayList<>();
    if (data != null && tralbum) {
      facts.add(TralbumData.read(data, address));
    }
    if (linked != null) {
      facts.add(LinkedData.read(linked));
    }
    // An artist's own domain is in the data, while og:url may keep to the subdomain: links follow
    // the data.
    String own = first(facts, each -> each.url);
    TralbumFacts microdata = Microdata.read(page, own != null ? own : address);
    if (microdata != null) {
      facts.add(microdata);
    }
    if (facts.isEmpty()) {
      throw new BrokenPage(
          "page", "data-tralbum, TralbumData or ld+json", "only the small structures");
    }
    facts.add(openGraph(page, address));
    facts.add(Microdata.tags(page));
    facts.add(RecommendationsFooter.read(page));
    return join(facts, CollectorsData.read(page), identity, pagedata);
  }

  private static TralbumFacts openGraph(Markup page, @Nullable String address) {
    TralbumFacts facts = new TralbumFacts("og");
    facts.type =
        "song".equals(page.property("og:type"))
            ? TralbumType.TRACK
            : "album".equals(page.property("og:type")) ? TralbumType.ALBUM : null;
    facts.url = address;
    facts.artId = LinkedData.artId(page.property("og:image"));
    return facts;
  }

  /// One record from what the structures say, the more trusted first.
  ///
  /// @param collectors of the supporters only, and trusted before the others for them
  /// @param identity what is known of type and id besides
  static Page.TralbumPage join(
      List<TralbumFacts> facts,
      @Nullable TralbumFacts collectors,
      Identity identity,
      @Nullable Blob pagedata) {
    facts.forEach(each -> identity.claim(each.structure, each.type, each.id));
    TralbumType type = identity.type();
    if (type == null) {
      throw new BrokenPage("page", "the tralbum's type", null);
    }
    String title = first(facts, each -> each.title);
    if (title == null) {
      throw new BrokenPage("page", "the tralbum's title", null);
    }
    String url = first(facts, each -> each.url);
    if (identity.id() == 0 && url == null) {
      throw new BrokenPage("page", "the tralbum's id or address", null);
    }
    Long artId = first(facts, each -> each.artId == 0 ? null : each.artId);
    Tralbum subject =
        new Tralbum(
            type,
            identity.id(),
            title,
            first(facts, each -> each.artist),
            url,
            artId == null ? 0 : artId,
            first(facts, each -> each.released),
            first(facts, each -> each.tags),
            price(facts, pagedata),
            type == TralbumType.TRACK ? first(facts, each -> each.album) : null);
    // The tracks that an album's page names are its own; its other mentions are albums.
    String album = type == TralbumType.ALBUM ? subject.keyOrUrl() : null;
    Mentioned mentioned = new Mentioned(subject);
    facts.forEach(each -> each.mentioned.forEach(other -> mentioned.add(other.on(album))));
    List<TralbumFacts> all = new ArrayList<>(facts);
    List<TralbumFacts> fans = new ArrayList<>(facts);
    if (collectors != null) {
      all.add(collectors);
      fans.addFirst(collectors);
    }
    Boolean more = first(fans, each -> each.supporters == null ? null : each.moreSupporters);
    return new Page.TralbumPage(
        subject,
        mentioned.list(),
        first(fans, each -> each.supporters),
        Boolean.TRUE.equals(more),
        first(facts, each -> each.dated),
        all.stream().filter(TralbumPageReader::says).map(each -> each.structure).toList());
  }

  private static boolean says(TralbumFacts facts) {
    return facts.title != null
        || facts.tags != null
        || facts.supporters != null
        || facts.url != null
        || !facts.mentioned.isEmpty();
  }

  private static @Nullable Price price(List<TralbumFacts> facts, @Nullable Blob pagedata) {
    if (facts.stream().anyMatch(each -> each.notSold)) {
      return null;
    }
    Price price = first(facts, each -> each.price);
    if (price == null) {
      return null;
    }
    String currency = null;
    Long seller = first(facts, each -> each.seller == 0 ? null : each.seller);
    Blob sellers = pagedata == null ? null : pagedata.object("item_sellers");
    Blob account = sellers == null || seller == null ? null : sellers.object(Long.toString(seller));
    if (account != null) {
      currency = StatedPrice.currency(account.text("currency"));
    }
    if (currency == null) {
      currency = first(facts, each -> each.price == null ? null : each.price.currency());
    }
    return new Price(price.terms(), price.minorUnits(), currency);
  }

  private static <T> @Nullable T first(
      List<TralbumFacts> facts, Function<TralbumFacts, @Nullable T> field) {
    return facts.stream().map(field).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
