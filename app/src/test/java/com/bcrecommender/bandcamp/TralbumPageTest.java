package com.bcrecommender.bandcamp;

import static com.bcrecommender.bandcamp.Fixture.text;
import static com.bcrecommender.bandcamp.Fixture.tralbum;
import static com.bcrecommender.bandcamp.Fixture.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TralbumPageTest {
  private static final String ALBUM = text("album-2025.html");

  private static long seconds(String time) {
    return Instant.parse(time).getEpochSecond();
  }

  @Test
  void anAlbumOfTodayIsReadWhole() {
    Page.TralbumPage page = tralbum(ALBUM);
    assertThat(page.tralbum())
        .isEqualTo(
            new Tralbum(
                TralbumType.ALBUM,
                4011112222L,
                "Low Tide",
                "Harbour Lights",
                "https://saltrecords.bandcamp.com/album/low-tide",
                44556677,
                seconds("2021-03-05T00:00:00Z"),
                List.of("Electronic", "ambient", "Field Recordings", "Bergen"),
                new Price(Price.Terms.NAME_YOUR_PRICE, 750, "NOK")));
    assertThat(page.dated()).isEqualTo(seconds("2021-03-07T10:11:12Z"));
    assertThat(page.structures())
        .containsExactly(
            "data-tralbum", "ld+json", "og", "tags", "recommendations", "collectors-data");
  }

  @Test
  void theTracksAndTheFooterAreMentionedOnceEach() {
    assertThat(tralbum(ALBUM).mentioned())
        .extracting(Tralbum::key, Tralbum::title, Tralbum::artist, Tralbum::url, Tralbum::artId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "t3000000001",
                "Slack Water",
                "Harbour Lights",
                "https://saltrecords.bandcamp.com/track/slack-water",
                0L),
            org.assertj.core.groups.Tuple.tuple(
                "t3000000002",
                "Spring Tide",
                "A Guest",
                "https://saltrecords.bandcamp.com/track/spring-tide",
                0L),
            org.assertj.core.groups.Tuple.tuple(
                "a1222333444",
                "Deep Water",
                "Other Coast",
                "https://othercoast.bandcamp.com/album/deep-water",
                99L));
  }

  @Test
  void theTracksOfAnAlbumsPageAreOnThatAlbum() {
    assertThat(tralbum(ALBUM).tralbum().album()).isNull();
    assertThat(tralbum(ALBUM).mentioned())
        .extracting(Tralbum::album)
        .containsExactly("a4011112222", "a4011112222", null);
  }

  @Test
  void reviewersAreSupportersTooAndNobodyCountsTwice() {
    Page.TralbumPage page = tralbum(ALBUM);
    assertThat(page.supporters())
        .containsExactly(
            new Supporter(101, "first-fan", "First", 1620000000L),
            new Supporter(102, "second-fan", "Second", 1610000000L),
            new Supporter(103, "third-fan", "Third", 1615000000L));
    assertThat(page.moreSupporters()).as("more reviews are more supporters").isTrue();
  }

  @Test
  void aTrackNamesItsAlbumAndHasNoPriceWhereItIsNotSoldAlone() {
    Page.TralbumPage page = tralbum(text("track-2025-on-an-album.html"));
    assertThat(page.tralbum().key()).isEqualTo("t3000000001");
    assertThat(page.tralbum().album()).isEqualTo("a4011112222");
    assertThat(page.tralbum().price()).isNull();
    assertThat(page.tralbum().released()).isEqualTo(seconds("2021-03-05T00:00:00Z"));
    assertThat(page.tralbum().tags()).containsExactly("ambient", "field recordings", "Bergen");
    assertThat(page.mentioned())
        .containsExactly(
            new Tralbum(
                TralbumType.ALBUM,
                4011112222L,
                "Low Tide",
                null,
                "https://saltrecords.bandcamp.com/album/low-tide",
                0,
                null,
                null,
                null));
  }

  @Test
  void noSupportersIsAnEmptyListAndNoListIsUnknown() {
    String page = text("track-2025-on-an-album.html");
    assertThat(tralbum(page).supporters()).isEmpty();
    assertThat(tralbum(page.replace("collectors-data", "other")).supporters()).isNull();
  }

  @Test
  void aPageOf2016IsReadFromItsScript() {
    Page.TralbumPage page = tralbum(text("album-2016-literal-with-comments.html"));
    assertThat(page.tralbum())
        .isEqualTo(
            new Tralbum(
                TralbumType.ALBUM,
                2500000001L,
                "Winterreise ☃",
                "Kall & Klar",
                "http://music.kallklar.example/album/winterreise",
                123,
                seconds("2011-11-07T00:00:00Z"),
                List.of("pop", "pop suédois"),
                new Price(Price.Terms.FREE, 0, "SEK")));
    assertThat(page.supporters())
        .containsExactly(new Supporter(23, "old-fan", "Old Fan", seconds("2014-12-15T02:47:29Z")));
    assertThat(page.mentioned()).extracting(Tralbum::key).containsExactly("t41");
    assertThat(page.structures()).contains("TralbumData", "microdata");
  }

  @Test
  void withoutItsScriptAPageOf2016IsReadFromMicrodata() {
    Page.TralbumPage page =
        tralbum(text("album-2016-literal-with-comments.html").replace("TralbumData", "Gone"));
    assertThat(page.tralbum().key()).isEqualTo("a2500000001");
    assertThat(page.tralbum().title()).isEqualTo("Winterreise");
    assertThat(page.tralbum().artist()).isEqualTo("Kall & Klar");
    assertThat(page.tralbum().released()).isEqualTo(seconds("2011-11-07T00:00:00Z"));
    assertThat(page.mentioned())
        .extracting(Tralbum::url)
        .containsExactly("http://kallklar.bandcamp.com/track/eis");
  }

  @Test
  void quotesLeftBareInAnAttributeAreReadFromTheRawText() {
    Page.TralbumPage page = tralbum(text("album-2020-saved-with-bare-quotes.html"));
    assertThat(page.tralbum().key()).isEqualTo("a1700000001");
    assertThat(page.tralbum().title()).isEqualTo("Kiel > 3");
    assertThat(page.tralbum().artist()).isEqualTo("Werft & Friends");
    assertThat(page.tralbum().price()).isEqualTo(new Price(Price.Terms.FIXED, 600, null));
    assertThat(page.supporters())
        .containsExactly(
            new Supporter(0, "writer", "The Writer", null),
            new Supporter(0, "quiet", "Quiet", null));
    assertThat(page.moreSupporters()).as("these elements do not tell").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"item_id\":4011112222,\"tralbum_page",
        "{\"tralbum_id\":4011112222",
        "\"value\":4011112222},\"art_id\"",
        "album=4011112222/",
        "{\"album_id\":4011112222",
        "\"current\":{\"id\":4011112222",
        "\"name\":\"item_id\",\"value\":4011112222",
        "id=\"id-1222333444"
      })
  void idsThatDisagreeBreakThePage(String claim) {
    assertThat(ALBUM).contains(claim);
    Page.Unreadable page =
        unreadable(ALBUM.replace(claim, claim.replace("2222", "2223").replace("3444", "3445")));
    assertThat(page.reason()).isEqualTo(Page.Reason.BROKEN);
    assertThat(page.detail()).contains("id ").contains("expected").contains("found");
  }

  @Test
  void typesThatDisagreeBreakThePage() {
    assertThat(
            unreadable(ALBUM.replace("\"item_type\":\"album\"", "\"item_type\":\"track\""))
                .reason())
        .isEqualTo(Page.Reason.BROKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"current\":  | current",
        "\"trackinfo\": | trackinfo",
        "\"thumbs\":   | thumbs",
        "\"more_thumbs_available\": | more_thumbs_available",
      })
  void aKeyThatIsNeededAndGoneIsNamed(String key, String named) {
    Page.Unreadable page = unreadable(ALBUM.replace(key.strip(), "\"renamed\":"));
    assertThat(page.reason()).isEqualTo(Page.Reason.BROKEN);
    assertThat(page.detail()).contains(named);
  }

  @Test
  void withoutTheMainStructureTheOthersTellLessButNothingElse() {
    Page.TralbumPage page = tralbum(ALBUM.replace("data-tralbum=", "data-other="));
    assertThat(page.tralbum()).isEqualTo(tralbum(ALBUM).tralbum());
    assertThat(page.structures()).doesNotContain("data-tralbum");
  }

  @Test
  void withOnlySmallStructuresLeftThePageIsBroken() {
    Page.Unreadable page =
        unreadable(
            ALBUM
                .replace("data-tralbum=", "data-other=")
                .replace("application/ld+json", "text/plain"));
    assertThat(page)
        .isEqualTo(
            new Page.Unreadable(
                Page.Reason.BROKEN,
                "page: expected data-tralbum, TralbumData or ld+json, found only the small structures"));
  }

  @Test
  void aPageCutOffIsBrokenHoweverMuchOfItIsThere() {
    Page.Unreadable page = unreadable(ALBUM.substring(0, ALBUM.indexOf("</html>")));
    assertThat(page.reason()).isEqualTo(Page.Reason.BROKEN);
    assertThat(page.detail()).contains("</html>");
  }

  @Test
  void aRecordThatTheShopDoesNotOfferHasNoPrice() {
    assertThat(tralbum(ALBUM.replace("\"offers\":", "\"other\":")).tralbum().price()).isNull();
  }

  @Test
  void relativeAddressesFollowTheSimulatorsRoots() {
    String site = "http://127.0.0.1:8123/_/saltrecords";
    Page.TralbumPage page = tralbum(ALBUM.replace("https://saltrecords.bandcamp.com", site));
    assertThat(page.tralbum().url()).isEqualTo(site + "/album/low-tide");
    assertThat(page.mentioned().getFirst().url()).isEqualTo(site + "/track/slack-water");
  }
}
