package com.bcrecommender.edition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search tables of one kind: words to ranks, ranks to ids. A look-up of one word costs a
/// binary search; a prefix costs a look at each record of 16 terms that has it, but only those
/// records are decoded that can still better the result. For several threads.
final class SearchIndex {
  /// About 5 ms; only a large edition has more terms with one first letter.
  private static final int MOST_OFFERED = 100_000;

  private final Table terms;
  private final PackedTable order;
  private final KeyIndex names;

  SearchIndex(Table terms, PackedTable order, KeyIndex names) {
    this.terms = terms;
    this.order = order;
    this.names = names;
  }

  /// The dense id at a rank.
  int id(int rank) {
    return order.intAt(rank);
  }

  /// The best ranks whose whole name these words are, ascending.
  int[] named(List<String> words, int limit) {
    return names.find(KeyIndex.hash(Words.whole(words)), limit);
  }

  /// The best ranks that have all these words, the last as a prefix, ascending.
  int[] find(List<String> words, int limit) {
    BitSet candidates = null;
    for (int i = 0; i < words.size() - 1; i++) {
      for (String term : Words.asked(words.get(i))) {
        candidates = among(candidates, term);
      }
    }
    List<String> last = Words.asked(words.getLast());
    for (String term : last.subList(0, last.size() - 1)) {
      candidates = among(candidates, term);
    }
    if (candidates != null && candidates.isEmpty()) {
      return new int[0];
    }
    return prefixed(last.getLast().getBytes(StandardCharsets.UTF_8), candidates, limit);
  }

  /// Whether any term begins with the word.
  boolean has(String word) {
    return Words.asked(word).stream()
        .allMatch(term -> prefixed(term.getBytes(StandardCharsets.UTF_8), null, 1).length > 0);
  }

  /// Offers the terms that begin with the same letter: a mistake in the first letter is rare, and
  /// the rest is a fraction of the whole.
  void offerTo(NearestTerm nearest, String word) {
    byte[] letter =
        word.substring(0, word.offsetByCodePoints(0, 1)).getBytes(StandardCharsets.UTF_8);
    TermCursor cursor = new TermCursor(terms);
    int offered = 0;
    for (int record = Math.max(0, recordOf(letter, cursor)); record < terms.count(); record++) {
      cursor.turnTo(record);
      while (cursor.next()) {
        if (cursor.startsWith(letter)) {
          cursor.offerTo(nearest);
          offered++;
        } else if (cursor.compareTo(letter) > 0) {
          return;
        }
      }
      if (offered > MOST_OFFERED) {
        return;
      }
    }
  }

  private BitSet among(@Nullable BitSet candidates, String term) {
    BitSet found = new BitSet();
    if (candidates != null && candidates.isEmpty()) {
      return candidates;
    }
    byte[] utf8 = term.getBytes(StandardCharsets.UTF_8);
    TermCursor cursor = new TermCursor(terms);
    int record = recordOf(utf8, cursor);
    if (record < 0) {
      return found;
    }
    cursor.turnTo(record);
    while (cursor.next()) {
      int comparison = cursor.compareTo(utf8);
      if (comparison > 0) {
        break;
      }
      if (comparison == 0) {
        int rank = -1;
        for (int i = 0; i < cursor.count(); i++) {
          rank = cursor.rankAfter(rank);
          if (candidates == null || candidates.get(rank)) {
            found.set(rank);
          }
        }
      }
    }
    return found;
  }

  private int[] prefixed(byte[] prefix, @Nullable BitSet candidates, int limit) {
    BestRanks found = new BestRanks(limit);
    TermCursor cursor = new TermCursor(terms);
    int last = candidates == null ? Integer.MAX_VALUE : candidates.length() - 1;
    int first = Math.max(0, recordOf(prefix, cursor));
    for (int record = first; record < terms.count(); record++) {
      cursor.turnTo(record);
      boolean skipped = cursor.best() > Math.min(found.worst(), last);
      boolean past = false;
      while (!past && cursor.next()) {
        past = cursor.compareTo(prefix) > 0 && !cursor.startsWith(prefix);
        if (skipped) {
          break;
        }
        if (cursor.startsWith(prefix)) {
          take(cursor, candidates, last, found);
        }
      }
      if (past) {
        break;
      }
    }
    return found.toArray();
  }

  private static void take(
      TermCursor cursor, @Nullable BitSet candidates, int last, BestRanks found) {
    int rank = -1;
    for (int i = 0; i < cursor.count(); i++) {
      rank = cursor.rankAfter(rank);
      if (rank > Math.min(found.worst(), last)) {
        return;
      }
      if (candidates == null || candidates.get(rank)) {
        found.offer(rank);
      }
    }
  }

  /// The last record whose first term is not above this one; -1 where there is none.
  private int recordOf(byte[] term, TermCursor cursor) {
    int low = 0;
    int high = terms.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      cursor.turnTo(middle);
      if (cursor.next() && cursor.compareTo(term) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  static boolean contains(int[] ranks, int rank) {
    return Arrays.stream(ranks).anyMatch(other -> other == rank);
  }
}
