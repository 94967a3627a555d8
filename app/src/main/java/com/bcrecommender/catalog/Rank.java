package com.bcrecommender.catalog;

/// What decides between two values of one field: the newer date wins, then the larger hash of the
/// contents.
///
/// @param date the page's, UTC epoch seconds, or [#UNDATED] or [#MENTIONED], or that of a dump
///   ([#ofDump])
record Rank(long date, long hash) implements Comparable<Rank> {

  /// The page or file tells no date: older than any date.
  static final long UNDATED = -1;

  /// Told in passing by another's page: weaker than what a record's own page or a file says.
  static final long MENTIONED = -2;

  /// Below it, dumps by the time they were made; later than the year 35,000 nothing is.
  private static final long LATEST_DUMP = -3;

  private static final long LONGEST_TIME = 1L << 40;

  /// The date of what another site's dump tells: weaker than all of the above, and of two dumps the
  /// newer wins.
  ///
  /// @param made UTC epoch seconds, from 0
  static long ofDump(long made) {
    if (made < 0 || made > LONGEST_TIME) {
      throw new IllegalArgumentException("expected the time of a dump, found " + made);
    }
    return LATEST_DUMP - LONGEST_TIME + made;
  }

  /// Whether a date is a dump's.
  static boolean isOfDump(long date) {
    return date <= LATEST_DUMP && date >= LATEST_DUMP - LONGEST_TIME;
  }

  /// When the dump of a date was made.
  static long madeOfDump(long date) {
    return date - LATEST_DUMP + LONGEST_TIME;
  }

  @Override
  public int compareTo(Rank other) {
    int byDate = Long.compare(date, other.date);
    return byDate != 0 ? byDate : Long.compare(hash, other.hash);
  }
}
