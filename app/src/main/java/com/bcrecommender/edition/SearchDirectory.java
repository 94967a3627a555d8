package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which record of a table has a term: each begins with a border that is above all terms of the one
/// before. Immutable.
///
/// @param borders ascending by their bytes; the first is empty
/// @param entries of the records' shards in the index, [ShardIndex#ENTRY] bytes each
record SearchDirectory(List<byte[]> borders, byte[] entries) {
  int size() {
    return borders.size();
  }

  /// The place of the record that has a term, if one has; -1 where there are no records.
  int of(byte[] term) {
    return SearchTerms.notAbove(borders, term) - 1;
  }

  /// A part of it.
  SearchDirectory part(int from, int to) {
    return new SearchDirectory(
        borders.subList(from, to),
        Arrays.copyOfRange(entries, from * ShardIndex.ENTRY, to * ShardIndex.ENTRY));
  }

  void write(RecordBuffer out) {
    out.varint(size());
    byte[] before = {};
    for (int i = 0; i < size(); i++) {
      TermCursor.write(before, borders.get(i), out);
      out.bytes(entries, i * ShardIndex.ENTRY, ShardIndex.ENTRY);
      before = borders.get(i);
    }
  }

  static SearchDirectory read(RecordReader in) {
    int size = in.length();
    List<byte[]> borders = new ArrayList<>(size);
    byte[] entries = new byte[Math.multiplyExact(size, ShardIndex.ENTRY)];
    TermCursor cursor = new TermCursor(in);
    for (int i = 0; i < size; i++) {
      cursor.next();
      borders.add(cursor.bytes());
      in.bytes(entries, i * ShardIndex.ENTRY, ShardIndex.ENTRY);
    }
    return new SearchDirectory(borders, entries);
  }
}
