package com.bcrecommender.bandcamp;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The `itemprop` attributes of pages before 2020, in the vocabulary of schema.org, and the tags as
/// links, of every era.
final class Microdata {
  private Microdata() {}

  /// @param page where the page is, for its relative links
  /// @return null where the page has none
  static @Nullable TralbumFacts read(Markup markup, @Nullable String page) {
    Element title = markup.first("trackTitle", "h2.trackTitle[itemprop=name]");
    if (title == null) {
      return null;
    }
    TralbumFacts facts = new TralbumFacts("microdata");
    facts.title = PlainText.line(title.text());
    Element artist = markup.first("name-section", "#name-section [itemprop=byArtist]");
    facts.artist = artist == null ? null : PlainText.line(artist.text());
    Element art = markup.first("tralbumArt", "#tralbumArt img");
    facts.artId = art == null ? 0 : LinkedData.artId(art.attr("src"));
    Element published = markup.first("datePublished", "meta[itemprop=datePublished]");
    facts.released =
        published == null
            ? null
            : PageTime.seconds("microdata.datePublished", published.attr("content"));
    Element album = markup.first("name-section", "#name-section [itemprop=inAlbum]");
    if (album != null) {
      facts.type = TralbumType.TRACK;
      mention(facts, TralbumType.ALBUM, album, null, page);
    }
    for (Element track : markup.select("itemprop", "[itemprop=tracks]")) {
      mention(facts, TralbumType.TRACK, track, facts.artist, page);
    }
    return facts;
  }

  private static void mention(
      TralbumFacts facts,
      TralbumType type,
      Element thing,
      @Nullable String artist,
      @Nullable String page) {
    Element link = thing.selectFirst("a[itemprop=url]");
    Element name = thing.selectFirst("[itemprop=name]");
    String url = link == null ? null : SiteUrl.absolute(link.attr("href"), page);
    if (url != null) {
      facts.mentioned.add(
          new Tralbum(
              type,
              0,
              name == null ? null : PlainText.line(name.text()),
              artist,
              url,
              0,
              null,
              null,
              null));
    }
  }

  /// The tags shown as links; null where none are, which need not mean that there are none.
  static TralbumFacts tags(Markup markup) {
    TralbumFacts facts = new TralbumFacts("tags");
    List<String> tags = markup.select("tralbum-tags", "div.tralbum-tags a").eachText();
    facts.tags = tags.isEmpty() ? null : TagName.distinct(tags);
    return facts;
  }
}
