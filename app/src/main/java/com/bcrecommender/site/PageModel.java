package com.bcrecommender.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a page says: texts, links and covers in which nothing is left to decide. Immutable.
public sealed interface PageModel {
  Frame frame();

  /// A few ways in.
  record Home(
      Frame frame, List<RecordView> records, List<Chip> tags, List<Chip> fans, List<Chip> scenes)
      implements PageModel {}

  /// One fan: what to listen to next, and what the fan has.
  ///
  /// @param bandcamp the fan's page there, or null where unknown
  /// @param known how much of the collection is known, `From 20 of 182 records known`
  /// @param tags that the collection is strong in
  /// @param recommendations a part of the list
  /// @param parts which part
  /// @param filled how many of these were found by tags alone, in words, or null where none was
  /// @param collection a part of the fan's records, wishlisted ones last
  /// @param shelf which part
  /// @param similar fans with a similar taste, each with how many records both have
  record FanPage(
      Frame frame,
      String name,
      @Nullable String bandcamp,
      String known,
      List<Chip> tags,
      List<RecordView> recommendations,
      Paging parts,
      @Nullable String filled,
      List<RecordView> collection,
      Paging shelf,
      List<Chip> similar)
      implements PageModel {}

  /// One record and what is like it.
  ///
  /// @param artistHref a search for the artist, or null where unknown
  /// @param facts such as `Album`, `released 21 March 2019`, `7.00 EUR`
  /// @param owned how many are known to own and to want it
  /// @param similar a part of the list
  /// @param parts which part
  /// @param fansHeading tells which fans are listed: all owners known here, or those who own a
  ///   second record too
  /// @param moreFans how many owners are not listed, in words, or null where all are
  /// @param allFans this page with all owners, or null where it is that
  /// @param scene that it is in, or null
  record TralbumPage(
      Frame frame,
      RecordView record,
      @Nullable String artistHref,
      List<String> facts,
      List<Chip> tags,
      String owned,
      List<RecordView> similar,
      Paging parts,
      Phrase fansHeading,
      List<Chip> fans,
      @Nullable String moreFans,
      @Nullable String allFans,
      @Nullable Chip scene)
      implements PageModel {}

  /// One tag: its most owned records, and the tags that go with it.
  record TagPage(
      Frame frame,
      String name,
      String summary,
      List<Chip> related,
      List<RecordView> records,
      Paging paging)
      implements PageModel {}

  /// A list that the reader makes from what its visitor names.
  ///
  /// @param ofFans whether fans are named, and not records
  record MixPage(
      Frame frame,
      String heading,
      String lead,
      boolean ofFans,
      List<RecordView> records,
      Paging parts)
      implements PageModel {}

  /// What the visitor keeps in the browser, and what was said no to.
  record MinePage(Frame frame, String heading, String lead) implements PageModel {}

  /// Records that somebody put together and shares by the address.
  record CratePage(Frame frame, String heading, String lead, List<RecordView> records)
      implements PageModel {}

  /// All scenes.
  ///
  /// @param scenes the same as on the map, the largest first
  record ScenesPage(Frame frame, String summary, SceneMap map, List<Chip> scenes)
      implements PageModel {}

  /// One scene: its tags, its records, those in its middle first, its fans and its neighbours.
  ///
  /// @param cloud the tags that set it apart, the strongest first
  /// @param moreFans how many of its fans are not listed, in words, or null where all are
  record ScenePage(
      Frame frame,
      String name,
      String summary,
      List<CloudTag> cloud,
      List<RecordView> records,
      Paging paging,
      List<Chip> fans,
      @Nullable String moreFans,
      List<Chip> neighbours)
      implements PageModel {}

  /// A tag in a cloud.
  ///
  /// @param size of its letters, from 1 to [ScenePages#SIZES]
  record CloudTag(Chip tag, int size) {}

  /// A record among what a search found.
  ///
  /// @param owners how many are known to own it
  /// @param owned the same in words
  record FoundRecord(Text key, Text title, Text artist, String href, int owners, Phrase owned) {}

  /// What a search found.
  ///
  /// @param heading such as `Search: tidal`
  /// @param summary what was found, or what to do where nothing was
  /// @param part that there may be more, and why, or null
  /// @param meant searches that were perhaps meant, where nothing was found
  record SearchPage(
      Frame frame,
      String heading,
      String summary,
      boolean nearest,
      @Nullable String part,
      List<Chip> meant,
      List<Chip> fans,
      List<Chip> artists,
      List<Chip> tags,
      List<FoundRecord> records)
      implements PageModel {}

  /// A page about the site itself: what it is, what it stores, how to be removed from it, how to
  /// save one's own records for it.
  ///
  /// @param kind `about`, `privacy`, `remove` or `save`, which is its folder too
  /// @param sections headings with what stands below them
  record Notice(Frame frame, String kind, List<Section> sections) implements PageModel {}

  /// A heading and what stands below it, in this order.
  ///
  /// @param kept what a browser keeps, by the names under which it does
  /// @param links where to go on
  /// @param bookmarklet to be taken from here, or null
  record Section(
      String heading,
      List<String> paragraphs,
      List<Kept> kept,
      List<Chip> links,
      @Nullable Bookmarklet bookmarklet) {

    Section(String heading, List<String> paragraphs, List<Kept> kept, List<Chip> links) {
      this(heading, paragraphs, kept, links, null);
    }
  }

  /// Something that a browser keeps for the site.
  ///
  /// @param name in the browser's storage
  /// @param what it is
  record Kept(String name, String what) {}

  /// A page that tells what went wrong and what to do.
  ///
  /// @param line what happened, in one line
  /// @param advice what to do next; may be empty
  /// @param command to be typed by the operator, or null
  record Message(Frame frame, String line, String advice, @Nullable String command)
      implements PageModel {}
}
