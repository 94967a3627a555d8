package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GateTest {
  private static final Permission STATED =
      new Permission("the site's owner", LocalDate.of(2026, 1, 31), "letter of that day");
  private static final Origin LOOPBACK = new Origin(URI.create("http://127.0.0.1:4711"));

  @Test
  void theRealSiteNeedsAContactAndAPermissionAndTheErrorNamesEachSetting() {
    assertThatThrownBy(() -> Gate.open(Origin.BANDCAMP, "1", null, Permission.NONE))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "crawl.contact",
            "crawl.permission.by",
            "crawl.permission.on",
            "crawl.permission.reference")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void onlyWhatIsMissingIsNamed() {
    Permission undated = new Permission("the site's owner", null, "letter");
    assertThatThrownBy(() -> Gate.open(Origin.BANDCAMP, "1", "me@example.org", undated))
        .hasMessageContaining("crawl.permission.on")
        .message()
        .doesNotContain("crawl.contact", "crawl.permission.by", "crawl.permission.reference");
  }

  @Test
  void blankIsMissing() {
    Permission blank = new Permission(" ", LocalDate.EPOCH, "\t");
    assertThatThrownBy(() -> Gate.open(Origin.BANDCAMP, "1", "  ", blank))
        .hasMessageContainingAll(
            "crawl.contact", "crawl.permission.by", "crawl.permission.reference");
  }

  @Test
  void theUserAgentTellsNameVersionAndContact() {
    assertThat(Gate.open(Origin.BANDCAMP, "1.2", "me@example.org", STATED).userAgent())
        .isEqualTo("bcrecommender/1.2 (recommender; +me@example.org)");
  }

  @Test
  void loopbackNeedsNeither() {
    assertThat(Gate.open(LOOPBACK, "1", null, Permission.NONE).userAgent())
        .startsWith("bcrecommender/1 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"me", "me@", "ftp://example.org", "a@b.org\r\nX-Evil: 1", "https://", "me @b.org"})
  void aContactThatReachesNobodyIsRefusedEverywhere(String contact) {
    assertThatThrownBy(() -> Gate.open(LOOPBACK, "1", contact, Permission.NONE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("crawl.contact");
  }
}
