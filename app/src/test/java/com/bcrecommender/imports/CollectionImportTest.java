package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.imports.collection.CollectionKind;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One fan's own files, and HAR files, into a catalog.
class CollectionImportTest {
  private static final Path FIXTURES =
      Path.of(System.getProperty("bcr.root"), "app/src/test/resources/imports");

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
  void links_are_stored_and_names_are_found_where_one_record_has_them() throws Exception {
    tralbums("a5,album,Tidal Rooms,PAPER HERON,https://paperheron.bandcamp.com/album/tidal-rooms");
    CollectionResult links = collection(FIXTURES.resolve("links.txt"), 1);
    assertThat(links.kind()).isEqualTo(CollectionKind.LINKS);
    assertThat(links.linked()).isEqualTo(5);
    assertThat(links.added()).isEqualTo(5);

    CollectionResult discogs = collection(FIXTURES.resolve("discogs-collection.csv"), 1);
    assertThat(discogs.linked()).isZero();
    assertThat(discogs.named()).isEqualTo(2);
    assertThat(discogs.unusable())
        .extracting(Unusable::reason, Unusable::count)
        .containsExactlyInAnyOrder(
            tuple("neither link nor artist with title", 1L),
            tuple(CollectionImport.NO_ONE_RECORD, 1L));
    assertThat(Files.readString(discogs.report()))
        .contains("\t4\t" + CollectionImport.NO_ONE_RECORD + "\tmossline ella oda/2 rooms");
    try (CatalogSnapshot snapshot = catalog.snapshot(0.5f)) {
      int fan = snapshot.fan("n:ann");
      int tralbum = snapshot.tralbum("a5");
      assertThat(snapshot.engine().isOwned(fan, tralbum)).isTrue();
      int preference = snapshot.engine().preferences().find(fan, tralbum);
      assertThat(snapshot.engine().kind(preference)).isEqualTo(PreferenceKind.OWNED);
      assertThat(snapshot.engine().time(preference))
          .as("the earlier of the two releases, UTC")
          .isEqualTo(1_751_365_921L);
    }
  }

  @Test
  void the_order_of_files_and_their_repetition_do_not_matter() throws Exception {
    List<Path> files = new ArrayList<>();
    try (var all = Files.list(FIXTURES)) {
      all.filter(f -> f.toString().matches(".*(csv|tsv|jsonl|links.txt|jspf|lastfm-pages.json)$"))
          .sorted()
          .forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThan(12);
    String tralbums = "a5,album,Tidal Rooms,Paper Heron,\na6,album,Low Tide,Mossline,";
    files.forEach(file -> collection(file, 2));
    tralbums(tralbums);
    pages(FIXTURES.resolve("collection.har"));
    String expected = catalog.checksum();
    files.forEach(file -> assertThat(collection(file, 2).added()).isZero());
    assertThat(catalog.checksum()).isEqualTo(expected);

    catalog.close();
    catalog = TestCatalogs.create(folder.resolve("other.sqlite"));
    pages(FIXTURES.resolve("collection.har"));
    tralbums(tralbums);
    files.reversed().forEach(file -> collection(file, 2));
    assertThat(catalog.checksum()).isEqualTo(expected);
  }

  @Test
  void what_was_played_seldom_is_left_out_and_counted() {
    Path listens = FIXTURES.resolve("listenbrainz-export.jsonl");
    CollectionResult seldom = collection(listens, 3);
    assertThat(seldom.named()).isEqualTo(1);
    assertThat(seldom.seldom()).isEqualTo(6);
    assertThat(collection(listens, 1).linked()).isEqualTo(4);
  }

  @Test
  void a_file_that_is_none_is_one_line_and_stores_nothing() throws Exception {
    String empty = catalog.checksum();
    assertThatThrownBy(() -> collection(FIXTURES.resolve("prose.txt"), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none of the kinds")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> collection(FIXTURES.resolve("fan-page.html"), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("bcr import pages");
    assertThatThrownBy(() -> collection(FIXTURES.resolve("collection.har"), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("bcr import pages");
    assertThatThrownBy(() -> collection(folder.resolve("none"), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> collection(folder, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("found a folder");
    assertThat(catalog.checksum()).isEqualTo(empty);
  }

  @Test
  void a_har_file_gives_its_pages_and_batches_to_whom_they_were_asked_for() throws Exception {
    PageImportResult result = pages(FIXTURES.resolve("collection.har"));
    assertThat(result.read()).isEqualTo(Map.of("fan page", 1, "collection batch", 2));
    assertThat(result.unusable())
        .extracting(Unusable::reason)
        .containsExactlyInAnyOrder(
            "a challenge page in place of the one asked for",
            "a page whose mark-up is not as expected",
            PageImport.NO_PAGES);
    try (CatalogSnapshot snapshot = catalog.snapshot(0.5f)) {
      int fan = snapshot.fan("n:mira-k");
      assertThat(snapshot.fanKey(fan)).isEqualTo("f4242");
      for (String owned : List.of("a5", "a6", "t7")) {
        assertThat(snapshot.engine().isOwned(fan, snapshot.tralbum(owned))).as(owned).isTrue();
      }
      assertThat(snapshot.engine().isOwned(fan, snapshot.tralbum("a8"))).as("a wish").isFalse();
    }
    String checksum = catalog.checksum();
    assertThat(pages(FIXTURES.resolve("collection.har")).changed()).isZero();
    assertThat(catalog.checksum()).isEqualTo(checksum);

    Path cut =
        Files.writeString(
            folder.resolve("cut.har"),
            Files.readString(FIXTURES.resolve("collection.har")).substring(0, 900));
    assertThat(pages(cut).unusable())
        .extracting(Unusable::reason)
        .containsExactly("a HAR file that is cut off or damaged");
  }

  private CollectionResult collection(Path file, int leastPlays) {
    return CollectionImport.store(catalog, file, "n:ann", leastPlays, folder.resolve("reports"));
  }

  private PageImportResult pages(Path file) {
    return PageImport.store(catalog, file, folder.resolve("reports"), ImportProgress.SILENT);
  }

  private void tralbums(String rows) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("tralbums.csv"), "key,type,title,artist,url\n" + rows + "\n");
    ImportOptions options = ImportOptions.standard(folder.resolve("reports"));
    TralbumImport.store(catalog, file, options, ImportProgress.SILENT);
  }
}
