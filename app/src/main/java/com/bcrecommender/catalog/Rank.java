package com.bcrecommender.catalog;

/// What decides between two values of one field: the newer date wins, then the larger hash of the
/// contents.
///
/// @param date the page's, UTC epoch seconds, or [#UNDATED] or [#MENTIONED]
record Rank(long date, long hash) implements Comparable<Rank> {

  /// The page or file tells no date: older than any date.
  static final long UNDATED = -1;

  /// Told in passing by another's page: weaker than what a record's own page or a file says.
  static final long MENTIONED = -2;

  @Override
  public int compareTo(Rank other) {
    int byDate = Long.compare(date, other.date);
    return byDate != 0 ? byDate : Long.compare(hash, other.hash);
  }
}
