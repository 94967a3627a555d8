package com.bcrecommender.edition;

import java.util.Arrays;

/// Walks over the terms of a search table. Not for several threads.
final class TermCursor {
  private final Table table;
  private final RecordReader in;
  private byte[] term = new byte[64];
  private int length;
  private int best;
  private int count;
  private int size;
  private long endOfPostings;

  TermCursor(Table table) {
    this.table = table;
    this.in = table.reader();
  }

  /// Turns to a record, before its first term.
  void turnTo(int record) {
    table.turn(in, record);
    best = in.varint();
    length = 0;
    endOfPostings = in.left();
  }

  /// Goes to the next term of the record; false where there is none.
  boolean next() {
    in.skip((int) (in.left() - endOfPostings));
    if (in.atEnd()) {
      return false;
    }
    int shared = in.varint();
    int rest = in.length();
    if (shared > length) {
      throw in.corrupt("a term shares %d bytes with one of %d".formatted(shared, length));
    }
    length = shared + rest;
    if (length > term.length) {
      term = Arrays.copyOf(term, length * 2);
    }
    in.bytes(term, shared, rest);
    count = in.varint();
    size = in.length();
    if (count < 1 || count > size) {
      throw in.corrupt("%d ranks in %d bytes".formatted(count, size));
    }
    endOfPostings = in.left() - size;
    return true;
  }

  /// The smallest rank in any posting list of the record.
  int best() {
    return best;
  }

  /// How many ranks the term's posting list has.
  int count() {
    return count;
  }

  /// The next rank of the term's posting list.
  ///
  /// @param before the one before it, -1 at first
  int rankAfter(int before) {
    return Math.addExact(Math.addExact(before, 1), in.varint());
  }

  /// All ranks of the term's posting list, none of which may have been taken yet.
  int[] ranks() {
    int[] ranks = new int[count];
    int rank = -1;
    for (int i = 0; i < count; i++) {
      rank = rankAfter(rank);
      ranks[i] = rank;
    }
    return ranks;
  }

  int compareTo(byte[] other) {
    return Arrays.compareUnsigned(term, 0, length, other, 0, other.length);
  }

  boolean startsWith(byte[] prefix) {
    return length >= prefix.length
        && Arrays.equals(term, 0, prefix.length, prefix, 0, prefix.length);
  }

  void offerTo(NearestTerm nearest) {
    nearest.offer(term, length, count);
  }

  byte[] term() {
    return Arrays.copyOf(term, length);
  }

  boolean postingsEndWhereTheySay() {
    return in.left() == endOfPostings;
  }
}
