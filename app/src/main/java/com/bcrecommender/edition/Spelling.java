package com.bcrecommender.edition;

/// Whether a word is another one with a single mistake: a letter wrong, missing or too many, or two
/// neighbours swapped. Letters are code points. Pure functions.
///
/// For one mistake no table of distances is needed: it is where the words first differ, and behind
/// it they must agree.
final class Spelling {
  /// A shorter word with a mistake could be any other.
  private static final int SHORTEST = 4;

  private Spelling() {}

  /// Whether mistakes in a word are forgiven: it has 4 letters or more and no digit (another number
  /// is another thing), and is not written without spaces between words.
  static boolean isForgiven(String word) {
    return word.codePointCount(0, word.length()) >= SHORTEST
        && !Words.isCjk(word)
        && word.codePoints().allMatch(Character::isLetter);
  }

  /// Whether the word `asked` can be meant to be `word`, or its beginning.
  static boolean isNear(int[] asked, int[] word, boolean asPrefix) {
    int at = 0;
    while (at < asked.length && at < word.length && asked[at] == word[at]) {
      at++;
    }
    if (at == asked.length) {
      return asPrefix || word.length - at <= 1;
    }
    return agree(asked, at + 1, word, at + 1, asPrefix)
        || agree(asked, at + 1, word, at, asPrefix)
        || agree(asked, at, word, at + 1, asPrefix)
        || (at + 1 < asked.length
            && at + 1 < word.length
            && asked[at] == word[at + 1]
            && asked[at + 1] == word[at]
            && agree(asked, at + 2, word, at + 2, asPrefix));
  }

  private static boolean agree(int[] asked, int i, int[] word, int j, boolean asPrefix) {
    int left = asked.length - i;
    if (j > word.length || (asPrefix ? word.length - j < left : word.length - j != left)) {
      return false;
    }
    for (int k = 0; k < left; k++) {
      if (asked[i + k] != word[j + k]) {
        return false;
      }
    }
    return true;
  }

  static String reversed(String word) {
    return new StringBuilder(word).reverse().toString();
  }
}
