package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
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
    "ambeint, ambient",
    "ambent, ambient",
    "ambiennt, ambient",
    "ambiant, ambient",
    "dornes, drones",
    "xyzzy, ''",
    "tehno, techno",
    "dub, dub",
    "dob, dub",
    "dbu, dub",
    "zub, ''"
  })
  void theNearestTermIsWithinOneOrTwoMistakes(String word, String nearest) {
    NearestTerm found = new NearestTerm(word);
    for (String term :
        new String[] {"ambient", "ambit", "drone", "drones", "techno", "dub", "dib"}) {
      byte[] utf8 = term.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      if (term.charAt(0) == word.charAt(0)) {
        found.offer(utf8, utf8.length, term.equals("dub") ? 9 : 2);
      }
    }
    assertThat(found.term()).isEqualTo(nearest);
  }

  @Test
  void longWordsAndLongTextsAreCut() {
    assertThat(Words.of("x".repeat(1000))).containsExactly("x".repeat(32));
    assertThat(Words.of("a ".repeat(1000))).hasSize(64);
    assertThat(Words.of("  \t ")).isEmpty();
    assertThat(Words.of("")).isEmpty();
  }
}
