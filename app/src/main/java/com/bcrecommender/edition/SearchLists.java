package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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

  /// Where what is listed stands, in the order of [#hits].
  List<HitSpan> spans() {
    return items(HitCodec::pass);
  }

  /// What is listed, in the order of kinds, then the most active first.
  List<Hit> hits() {
    return items(HitCodec::read);
  }

  private <T> List<T> items(Function<RecordReader, T> decode) {
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(decode.apply(in));
    }
    if (in.left() != end) {
      throw in.corrupt("a list is longer than its items");
    }
    return items;
  }
}
