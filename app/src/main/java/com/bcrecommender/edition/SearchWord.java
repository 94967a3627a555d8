package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.List;

/// A term in a list of terms alone.
///
/// @param weight how active the most active that has it is: the bits of its count
record SearchWord(String term, int weight) {
  /// The rest of a record.
  static List<SearchWord> read(RecordReader in) {
    int size = in.length();
    List<SearchWord> words = new ArrayList<>(size);
    TermCursor cursor = new TermCursor(in);
    for (int i = 0; i < size; i++) {
      cursor.next();
      words.add(new SearchWord(cursor.toString(), in.u8()));
    }
    return words;
  }

  static int weight(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count);
  }
}
