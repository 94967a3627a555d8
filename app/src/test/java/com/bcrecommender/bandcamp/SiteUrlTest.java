package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.bandcamp.com/album/b, https://a.bandcamp.com/album/b",
    "http://A.Bandcamp.COM:80/album/b/?from=x#y, https://a.bandcamp.com/album/b",
    "https://a.bandcamp.com//track/b, https://a.bandcamp.com/track/b",
    "https://a.bandcamp.com/, https://a.bandcamp.com",
    "' https://a.bandcamp.com/album/é ', https://a.bandcamp.com/album/%C3%A9",
    "https://a.bandcamp.com/album/%c3%a9, https://a.bandcamp.com/album/%C3%A9",
    "https://müsik.example/album/b, https://xn--msik-0ra.example/album/b",
    "http://127.0.0.1:8080/_/sub/album/b?x, http://127.0.0.1:8080/_/sub/album/b",
    "http://localhost:8080/_/sub/album/b/, http://localhost:8080/_/sub/album/b"
  })
  void twoAddressesOfOnePageHaveOneNormalForm(String url, String normal) {
    assertThat(SiteUrl.normal(url)).isEqualTo(normal);
    assertThat(SiteUrl.normal(normal)).as("normal of normal").isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/album/x",
        "ftp://a.b/c",
        "javascript:alert(1)",
        "https://",
        "https://nodots/album",
        "https://user:pw@a.b/c",
        "https://a b.example/c",
        "https://a.b./c",
        "mailto:x@y.z",
        "https://[::1",
        "data:text/html,x"
      })
  void whatIsNoAddressIsNull(String url) {
    assertThat(SiteUrl.normal(url)).isNull();
    assertThat(SiteUrl.absolute(url, null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/track/x?y=1, https://a.bandcamp.com/album/b, https://a.bandcamp.com/track/x",
    "/track/x, http://127.0.0.1:99/_/sub/album/b, http://127.0.0.1:99/_/sub/track/x",
    "/_/other/track/x, http://127.0.0.1:99/_/sub/album/b, http://127.0.0.1:99/_/other/track/x",
    "http://B.example/c#d, https://a.bandcamp.com, http://b.example/c"
  })
  void linksAreResolvedAgainstTheirPage(String href, String page, String expected) {
    assertThat(SiteUrl.absolute(href, page)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example/x", "track/x", "?x", "#x"})
  void otherRelativeLinksHaveNoMeaning(String href) {
    assertThat(SiteUrl.absolute(href, "https://a.bandcamp.com/album/b")).isNull();
  }

  @Test
  void anAddressThatIsTooLongOnceEncodedIsNone() {
    String longest = "http://x.bandcamp.com/album/" + "a".repeat(1_960);
    assertThat(SiteUrl.normal(longest)).hasSize(longest.length() + 1);
    assertThat(SiteUrl.normal("http://x.bandcamp.com/album/" + "\u00e9".repeat(1_000))).isNull();
    assertThat(SiteUrl.absolute("/album/" + "\u00e9".repeat(1_000), longest)).isNull();
  }
}
