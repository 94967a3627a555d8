package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.bandcamp.CollectionItem;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.Tralbum;
import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.engine.data.Snapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseNumbersTest {
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
  void artistsAndReleasesAreTheSameButForCaseWidthAndSpaces() {
    own(
        album(1, "One", "The Band"),
        album(2, " ONE", "the  band"),
        album(3, "Two", "Ｔｈｅ Band"),
        album(4, "One", "Another"),
        album(5, null, "The Band"),
        album(6, "One", null));
    try (CatalogSnapshot frozen = catalog.snapshot(0.5f)) {
      Snapshot snapshot = frozen.engine();
      int[] id = ids(frozen, "a1", "a2", "a3", "a4", "a5", "a6");
      assertThat(snapshot.artist(id[0]))
          .isNotNegative()
          .isEqualTo(snapshot.artist(id[1]))
          .isEqualTo(snapshot.artist(id[2]))
          .isEqualTo(snapshot.artist(id[4]))
          .isNotEqualTo(snapshot.artist(id[3]));
      assertThat(snapshot.artist(id[5])).isEqualTo(-1);
      assertThat(snapshot.release(id[0]))
          .isNotNegative()
          .isEqualTo(snapshot.release(id[1]))
          .isNotEqualTo(snapshot.release(id[2]))
          .isNotEqualTo(snapshot.release(id[3]));
      assertThat(List.of(snapshot.release(id[4]), snapshot.release(id[5]))).containsOnly(-1);
    }
  }

  @Test
  void aTrackKnowsItsAlbumByKeyAndByAddress() {
    String url = "https://x.bandcamp.com/album/one";
    own(
        new Tralbum(TralbumType.ALBUM, 1, "One", "X", url, 0, null, null, null),
        track(7, "a1"),
        track(8, url + "?from=here"),
        track(9, "a99"),
        track(10, null));
    try (CatalogSnapshot frozen = catalog.snapshot(0.5f)) {
      Snapshot snapshot = frozen.engine();
      int[] id = ids(frozen, "a1", "t7", "t8", "t9", "t10");
      assertThat(snapshot.album(id[1])).isEqualTo(id[0]);
      assertThat(snapshot.album(id[2])).isEqualTo(id[0]);
      // Nobody has album 99, so it is in no snapshot.
      assertThat(snapshot.album(id[3])).isEqualTo(-1);
      assertThat(snapshot.album(id[4])).isEqualTo(-1);
      assertThat(snapshot.album(id[0])).isEqualTo(-1);
    }
  }

  private void own(Tralbum... tralbums) {
    List<CollectionItem> items =
        Arrays.stream(tralbums).map(t -> new CollectionItem(t, 1_000L, -1)).toList();
    catalog.transaction(transaction ->
        transaction.storeCollection(
            new Page.CollectionBatch(items, false, null),
            5,
            new Source("test", null, 1, SourceKind.PAGES)));
  }

  private static int[] ids(CatalogSnapshot frozen, String... keys) {
    int[] ids = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      ids[i] = frozen.tralbum(keys[i]);
      assertThat(ids[i]).as(keys[i]).isNotNegative();
    }
    return ids;
  }

  private static Tralbum album(int id, @Nullable String title, @Nullable String artist) {
    return new Tralbum(TralbumType.ALBUM, id, title, artist, null, 0, null, null, null);
  }

  private static Tralbum track(int id, @Nullable String album) {
    return new Tralbum(
        TralbumType.TRACK,
        id,
        "Track " + id,
        String.format(Locale.ROOT, "Artist %d", id),
        null,
        0,
        null,
        null,
        null,
        album);
  }
}
