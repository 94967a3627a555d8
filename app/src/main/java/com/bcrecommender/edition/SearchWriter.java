package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes the search index from the leaves up: lists of items by term, words with the way to the
/// lists, ends of words, and the root. Not for several threads.
final class SearchWriter {
  /// Of each kind so many are listed for a prefix whose terms lie in several records.
  static final int SHOWN = 12;

  /// Stored bytes of a record of lists that the writer aims at, and the most where it has more than
  /// one term. A search fetches the root (6 KB at 2014's size), a record of words and one of these.
  private static final int LISTS_BYTES = 44_500;

  private static final int MOST_LISTS_BYTES = 46_500;

  /// Terms to a record of lists: a record of words has all of at least one.
  private static final int MOST_TERMS = 3000;

  /// Decompressed bytes of a record of words; about two fifths are left.
  private static final int WORDS_BYTES = 18_000;

  /// Likewise of ends. The more are together, the more mistakes in a word's beginning are found.
  private static final int ENDS_BYTES = 80_000;

  private static final int FIRST_LISTS = 64_000;
  private static final int MOST_LISTS = 400_000;

  private final Packing packing;
  private final SearchItems items;
  private final SearchPostings postings;

  SearchWriter(Packing packing, SearchPostings postings) {
    this.packing = packing;
    this.postings = postings;
    this.items = postings.items();
  }

  void write() throws IOException {
    List<Integer> firsts = new ArrayList<>();
    PackedShards lists = lists(firsts);
    packing.add(lists);
    List<byte[]> borders = borders(firsts);
    List<byte[]> bordersOfWords = new ArrayList<>();
    PackedShards words =
        words(firsts, new SearchDirectory(borders, lists.entries()), bordersOfWords);
    packing.add(words);
    List<byte[]> bordersOfEnds = new ArrayList<>();
    PackedShards ends = ends(bordersOfEnds);
    packing.add(ends);
    try (SizedTable out = new SizedTable(packing.folder(), TableKind.SEARCH_ROOT)) {
      RecordBuffer root = new RecordBuffer();
      List<byte[]> frequent = new ArrayList<>();
      for (int place = 0; place < postings.size(); place++) {
        if (postings.isFrequentAt(place) && postings.term(place)[0] != SearchTerms.PAIR.charAt(0)) {
          frequent.add(postings.term(place));
        }
      }
      root.varint(frequent.size());
      byte[] before = {};
      for (byte[] term : frequent) {
        TermCursor.write(before, term, root);
        before = term;
      }
      new SearchDirectory(bordersOfWords, words.entries()).write(root);
      new SearchDirectory(bordersOfEnds, ends.entries()).write(root);
      out.add(root);
      packing.add(out.finish());
    }
  }

  /// @param firsts receives the place of each record's first term
  private PackedShards lists(List<Integer> firsts) throws IOException {
    try (SizedTable out = new SizedTable(packing.folder(), TableKind.SEARCH_LISTS)) {
      int limit = FIRST_LISTS;
      for (int first = 0; first < postings.size(); ) {
        int place = first;
        int size = 0;
        while (place < postings.size() && place - first < MOST_TERMS) {
          int bytes = bytes(place);
          if (place > first && size + bytes > limit) {
            break;
          }
          size += bytes;
          place++;
        }
        int most = place - first == 1 ? Integer.MAX_VALUE : MOST_LISTS_BYTES;
        int stored = out.add(record(first, place), most);
        // How large the next one may be is judged by how well this one compressed.
        limit = Math.clamp((long) LISTS_BYTES * size / stored, 0, MOST_LISTS);
        if (stored <= most) {
          firsts.add(first);
          first = place;
        }
      }
      return out.finish();
    }
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
        int[] best = postings.best(place(prefix), place(after(prefix)), SHOWN);
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
    if (to == postings.size()) {
      return prefixes;
    }
    byte[] last = postings.term(to - 1);
    int shared = shared(last, postings.term(to));
    int sharedBefore = from == 0 ? 0 : shared(postings.term(from - 1), postings.term(from));
    for (int length = 1; length <= shared; length++) {
      boolean whole = length == last.length || (last[length] & 0xc0) != 0x80;
      byte[] prefix = Arrays.copyOf(last, length);
      boolean here = from == 0 || length > sharedBefore || !startsWith(postings.term(from), prefix);
      if (whole && here && last[0] != SearchTerms.PAIR.charAt(0)) {
        prefixes.add(prefix);
      }
    }
    return prefixes;
  }

  private static boolean startsWith(byte[] term, byte[] prefix) {
    return term.length >= prefix.length
        && Arrays.equals(term, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static int shared(byte[] a, byte[] b) {
    int different = Arrays.mismatch(a, b);
    return different < 0 ? a.length : different;
  }

  /// The place of the first term that is not below this one.
  private int place(byte[] term) {
    int low = 0;
    int high = postings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compareUnsigned(postings.term(middle), term) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// What is above all that begin with a prefix: no byte of UTF-8 is 255.
  private static byte[] after(byte[] prefix) {
    byte[] after = Arrays.copyOf(prefix, prefix.length + 1);
    after[prefix.length] = (byte) 0xff;
    return after;
  }

  /// The borders of the records: as few bytes of the first term as set it apart from the term
  /// before, so that a prefix of it lies in the record of the terms that have it.
  private List<byte[]> borders(List<Integer> firsts) {
    List<byte[]> borders = new ArrayList<>();
    for (int first : firsts) {
      byte[] term = postings.term(first);
      borders.add(first == 0 ? new byte[0] : border(postings.term(first - 1), term));
    }
    return borders;
  }

  private static byte[] border(byte[] before, byte[] term) {
    return Arrays.copyOf(term, shared(before, term) + 1);
  }

  private PackedShards words(List<Integer> firsts, SearchDirectory lists, List<byte[]> borders)
      throws IOException {
    try (SizedTable out = new SizedTable(packing.folder(), TableKind.SEARCH_WORDS)) {
      RecordBuffer words = new RecordBuffer();
      for (int from = 0; from < firsts.size(); ) {
        int to = from;
        words.clear();
        byte[] before = {};
        int count = 0;
        // No record is longer than that, but for one that has the terms of one record of lists
        // alone.
        while (to < firsts.size()) {
          int end = to + 1 < firsts.size() ? firsts.get(to + 1) : postings.size();
          int size = words.size();
          byte[] last = before;
          for (int place = firsts.get(to); place < end; place++) {
            TermCursor.write(before, postings.term(place), words);
            words.put(postings.weight(place));
            before = postings.term(place);
          }
          if (to > from && words.size() > WORDS_BYTES) {
            words.cut(size);
            before = last;
            break;
          }
          count += end - firsts.get(to);
          to++;
        }
        RecordBuffer record = new RecordBuffer().varint(from);
        lists.part(from, to).write(record);
        record.varint(count).bytes(words.bytes(), 0, words.size());
        out.add(record);
        borders.add(lists.borders().get(from));
        from = to;
      }
      return out.finish();
    }
  }

  /// Words whose mistakes are forgiven, by their ends.
  private PackedShards ends(List<byte[]> borders) throws IOException {
    TermPool reversed = new TermPool();
    RecordBuffer weights = new RecordBuffer();
    for (int place = 0; place < postings.size(); place++) {
      String term = new String(postings.term(place), StandardCharsets.UTF_8);
      if (Spelling.isForgiven(term)) {
        // No two words are the same from behind, so each gets the next number.
        reversed.add(Spelling.reversed(term));
        weights.put(postings.weight(place));
      }
    }
    try (SizedTable out = new SizedTable(packing.folder(), TableKind.SEARCH_ENDS)) {
      RecordBuffer list = new RecordBuffer();
      byte[] before = {};
      int count = 0;
      for (int word : reversed.sorted()) {
        byte[] term = reversed.utf8(word);
        if (list.size() >= ENDS_BYTES || count == 0) {
          end(out, count, list);
          borders.add(borders.isEmpty() ? new byte[0] : border(before, term));
          before = new byte[0];
          count = 0;
        }
        TermCursor.write(before, term, list);
        list.put(weights.bytes()[word]);
        before = term;
        count++;
      }
      end(out, count, list);
      return out.finish();
    }
  }

  private static void end(SizedTable out, int count, RecordBuffer list) throws IOException {
    if (count > 0) {
      RecordBuffer record = new RecordBuffer().varint(count);
      out.add(record.bytes(list.bytes(), 0, list.size()));
      list.clear();
    }
  }
}
