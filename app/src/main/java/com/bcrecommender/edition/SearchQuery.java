package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A query in words, the last of which may be the beginning of one. Immutable.
///
/// @param words folded, at least one
record SearchQuery(List<String> words) {
  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 12;

  /// The text as it is looked for: a longer one is cut, since nobody types it.
  static String cut(String text) {
    int end = Math.min(text.length(), LONGEST);
    return text.substring(
        0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  static SearchQuery of(String text) {
    List<String> words = Words.of(text);
    return new SearchQuery(words.subList(0, Math.min(words.size(), MOST_WORDS)));
  }

  /// The terms that must be there whole.
  List<String> whole() {
    List<String> terms = new ArrayList<>();
    for (String word : words) {
      terms.addAll(Words.asked(word));
    }
    terms.removeLast();
    return terms;
  }

  /// The beginning of a term that must be there.
  String prefix() {
    return Words.asked(words.getLast()).getLast();
  }

  /// With another word in the place of one.
  SearchQuery with(String word, String other) {
    return new SearchQuery(words.stream().map(w -> w.equals(word) ? other : w).toList());
  }

  /// Whether a hit has all the words.
  boolean isIn(Set<String> terms) {
    String prefix = prefix();
    return terms.containsAll(whole()) && terms.stream().anyMatch(term -> term.startsWith(prefix));
  }

  /// How many of the words a hit has, where a mistake is forgiven.
  int near(List<String> has, Set<String> terms) {
    int found = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean last = i == words.size() - 1;
      boolean there =
          new SearchQuery(List.of(word)).isIn(terms)
              && (last || terms.containsAll(Words.asked(word)));
      if (there || isNear(word, has, last)) {
        found++;
      }
    }
    return found;
  }

  private static boolean isNear(String word, List<String> has, boolean last) {
    int[] asked = word.codePoints().toArray();
    return Spelling.isForgiven(word)
        && has.stream()
            .anyMatch(other -> Spelling.isNear(asked, other.codePoints().toArray(), last));
  }
}
