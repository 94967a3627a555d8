package com.bcrecommender.edition;

import com.bcrecommender.edition.Hit.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A share of what can be found, to be sent to the ranges of its terms. A piece for a range has
///
/// - how many bytes the range's first term shares with the share's last one before it,
/// - by kind, and most active first: what has terms in the range, with these, and with the
///   beginnings of words that the range needs the most active of.
///
/// Of what has a term no more is sent than lists show, and one that tells that there are more: what
/// others have, which share has how much of it, does not matter. Memory: [SearchItems], the terms
/// of these, and the pieces. Not for several threads.
final class SearchShare {
  private final SearchCuts cuts;
  private final SearchRanges ranges;
  private final SearchItems items = new SearchItems();
  private final TermPool terms = new TermPool();
  private int[] sent = new int[1 << 10];
  private final Map<String, Integer> sentOfPrefix = new HashMap<>();

  SearchShare(SearchCuts cuts) {
    this.cuts = cuts;
    this.ranges = cuts.ranges();
  }

  /// Adds something that can be found; kinds come in their order.
  void add(Hit hit) {
    items.add(hit);
  }

  /// What a range is told of one hit.
  private record Told(List<String> terms, List<String> prefixes) {}

  /// The pieces for all ranges.
  List<byte[]> pieces() {
    items.sort();
    RecordBuffer[] told = buffers();
    for (Kind kind : Kind.values()) {
      RecordBuffer[] own = buffers();
      int[] counts = new int[ranges.count()];
      Arrays.fill(sent, 0);
      sentOfPrefix.clear();
      for (int item = items.first(kind.code()); item < items.first(kind.code() + 1); item++) {
        for (Map.Entry<Integer, Told> of : told(items.hit(item), kind).entrySet()) {
          RecordBuffer out = own[of.getKey()];
          items.copy(item, out);
          texts(of.getValue().terms, out);
          texts(of.getValue().prefixes, out);
          counts[of.getKey()]++;
        }
      }
      for (int range = 0; range < counts.length; range++) {
        told[range].varint(counts[range]).bytes(own[range].bytes(), 0, own[range].size());
      }
    }
    int[] shared = sharedBefore();
    List<byte[]> pieces = new ArrayList<>();
    for (int range = 0; range < told.length; range++) {
      RecordBuffer piece = new RecordBuffer().varint(shared[range]);
      pieces.add(piece.bytes(told[range].bytes(), 0, told[range].size()).toBytes());
    }
    return pieces;
  }

  private RecordBuffer[] buffers() {
    RecordBuffer[] buffers = new RecordBuffer[ranges.count()];
    Arrays.setAll(buffers, _ -> new RecordBuffer());
    return buffers;
  }

  private static void texts(List<String> texts, RecordBuffer out) {
    out.varint(texts.size());
    texts.forEach(out::string);
  }

  /// What is told of a hit, by range.
  private Map<Integer, Told> told(Hit hit, Kind kind) {
    Map<Integer, Told> told = new TreeMap<>();
    Set<String> words = SearchTerms.terms(hit);
    List<String> all = new ArrayList<>(words);
    List<String> frequent = words.stream().filter(cuts.frequent()::contains).toList();
    for (int a = 0; a < frequent.size(); a++) {
      for (int b = a + 1; b < frequent.size(); b++) {
        all.add(SearchTerms.pair(frequent.get(a), frequent.get(b)));
      }
    }
    for (String term : all) {
      int number = terms.add(term);
      if (number == sent.length) {
        sent = Arrays.copyOf(sent, number * 2);
      }
      if (sent[number]++ <= SearchPostings.most(kind)) {
        at(told, ranges.of(SearchTerms.utf8(term))).terms.add(term);
      }
    }
    for (String prefix : cuts.sharedBy(words)) {
      if (sentOfPrefix.merge(prefix, 1, Integer::sum) <= SearchListsWriter.SHOWN) {
        // The first record with the prefix has its list: where the prefix itself would be, or, if
        // no term is between it and the end of that range, where the next begins.
        int range = ranges.of(SearchTerms.utf8(prefix));
        at(told, range).prefixes.add(prefix);
        int next = ranges.next(range);
        if (next >= 0) {
          at(told, next).prefixes.add(prefix);
        }
      }
    }
    return told;
  }

  private static Told at(Map<Integer, Told> told, int range) {
    return told.computeIfAbsent(range, _ -> new Told(new ArrayList<>(), new ArrayList<>()));
  }

  /// By range, how many bytes its first term shares with a term before it: most with the last one.
  private int[] sharedBefore() {
    int[] sorted = terms.sorted();
    int[] shared = new int[ranges.count()];
    for (int range : ranges.used()) {
      byte[] begin = ranges.begin(range);
      if (begin == null) {
        continue;
      }
      int below = SearchTerms.below(sorted.length, place -> terms.utf8(sorted[place]), begin);
      shared[range] = below == 0 ? 0 : SearchTerms.shared(terms.utf8(sorted[below - 1]), begin);
    }
    return shared;
  }
}
