package com.bcrecommender.edition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/// The names, words and terms of a hit: by these it is found. Pure functions.
final class SearchTerms {
  /// Before a pair of terms: no word begins so.
  static final String PAIR = "\u0001";

  private SearchTerms() {}

  /// Each a whole name of it.
  static List<String> names(Hit hit) {
    return hit.named() ? List.of(hit.name(), hit.key()) : List.of(hit.name());
  }

  /// All words that lead to it.
  static List<String> words(Hit hit) {
    List<String> words = new ArrayList<>();
    names(hit).forEach(name -> words.addAll(Words.of(name)));
    words.addAll(Words.of(hit.artist()));
    return words;
  }

  static Set<String> terms(Hit hit) {
    Set<String> terms = new LinkedHashSet<>();
    words(hit).forEach(word -> terms.addAll(Words.indexed(word)));
    return terms;
  }

  /// Whether the words are a whole name of it.
  static boolean isNamed(Hit hit, List<String> words) {
    return names(hit).stream().anyMatch(name -> Words.of(name).equals(words));
  }

  static boolean isPair(byte[] term) {
    return term[0] == PAIR.charAt(0);
  }

  /// What all pairs begin with whose first term is this one.
  static byte[] pairsOf(byte[] first) {
    return utf8(PAIR + text(first) + " ");
  }

  static byte[] utf8(String term) {
    return term.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] term) {
    return new String(term, StandardCharsets.UTF_8);
  }

  /// Whether so many bytes of a term are whole characters.
  static boolean isWhole(byte[] term, int length) {
    return length == term.length || (term[length] & 0xc0) != 0x80;
  }

  /// How many of some terms, which ascend by their bytes, are below one.
  static int below(int size, IntFunction<byte[]> terms, byte[] term) {
    return first(size, terms, term, 0);
  }

  /// How many of some terms, which ascend by their bytes, are not above one.
  static int notAbove(List<byte[]> terms, byte[] term) {
    return first(terms.size(), terms::get, term, 1);
  }

  /// The first of some terms whose comparison with one is not less than a limit.
  private static int first(int size, IntFunction<byte[]> terms, byte[] term, int limit) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compareUnsigned(terms.apply(middle), term) < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// How many bytes two terms have in common.
  static int shared(byte[] a, byte[] b) {
    int different = Arrays.mismatch(a, b);
    return different < 0 ? a.length : different;
  }

  /// The key under which what has both of two frequent terms is listed.
  static String pair(String a, String b) {
    return SearchOrder.compare(a, b) < 0 ? PAIR + a + " " + b : PAIR + b + " " + a;
  }
}
