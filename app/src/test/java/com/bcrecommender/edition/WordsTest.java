package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
  @Test
  void lettersFoldAlikeByThemselvesAndInATextOfOtherScripts() {
    // A Han character sends the text the long way, by all rules.
    Random random = new Random(20261128);
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(1, 12); i > 0; i--) {
        text.append((char) random.nextInt(0x250));
      }
      assertThat(Words.fold(text + "\u97f3")).isEqualTo(Words.fold(text.toString()) + "\u97f3");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tidal Rooms | tidal rooms",
        "field-recordings | field recordings",
        "Björk & Sigur Rós | bjork sigur ros",
        "Łódź Straße Ærø Œuvre | lodz strasse aero oeuvre",
        "Don't Stop’n | dont stopn",
        "ＦＵＬＬ ½ ﬁne | full 1 2 fine",
        "Ёлка Йод | елка иод",
        "ΣΊΣΥΦΟΣ σίσυφος | σισυφοσ σισυφοσ",
        "İstanbul ıssız | istanbul issiz",
        "سَلَام | سلام",
        "夜の音lo光 | 夜の音 lo 光",
        "ｻﾝ プール | サン プール",
        "한국 음악 | 한국 음악",
        "हिन्दी | हिन्दी",
        "ไทย | ไทย",
        "!!! | !!!",
        "a∆b | a b",
        "1999 (Remix) [2/4] | 1999 remix 2 4",
      })
  void wordsAreFolded(String text, String words) {
    assertThat(Words.whole(Words.of(text))).isEqualTo(words);
  }

  @Test
  void foldingTwiceIsFoldingOnce() {
    for (String text : new String[] {"Ǆ Ǟ ẞ ſ", "が ぱ", "한글", "é̂", "ÆØÅ"}) {
      assertThat(Words.fold(Words.fold(text))).isEqualTo(Words.fold(text));
    }
  }

  @Test
  void charactersAndPairsStandForWordsWithoutSpaces() {
    assertThat(Words.indexed("夜の音")).containsExactly("夜", "の", "夜の", "音", "の音");
    assertThat(Words.asked("夜の音")).containsExactly("夜の", "の音");
    assertThat(Words.asked("夜")).containsExactly("夜");
    assertThat(Words.indexed("night")).containsExactly("night");
  }

  @ParameterizedTest
  @CsvSource({
    "ambeint, ambient, true, true",
    "ambent, ambient, true, true",
    "ambiennt, ambient, true, true",
    "ambiant, ambient, true, true",
    "mabient, ambient, true, true",
    "mbient, ambient, true, true",
    "bient, ambient, false, false",
    "ambxe, ambient, false, true",
    "ambxen, ambient, false, true",
    "ambieny, ambient, true, true",
    "drone, drones, true, true",
    "drones, drone, true, true",
    "dornse, drones, false, false",
    "été, ete, false, false",
    "𝔊oth, goth, true, true"
  })
  void oneMistakeIsForgivenNotTwo(String asked, String word, boolean whole, boolean prefix) {
    int[] letters = asked.codePoints().toArray();
    int[] of = word.codePoints().toArray();
    assertThat(Spelling.isNear(letters, of, false)).isEqualTo(whole);
    assertThat(Spelling.isNear(letters, of, true)).isEqualTo(prefix);
  }

  /// The plain way: all words that one mistake makes of another.
  @Test
  void whatIsNearIsWhatOneMistakeMakes() {
    Random random = new Random(4);
    int near = 0;
    for (int i = 0; i < 20_000; i++) {
      String word = random(random);
      String other = random.nextInt(3) == 0 ? random(random) : mistaken(word, random);
      boolean expected = word.equals(other) || neighbours(word).contains(other);
      assertThat(Spelling.isNear(word.codePoints().toArray(), other.codePoints().toArray(), false))
          .as("%s %s", word, other)
          .isEqualTo(expected);
      near += expected ? 1 : 0;
    }
    assertThat(near).isBetween(5_000, 19_000);
  }

  private static String random(Random random) {
    return random
        .ints(1 + random.nextInt(6), 'a', 'd')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String mistaken(String word, Random random) {
    List<String> all = new ArrayList<>(neighbours(word));
    return all.isEmpty() ? word : all.get(random.nextInt(all.size()));
  }

  private static Set<String> neighbours(String word) {
    Set<String> all = new TreeSet<>();
    for (int i = 0; i <= word.length(); i++) {
      for (char c = 'a'; c < 'd'; c++) {
        all.add(word.substring(0, i) + c + word.substring(i));
        if (i < word.length()) {
          all.add(word.substring(0, i) + c + word.substring(i + 1));
        }
      }
      if (i < word.length()) {
        all.add(word.substring(0, i) + word.substring(i + 1));
      }
      if (i + 1 < word.length()) {
        all.add(word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
      }
    }
    return all;
  }

  @Test
  void longWordsAndLongTextsAreCut() {
    assertThat(Words.of("x".repeat(1000))).containsExactly("x".repeat(32));
    assertThat(Words.of("a ".repeat(1000))).hasSize(64);
    assertThat(Words.of("  \t ")).isEmpty();
    assertThat(Words.of("")).isEmpty();
  }
}
