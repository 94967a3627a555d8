package com.bcrecommender.edition;

/// The first entries of lists, one list after another in the order of ids. For one reading.
@FunctionalInterface
public interface ListHeads {
  /// So many entries of a list count: what its page shows.
  int MOST = 10;

  /// Goes to the next list.
  ///
  /// @param into receives the tralbums of its first entries
  /// @param at from where on
  /// @return how many these are, at most [#MOST]
  int next(int[] into, int at);
}
