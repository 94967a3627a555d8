package com.bcrecommender.catalog;

/// A source as the catalog knows it. Its rank, `date` and then `hash`, decides between two values
/// of one field.
///
/// @param number from 1, by rank: of two sources the one with the larger number wins. It holds
///   within one reading of the catalog, or one export
/// @param name the file or the address, for people; it decides nothing
/// @param date UTC epoch seconds of what the source states, or [#UNDATED], or [#MENTIONED]
/// @param hash of the contents
public record StatedSource(int number, String name, long date, long hash) {
  /// The page or file tells no date.
  public static final long UNDATED = Rank.UNDATED;

  /// Told in passing by another's page or by a fan's own file.
  public static final long MENTIONED = Rank.MENTIONED;
}
