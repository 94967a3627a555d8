package com.bcrecommender.bandcamp;

import static com.bcrecommender.bandcamp.Fixture.read;
import static com.bcrecommender.bandcamp.Fixture.text;
import static com.bcrecommender.bandcamp.Fixture.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithoutRecordsTest {
  private static final String HEAD =
      "<!DOCTYPE html><html><head><title>T</title><link href='https://s4.bcbits.com/a.css'></head><body>";
  private static final String FOOT = "</body></html>";

  @Test
  void aChallengePageIsNeverAnEmptyPage() {
    String page = text("challenge-with-status-200.html");
    assertThat(unreadable(page).reason()).isEqualTo(Page.Reason.CHALLENGE);
    assertThat(unreadable(page.replace("Client Challenge", "One moment")).reason())
        .isEqualTo(Page.Reason.CHALLENGE);
    assertThat(unreadable(page.replace("/_fs-ch-", "/assets-")).reason())
        .isEqualTo(Page.Reason.CHALLENGE);
    assertThat(unreadable(page.substring(0, 200)).reason()).isEqualTo(Page.Reason.CHALLENGE);
  }

  @Test
  void anAlbumThatTellsOfTheChallengeIsAnAlbum() {
    String page = text("album-2025.html").replace("Tides!", "/_fs-ch- Client Challenge");
    assertThat(read(page)).isInstanceOf(Page.TralbumPage.class);
  }

  @ParameterizedTest
  @CsvSource({"gone.html, GONE", "emptied-artist.html, NO_RECORDS"})
  void aPageWithoutRecordsSaysWhy(String name, Page.Reason reason) {
    assertThat(unreadable(text(name)).reason()).isEqualTo(reason);
    assertThat(unreadable(text(name).replace('’', '\'')).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<div class='stub-page-content fan'></div> | a name without music: a fan's, or not taken",
        "<ol class='artists-grid'></ol> | a label's list of artists",
        "<ul class='searchresults'></ul> | a search page without records among its results",
        "<div id='pagedata' data-blob='{\"download_items\":[]}'></div> | a download page",
        "<p>Log in</p> | a page of Bandcamp's without records: T",
      })
  void aKnownKindOfPageIsNamed(String body, String detail) {
    assertThat(read(HEAD + body + FOOT))
        .isEqualTo(new Page.Unreadable(Page.Reason.NO_RECORDS, detail));
  }

  @Test
  void theAddressSaysWhatAPageShouldBe() {
    byte[] page = (HEAD + FOOT).getBytes(StandardCharsets.UTF_8);
    Page read = PageReader.read(page, "https://x.bandcamp.com/album/y");
    assertThat(read)
        .isInstanceOfSatisfying(
            Page.Unreadable.class, it -> assertThat(it.reason()).isEqualTo(Page.Reason.BROKEN));
  }

  @Test
  void aFansTitleWithoutDataIsBroken() {
    assertThat(
            unreadable(HEAD.replace("<title>T", "<title>Ann's collection | Bandcamp") + FOOT)
                .reason())
        .isEqualTo(Page.Reason.BROKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | nothing in it",
        "User-agent: * | neither HTML nor a JSON object",
        "[1] | neither HTML nor a JSON object"
      })
  void whatIsNoPageIsUnknown(String bytes, String detail) {
    assertThat(read(bytes)).isEqualTo(new Page.Unreadable(Page.Reason.UNKNOWN, detail));
  }

  @Test
  void aStrangersPageIsUnknown() {
    assertThat(unreadable("<html><title>Weather</title></html>").reason())
        .isEqualTo(Page.Reason.UNKNOWN);
  }

  @Test
  void bytesBeyondTheLimitAreNotParsed() {
    assertThat(PageReader.read(new byte[PageReader.MAX_BYTES + 1], null))
        .isInstanceOfSatisfying(
            Page.Unreadable.class, it -> assertThat(it.detail()).contains("33554433 bytes"));
  }
}
