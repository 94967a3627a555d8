package com.bcrecommender.catalog;

/// What was taken out of a catalog for somebody who asked to be forgotten.
///
/// @param keys under which they were known, and under which nothing is stored any more
/// @param rows of fans or tralbums
/// @param preferences of the fan, or for the tralbums
/// @param addresses of a crawl's frontier
/// @param sources whose names told of them, and tell nothing now
public record Forgotten(int keys, int rows, int preferences, int addresses, int sources) {
  static final Forgotten NOTHING = new Forgotten(0, 0, 0, 0, 0);

  Forgotten and(Forgotten more) {
    return new Forgotten(
        keys + more.keys,
        rows + more.rows,
        preferences + more.preferences,
        addresses + more.addresses,
        sources + more.sources);
  }
}
