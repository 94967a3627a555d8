package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void textBecomesOneTrimmedLine() {
    assertThat(PlainText.line(" \n A\t\u00A0B\u0000C \u3000")).isEqualTo("A B C");
    assertThat(PlainText.line(" \u200B\uFEFF ")).isNull();
    assertThat(PlainText.line(null)).isNull();
  }

  @Test
  void charactersThatActAreDroppedAndThoseOfScriptsStay() {
    assertThat(PlainText.line("Saint\u200B-\u200BLaurent")).isEqualTo("Saint-Laurent");
    assertThat(PlainText.line("evil\u202Etxt\u2066x")).isEqualTo("eviltxtx");
    assertThat(PlainText.line("白雲凪 👩\u200D🎤 हिन्दी")).isEqualTo("白雲凪 👩\u200D🎤 हिन्दी");
  }

  @Test
  void lengthIsBoundedWithoutCuttingACharacterInHalf() {
    assertThat(PlainText.line("x".repeat(499) + "👩👩")).isEqualTo("x".repeat(499));
    assertThat(PlainText.line("x".repeat(10_000))).hasSize(500);
    assertThat(PlainText.line("a\uD83D b")).isEqualTo("a b");
  }
}
