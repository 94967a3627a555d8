package com.bcrecommender.edition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Of the terms offered, the one nearest in spelling to a word: fewest letters to insert, delete,
/// replace or swap with a neighbour; among equals the one in most texts, then the first offered.
/// Counts bytes of UTF-8, which are letters in folded Latin text. Not for several threads.
///
/// The distance is "optimal string alignment" (L. Boytsov, Indexing methods for approximate
/// dictionary searching, 2011, section 2.2).
final class NearestTerm {
  /// Shorter words are allowed one mistake, others two: more would turn one word into any other.
  private static final int SHORT = 5;

  private final byte[] word;
  private final int most;
  private int[] row = new int[0];
  private int[] rowBefore = new int[0];
  private int[] rowBeforeThat = new int[0];
  private byte[] nearest = new byte[0];
  private int distance;
  private int count;

  NearestTerm(String word) {
    this.word = word.getBytes(StandardCharsets.UTF_8);
    this.most = this.word.length <= SHORT ? 1 : 2;
    this.distance = most + 1;
  }

  /// @param length how many bytes of `term`, from the start
  /// @param texts how many texts have it
  void offer(byte[] term, int length, int texts) {
    if (Math.abs(length - word.length) > most) {
      return;
    }
    int found = distance(term, length);
    if (found < distance || (found == distance && found <= most && texts > count)) {
      distance = found;
      count = texts;
      nearest = Arrays.copyOf(term, length);
    }
  }

  /// The nearest, empty where none is near.
  String term() {
    return new String(nearest, StandardCharsets.UTF_8);
  }

  private int distance(byte[] term, int length) {
    if (row.length < length + 1) {
      row = new int[length + 9];
      rowBefore = new int[length + 9];
      rowBeforeThat = new int[length + 9];
    }
    for (int j = 0; j <= length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= word.length; i++) {
      int[] spare = rowBeforeThat;
      rowBeforeThat = rowBefore;
      rowBefore = row;
      row = spare;
      row[0] = i;
      int smallest = i;
      for (int j = 1; j <= length; j++) {
        int changed = rowBefore[j - 1] + (word[i - 1] == term[j - 1] ? 0 : 1);
        int best = Math.min(changed, 1 + Math.min(rowBefore[j], row[j - 1]));
        if (i > 1 && j > 1 && word[i - 1] == term[j - 2] && word[i - 2] == term[j - 1]) {
          best = Math.min(best, rowBeforeThat[j - 2] + 1);
        }
        row[j] = best;
        smallest = Math.min(smallest, best);
      }
      // Rows never get smaller, but a swap may reach back two rows and save one.
      if (smallest > most + 1) {
        return most + 1;
      }
    }
    return row[length];
  }
}
