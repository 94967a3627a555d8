package com.bcrecommender.edition;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How the terms of a search index are cut for tasks: each has some sections in a row, and some
/// have none where there are fewer. Immutable.
///
/// @param count of tasks
record SearchRanges(SearchSections sections, int count) {
  /// The range that a term is in.
  int of(byte[] term) {
    return ofSection(sections.of(term));
  }

  private int ofSection(int section) {
    return (int) (((section + 1L) * count - 1) / sections.count());
  }

  private int firstSection(int range) {
    return (int) ((long) range * sections.count() / count);
  }

  /// Those that have sections.
  int[] used() {
    return IntStream.range(0, count)
        .filter(range -> firstSection(range) < firstSection(range + 1))
        .toArray();
  }

  /// Where a range begins.
  ///
  /// @return `null` where nothing is before it
  byte @Nullable [] begin(int range) {
    return begin(firstSection(range), 0);
  }

  /// Where the range after it that has sections begins.
  ///
  /// @return `null` where there is none
  byte @Nullable [] end(int range) {
    return begin(firstSection(range + 1), sections.count());
  }

  private byte @Nullable [] begin(int section, int none) {
    return section == none ? null : sections.begins().get(section - 1);
  }

  /// The range after this one that has sections, or -1.
  int next(int range) {
    int section = firstSection(range + 1);
    return section == sections.count() ? -1 : ofSection(section);
  }

  /// The beginnings of words that are in two ranges or more: all that words have in common, whole
  /// characters, with what a range begins with. Pairs are not among them.
  Set<String> shared() {
    Set<String> prefixes = new HashSet<>();
    for (int range : used()) {
      byte[] begin = begin(range);
      if (begin != null && !SearchTerms.isPair(begin)) {
        for (int length = 1; length < begin.length; length++) {
          if (SearchTerms.isWhole(begin, length)) {
            prefixes.add(SearchTerms.text(Arrays.copyOf(begin, length)));
          }
        }
      }
    }
    return prefixes;
  }
}
