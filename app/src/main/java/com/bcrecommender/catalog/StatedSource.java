package com.bcrecommender.catalog;

import org.jspecify.annotations.Nullable;

/// A source as the catalog knows it. Its rank, `date` and then `hash`, decides between two values
/// of one field.
///
/// @param number from 1, by rank: of two sources the one with the larger number wins. It holds
///   within one reading of the catalog, or one export
/// @param name the file or the address, for people; it decides nothing
/// @param date UTC epoch seconds of what the source states, or [#UNDATED], or [#MENTIONED], or a
///   dump's ([#ofDump])
/// @param hash of the contents
/// @param kind whose licence it has, or null where that is not on record
public record StatedSource(
    int number, String name, long date, long hash, @Nullable SourceKind kind) {
  /// The page or file tells no date.
  public static final long UNDATED = Rank.UNDATED;

  /// Told in passing by another's page or by a fan's own file.
  public static final long MENTIONED = Rank.MENTIONED;

  /// The date of a dump of another site's, made at a time: weaker than all others, the newer wins.
  public static long ofDump(long made) {
    return Rank.ofDump(made);
  }

  /// The kind, or that of all that was stored before kinds were kept.
  public SourceKind kindOrEarlier() {
    return kind == null ? SourceKind.EARLIER : kind;
  }

  /// When the dump was made, UTC epoch seconds; -1 for a source that is no dump.
  public long dumpMade() {
    return Rank.isOfDump(date) ? Rank.madeOfDump(date) : -1;
  }
}
