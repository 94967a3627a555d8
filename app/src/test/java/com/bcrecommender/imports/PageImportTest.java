package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saved pages, of any name and depth.
class PageImportTest {
  static final String ALBUM =
      """
      <html><head>
      <meta name="bc-page-properties" content='{"item_type":"a","item_id":5}'>
      <script data-tralbum='{"id":5,"item_type":"album","url":"https://x.bandcamp.com/album/one","artist":"X",\
      "art_id":77,"trackinfo":[],"current":{"id":5,"type":"album","title":"One","release_date":"19 Sep 2014 00:00:00 GMT",\
      "mod_date":"20 Sep 2014 00:00:00 GMT"}}'></script></head><body>
      <a class="tag" href="https://bandcamp.com/tag/drone">Drone</a>
      <div id="collectors-data" data-blob='{"thumbs":[{"fan_id":42,"username":"ann","name":"Ann",\
      "token":"1:1500000000:42:0:1:0"}],"more_thumbs_available":false,"reviews":[],"more_reviews_available":false}'></div></body></html>\
      """;

  static final String FAN =
      """
      <html><head><title>Ann's collection | Bandcamp</title></head><body>
      <div id="pagedata" data-blob='{"fan_data":{"fan_id":42,"username":"ann","name":"Ann","trackpipe_url":"https://bandcamp.com/ann"},\
      "collection_count":3,"collection_data":{"item_count":3,"batch_size":20,"last_token":null,"sequence":["a6"],"pending_sequence":[]},\
      "wishlist_data":{"item_count":0,"batch_size":20,"last_token":null,"sequence":[],"pending_sequence":[]},\
      "item_cache":{"collection":{"a6":{"item_id":6,"item_type":"album","tralbum_id":6,"tralbum_type":"a","band_name":"Y",\
      "item_title":"Six","item_url":"https://y.bandcamp.com/album/six","item_art_id":9,"purchased":"01 Jan 2020 00:00:00 GMT",\
      "also_collected_count":1}},"wishlist":{}}}'></div></body></html>\
      """;

  static final String CHALLENGE =
      "<html><head><title>Client Challenge</title><script src=\"/_fs-ch-abc/s.js\"></script></head><body>Prove it</body></html>";

  static final String BATCH =
      """
      {"items":[{"item_id":6,"item_type":"album","tralbum_id":6,"tralbum_type":"a","band_name":"Y","item_title":"Six",
      "item_url":"https://y.bandcamp.com/album/six","item_art_id":9,"purchased":"01 Jan 2020 00:00:00 GMT","token":"1:6:a::"}],
      "more_available":false,"last_token":"1:6:a::","tracklists":{},"redownload_urls":{},"item_lookup":{}}\
      """;

  @TempDir Path folder;
  private Catalog catalog;
  private Path pages;

  @BeforeEach
  void open() throws IOException {
    catalog = TestCatalogs.create(folder.resolve("catalog.sqlite"));
    pages = folder.resolve("pages");
    Files.createDirectories(pages.resolve("deep/er"));
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void pagesOfAnyNameAreReadAndWhatIsNoneIsNamedWithItsReason() throws Exception {
    Files.writeString(pages.resolve("saved page"), ALBUM);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(pages.resolve("deep/fan.htm")))) {
      out.write(FAN.getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(pages.resolve("deep/er/blocked.html"), CHALLENGE);
    Files.writeString(pages.resolve("notes.txt"), "nothing to see");
    Files.write(pages.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1});

    PageImportResult result = imported();

    assertThat(result.files()).isEqualTo(5);
    assertThat(result.read()).isEqualTo(Map.of("album page", 1, "fan page", 1));
    assertThat(result.preferences()).isEqualTo(2);
    assertThat(result.unusable())
        .extracting(Unusable::reason)
        .containsExactlyInAnyOrder(
            "a challenge page in place of the one asked for",
            "not a page of Bandcamp's",
            "the file cannot be read");
    assertThat(Files.readString(result.report()))
        .contains("blocked.html\t\ta challenge page")
        .contains("notes.txt\t\tnot a page");
    try (CatalogSnapshot snapshot = catalog.snapshot(0.5f)) {
      assertThat(snapshot.fans()).isEqualTo(1);
      int fan = snapshot.fan("n:ann");
      assertThat(snapshot.fanKey(fan)).isEqualTo("f42");
      assertThat(snapshot.engine().stated(fan)).isEqualTo(3);
      assertThat(snapshot.engine().isOwned(fan, snapshot.tralbum("a5"))).isTrue();
      assertThat(
              snapshot
                  .engine()
                  .isOwned(fan, snapshot.tralbum("u:https://y.bandcamp.com/album/six")))
          .isTrue();
    }
  }

  @Test
  void importedAgainNothingChanges() throws Exception {
    Files.writeString(pages.resolve("1"), ALBUM);
    Files.writeString(pages.resolve("2"), FAN);
    assertThat(imported().changed()).isPositive();
    String checksum = catalog.checksum();
    assertThat(imported().changed()).isZero();
    assertThat(catalog.checksum()).isEqualTo(checksum);
  }

  @Test
  void aBatchOfNobodysIsStoredWithoutPreferencesAndSaidSo() throws Exception {
    Files.writeString(pages.resolve("batch.json"), BATCH);
    PageImportResult result = imported();
    assertThat(result.read()).containsExactly(Map.entry("collection batch", 1));
    assertThat(result.preferences()).isZero();
    assertThat(result.unusable())
        .extracting(Unusable::reason)
        .containsExactly(StoredPages.NOBODYS_BATCH);
    assertThat(catalog.counts().tralbums()).isEqualTo(1);
    assertThat(catalog.counts().fans()).isZero();
  }

  @Test
  void aFolderThatIsNotThereIsOneLine() {
    assertThatThrownBy(
            () -> PageImport.store(catalog, folder.resolve("none"), folder, ImportProgress.SILENT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none");
  }

  private PageImportResult imported() {
    return PageImport.store(catalog, pages, folder.resolve("reports"), ImportProgress.SILENT);
  }
}
