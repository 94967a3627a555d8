package com.bcrecommender.edition;

import java.util.random.RandomGenerator;

/// Words as people type them.
public final class Mistakes {
  private static final int KINDS = 4;

  private Mistakes() {}

  /// A word with one mistake: one letter wrong, too many or missing, or swapped with the next.
  ///
  /// @param word of a letter at least; one of a single letter is neither shortened nor swapped
  public static String typed(String word, RandomGenerator random) {
    int at = random.nextInt(word.length());
    String letter = Character.toString('a' + random.nextInt(26));
    return switch (random.nextInt(word.length() > 1 ? KINDS : 2)) {
      case 0 -> word.substring(0, at) + letter + word.substring(at + 1);
      case 1 -> word.substring(0, at) + letter + word.substring(at);
      case 2 -> word.substring(0, at) + word.substring(at + 1);
      default -> {
        int first = Math.min(at, word.length() - 2);
        yield word.substring(0, first)
            + word.charAt(first + 1)
            + word.charAt(first)
            + word.substring(first + 2);
      }
    };
  }
}
