package com.bcrecommender.edition;

import java.util.List;

/// The answer to a query.
///
/// @param hits exact ones first, then the most active; at most the limit of each kind
/// @param understood the words that were looked for, folded; a word that nothing has is replaced by
///   the nearest that something has
/// @param dropped words of the query that had to be left out for anything to be found; the hits do
///   not have them
/// @param nearest whether the hits are less than what was asked for: words were replaced or dropped
public record SearchResult(
    List<Hit> hits, List<String> understood, List<String> dropped, boolean nearest) {

  /// The hits of one kind, in the same order.
  public List<Hit> hits(Hit.Kind kind) {
    return hits.stream().filter(hit -> hit.kind() == kind).toList();
  }

  static SearchResult nothing() {
    return new SearchResult(List.of(), List.of(), List.of(), false);
  }
}
