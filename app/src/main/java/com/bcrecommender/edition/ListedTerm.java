package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.List;

/// A term of a record of lists, as records of words and the root need it.
///
/// @param weight how active the most active that has it is: the bits of its count
/// @param frequent whether its list is cut
record ListedTerm(byte[] term, int weight, boolean frequent) {
  /// Writes those of a record, on their way to the task that writes words.
  static void write(List<ListedTerm> terms, RecordBuffer out) {
    out.varint(terms.size());
    byte[] before = {};
    for (ListedTerm of : terms) {
      TermCursor.write(before, of.term, out);
      out.put(of.weight << 1 | (of.frequent ? 1 : 0));
      before = of.term;
    }
  }

  static List<ListedTerm> read(RecordReader in) {
    int size = in.length();
    List<ListedTerm> terms = new ArrayList<>(size);
    TermCursor cursor = new TermCursor(in);
    for (int i = 0; i < size; i++) {
      cursor.next();
      int rest = in.u8();
      terms.add(new ListedTerm(cursor.bytes(), rest >> 1, (rest & 1) != 0));
    }
    return terms;
  }
}
