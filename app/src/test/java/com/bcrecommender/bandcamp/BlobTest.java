package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobTest {
  private static Blob blob(String value) {
    return Blob.parse("here", "{\"it\":" + value + "}");
  }

  @Test
  void anIdMayUseAll32Bits() {
    assertThat(blob("4294967295").id("it")).isEqualTo(4294967295L);
    assertThat(blob("null").id("it")).isZero();
    assertThat(blob("1").id("other")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4294967296", "-1", "1.5", "\"7\"", "99999999999999999999", "true", "[]", "1e3"})
  void whatIsNoIdIsSaidWithItsPlace(String value) {
    Blob blob = blob(value);
    assertThatThrownBy(() -> blob.id("it"))
        .isInstanceOf(BrokenPage.class)
        .hasMessageStartingWith("here.it: expected an id");
  }

  @Test
  void nullIsNoButAbsentIsUnknown() {
    assertThat(blob("null").flag("it")).isFalse();
    assertThat(blob("1").flag("it")).isTrue();
    assertThat(blob("null").flag("other")).isNull();
    assertThatThrownBy(() -> blob("\"yes\"").flag("it")).isInstanceOf(BrokenPage.class);
  }

  @Test
  void aTitleMayBeANumber() {
    assertThat(blob("1984").line("it")).isEqualTo("1984");
    assertThatThrownBy(() -> blob("{}").line("it")).isInstanceOf(BrokenPage.class);
  }

  @Test
  void oneObjectReadsAsAListOfOne() {
    assertThat(blob("{\"a\":1}").objects("it")).hasSize(1);
    assertThat(blob("[{},{}]").objects("it")).hasSize(2);
    assertThat(blob("null").objects("it")).isEmpty();
    assertThatThrownBy(() -> blob("[1]").objects("it")).isInstanceOf(BrokenPage.class);
    assertThatThrownBy(() -> blob("null").needObjects("it"))
        .hasMessageContaining("here.it: expected a list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2147483648", "1.0", "\"3\""})
  void whatIsNoCountIsRefused(String value) {
    Blob blob = blob(value);
    assertThatThrownBy(() -> blob.count("it")).isInstanceOf(BrokenPage.class);
  }

  @Test
  void aMessageQuotesLittleOfWhatWasFound() {
    assertThatThrownBy(() -> blob("\"" + "x".repeat(5_000) + "\"").number("it"))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(150));
  }
}
