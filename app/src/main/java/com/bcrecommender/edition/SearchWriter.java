package com.bcrecommender.edition;

import com.bcrecommender.edition.KeyIndexBuilder.Repeated;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Builds the search tables of one kind: a sorted dictionary of terms with posting lists of ranks,
/// the ids by rank, and whole names. Memory: 8 bytes for each word of each text, 20 for each
/// distinct term.
final class SearchWriter {
  /// Terms to a record. More save bytes, fewer save decoding for a look-up.
  static final int TERMS_PER_RECORD = 16;

  private final Packing packing;
  private final Hit.Kind kind;
  private final int[] order;
  private final TermPool terms = new TermPool();

  /// The number of the term of each posting, document after document in the order of ranks;
  /// `ends[rank]` is where a document's end.
  private int[] postingTerms = new int[1 << 12];

  private int postings;
  private final int[] ends;

  /// For each term how many postings it has, and the last rank that it was in, plus 1.
  private int[] counts = new int[1 << 10];

  private int[] lastIn = new int[1 << 10];

  SearchWriter(Packing packing, Hit.Kind kind, int[] activity) {
    this.packing = packing;
    this.kind = kind;
    this.order = Activity.order(activity);
    this.ends = new int[order.length];
  }

  void write(SearchText.Source texts) throws IOException {
    KeyIndexBuilder names = new KeyIndexBuilder(kind.names(), Repeated.ALL);
    packing.write(
        kind.order(),
        order.length,
        (rank, record) -> {
          addText(rank, texts.of(order[rank]), names);
          record.fixed(order[rank], Integer.BYTES);
        });
    packing.add(names.write(packing.folder(), IntUnaryOperator.identity()));
    writeTerms();
  }

  private void addText(int rank, SearchText text, KeyIndexBuilder names) {
    String before = "";
    for (String name : text.names()) {
      List<String> words = Words.of(name);
      String whole = Words.whole(words);
      if (!whole.isEmpty() && !whole.equals(before)) {
        names.add(whole, rank);
        before = whole;
      }
      words.forEach(word -> addWord(rank, word));
    }
    Words.of(text.more()).forEach(word -> addWord(rank, word));
    ends[rank] = postings;
  }

  private void addWord(int rank, String word) {
    for (String term : Words.indexed(word)) {
      int number = terms.add(term);
      if (number >= counts.length) {
        counts = Arrays.copyOf(counts, counts.length * 2);
        lastIn = Arrays.copyOf(lastIn, counts.length);
      }
      if (lastIn[number] == rank + 1) {
        continue;
      }
      lastIn[number] = rank + 1;
      counts[number]++;
      if (postings == postingTerms.length) {
        postingTerms = Arrays.copyOf(postingTerms, Math.addExact(postings, postings >> 1));
      }
      postingTerms[postings++] = number;
    }
  }

  private void writeTerms() throws IOException {
    int[] starts = new int[terms.size() + 1];
    for (int term = 0; term < terms.size(); term++) {
      starts[term + 1] = starts[term] + counts[term];
    }
    int[] ranks = ranksByTerm(starts);
    Integer[] sorted = terms.sorted();
    RecordBuffer list = new RecordBuffer();
    packing.write(
        kind.terms(),
        Math.ceilDiv(sorted.length, TERMS_PER_RECORD),
        (number, record) -> {
          int first = number * TERMS_PER_RECORD;
          int end = Math.min(sorted.length, first + TERMS_PER_RECORD);
          int best = Integer.MAX_VALUE;
          for (int i = first; i < end; i++) {
            best = Math.min(best, ranks[starts[sorted[i]]]);
          }
          record.varint(best);
          for (int i = first; i < end; i++) {
            int term = sorted[i];
            list.clear();
            int before = -1;
            for (int p = starts[term]; p < starts[term + 1]; p++) {
              list.varint(ranks[p] - before - 1);
              before = ranks[p];
            }
            int shared = i == first ? 0 : shared(sorted[i - 1], term);
            int rest = terms.end(term) - terms.start(term) - shared;
            record.varint(shared).varint(rest);
            record.bytes(terms.bytes(), terms.start(term) + shared, rest);
            record.varint(counts[term]).varint(list.size()).bytes(list.bytes(), 0, list.size());
          }
        });
  }

  /// Documents come in the order of their ranks, so each term's ranks come out ascending.
  private int[] ranksByTerm(int[] starts) {
    int[] next = starts.clone();
    int[] ranks = new int[postings];
    int p = 0;
    for (int rank = 0; rank < ends.length; rank++) {
      for (; p < ends[rank]; p++) {
        ranks[next[postingTerms[p]]++] = rank;
      }
    }
    return ranks;
  }

  private int shared(int before, int term) {
    int different =
        Arrays.mismatch(
            terms.bytes(),
            terms.start(before),
            terms.end(before),
            terms.bytes(),
            terms.start(term),
            terms.end(term));
    return different < 0 ? terms.end(term) - terms.start(term) : different;
  }
}
