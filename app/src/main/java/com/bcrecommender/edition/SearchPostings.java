package com.bcrecommender.edition;

import java.util.Arrays;
import java.util.BitSet;

/// Which items have a term, in memory, while the search index is written: all of the index, or a
/// range of its terms. Memory: 8 bytes for each term of each item, 24 and its letters for each
/// distinct term. Not for several threads.
final class SearchPostings {
  /// Of a term's items so many of each kind are listed, the most active ones. What has more is a
  /// frequent term.
  private static final int[] MOST = {1000, 200, 200, 200};

  private final SearchItems items = new SearchItems();
  private final TermPool terms = new TermPool();

  /// The number of the term of each posting, item after item as they were added; `ends[item]` is
  /// where an item's end.
  private int[] postingTerms = new int[1 << 12];

  private int postings;
  private int[] ends = new int[1 << 10];

  /// For each term in how many items it is.
  private int[] counts = new int[1 << 10];

  private int[] starts = new int[0];
  private int[] itemsOf = new int[0];
  private int[] sorted = new int[0];

  /// How many items of a kind are listed under a term.
  static int most(Hit.Kind kind) {
    return MOST[kind.code()];
  }

  /// Adds something that can be found; kinds come in their order.
  void add(Hit hit) {
    add(hit, SearchTerms.terms(hit));
  }

  /// Adds something under some of its terms, pairs among them, each once.
  ///
  /// @return which one it is, in the order in which they were added
  int add(Hit hit, Iterable<String> terms) {
    int item = items.size();
    items.add(hit);
    for (String term : terms) {
      add(term);
    }
    end(item);
    return item;
  }

  /// Gives the items their numbers, adds pairs of frequent terms, and sorts by terms what was
  /// added.
  void finishWithPairs() {
    items.sort();
    turn();
    BitSet frequent = new BitSet();
    for (int term = 0; term < terms.size(); term++) {
      if (isFrequent(term)) {
        frequent.set(term);
      }
    }
    if (frequent.cardinality() > 1) {
      addPairs(frequent);
      turn();
    }
    sort();
  }

  /// Gives the items their numbers, and sorts by terms what was added, where pairs are among these.
  void finish() {
    items.sort();
    turn();
    sort();
  }

  private void sort() {
    sorted = terms.sorted();
    // What is not needed any more is half of the memory.
    postingTerms = new int[0];
  }

  SearchItems items() {
    return items;
  }

  private void end(int item) {
    if (item == ends.length) {
      ends = Arrays.copyOf(ends, Math.addExact(item, item >> 1));
    }
    ends[item] = postings;
  }

  private void add(String term) {
    int number = terms.add(term);
    if (number >= counts.length) {
      counts = Arrays.copyOf(counts, counts.length * 2);
    }
    counts[number]++;
    if (postings == postingTerms.length) {
      postingTerms = Arrays.copyOf(postingTerms, Math.addExact(postings, postings >> 1));
    }
    postingTerms[postings++] = number;
  }

  /// Goes through the items by their numbers, so each term's come out ascending.
  private void turn() {
    starts = new int[terms.size() + 1];
    for (int term = 0; term < terms.size(); term++) {
      starts[term + 1] = starts[term] + counts[term];
    }
    int[] next = starts.clone();
    itemsOf = new int[postings];
    for (int number = 0; number < items.size(); number++) {
      int item = items.added(number);
      for (int p = item == 0 ? 0 : ends[item - 1]; p < ends[item]; p++) {
        itemsOf[next[postingTerms[p]]++] = number;
      }
    }
  }

  /// Lists what has two frequent terms: their own lists may end before it.
  private void addPairs(BitSet frequent) {
    int[] old = postingTerms;
    int[] oldEnds = ends.clone();
    postingTerms = new int[old.length];
    postings = 0;
    Arrays.fill(counts, 0);
    int p = 0;
    for (int item = 0; item < items.size(); item++) {
      int first = p;
      for (; p < oldEnds[item]; p++) {
        add(terms.term(old[p]));
      }
      for (int a = first; a < p; a++) {
        for (int b = a + 1; b < p && frequent.get(old[a]); b++) {
          if (frequent.get(old[b])) {
            add(SearchTerms.pair(terms.term(old[a]), terms.term(old[b])));
          }
        }
      }
      ends[item] = postings;
    }
  }

  /// How many terms there are.
  int size() {
    return sorted.length;
  }

  /// The term at a place in the order of their bytes.
  byte[] term(int place) {
    return terms.utf8(sorted[place]);
  }

  /// The place of the first term that is not below this one.
  int place(byte[] term) {
    return SearchTerms.below(size(), this::term, term);
  }

  boolean isFrequentAt(int place) {
    return isFrequent(sorted[place]);
  }

  private boolean isFrequent(int term) {
    return !list(term, item -> {});
  }

  /// Told of items, ascending.
  interface Visit {
    void item(int item);
  }

  /// The items that are listed under the term at a place.
  ///
  /// @return whether these are all that have it
  boolean listed(int place, Visit visit) {
    return list(sorted[place], visit);
  }

  private boolean list(int term, Visit visit) {
    boolean all = true;
    int kind = 0;
    int ofKind = 0;
    for (int p = starts[term]; p < starts[term + 1]; p++) {
      while (itemsOf[p] >= items.first(kind + 1)) {
        kind++;
        ofKind = 0;
      }
      if (ofKind++ < MOST[kind]) {
        visit.item(itemsOf[p]);
      } else {
        all = false;
      }
    }
    return all;
  }

  /// How active the most active item of the term at a place is, in bits.
  int weight(int place) {
    int most = 0;
    int kind = -1;
    for (int p = starts[sorted[place]]; p < starts[sorted[place] + 1]; p++) {
      if (kind < 0 || itemsOf[p] >= items.first(kind + 1)) {
        do {
          kind++;
        } while (itemsOf[p] >= items.first(kind + 1));
        most = Math.max(most, items.count(itemsOf[p]));
      }
    }
    return SearchWord.weight(most);
  }

  /// The most active items of each kind that have a term between two places, or are among others.
  int[] best(int from, int to, int[] others, int ofEachKind) {
    int kinds = Hit.Kind.values().length;
    BestRanks[] best = new BestRanks[kinds];
    Arrays.setAll(best, kind -> new BestRanks(ofEachKind));
    for (int item : others) {
      best[items.kind(item)].offer(item);
    }
    for (int place = from; place < to; place++) {
      int kind = 0;
      int end = starts[sorted[place] + 1];
      for (int p = starts[sorted[place]]; p < end; p++) {
        while (itemsOf[p] >= items.first(kind + 1)) {
          kind++;
        }
        if (itemsOf[p] <= best[kind].worst()) {
          best[kind].offer(itemsOf[p]);
        } else {
          p = skip(p, end, items.first(kind + 1)) - 1;
        }
      }
    }
    return Arrays.stream(best).flatMapToInt(of -> Arrays.stream(of.toArray())).toArray();
  }

  /// The first posting from `p` of another kind.
  private int skip(int p, int end, int limit) {
    int at = Arrays.binarySearch(itemsOf, p, end, limit);
    return at < 0 ? -at - 1 : at;
  }
}
