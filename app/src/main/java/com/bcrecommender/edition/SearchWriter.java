package com.bcrecommender.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Writes the search index on one machine, from the leaves up: lists of items by term, words with
/// the way to the lists, ends of words, and the root. Many tasks write the same ([SearchParts]).
/// Memory: that of [SearchPostings], of everything. Not for several threads.
final class SearchWriter {
  private final Packing packing;

  /// @param packing that has tralbums, artists, tags and fans
  SearchWriter(Packing packing) {
    this.packing = packing;
  }

  void write() throws IOException {
    SearchPostings postings = new SearchPostings();
    SearchHits.each(packing.tables(), Share.WHOLE, postings::add);
    postings.finishWithPairs();
    SearchListsWriter lists =
        new SearchListsWriter(postings, sections(postings), SearchListsWriter.Around.NOTHING);
    PackedShards table = lists.write(packing.folder());
    packing.add(table);
    try (SearchWordsWriter words = new SearchWordsWriter(packing.folder())) {
      for (int record = 0; record < lists.records(); record++) {
        words.add(lists.terms(record), table.entries(), record);
      }
      words.finish().forEach(packing::add);
    }
  }

  private static SearchSections sections(SearchPostings postings) {
    List<byte[]> begins = new ArrayList<>();
    List<byte[]> frequent = new ArrayList<>();
    for (int place = 0; place < postings.size(); place++) {
      byte[] term = postings.term(place);
      if (SearchTerms.isPair(term)) {
        continue;
      }
      if (SearchSections.begins(term)) {
        begins.add(term);
      }
      if (postings.isFrequentAt(place)) {
        frequent.add(term);
      }
    }
    return SearchSections.of(begins, frequent);
  }
}
