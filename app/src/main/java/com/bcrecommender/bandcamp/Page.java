package com.bcrecommender.bandcamp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [PageReader] makes of the bytes of one page or answer.
public sealed interface Page {

  /// An album's or a track's own page.
  ///
  /// @param tralbum the page's subject
  /// @param mentioned other tralbums the page names with an id: the album of a track, the tracks of
  ///   an album, the footer's recommendations
  /// @param supporters fans shown as owners; empty where the page shows none, null where it does
  ///   not tell
  /// @param moreSupporters there are more than the page shows, or there may be
  /// @param dated the page's own date of last change, UTC epoch seconds
  /// @param structures which of the page's structures were read, such as `data-tralbum`, `ld+json`
  record TralbumPage(
      Tralbum tralbum,
      List<Tralbum> mentioned,
      @Nullable List<Supporter> supporters,
      boolean moreSupporters,
      @Nullable Long dated,
      List<String> structures)
      implements Page {}

  /// A fan's public page: the first batch of the collection, and of the wishlist where shown.
  ///
  /// @param fanId Bandcamp's id of the fan, or 0 where the page was saved without its data and
  ///   shows the name only
  /// @param username the last part of the page's address
  /// @param stated how many records the page says the collection has
  /// @param statedWishlist the same of the wishlist, or -1 where the page does not tell
  /// @param collection each tralbum once, in the fan's order
  /// @param lastToken where the collection goes on, or null where all of it is shown
  record FanPage(
      long fanId,
      String username,
      @Nullable String name,
      int stated,
      List<CollectionItem> collection,
      @Nullable String lastToken,
      int statedWishlist,
      List<CollectionItem> wishlist,
      @Nullable String wishlistLastToken)
      implements Page {}

  /// A list of records: an artist's or a label's grid, a tag's page, the results of a search. Never
  /// empty.
  ///
  /// @param artist whose grid it is, or null for a list of records of many; each record names its
  ///   own artist
  /// @param tralbums with id, or on pages before 2020 with the address only
  record MusicGrid(@Nullable String artist, List<Tralbum> tralbums) implements Page {}

  /// An answer of the collection API: the batch after a token, each tralbum once.
  ///
  /// @param lastToken where the collection goes on, if there is more
  record CollectionBatch(
      List<CollectionItem> items, boolean moreAvailable, @Nullable String lastToken)
      implements Page {}

  /// A page whose owner asks on it to be left out ([Withdrawals]). Nothing else of it is read.
  ///
  /// @param fanId of a fan, 0 for an artist
  /// @param username of a fan, null for an artist
  /// @param site of an artist or a label: an address there; null for a fan
  record Withdrawal(long fanId, @Nullable String username, @Nullable String site) implements Page {}

  /// Nothing could be read, with the reason. Never an empty record in disguise.
  record Unreadable(Reason reason, String detail) implements Page {}

  /// Why a page could not be read.
  enum Reason {
    /// A "prove that you are human" page in place of the one that was asked for.
    CHALLENGE,
    /// Bandcamp's "Sorry, that something isn't here."
    GONE,
    /// A page of Bandcamp's that holds no records (search, tag, login, an emptied or unclaimed
    /// name).
    NO_RECORDS,
    /// A structure that should be there is not, or does not hold what it should: the mark-up may
    /// have changed.
    BROKEN,
    /// Nothing of Bandcamp's was recognised.
    UNKNOWN
  }
}
