package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.List;

/// Walks over a record of lists: terms, each with what has it. Not for several threads.
final class SearchLists {
  /// The list is of all that have a term with this beginning: the best of each kind.
  static final int OF_PREFIX = 1;

  /// The list ends before all that have the term are in it.
  static final int NOT_ALL = 2;

  private final RecordReader in;
  private final TermCursor term;
  private int flags;
  private int count;
  private long end;

  SearchLists(RecordReader in) {
    this.in = in;
    this.term = new TermCursor(in);
    this.end = in.left();
  }

  /// Goes to the next list; false where there is none.
  boolean next() {
    in.skip((int) (in.left() - end));
    if (in.atEnd()) {
      return false;
    }
    term.next();
    flags = in.u8();
    count = in.varint();
    int size = in.length();
    if (count < 1 || count > size) {
      throw in.corrupt("%d items in %d bytes".formatted(count, size));
    }
    end = in.left() - size;
    return true;
  }

  TermCursor term() {
    return term;
  }

  boolean isOfPrefix() {
    return (flags & OF_PREFIX) != 0;
  }

  boolean isAll() {
    return (flags & NOT_ALL) == 0;
  }

  /// Told of each item.
  interface Visit {
    /// @param hash of its bytes
    void item(Hit hit, long hash);
  }

  /// What is listed, one by one.
  void each(Visit visit) {
    for (int i = 0; i < count; i++) {
      int from = in.position();
      Hit hit = HitCodec.read(in);
      visit.item(hit, in.hashFrom(from));
    }
    if (in.left() != end) {
      throw in.corrupt("a list is longer than its items");
    }
  }

  /// What is listed, in the order of kinds, then the most active first.
  List<Hit> hits() {
    List<Hit> hits = new ArrayList<>(count);
    each((hit, hash) -> hits.add(hit));
    return hits;
  }
}
