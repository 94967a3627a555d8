package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sections of the terms of a search index. A record of lists ends where its section does, and how
/// large it becomes depends on nothing before its section: so sections are packed side by side.
/// Where one begins is told by the hash of a term, not by its place (content-defined chunking; A.
/// Muthitacharoen and others, A low-bandwidth network file system, 2001), so that nobody needs to
/// know all terms to tell. Pairs of frequent terms come together by their first. Immutable.
///
/// @param begins where sections begin but the first, ascending: a word, or what pairs of a first
///   word begin with
record SearchSections(List<byte[]> begins) {
  /// One of so many words begins a section: 30 records of lists at 2014's size, of which the last
  /// is not full.
  private static final int WORDS = 1 << 13;

  /// One of so many frequent words begins a section of pairs.
  private static final int FIRST_WORDS = 1 << 5;

  /// Those of an index.
  ///
  /// @param words all that begin a section, in any order
  /// @param frequent all frequent words
  static SearchSections of(List<byte[]> words, List<byte[]> frequent) {
    List<byte[]> begins = new ArrayList<>(words);
    for (byte[] word : frequent) {
      if (isOneOf(FIRST_WORDS, word)) {
        begins.add(SearchTerms.pairsOf(word));
      }
    }
    begins.sort(Arrays::compareUnsigned);
    return new SearchSections(List.copyOf(begins));
  }

  /// Whether a word begins a section.
  static boolean begins(byte[] word) {
    return isOneOf(WORDS, word);
  }

  private static boolean isOneOf(int of, byte[] word) {
    // The lower bits of this hash do not depend on the upper ones of any letter.
    long hash = RecordReader.hash(word, 0, word.length);
    return ((hash ^ hash >>> Integer.SIZE) & of - 1) == 0;
  }

  int count() {
    return begins.size() + 1;
  }

  /// The section that a term is in.
  int of(byte[] term) {
    return SearchTerms.notAbove(begins, term);
  }
}
