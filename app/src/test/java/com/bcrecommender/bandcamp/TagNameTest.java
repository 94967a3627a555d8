package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagNameTest {
  @ParameterizedTest
  @CsvSource({
    "Hip-Hop/Rap, hip-hop-rap",
    "'  drum & bass ', drum-bass",
    "R&B, r-b",
    "80's, 80-s",
    "Québec, québec",
    "日本語 ポップ, 日本語-ポップ",
    "हिन्दी, हिन्दी",
    "МУЗЫКА, музыка",
    "-- a -- b --, a-b",
    "CC-BY, cc-by"
  })
  void aTagHasOneNormalForm(String tag, String normal) {
    assertThat(TagName.normal(tag)).isEqualTo(normal);
    assertThat(TagName.normal(normal)).as("normal of normal").isEqualTo(normal);
  }

  @Test
  void composedAndDecomposedLettersAreTheSame() {
    assertThat(TagName.normal("Que\u0301bec")).isEqualTo(TagName.normal("Qu\u00E9bec"));
    assertThat(TagName.normal("\u0130stanbul"))
        .isEqualTo(TagName.normal(TagName.normal("\u0130stanbul")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "!!!", "♥", "/-/"})
  void nothingButSignsIsNoTag(String tag) {
    assertThat(TagName.normal(tag)).isNull();
  }

  @Test
  void tagsKeepThePagesOrderAndTheFirstSpelling() {
    assertThat(TagName.distinct(List.of("Techno", " techno ", "", "Barcelona", "TECHNO")))
        .containsExactly("Techno", "Barcelona");
  }

  @Test
  void lengthIsBounded() {
    assertThat(TagName.normal("ab ".repeat(1000)))
        .hasSizeLessThanOrEqualTo(100)
        .doesNotEndWith("-");
  }
}
