package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.bandcamp.CollectionItem;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.Price;
import com.bcrecommender.bandcamp.Supporter;
import com.bcrecommender.bandcamp.Tralbum;
import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the catalog makes of pages and rows, seen through its snapshot.
class CatalogTest {
  private static final String URL = "https://x.bandcamp.com/album/one";

  @TempDir Path folder;
  private Catalog catalog;

  @BeforeEach
  void open() {
    catalog = TestCatalogs.create(folder.resolve("catalog.sqlite"));
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void whatIsOnlyMentionedIsInTheWholeButNotInWhatIsLearnedFrom() {
    store(
        new Page.TralbumPage(
            album(50, "One", URL, List.of("ambient")),
            List.of(album(6, "Mentioned", null, null)),
            List.of(new Supporter(7, "Ann", "Ann A.", 1_000L)),
            false,
            2_000L,
            List.of()),
        "page");
    try (CatalogSnapshot part = catalog.snapshot(0.5f);
        CatalogSnapshot whole = catalog.wholeSnapshot(0.5f)) {
      assertThat(part.tralbums()).isEqualTo(1);
      assertThat(part.tralbumKey(0)).isEqualTo("a50").isEqualTo(whole.tralbumKey(0));
      assertThat(part.tralbum("a6")).isEqualTo(-1);
      assertThat(whole.tralbums()).isEqualTo(2);
      assertThat(whole.tralbum("a6")).isEqualTo(1);
    }
  }

  @Test
  void anAlbumPageBecomesATralbumWithOwnersAndMentions() {
    Stored stored =
        store(
            new Page.TralbumPage(
                album(5, "One", URL, List.of("Hip-Hop/Rap", "hip hop rap", "Berlin")),
                List.of(album(6, "Two", null, null)),
                List.of(
                    new Supporter(7, "Ann", "Ann A.", 1_000L), new Supporter(0, null, "?", null)),
                false,
                2_000L,
                List.of()),
            "page");

    assertThat(stored.tralbums()).isEqualTo(2);
    assertThat(stored.preferences()).isEqualTo(1);
    assertThat(stored.unkeyed()).isEqualTo(1);
    List<CatalogTralbum> tralbums = tralbums();
    assertThat(tralbums).hasSize(2);
    CatalogTralbum one = tralbums.getFirst();
    assertThat(one.key()).isEqualTo("a5");
    assertThat(one.keys()).containsExactly("a5", "u:" + URL);
    assertThat(one.type()).isEqualTo('a');
    assertThat(one.url()).isEqualTo(URL);
    assertThat(one.tags()).containsExactly("hip-hop-rap", "berlin");
    assertThat(one.price()).isEqualTo("7.00 EUR");
    assertThat(tralbums.getLast().title()).isEqualTo("Two");
    CatalogFan fan = fans().getFirst();
    assertThat(fan.key()).isEqualTo("f7");
    assertThat(fan.username()).isEqualTo("ann");
    assertThat(fan.name()).isEqualTo("Ann A.");
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.engine().isOwned(0, 0)).isTrue();
      assertThat(snapshot.engine().time(0)).isEqualTo(1_000L);
      assertThat(snapshot.tags()).containsExactly("berlin", "hip-hop-rap");
      assertThat(snapshot.fan("n:ann")).isZero();
      assertThat(snapshot.tralbum("u:" + URL)).isZero();
      assertThat(snapshot.tralbum("a99")).isEqualTo(-1);
    }
  }

  @Test
  void aFanPageBecomesOwnedAndWishlistedAndKeepsItsStatedCount() {
    store(
        new Page.FanPage(
            7,
            "ann",
            "Ann",
            182,
            List.of(new CollectionItem(album(5, "One", URL, null), 1_000L, 3)),
            "token",
            9,
            List.of(new CollectionItem(album(6, "Two", null, null), 2_000L, 3)),
            null),
        "fan");

    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.25f)) {
      Snapshot engine = snapshot.engine();
      assertThat(engine.stated(0)).isEqualTo(182);
      assertThat(engine.kind(0)).isEqualTo(PreferenceKind.OWNED);
      assertThat(engine.kind(1)).isEqualTo(PreferenceKind.WISHLISTED);
      assertThat(engine.preferences().value(1)).isEqualTo(0.25f);
    }
    assertThat(fans().getFirst().statedWishlist()).isEqualTo(9);
  }

  @Test
  void purchasedBeatsWishlistedAndTheEarliestTimeStays() {
    prefer("f1", "a1", PreferenceKind.WISHLISTED, 100);
    prefer("f1", "a1", PreferenceKind.OWNED, 200);
    prefer("f1", "a1", PreferenceKind.UNKNOWN, Snapshot.UNKNOWN_TIME);

    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.engine().kind(0)).isEqualTo(PreferenceKind.OWNED);
      assertThat(snapshot.engine().time(0)).isEqualTo(100);
      assertThat(snapshot.engine().preferences().size()).isEqualTo(1);
    }
  }

  @Test
  void anUnknownTimeStaysUnknownAndIsNotTheYear1970() {
    prefer("f1", "a1", PreferenceKind.OWNED, Snapshot.UNKNOWN_TIME);
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.engine().hasTimes()).isFalse();
    }
    prefer("f1", "a2", PreferenceKind.OWNED, 0);
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.engine().time(0)).isEqualTo(Snapshot.UNKNOWN_TIME);
      assertThat(snapshot.engine().time(1)).isZero();
    }
  }

  @Test
  void theNewestPageWinsPerField() {
    store(
        page(
            new Tralbum(TralbumType.ALBUM, 5, "Old", "Artist", URL, 3, null, List.of("a"), null),
            100L),
        "1");
    store(
        page(new Tralbum(TralbumType.ALBUM, 5, "New", null, URL, 0, null, null, null), 200L), "2");
    store(
        page(new Tralbum(TralbumType.ALBUM, 5, "Undated", "Other", URL, 4, 9L, null, null), null),
        "3");

    CatalogTralbum tralbum = tralbums().getFirst();
    assertThat(tralbum.title()).isEqualTo("New");
    assertThat(tralbum.artist()).isEqualTo("Artist");
    assertThat(tralbum.artId()).isEqualTo(3);
    assertThat(tralbum.released()).isEqualTo(9L);
    assertThat(tralbum.tags()).containsExactly("a");
  }

  @Test
  void aPageSeenByACrawlIsAsOldAsItsFetch() {
    Page.TralbumPage old = page(album(5, "Changed long ago", URL, null), 100L);
    Page.TralbumPage saved = page(album(5, "Saved", URL, null), 150L);
    catalog.transaction(t -> t.store(old, Source.of("crawl", 300L, new byte[] {1})));
    catalog.transaction(t -> t.store(saved, Source.of("file", null, new byte[] {2})));

    assertThat(tralbums().getFirst().title()).isEqualTo("Changed long ago");
  }

  @Test
  void ofTwoPagesOfOneDateTheLargerHashWins() {
    byte[] one = {1};
    byte[] two = {2};
    String expected = Source.hash(one) > Source.hash(two) ? "One" : "Two";
    catalog.transaction(t -> {
      t.store(page(album(5, "One", URL, null), 100L), Source.of("1", null, one));
      return t.store(page(album(5, "Two", URL, null), 100L), Source.of("2", null, two));
    });

    assertThat(tralbums().getFirst().title()).isEqualTo(expected);
  }

  @Test
  void aMentionIsWeakerThanAnUndatedFileAndAFileThanADatedPage() {
    store(page(album(9, "Other", null, null), List.of(album(5, "Mention", URL, null)), 900L), "p");
    assertThat(title("a5")).isEqualTo("Mention");
    tralbumLine("a5", "File");
    assertThat(title("a5")).isEqualTo("File");
    store(page(album(5, "Page", URL, null), 1L), "q");
    assertThat(title("a5")).isEqualTo("Page");
  }

  @Test
  void preferencesOfTwoKeysThatProveToBeOneUnite() {
    prefer("n:ann", "u:" + URL, PreferenceKind.WISHLISTED, 50);
    prefer("f7", "a5", PreferenceKind.OWNED, 60);
    prefer("f7", "x:file:1", PreferenceKind.OWNED, 40);
    assertThat(fans()).hasSize(2);

    store(page(album(5, "One", URL, null), 1L, List.of(new Supporter(7, "ann", null, null))), "p");
    catalog.transaction(t -> {
      TralbumRows rows = t.tralbums(Source.of("f", null, new byte[] {3}));
      rows.add(new TralbumLine("x:file:1", null, null, null, URL, null, null));
      return rows.finish();
    });

    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.fans()).isEqualTo(1);
      assertThat(snapshot.tralbums()).isEqualTo(1);
      assertThat(snapshot.engine().preferences().size()).isEqualTo(1);
      assertThat(snapshot.engine().kind(0)).isEqualTo(PreferenceKind.OWNED);
      assertThat(snapshot.engine().time(0)).isEqualTo(40);
    }
    assertThat(tralbums().getFirst().keys()).containsExactly("a5", "u:" + URL, "x:file:1");
  }

  @Test
  void anAddressThatWasGivenToAnotherRecordMovesOnWithItsPreferences() {
    prefer("f1", "u:" + URL, PreferenceKind.OWNED, 50);
    store(page(album(6, "Second", URL, null), 200L), "2");
    store(page(album(5, "First", URL, null), 100L), "1");

    List<CatalogTralbum> tralbums = tralbums();
    assertThat(tralbums).extracting(CatalogTralbum::key).containsExactly("a6", "a5");
    assertThat(tralbums.getLast().url()).as("moved on").isNull();
    assertThat(tralbums.getFirst().url()).isEqualTo(URL);
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.engine().isOwned(0, 0)).isTrue();
    }
  }

  @Test
  void aBareNumberWaitsUntilOneTralbumOfThatNumberIsKnown() {
    prefer("f1", "b:5", PreferenceKind.OWNED, 50);
    assertThat(catalog.counts().waitingPreferences()).isEqualTo(1);
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.tralbums()).isZero();
      assertThat(snapshot.tralbum("b:5")).isEqualTo(-1);
    }
    tralbumLine("t5", "Track");
    assertThat(catalog.counts().waitingPreferences()).isZero();
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.engine().isOwned(0, 0)).isTrue();
      assertThat(snapshot.tralbum("b:5")).isZero();
    }
    tralbumLine("a5", "Album of the same number");
    assertThat(catalog.counts().waitingPreferences()).as("ambiguous").isEqualTo(1);
    assertThat(catalog.counts().tralbums()).isEqualTo(2);
  }

  @Test
  void tagsOfFilesUniteAndAPagesOwnTagsReplaceThem() {
    tag("a5", "noise");
    tag("a5", "drone");
    tag("a6", "drone");
    assertThat(tralbums().getFirst().tags()).containsExactly("drone", "noise");
    store(page(album(5, "One", URL, List.of("Zeuhl", "Ambient")), 1L), "p");
    assertThat(tralbums().getFirst().tags()).containsExactly("zeuhl", "ambient");
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.tags()).containsExactly("ambient", "drone", "zeuhl");
      assertThat(snapshot.engine().tralbumTags().size()).isEqualTo(3);
    }
  }

  @Test
  void unknownNeverReplacesWhatIsKnownAndAnEmptySetOfTagsIsKnown() {
    store(page(album(5, "One", URL, List.of("a")), 1L), "p");
    store(page(album(5, null, null, null), 2L), "q");
    assertThat(tralbums().getFirst().tags()).containsExactly("a");
    store(page(album(5, null, null, List.of()), 3L), "r");
    assertThat(tralbums().getFirst().tags()).isEmpty();
    assertThat(tralbums().getFirst().title()).isEqualTo("One");
  }

  @Test
  void aTransactionThatThrowsLeavesTheCatalogAsItWas() {
    prefer("f1", "a1", PreferenceKind.OWNED, 1);
    String before = catalog.checksum();
    assertThatThrownBy(() ->
            catalog.transaction(t -> {
              t.store(page(album(5, "One", URL, null), 1L), Source.of("p", null, new byte[0]));
              throw new IllegalStateException("stop");
            }))
        .hasMessage("stop");
    assertThat(catalog.checksum()).isEqualTo(before);
  }

  @Test
  void aSnapshotStaysAsItWasWhileOthersWrite() {
    prefer("f1", "a1", PreferenceKind.OWNED, 1);
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      tralbumLine("a1", "Later");
      List<CatalogTralbum> seen = new ArrayList<>();
      snapshot.eachTralbum(seen::add);
      assertThat(seen.getFirst().title()).isNull();
    }
    assertThat(title("a1")).isEqualTo("Later");
  }

  @Test
  void whatIsSaidTwiceChangesNothing() {
    Page.TralbumPage page =
        page(album(5, "One", URL, List.of("a")), 1L, List.of(new Supporter(7, "ann", "Ann", 3L)));
    assertThat(store(page, "p").changed()).isPositive();
    String before = catalog.checksum();
    assertThat(store(page, "p").changed()).isZero();
    assertThat(catalog.checksum()).isEqualTo(before);
  }

  @Test
  void countsFollowTheRecordsNotTheKeys() {
    store(page(album(5, "One", URL, null), 1L, List.of(new Supporter(7, "ann", null, null))), "p");
    prefer("f8", "u:https://y.bandcamp.com/track/two", PreferenceKind.WISHLISTED, 5);
    Counts counts = catalog.counts();
    assertThat(counts.fans()).isEqualTo(2);
    assertThat(counts.tralbums()).isEqualTo(2);
    assertThat(counts.preferences()).isEqualTo(2);
    assertThat(counts.owned()).isEqualTo(1);
    assertThat(counts.wishlisted()).isEqualTo(1);
    assertThat(counts.bytes()).isPositive();
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.fans()).isEqualTo(2);
      assertThat(snapshot.tralbums()).isEqualTo(2);
    }
  }

  private Stored store(Page page, String contents) {
    Source source = Source.of(contents, null, contents.getBytes(StandardCharsets.UTF_8));
    return catalog.transaction(t ->
        switch (page) {
          case Page.TralbumPage tralbum -> t.store(tralbum, source);
          case Page.FanPage fan -> t.store(fan, source);
          default -> throw new IllegalArgumentException(page.toString());
        });
  }

  private void prefer(String fan, String tralbum, PreferenceKind kind, long time) {
    catalog.transaction(t -> {
      PreferenceRows rows = t.preferences();
      rows.add(fan, tralbum, kind, time);
      return rows.finish();
    });
  }

  private void tag(String tralbum, String tag) {
    catalog.transaction(t -> {
      TagRows rows = t.tags();
      rows.add(tralbum, tag);
      return rows.finish();
    });
  }

  private void tralbumLine(String key, String title) {
    catalog.transaction(t -> {
      TralbumRows rows =
          t.tralbums(Source.of("file", null, title.getBytes(StandardCharsets.UTF_8)));
      rows.add(new TralbumLine(key, null, title, null, null, null, null));
      return rows.finish();
    });
  }

  private @Nullable String title(String key) {
    return tralbums().stream().filter(t -> t.key().equals(key)).findFirst().orElseThrow().title();
  }

  private List<CatalogTralbum> tralbums() {
    List<CatalogTralbum> all = new ArrayList<>();
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      snapshot.eachTralbum(all::add);
    }
    return all;
  }

  private List<CatalogFan> fans() {
    List<CatalogFan> all = new ArrayList<>();
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      snapshot.eachFan(all::add);
    }
    return all;
  }

  private static Tralbum album(
      long id, @Nullable String title, @Nullable String url, @Nullable List<String> tags) {
    return new Tralbum(
        TralbumType.ALBUM,
        id,
        title,
        null,
        url,
        0,
        null,
        tags,
        new Price(Price.Terms.FIXED, 700, "EUR"));
  }

  private static Page.TralbumPage page(Tralbum tralbum, @Nullable Long dated) {
    return page(tralbum, List.of(), dated);
  }

  private static Page.TralbumPage page(
      Tralbum tralbum, List<Tralbum> mentioned, @Nullable Long dated) {
    return new Page.TralbumPage(tralbum, mentioned, null, false, dated, List.of());
  }

  private static Page.TralbumPage page(
      Tralbum tralbum, @Nullable Long dated, List<Supporter> supporters) {
    return new Page.TralbumPage(tralbum, List.of(), supporters, false, dated, List.of());
  }
}
