package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Reads the grid of records of an artist or label: the first 16 as elements, the others as JSON in
/// `data-client-items` (since 2024; before, all as elements).
final class MusicGridReader {
  private static final Set<String> CLIENT_KEYS =
      Set.of("art_id", "artist", "band_id", "id", "page_url", "title", "type");

  private MusicGridReader() {}

  /// @return null where the page has no grid
  /// @throws BrokenPage where it has one without records
  static Page.@Nullable MusicGrid read(Markup page, @Nullable String url) {
    Element grid = page.first("music-grid", "ol.music-grid, #music-grid");
    if (grid == null) {
      return null;
    }
    if (!page.isWhole()) {
      throw new BrokenPage("page", "</html> at the end", "a page cut off");
    }
    Owner owner = owner(page, url);
    List<Tralbum> tralbums = new ArrayList<>();
    for (Element item : grid.select("li.music-grid-item")) {
      tralbums.add(element(item, owner));
    }
    Blob client =
        grid.hasAttr("data-client-items")
            ? Blob.parse("data-client-items", "{\"items\":" + grid.attr("data-client-items") + "}")
            : null;
    if (client != null) {
      for (Blob item : client.needObjects("items")) {
        TralbumType type = TralbumType.named(item.text("type"));
        if (type != null) {
          tralbums.add(clientItem(item, type, owner));
        }
      }
    }
    tralbums.removeIf(tralbum -> tralbum.id() == 0);
    if (tralbums.isEmpty()) {
      throw new BrokenPage("music-grid", "li.music-grid-item[data-item-id]", "none");
    }
    return new Page.MusicGrid(owner.name(), List.copyOf(tralbums));
  }

  /// @param id of the band, or 0
  /// @param name of the band
  /// @param page its address, for relative links
  private record Owner(long id, @Nullable String name, @Nullable String page) {}

  private static Owner owner(Markup page, @Nullable String url) {
    Blob band = page.blob("data-band", "script[data-band]", "data-band");
    if (band == null) {
      band = ScriptLiteral.find(page, "BandData");
    }
    Blob data = page.blob("data-tralbum", "script[data-tralbum]", "data-tralbum");
    if (data == null) {
      data = ScriptLiteral.find(page, "TralbumData");
    }
    String address = SiteUrl.absolute(data == null ? null : data.text("url"), null);
    if (address == null) {
      address = SiteUrl.absolute(page.property("og:url"), url);
    }
    String name = band == null ? null : band.line("name");
    return new Owner(
        band == null ? 0 : band.id("id"),
        name != null ? name : PlainText.line(page.property("og:title")),
        address != null ? address : url);
  }

  private static Tralbum element(Element item, Owner owner) {
    String written = item.attr("data-item-id");
    int dash = written.indexOf('-');
    TralbumType type = dash < 0 ? null : TralbumType.named(written.substring(0, dash));
    String digits = written.substring(dash + 1);
    if (type == null || !digits.matches("\\d{1,10}")) {
      throw new BrokenPage("music-grid", "a data-item-id such as album-467107251", written);
    }
    Element link = item.selectFirst("a[href]");
    Element title = item.selectFirst(".title");
    Element override = item.selectFirst(".artist-override");
    Element art = item.selectFirst("img");
    String artist = override == null ? null : PlainText.line(override.text());
    // The override stands within the title's element: other text there may be an artist too.
    if (artist == null && title != null && !title.children().hasText()) {
      artist = owned(item.attr("data-band-id"), owner);
    }
    String image =
        art == null
            ? null
            : art.hasAttr("data-original") ? art.attr("data-original") : art.attr("src");
    return new Tralbum(
        type,
        Blob.id("data-item-id", Long.parseLong(digits), written),
        title == null ? null : PlainText.line(title.ownText()),
        artist,
        link == null ? null : SiteUrl.absolute(link.attr("href"), owner.page()),
        LinkedData.artId(image),
        null,
        null,
        null);
  }

  private static Tralbum clientItem(Blob item, TralbumType type, Owner owner) {
    String artist = item.line("artist");
    if (artist == null && CLIENT_KEYS.containsAll(item.keys())) {
      // Left out for the band's own records. A key of another name may be the artist's.
      artist = owned(Long.toString(item.id("band_id")), owner);
    }
    return new Tralbum(
        type,
        item.id("id"),
        item.line("title"),
        artist,
        SiteUrl.absolute(item.text("page_url"), owner.page()),
        item.id("art_id"),
        null,
        null,
        null);
  }

  /// The band's name for its own records; on a label's page those of other bands have names of
  /// their own.
  private static @Nullable String owned(String bandId, Owner owner) {
    return owner.id() != 0 && bandId.equals(Long.toString(owner.id())) ? owner.name() : null;
  }
}
