package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.settings.UserError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an id in a file becomes.
class FileKeysTest {
  private final FileKeys foreign = new FileKeys("lastfm", false);
  private final FileKeys bandcamp = new FileKeys("file", true);

  @ParameterizedTest
  @CsvSource({
    "17, x:lastfm:17, b:17",
    "007, x:lastfm:007, b:7",
    "4294967295, x:lastfm:4294967295, b:4294967295",
    "4294967296, x:lastfm:4294967296, ",
    "0, x:lastfm:0, ",
    "99999999999999999999, x:lastfm:99999999999999999999, ",
    "a5, a5, a5",
    "t05, t5, t5",
    "a4294967296, , ",
    "b:5, b:5, b:5",
    "u:http://X.bandcamp.com/album/one/?a=b, u:https://x.bandcamp.com/album/one, u:https://x.bandcamp.com/album/one",
    "https://x.bandcamp.com/track/two, u:https://x.bandcamp.com/track/two, u:https://x.bandcamp.com/track/two",
    "u:nonsense, , ",
    "x:other:9, x:other:9, x:other:9",
    "x:other:, , ",
    "x:OTHER:9, , ",
    "Abbey Road, x:lastfm:Abbey Road, x:file:Abbey Road",
  })
  void tralbums(String text, @Nullable String asForeign, @Nullable String asBandcamp) {
    assertThat(foreign.tralbum(text)).isEqualTo(asForeign);
    assertThat(bandcamp.tralbum(text)).isEqualTo(asBandcamp);
  }

  @ParameterizedTest
  @CsvSource({
    "17, x:lastfm:17, f17",
    "f17, f17, f17",
    "f0, , ",
    "Ann, x:lastfm:Ann, n:ann",
    "n:Ann, n:ann, n:ann",
    "https://bandcamp.com/Ann, n:ann, n:ann",
    "x:other:9, x:other:9, x:other:9",
    "Ann B, x:lastfm:Ann B, ",
  })
  void fans(String text, @Nullable String asForeign, @Nullable String asBandcamp) {
    assertThat(foreign.fan(text)).isEqualTo(asForeign);
    assertThat(bandcamp.fan(text)).isEqualTo(asBandcamp);
  }

  @Test
  void aNumberWithItsTypeWaitsForNothing() {
    assertThat(bandcamp.tralbum("5", TralbumType.TRACK)).isEqualTo("t5");
    assertThat(foreign.tralbum("5", TralbumType.TRACK)).isEqualTo("x:lastfm:5");
  }

  @Test
  void whatCannotBeAKeyIsNull() {
    assertThat(foreign.tralbum(" ")).isNull();
    assertThat(foreign.tralbum("a\u0000b")).isNull();
    assertThat(foreign.fan("x".repeat(501))).isNull();
  }

  @Test
  void aSourceIsAWord() {
    assertThatThrownBy(() -> new FileKeys("a:b", false)).isInstanceOf(UserError.class);
  }
}
