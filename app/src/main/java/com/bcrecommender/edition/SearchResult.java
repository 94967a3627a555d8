package com.bcrecommender.edition;

import java.util.List;

/// The answer to a query.
///
/// @param hits exact names first, then the most active; of each kind at most the limit
/// @param direct whether the query was a key or an address, and the hit is what it leads to
/// @param understood the words that were looked for, folded; a misspelt one is replaced
/// @param nearest whether the hits are less than what was asked for: a mistake was forgiven, or not
///   all words were found
/// @param part whether there may be more that has all the words: so many have each of them that
///   only the most active were looked through
/// @param meant where there are no hits: queries that were perhaps meant, the likeliest first
public record SearchResult(
    List<Hit> hits,
    boolean direct,
    List<String> understood,
    boolean nearest,
    boolean part,
    List<String> meant) {

  /// The hits of one kind, in the same order.
  public List<Hit> hits(Hit.Kind kind) {
    return hits.stream().filter(hit -> hit.kind() == kind).toList();
  }

  static SearchResult nothing(List<String> words, List<String> meant) {
    return new SearchResult(List.of(), false, words, true, false, meant);
  }
}
