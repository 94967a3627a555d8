package com.bcrecommender.edition;

import com.bcrecommender.edition.Hit.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// A range of the terms of a search index, of what shares have sent ([SearchShare]). Memory: what
/// was sent, twice, and [SearchPostings] of it. Not for several threads.
final class SearchRange {
  private final SearchPostings postings = new SearchPostings();
  private final Map<String, List<Integer>> ofPrefix = new HashMap<>();
  private int sharedBefore;

  /// @param pieces of all shares, in any order
  SearchRange(Iterator<byte[]> pieces) {
    List<RecordReader> shares = new ArrayList<>();
    while (pieces.hasNext()) {
      RecordReader in = RecordReader.of("a search index on its way", pieces.next());
      sharedBefore = Math.max(sharedBefore, in.varint());
      shares.add(in);
    }
    for (int kind = 0; kind < Kind.values().length; kind++) {
      for (RecordReader in : shares) {
        for (int left = in.varint(); left > 0; left--) {
          add(in);
        }
      }
    }
    postings.finish();
  }

  private void add(RecordReader in) {
    int item = postings.add(HitCodec.read(in), texts(in));
    for (String prefix : texts(in)) {
      ofPrefix.computeIfAbsent(prefix, _ -> new ArrayList<>()).add(item);
    }
  }

  private static List<String> texts(RecordReader in) {
    List<String> texts = new ArrayList<>();
    for (int left = in.length(); left > 0; left--) {
      texts.add(in.string());
    }
    return texts;
  }

  /// What writes the range's lists.
  SearchListsWriter writer(SearchRanges ranges, int range) {
    int[] numbers = postings.items().numbers();
    return new SearchListsWriter(
        postings,
        ranges.sections(),
        new SearchListsWriter.Around(
            sharedBefore,
            postings.size() == 0 ? null : ranges.end(range),
            prefix ->
                ofPrefix.getOrDefault(prefix, List.of()).stream()
                    .mapToInt(item -> numbers[item])
                    .toArray()));
  }
}
