package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes records of lists, items by term: all of an index, or those of a range of terms. Not for
/// several threads.
final class SearchListsWriter {
  /// Of each kind so many are listed for a prefix whose terms lie in several records.
  static final int SHOWN = 12;

  /// Stored bytes of a record that the writer aims at, and the most where it has more than one
  /// term. A search fetches the root (6 KB at 2014's size), a record of words and one of these.
  private static final int BYTES = 44_500;

  private static final int MOST_BYTES = 46_500;

  /// Terms to a record: a record of words has all of at least one.
  private static final int MOST_TERMS = 3000;

  private static final int FIRST = 64_000;
  private static final int MOST = 400_000;

  private final SearchPostings postings;
  private final SearchItems items;
  private final SearchSections sections;
  private final Around around;

  /// The place of each record's first term, and the number of terms.
  private final List<Integer> firsts = new ArrayList<>();

  /// What lies around a range of terms.
  ///
  /// @param sharedBefore bytes that its first term and the last one before it have in common
  /// @param after the first term after it
  /// @param best of prefixes that terms before or after it have too: the most active that have
  ///   these
  record Around(int sharedBefore, byte @Nullable [] after, Best best) {
    /// There is nothing.
    static final Around NOTHING = new Around(0, null, prefix -> new int[0]);
  }

  /// The numbers of items that have a prefix.
  interface Best {
    int[] of(String prefix);
  }

  SearchListsWriter(SearchPostings postings, SearchSections sections, Around around) {
    this.postings = postings;
    this.items = postings.items();
    this.sections = sections;
    this.around = around;
  }

  /// Writes all of them.
  PackedShards write(Path folder) throws IOException {
    try (SizedTable out = new SizedTable(folder, TableKind.SEARCH_LISTS)) {
      int first = 0;
      for (byte[] begin : sections.begins()) {
        first = section(first, postings.place(begin), out);
      }
      section(first, postings.size(), out);
      firsts.add(postings.size());
      return out.finish();
    }
  }

  /// Writes the records of the terms between two places, the first one as if nothing were before.
  private int section(int from, int end, SizedTable out) throws IOException {
    int first = from;
    int limit = FIRST;
    while (first < end) {
      int place = first;
      int size = 0;
      while (place < end && place - first < MOST_TERMS) {
        int bytes = bytes(place);
        if (place > first && size + bytes > limit) {
          break;
        }
        size += bytes;
        place++;
      }
      int most = place - first == 1 ? Integer.MAX_VALUE : MOST_BYTES;
      int stored = out.add(record(first, place), most);
      // How large the next one may be is judged by how well this one compressed.
      limit = Math.clamp((long) BYTES * size / stored, 0, MOST);
      if (stored <= most) {
        firsts.add(first);
        first = place;
      }
    }
    return end;
  }

  private int bytes(int place) {
    int[] bytes = {postings.term(place).length};
    postings.listed(place, item -> bytes[0] += items.bytes(item));
    return bytes[0];
  }

  /// A record with the terms between two places.
  private RecordBuffer record(int from, int to) {
    List<byte[]> prefixes = prefixes(from, to);
    RecordBuffer record = new RecordBuffer();
    RecordBuffer list = new RecordBuffer();
    byte[] before = {};
    int next = 0;
    for (int place = from; place <= to; place++) {
      byte[] term = place < to ? postings.term(place) : null;
      while (next < prefixes.size()
          && (term == null || Arrays.compareUnsigned(prefixes.get(next), term) < 0)) {
        byte[] prefix = prefixes.get(next++);
        int[] best = best(prefix);
        for (int item : best) {
          items.copy(item, list);
        }
        before = list(record, before, prefix, SearchLists.OF_PREFIX, best.length, list);
      }
      if (term != null) {
        int[] count = {0};
        boolean all =
            postings.listed(
                place,
                item -> {
                  items.copy(item, list);
                  count[0]++;
                });
        before = list(record, before, term, all ? 0 : SearchLists.NOT_ALL, count[0], list);
      }
    }
    return record;
  }

  private int[] best(byte[] prefix) {
    // What is above all that begin with a prefix: no byte of UTF-8 is 255.
    byte[] after = Arrays.copyOf(prefix, prefix.length + 1);
    after[prefix.length] = (byte) 0xff;
    return postings.best(
        postings.place(prefix),
        postings.place(after),
        around.best.of(SearchTerms.text(prefix)),
        SHOWN);
  }

  private static byte[] list(
      RecordBuffer record, byte[] before, byte[] term, int flags, int count, RecordBuffer list) {
    TermCursor.write(before, term, record);
    record.put(flags).varint(count).varint(list.size()).bytes(list.bytes(), 0, list.size());
    list.clear();
    return term;
  }

  /// The prefixes that terms of this record have and terms of the next one too, but not of the one
  /// before; ascending.
  private List<byte[]> prefixes(int from, int to) {
    List<byte[]> prefixes = new ArrayList<>();
    byte[] next = to < postings.size() ? postings.term(to) : around.after;
    byte[] last = postings.term(to - 1);
    if (next == null || SearchTerms.isPair(last)) {
      return prefixes;
    }
    byte[] first = postings.term(from);
    int sharedBefore =
        from == 0 ? around.sharedBefore : SearchTerms.shared(postings.term(from - 1), first);
    int shared = SearchTerms.shared(last, next);
    for (int length = 1; length <= shared; length++) {
      boolean here = length > sharedBefore || SearchTerms.shared(first, last) < length;
      if (here && SearchTerms.isWhole(last, length)) {
        prefixes.add(Arrays.copyOf(last, length));
      }
    }
    return prefixes;
  }

  /// How many records were written.
  int records() {
    return firsts.size() - 1;
  }

  /// The terms of a record that was written.
  List<ListedTerm> terms(int record) {
    List<ListedTerm> terms = new ArrayList<>();
    for (int place = firsts.get(record); place < firsts.get(record + 1); place++) {
      terms.add(
          new ListedTerm(
              postings.term(place), postings.weight(place), postings.isFrequentAt(place)));
    }
    return terms;
  }
}
