package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {
  private static final Origin LOOPBACK = new Origin(URI.create("http://127.0.0.1:4711"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bandcamp.com/fan",
        "https://some-artist.bandcamp.com/album/x",
        "https://BANDCAMP.com/fan",
        "https://bandcamp.com:443/fan"
      })
  void theSiteAndItsSubdomainsMayBeAsked(String address) {
    assertThat(Origin.BANDCAMP.refusal(URI.create(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bandcamp.com/fan",
        "https://bandcamp.com:8443/fan",
        "https://bandcamp.com.example.org/fan",
        "https://notbandcamp.com/fan",
        "https://bandcamp.com@example.org/fan",
        "https://me:secret@bandcamp.com/fan",
        "https://artist.example.org/album/x",
        "https://127.0.0.1/fan",
        "http://127.0.0.1:4711/fan",
        "ftp://bandcamp.com/fan",
        "file:///etc/passwd",
        "mailto:me@bandcamp.com",
        "/fan"
      })
  void nothingElseMayBeAskedInItsName(String address) {
    assertThat(Origin.BANDCAMP.refusal(URI.create(address))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://artist.example/x",
        "https://artist.example:8443/x",
        "https://127.0.0.1/x",
        "https://127.1/x",
        "https://[::1]/x",
        "https://2130706433/x",
        "https://0x7f.1/x",
        "https://localhost/x",
        "https://artist.example./x",
        "https://me@artist.example/x"
      })
  void evenWhereAPageNamedItOnlyADomainMayBeAskedByHttps(String address) {
    assertThat(Origin.BANDCAMP.refusal(URI.create(address), host -> true)).isPresent();
    assertThat(Origin.BANDCAMP.refusal(URI.create("https://artist.example/x"), host -> true))
        .isEmpty();
    assertThat(LOOPBACK.refusal(URI.create("https://artist.example/x"), host -> true)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bandcamp.com/fan",
        "http://127.0.0.1:4712/fan",
        "http://127.0.0.1/fan",
        "https://127.0.0.1:4711/fan",
        "http://localhost:4711/fan"
      })
  void aCrawlOfOneLoopbackServerAsksNothingElse(String address) {
    assertThat(LOOPBACK.refusal(URI.create(address))).isPresent();
    assertThat(LOOPBACK.refusal(URI.create("http://127.0.0.1:4711/x"))).isEmpty();
  }

  @Test
  void theOriginComesFromTheSeeds() {
    assertThat(Origin.of(List.of())).isEqualTo(Origin.BANDCAMP);
    assertThat(Origin.of(List.of(URI.create("https://x.bandcamp.com/music"))))
        .isEqualTo(Origin.BANDCAMP);
    assertThat(Origin.of(List.of(URI.create("http://127.0.0.1:4711/fan")))).isEqualTo(LOOPBACK);
  }

  @Test
  void seedsOfTwoSitesAreAMistake() {
    assertThatThrownBy(() ->
            Origin.of(
                List.of(
                    URI.create("https://bandcamp.com/fan"),
                    URI.create("http://127.0.0.1:4711/fan"))))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> Origin.of(List.of(URI.create("https://example.org/fan"))))
        .isInstanceOf(UserError.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.1.1",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "0.1.2.3",
        "192.0.0.8",
        "198.18.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "2002:a00:1::1"
      })
  void theRealSiteHasNoPrivateAddress(String address) throws UnknownHostException {
    InetAddress literal = InetAddress.ofLiteral(address);
    InetAddress open = InetAddress.ofLiteral("151.101.1.28");
    assertThat(Origin.BANDCAMP.refusal("bandcamp.com", host -> List.of(open, literal))).isPresent();
    assertThat(Origin.BANDCAMP.refusal("bandcamp.com", host -> List.of(open))).isEmpty();
  }

  @Test
  void aLoopbackNameMustLeadToLoopback() throws UnknownHostException {
    InetAddress open = InetAddress.ofLiteral("151.101.1.28");
    assertThat(LOOPBACK.refusal("localhost", host -> List.of(open))).isPresent();
    assertThat(LOOPBACK.refusal("127.0.0.1", Origin.Resolver.SYSTEM)).isEmpty();
  }
}
