package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTimeTest {
  @ParameterizedTest
  @CsvSource({
    "26 Mar 2021 00:00:00 GMT, 1616716800",
    "7 Mar 2021 10:11:12 GMT, 1615111872",
    "01 Jan 1965 00:00:00 GMT, -157766400",
    "2021-03-26, 1616716800",
    "2021-03-26T01:00:00+01:00, 1616716800",
    "2021-03-26T00:00:00Z, 1616716800",
    "20210326, 1616716800"
  })
  void everyFormOfATimeIsRead(String written, long seconds) {
    assertThat(PageTime.seconds("here", written)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31 Feb 2021 00:00:00 GMT",
        "26 Mar 2021",
        "yesterday",
        "26 Mär 2021 00:00:00 GMT",
        "01 Jan 9999 00:00:00 GMT"
      })
  void whatIsNoTimeIsSaidWithItsPlace(String written) {
    assertThatThrownBy(() -> PageTime.seconds("here.date", written))
        .isInstanceOf(BrokenPage.class)
        .hasMessage(
            "here.date: expected a time such as 26 Mar 2021 00:00:00 GMT, found " + written);
  }

  @Test
  void noTimeIsUnknown() {
    assertThat(PageTime.seconds("here", null)).isNull();
    assertThat(PageTime.seconds("here", " ")).isNull();
  }

  @Test
  void tokensHoldTimes() {
    assertThat(PageTime.ofCollectionToken("1582734601:1077491477:p::")).isEqualTo(1582734601);
    assertThat(PageTime.ofCollectionToken("1685191443.1279097::a::")).isEqualTo(1685191443);
    assertThat(PageTime.ofCollectionToken("9999999999::a::")).as("a made-up start token").isNull();
    assertThat(PageTime.ofCollectionToken("prog-rock")).isNull();
    assertThat(PageTime.ofSupporterToken("1:1779531310:758127:0:1:0", 758127))
        .isEqualTo(1779531310);
    assertThat(PageTime.ofSupporterToken("1:1779531310:758127:0:1:0", 5))
        .as("another fan's")
        .isNull();
    assertThat(PageTime.ofSupporterToken("1:1:1:0:1:0", 1)).isEqualTo(1);
  }
}
