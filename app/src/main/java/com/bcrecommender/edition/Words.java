package com.bcrecommender.edition;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Text into words, and words into search terms; the same for what is indexed and what is asked.
/// The rules and their reasons are in docs/edition-format.md, "Words". Pure functions.
final class Words {
  private static final int LONGEST_WORD = 32;
  private static final int MOST_WORDS = 64;

  /// Up to here (Basic Latin to Latin Extended-B) are letters as most names have them.
  private static final int LATIN_END = 0x250;

  /// What each of these becomes, from when it is first met; several threads find the same.
  private static final @Nullable String[] LATIN = new String[LATIN_END];

  private Words() {}

  /// The words of a text, folded: lower case, no accents, compatible characters made one.
  static List<String> of(String text) {
    String folded = fold(text);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean wordIsCjk = false;
    int length = 0;
    for (int i = 0; i < folded.length() && words.size() < MOST_WORDS; ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\'' || c == '\u2019') {
        continue;
      }
      boolean cjk = isCjk(c);
      boolean part = cjk || Character.isLetterOrDigit(c) || (length > 0 && isMark(c));
      if (length > 0 && (!part || (cjk != wordIsCjk && !isMark(c)))) {
        words.add(word.toString());
        word.setLength(0);
        length = 0;
      }
      if (part && length < LONGEST_WORD) {
        if (length == 0) {
          wordIsCjk = cjk;
        }
        word.appendCodePoint(c);
        length++;
      }
    }
    if (length > 0 && words.size() < MOST_WORDS) {
      words.add(word.toString());
    }
    if (words.isEmpty()) {
      String visible = folded.replaceAll("[\\p{Z}\\p{Cc}]+", "");
      if (!visible.isEmpty()) {
        int end =
            visible.offsetByCodePoints(
                0, Math.min(LONGEST_WORD, visible.codePointCount(0, visible.length())));
        words.add(visible.substring(0, end));
      }
    }
    return words;
  }

  /// A whole name as it is looked up in `names-*`.
  static String whole(List<String> words) {
    return String.join(" ", words);
  }

  /// The terms under which a word is indexed.
  static List<String> indexed(String word) {
    if (!isCjk(word)) {
      return List.of(word);
    }
    List<String> terms = new ArrayList<>();
    int[] characters = word.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      terms.add(Character.toString(characters[i]));
      if (i > 0) {
        terms.add(new String(characters, i - 1, 2));
      }
    }
    return terms;
  }

  /// The terms that a query with this word asks for.
  static List<String> asked(String word) {
    int[] characters = isCjk(word) ? word.codePoints().toArray() : new int[0];
    if (characters.length < 2) {
      return List.of(word);
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < characters.length; i++) {
      pairs.add(new String(characters, i - 1, 2));
    }
    return pairs;
  }

  static boolean isCjk(String word) {
    return isCjk(word.codePointAt(0));
  }

  /// Characters of scripts that write words without spaces between them, or whose words are
  /// compounds of characters.
  private static boolean isCjk(int c) {
    if (c < 0x1100) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HANGUL
        // The mark that lengthens a vowel belongs to no script alone.
        || c == '\u30fc';
  }

  /// Lower case, no accents where scripts do without, compatible characters made one.
  static String fold(String text) {
    int highest = 0;
    for (int i = 0; i < text.length(); i++) {
      highest = Math.max(highest, text.charAt(i));
    }
    if (highest < 0x80) {
      return text.toLowerCase(Locale.ROOT);
    }
    return highest < LATIN_END ? foldLatin(text) : foldAny(text);
  }

  /// Letter by letter: none of these characters combines with the next.
  private static String foldLatin(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      out.append(latin(text.charAt(i)));
    }
    return out.toString();
  }

  private static String latin(char c) {
    String folded = LATIN[c];
    if (folded == null) {
      folded = foldAny(String.valueOf(c));
      LATIN[c] = folded;
    }
    return folded;
  }

  private static String foldAny(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(apart.length());
    UnicodeScript base = UnicodeScript.COMMON;
    for (int i = 0; i < apart.length(); ) {
      int c = apart.codePointAt(i);
      i += Character.charCount(c);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        if (!losesMarks(base)) {
          out.appendCodePoint(c);
        }
        continue;
      }
      base = c < 0x80 ? UnicodeScript.COMMON : UnicodeScript.of(c);
      String letters = letters(c);
      if (letters.isEmpty()) {
        out.appendCodePoint(c);
      } else {
        out.append(letters);
      }
    }
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  /// Scripts that are read, and typed, without their marks. Elsewhere (Devanagari, Thai, Kana) a
  /// mark is as good as a letter.
  private static boolean losesMarks(UnicodeScript script) {
    return switch (script) {
      case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW, COMMON, INHERITED -> true;
      default -> false;
    };
  }

  /// What stands for letters that do not come apart into a letter and a mark; empty for all others.
  private static String letters(int c) {
    return switch (c) {
      case 'ß' -> "ss";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'đ', 'ð' -> "d";
      case 'þ' -> "th";
      case 'ħ' -> "h";
      case 'ı' -> "i";
      case 'ŋ' -> "n";
      case 'ς' -> "σ";
      default -> "";
    };
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
