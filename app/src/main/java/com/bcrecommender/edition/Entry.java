package com.bcrecommender.edition;

import java.util.List;

/// One entry of a list, with its evidence.
///
/// @param tralbum dense id
/// @param score as the model gives it; lists are in descending order of it
/// @param origin whether the model, or the filling of short lists, put it there
/// @param reasons at most three, the largest share first; empty for filled entries
/// @param covered share of the score that the reasons cover, in 1/255
/// @param against share of the sum of negative contributions in the sum of positive ones, in 1/255
public record Entry(
    int tralbum, float score, Origin origin, List<Reason> reasons, int covered, int against) {

  /// Who put an entry into a list.
  public enum Origin {
    MODEL(0),
    /// The model could not fill the list; the entry shares tags with the fan's records.
    TAGS(1),
    /// As TAGS, ranked by popularity within these tags.
    POPULAR_IN_TAGS(2);

    private static final Origin[] BY_CODE = {MODEL, TAGS, POPULAR_IN_TAGS};

    private final int code;

    Origin(int code) {
      this.code = code;
    }

    /// The number in the format.
    int code() {
      return code;
    }

    static boolean isCode(int code) {
      return code >= 0 && code < BY_CODE.length;
    }

    static Origin of(int code) {
      return BY_CODE[code];
    }
  }

  /// A record that leads to the entry. In the list of a fan it is one of the fan's; in a list of
  /// similar tralbums it is the tralbum itself.
  ///
  /// @param tralbum dense id
  /// @param share of the entry's score, in 1/255
  /// @param commonOwners how many fans have both
  public record Reason(int tralbum, int share, int commonOwners) {}
}
