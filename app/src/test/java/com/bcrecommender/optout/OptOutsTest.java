package com.bcrecommender.optout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutsTest {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  private static byte[] salt(int first) {
    byte[] salt = new byte[16];
    for (int i = 0; i < salt.length; i++) {
      salt[i] = (byte) (first + i);
    }
    return salt;
  }

  private static OptOuts some(int salt, Instant at, String... fans) {
    return OptOuts.of(
        salt(salt), at, Set.copyOf(Arrays.stream(fans).map(OptOutKey::ofFan).toList()));
  }

  @Test
  void the_text_is_as_specified() {
    // Computed with another program's SHA-256.
    OptOuts two =
        OptOuts.of(
            salt(0), NEW_YEAR, Set.of(OptOutKey.ofUsername("Ann"), OptOutKey.ofTralbum("a12")));
    assertThat(two.toTexts())
        .containsExactly("AAECAwQFBgcICQoLDA0ODwAAAABpVbkAQLyA49MS6UxNAQ0AZwL0iw==");
    OptOuts read = OptOuts.parse(two.toTexts());
    assertThat(read).isEqualTo(two).hasSameHashCodeAs(two);
    assertThat(read.newest()).contains(NEW_YEAR);
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.test(OptOutKey.ofUsername("ANN"))).isTrue();
    assertThat(read.test(OptOutKey.ofTralbum("a12"))).isTrue();
    assertThat(read.test(OptOutKey.ofTralbum("a13"))).isFalse();
  }

  @Test
  void the_same_key_of_another_source_may_be_of_a_fan_or_of_a_tralbum() {
    OptOuts fan = some(0, NEW_YEAR, "x:file:7");
    assertThat(fan.test(OptOutKey.ofFan("x:file:7"))).isTrue();
    assertThat(fan.test(OptOutKey.ofTralbum("x:file:7"))).isFalse();
    assertThat(fan.test(OptOutKey.ofSite("x:file:7"))).isFalse();
  }

  @Test
  void lists_of_several_origins_unite_in_any_order_and_nothing_is_ever_lost() {
    OptOuts a = some(0, NEW_YEAR, "f1", "f2");
    OptOuts b = some(9, NEW_YEAR.plusSeconds(5), "f2", "f3");
    OptOuts c = some(0, NEW_YEAR.minusSeconds(5), "f4");
    OptOuts all = a.and(b).and(c);
    assertThat(c.and(b).and(a)).isEqualTo(all);
    assertThat(b.and(c.and(a))).isEqualTo(all);
    assertThat(all.and(a)).isEqualTo(all);
    assertThat(all.toTexts()).hasSize(2);
    assertThat(all.newest()).contains(NEW_YEAR.plusSeconds(5));
    for (String fan : List.of("f1", "f2", "f3", "f4")) {
      assertThat(all.test(OptOutKey.ofFan(fan))).as(fan).isTrue();
    }
    assertThat(all.test(OptOutKey.ofFan("f5"))).isFalse();
    assertThat(all.haveAll(a) && all.haveAll(b) && all.haveAll(c)).isTrue();
    assertThat(a.haveAll(c)).isFalse();
    assertThat(OptOuts.NONE.and(a)).isEqualTo(a);
    assertThat(a.and(OptOuts.NONE)).isEqualTo(a);
  }

  @Test
  void nobody_has_no_texts() {
    assertThat(OptOuts.NONE.toTexts()).isEmpty();
    assertThat(OptOuts.parse(List.of())).isEqualTo(OptOuts.NONE);
    assertThat(OptOuts.NONE.newest()).isEmpty();
    assertThat(OptOuts.NONE.test(OptOutKey.ofFan("f1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish!", "AAAA", "AAECAwQFBgcICQoLDA0ODw=="})
  void rubbish_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> OptOuts.parse(List.of(text)));
  }

  @Test
  void half_a_hash_is_refused() {
    String half = Base64.getEncoder().encodeToString(new byte[16 + 8 + 4]);
    assertThatIllegalArgumentException().isThrownBy(() -> OptOuts.parse(List.of(half)));
  }
}
