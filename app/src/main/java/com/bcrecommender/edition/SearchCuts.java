package com.bcrecommender.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What all tasks must know that pack a search index together: which words are frequent, and how
/// terms are cut into ranges. Immutable.
///
/// @param shared beginnings of words that are in two ranges or more
record SearchCuts(Set<String> frequent, SearchRanges ranges, Set<String> shared) {
  private static String file(int task) {
    return "search-words-%05d".formatted(task);
  }

  /// Leaves what a task knows of its words.
  static void write(WordCounts words, int task, PartStore store) throws IOException {
    RecordBuffer out = new RecordBuffer();
    for (List<byte[]> of : List.of(words.begins(), words.frequent())) {
      out.varint(of.size());
      of.forEach(word -> out.varint(word.length).bytes(word, 0, word.length));
    }
    store.write(file(task), out.toBytes());
  }

  /// Reads what so many tasks have left, as which there will be ranges.
  static SearchCuts read(PartStore store, int tasks) throws IOException {
    List<byte[]> begins = new ArrayList<>();
    List<byte[]> frequent = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      RecordReader in = RecordReader.of(file(task), store.read(file(task)));
      for (List<byte[]> of : List.of(begins, frequent)) {
        for (int left = in.length(); left > 0; left--) {
          of.add(in.utf8());
        }
      }
    }
    SearchRanges ranges = new SearchRanges(SearchSections.of(begins, frequent), tasks);
    Set<String> words = new HashSet<>();
    frequent.forEach(word -> words.add(SearchTerms.text(word)));
    return new SearchCuts(words, ranges, ranges.shared());
  }

  /// The beginnings of some words that are in two ranges or more.
  Set<String> sharedBy(Collection<String> words) {
    Set<String> prefixes = new HashSet<>();
    for (String word : words) {
      for (int end = 0; end < word.length(); ) {
        end = word.offsetByCodePoints(end, 1);
        String prefix = word.substring(0, end);
        if (!shared.contains(prefix)) {
          // What begins with it is in one range, so longer ones are too.
          break;
        }
        prefixes.add(prefix);
      }
    }
    return prefixes;
  }
}
