package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.TestCatalogs;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/// WARC files of other programs: in the manner of Common Crawl's, and of those that record a
/// browser.
class WarcImportTest {
  private static final Instant TIME = Instant.parse("2024-05-06T07:08:09Z");
  private static final String BATCHES = "https://bandcamp.com/api/fancollection/1/collection_items";

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
  void ofAFileLikeCommonCrawlsBandcampsPagesAreReadAndTheRestIsCounted() throws Exception {
    Path file = folder.resolve("CC-MAIN.warc.gz");
    write(
        file,
        WarcCompression.GZIP,
        new Warcinfo.Builder().fields(Map.of("software", List.of("a crawler"))).build(),
        get("https://x.bandcamp.com/album/one"),
        page("https://x.bandcamp.com/album/one", 200, PageImportTest.ALBUM),
        metadata("https://x.bandcamp.com/album/one"),
        get("https://example.org/"),
        page("https://example.org/", 200, "<html><body>another site</body></html>"),
        metadata("https://example.org/"),
        page("https://example.org/love", 200, "<html><body>I love bandcamp.com</body></html>"),
        page(
            "https://example.com/album/two",
            200,
            PageImportTest.ALBUM
                .replace("id\":5", "id\":9")
                .replace("x.bandcamp.com/album/one", "example.com/album/two")
                .replace("</body>", "<img src='https://f4.bcbits.com/img/a1_16.jpg'></body>")),
        page("https://bandcamp.com/ann", 200, PageImportTest.FAN),
        page("https://bandcamp.com/about", 200, "<html><body>About</body></html>"),
        page("https://bandcamp.com/bob", 404, "<html>bandcamp: no such fan</html>"),
        page("https://bandcamp.com/robots.txt", 200, "User-agent: *"),
        page("https://bandcamp.com/cia", 200, PageImportTest.CHALLENGE.replace("Prove", "bcbits")),
        new WarcConversion.Builder()
            .date(TIME)
            .setHeader("WARC-Target-URI", "https://x.bandcamp.com/album/one")
            .body(MediaType.parse("text/plain"), bytes("One by X"))
            .build());

    PageImportResult result = imported(file);

    assertThat(result.records()).isEqualTo(15);
    assertThat(result.read()).isEqualTo(Map.of("album page", 2, "fan page", 1));
    assertThat(result.passedOver())
        .isEqualTo(
            Map.of(
                "records of the type warcinfo",
                1L,
                "records of the type request",
                2L,
                "records of the type metadata",
                2L,
                "records of the type conversion",
                1L,
                "answers for robots.txt",
                1L,
                "answers of the status 404",
                1L,
                WarcPages.NO_PAGE,
                3L));
    assertThat(result.unusable())
        .singleElement()
        .satisfies(unusable -> {
          assertThat(unusable.reason()).isEqualTo("a challenge page in place of the one asked for");
          assertThat(unusable.examples().getFirst()).contains("https://bandcamp.com/cia");
        });
    try (CatalogSnapshot snapshot = catalog.snapshot(0.5f)) {
      assertThat(snapshot.fanKey(snapshot.fan("n:ann"))).isEqualTo("f42");
      assertThat(snapshot.engine().preferences().size()).isEqualTo(3);
    }
    String checksum = catalog.checksum();
    assertThat(imported(file).changed()).isZero();
    assertThat(catalog.checksum()).isEqualTo(checksum);
  }

  @Test
  void aPageIsDatedByItsFetch() throws Exception {
    String later = PageImportTest.ALBUM.replace("\"One\"", "\"One, renamed\"");
    write(
        folder.resolve("new.warc.gz"),
        WarcCompression.GZIP,
        page("https://x.bandcamp.com/album/one", 200, later));
    // A saved page is dated by what it says of itself: 2014.
    Files.writeString(folder.resolve("saved.html"), PageImportTest.ALBUM);
    imported(folder.resolve("new.warc.gz"));
    imported(folder.resolve("saved.html"));
    assertThat(TestCatalogs.titles(catalog)).containsEntry("a5", "One, renamed");
  }

  @Test
  void aBatchIsTheFansWhoseIdWasPostedBeforeOrBehindTheAnswer() throws Exception {
    String second = PageImportTest.BATCH.replace("six", "seven").replace(":6:", ":7:");
    String third = PageImportTest.BATCH.replace("six", "eight").replace(":6:", ":8:");
    Path file = folder.resolve("recorded.warc");
    write(
        file,
        WarcCompression.NONE,
        post(BATCHES, "{\"fan_id\":42}"),
        page(BATCHES, 200, PageImportTest.BATCH),
        page(BATCHES, 200, second.replace("_id\":6", "_id\":7")),
        post(BATCHES, "{\"fan_id\":43}"),
        page(BATCHES, 200, third.replace("_id\":6", "_id\":8")),
        get("https://example.org/"));

    PageImportResult result = imported(file);

    assertThat(result.read()).isEqualTo(Map.of("collection batch", 3));
    assertThat(result.unusable())
        .extracting(Unusable::reason)
        .containsExactly(StoredPages.NOBODYS_BATCH);
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      assertThat(snapshot.engine().isOwned(snapshot.fan("f42"), snapshot.tralbum("a6"))).isTrue();
      assertThat(snapshot.engine().isOwned(snapshot.fan("f43"), snapshot.tralbum("a7"))).isTrue();
      assertThat(snapshot.fans()).isEqualTo(2);
    }
  }

  @Test
  void ofATornFileTheWholeRecordsAreReadAndTheRestIsReported() throws Exception {
    for (WarcCompression compression :
        new WarcCompression[] {WarcCompression.GZIP, WarcCompression.NONE}) {
      Path file = folder.resolve("torn-" + compression);
      write(
          file,
          compression,
          page("https://x.bandcamp.com/album/one", 200, PageImportTest.ALBUM),
          page("https://bandcamp.com/ann", 200, PageImportTest.FAN));
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length - 300));

      PageImportResult result = imported(file);

      assertThat(result.read()).isEqualTo(Map.of("album page", 1));
      assertThat(result.unusable())
          .singleElement()
          .satisfies(unusable -> {
            assertThat(unusable.reason()).isEqualTo(WarcPages.NOT_READ);
            assertThat(unusable.examples().getFirst())
                .contains("to %d: cut off within a record".formatted(whole.length - 300));
          });
    }
  }

  @Test
  void anAnswerOfAnotherKindThanWasAskedForIsReported() throws Exception {
    write(
        folder.resolve("mixed.warc.gz"),
        WarcCompression.GZIP,
        post(BATCHES, "{\"fan_id\":42}"),
        page(BATCHES, 200, PageImportTest.FAN));
    PageImportResult result = imported(folder.resolve("mixed.warc.gz"));
    assertThat(result.read()).isEmpty();
    assertThat(result.unusable())
        .extracting(Unusable::reason)
        .containsExactly(WarcPages.ANOTHER_KIND);
  }

  private PageImportResult imported(Path file) {
    return PageImport.store(catalog, file, folder.resolve("reports"), ImportProgress.SILENT);
  }

  private static void write(Path file, WarcCompression compression, WarcRecord... records)
      throws IOException {
    try (WarcWriter writer =
        new WarcWriter(Channels.newChannel(Files.newOutputStream(file)), compression)) {
      for (WarcRecord record : records) {
        writer.write(record);
      }
    }
  }

  /// As Common Crawl keeps answers: unpacked, with the packing's header renamed.
  private static WarcRecord page(String address, int status, String body) throws IOException {
    return new WarcResponse.Builder(address)
        .date(TIME)
        .body(
            MediaType.HTTP_RESPONSE,
            new HttpResponse.Builder(status, "Said")
                .addHeader("X-Crawl-Content-Encoding", "gzip")
                .body(MediaType.HTML, bytes(body))
                .build())
        .build();
  }

  private static WarcRecord get(String address) throws IOException {
    return new WarcRequest.Builder(address)
        .date(TIME)
        .body(
            MediaType.HTTP_REQUEST,
            new HttpRequest.Builder("GET", URI.create(address).getPath()).build())
        .build();
  }

  private static WarcRecord post(String address, String json) throws IOException {
    return new WarcRequest.Builder(address)
        .date(TIME)
        .body(
            MediaType.HTTP_REQUEST,
            new HttpRequest.Builder("POST", URI.create(address).getPath())
                .body(MediaType.JSON, bytes(json))
                .build())
        .build();
  }

  private static WarcRecord metadata(String address) {
    return new WarcMetadata.Builder()
        .date(TIME)
        .setHeader("WARC-Target-URI", address)
        .body(MediaType.WARC_FIELDS, bytes("fetchTimeMs: 12\r\n"))
        .build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
