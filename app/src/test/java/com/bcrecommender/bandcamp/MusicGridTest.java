package com.bcrecommender.bandcamp;

import static com.bcrecommender.bandcamp.Fixture.grid;
import static com.bcrecommender.bandcamp.Fixture.text;
import static com.bcrecommender.bandcamp.Fixture.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MusicGridTest {
  private static final String GRID = text("grid-2024-with-client-items.html");

  private static Tralbum tralbum(
      TralbumType type, long id, String title, String artist, String url, long artId) {
    return new Tralbum(type, id, title, artist, url, artId, null, null, null);
  }

  @Test
  void elementsAndClientItemsMakeOneGridWithoutTheMerchandise() {
    Page.MusicGrid page = grid(GRID);
    assertThat(page.artist()).isEqualTo("Salt Records");
    assertThat(page.tralbums().subList(0, 2))
        .isEqualTo(
            List.of(
                tralbum(
                    TralbumType.ALBUM,
                    2100000001L,
                    "First",
                    "Salt Records",
                    "https://saltrecords.bandcamp.com/album/first",
                    71),
                tralbum(
                    TralbumType.TRACK,
                    2100000002L,
                    "Second",
                    "Guest",
                    "https://guest.bandcamp.com/track/second",
                    72)));
    assertThat(page.tralbums().getLast())
        .isEqualTo(
            tralbum(
                TralbumType.ALBUM,
                2200000001L,
                "Third",
                "Someone Else",
                "https://saltrecords.bandcamp.com/album/third",
                73));
    assertThat(page.tralbums()).hasSize(4);
  }

  @Test
  void aLabelsNameIsNotGivenToTheRecordsOfOthers() {
    assertThat(grid(GRID).tralbums().get(2).artist()).isNull();
  }

  @Test
  void aTextBesideTheTitleMayBeTheArtist() {
    assertThat(
            grid(GRID.replace("data-band-id=\"888\"", "data-band-id=\"777\"")
                    .replace("artist-override", "renamed"))
                .tralbums()
                .get(1)
                .artist())
        .isNull();
    assertThat(grid(GRID.replace("\"artist\":", "\"renamed\":")).tralbums().getLast().artist())
        .isNull();
  }

  @Test
  void aGridWithoutRecordsIsBrokenNotEmpty() {
    Page.Unreadable page =
        unreadable(
            GRID.replace("music-grid-item", "renamed").replaceAll("data-client-items='[^']*'", ""));
    assertThat(page.reason()).isEqualTo(Page.Reason.BROKEN);
    assertThat(page.detail()).contains("music-grid");
  }

  @Test
  void anItemWithoutItsIdBreaksTheGrid() {
    assertThat(unreadable(GRID.replace("data-item-id=\"track-2100000002\"", "")).detail())
        .contains("data-item-id");
  }

  @Test
  void oldPagesGiveAddressesInPlaceOfIds() {
    assertThat(grid(text("artist-2016-index.html")).tralbums())
        .containsExactly(
            tralbum(
                TralbumType.ALBUM,
                0,
                "Eins-Zwei",
                "Kall",
                "http://kall.bandcamp.com/album/eins",
                81));
    assertThat(grid(text("tag-2017.html")).tralbums())
        .containsExactly(
            tralbum(
                TralbumType.ALBUM,
                0,
                "One",
                "Kelp",
                "https://kelp.bandcamp.com/album/one",
                515289504));
  }

  @Test
  void searchResultsGiveIdsAndNoGuessedArtist() {
    assertThat(grid(text("search-2016.html")).tralbums())
        .extracting(Tralbum::key, Tralbum::title, Tralbum::artist, Tralbum::url)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "a838845289", "One", "Kelp", "http://kelp.example/album/one"),
            org.assertj.core.groups.Tuple.tuple(
                "t26", "Two", null, "http://kelp.example/track/two"));
  }
}
