package com.bcrecommender.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a page says: texts, links and covers in which nothing is left to decide. Immutable.
public sealed interface PageModel {
  Frame frame();

  /// A few ways in.
  record Home(Frame frame, List<RecordView> records, List<Chip> tags, List<Chip> fans)
      implements PageModel {}

  /// One fan: what to listen to next, and what the fan has.
  ///
  /// @param bandcamp the fan's page there, or null where unknown
  /// @param known how much of the collection is known, `From 20 of 182 records known`
  /// @param tags that the collection is strong in
  /// @param filled how many entries were found by tags alone, in words, or null where none was
  /// @param collection a part of the fan's records, wishlisted ones last
  record FanPage(
      Frame frame,
      String name,
      @Nullable String bandcamp,
      String known,
      List<Chip> tags,
      List<RecordView> recommendations,
      @Nullable String filled,
      List<RecordView> collection,
      Paging paging)
      implements PageModel {}

  /// One record and what is like it.
  ///
  /// @param artistHref a search for the artist, or null where unknown
  /// @param facts such as `Album`, `released 21 March 2019`, `7.00 EUR`
  /// @param owned how many are known to own and to want it
  /// @param fansHeading tells which fans are listed: all owners known here, or those who own a
  ///   second record too
  /// @param moreFans how many owners are not listed, in words, or null where all are
  /// @param allFans this page with all owners, or null where it is that
  record TralbumPage(
      Frame frame,
      RecordView record,
      @Nullable String artistHref,
      List<String> facts,
      List<Chip> tags,
      String owned,
      List<RecordView> similar,
      Phrase fansHeading,
      List<Chip> fans,
      @Nullable String moreFans,
      @Nullable String allFans)
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

  /// What a search found.
  ///
  /// @param summary what was found, or what to do where nothing was
  record SearchPage(
      Frame frame,
      String summary,
      boolean nearest,
      List<Chip> fans,
      List<Chip> artists,
      List<Chip> tags,
      List<RecordView> records)
      implements PageModel {}

  /// What this site is, what it stores, how to be removed from it.
  ///
  /// @param sections headings with their paragraphs
  record About(Frame frame, List<Section> sections) implements PageModel {}

  /// A heading and its paragraphs.
  record Section(String heading, List<String> paragraphs) {}

  /// A page that tells what went wrong and what to do.
  ///
  /// @param line what happened, in one line
  /// @param advice what to do next; may be empty
  /// @param command to be typed by the operator, or null
  record Message(Frame frame, String line, String advice, @Nullable String command)
      implements PageModel {}
}
