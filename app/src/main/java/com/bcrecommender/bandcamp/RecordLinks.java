package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Reads lists of records that have a place of their own for title and artist, but no data behind
/// them: results of a search (which name the id in the link), tag pages and artists' pages of
/// before 2020 (which give the address only).
final class RecordLinks {
  private static final Pattern FOUND = Pattern.compile("[?&]search_item_id=(\\d{1,10})&");

  /// A list's element of one record, a text that it holds, and the places within it.
  private record Form(
      String mark, String item, String link, String title, String artist, String art) {}

  private static final List<Form> FORMS =
      List.of(
          new Form(
              "searchresult",
              "li.searchresult",
              ".heading a",
              ".heading a",
              ".subhead",
              ".art img"),
          new Form(
              "itemtext", "ul.item_list li.item", "a[href]", ".itemtext", ".itemsubtext", ".art"),
          new Form(
              "ipCell",
              ".ipCell",
              ".ipCellLabel1 a",
              ".ipCellLabel1",
              ".ipCellLabel2",
              ".ipCellImage img"));

  private RecordLinks() {}

  /// @return null where the page has no such list
  static Page.@Nullable MusicGrid read(Markup page, @Nullable String url) {
    String base = SiteUrl.absolute(page.property("og:url"), url);
    List<Tralbum> tralbums = new ArrayList<>();
    for (Form form : FORMS) {
      for (Element item : page.select(form.mark(), form.item())) {
        Tralbum tralbum = tralbum(item, form, base != null ? base : url);
        if (tralbum != null) {
          tralbums.add(tralbum);
        }
      }
    }
    if (tralbums.isEmpty()) {
      return null;
    }
    if (!page.isWhole()) {
      throw new BrokenPage("page", "</html> at the end", "a page cut off");
    }
    return new Page.MusicGrid(null, List.copyOf(tralbums));
  }

  private static @Nullable Tralbum tralbum(Element item, Form form, @Nullable String base) {
    Element link = item.selectFirst(form.link());
    if (link == null) {
      return null;
    }
    String url = SiteUrl.absolute(link.attr("href"), base);
    TralbumType type = TralbumType.ofUrl(url);
    String title = text(item, form.title());
    if (type == null || title == null) {
      return null;
    }
    String artist = text(item, form.artist());
    if (artist != null && form.artist().equals(".subhead")) {
      // A track's reads "from A by B", and either may have a "by" of its own.
      artist = artist.startsWith("by ") ? artist.substring(3) : null;
    }
    Element art = item.selectFirst(form.art());
    Matcher found = FOUND.matcher(link.attr("href"));
    return new Tralbum(
        type,
        found.find() ? Blob.id("search_item_id", Long.parseLong(found.group(1)), found.group()) : 0,
        title,
        artist,
        url,
        art == null ? 0 : LinkedData.artId(art.attr(art.hasAttr("src") ? "src" : "onclick")),
        null,
        null,
        null);
  }

  private static @Nullable String text(Element item, String selector) {
    Element element = item.selectFirst(selector);
    return element == null ? null : PlainText.line(element.text());
  }
}
