package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.ArchiveWriter;
import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.PageReader;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Source;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.settings.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an earlier parser took from the archive gives way to what today's sees.
class ReparseTest {
  private static final String ADDRESS = "https://x.bandcamp.com/album/one";
  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;
  private Archive archive;

  @BeforeEach
  void make() {
    archive = Archive.in(folder.resolve("warc"));
  }

  @Test
  void aMistakeOfAnEarlierParserGivesWay() {
    keep(TIME, 200, PageImportTest.ALBUM);
    // Larger than the right title, and a date where the page has none to be trusted.
    String misread = PageImportTest.ALBUM.replace("\"One\"", "\"Zero\"").replace("Drone", "Wrong");
    try (Catalog catalog = catalog("old");
        Catalog fresh = catalog("fresh")) {
      byte[] sent = bytes(PageImportTest.ALBUM);
      Page.TralbumPage mistaken = (Page.TralbumPage) PageReader.read(bytes(misread), ADDRESS);
      catalog.transaction(transaction ->
          transaction.store(mistaken, Source.of(ADDRESS, TIME.getEpochSecond(), sent)));
      reparse(fresh);
      assertThat(catalog.checksum()).isNotEqualTo(fresh.checksum());

      reparse(catalog);
      assertThat(catalog.checksum()).isEqualTo(fresh.checksum());
    }
  }

  @Test
  void whatOtherSourcesSaidStays() {
    keep(TIME, 200, PageImportTest.ALBUM);
    String saved =
        PageImportTest.ALBUM.replace("id\":5", "id\":6").replace("album/one", "album/two");
    Page.TralbumPage other = (Page.TralbumPage) PageReader.read(bytes(saved), null);
    try (Catalog catalog = catalog("both");
        Catalog fresh = catalog("fresh")) {
      for (Catalog each : List.of(catalog, fresh)) {
        each.transaction(
            transaction -> transaction.store(other, Source.of("saved.html", null, bytes(saved))));
      }
      reparse(fresh);
      reparse(catalog);
      reparse(catalog);
      assertThat(catalog.checksum()).isEqualTo(fresh.checksum());
      assertThat(catalog.counts().tralbums()).isEqualTo(2);
    }
  }

  @Test
  void theLaterFetchWinsAndWhatWasNoPageIsToldWithItsPlace() {
    keep(TIME.plusSeconds(60), 200, PageImportTest.ALBUM.replace("\"One\"", "\"Aone\""));
    keep(TIME, 200, PageImportTest.ALBUM);
    keep(TIME, 503, "busy");
    keep(TIME, 200, PageImportTest.CHALLENGE);
    keep(TIME, 200, "no page at all");
    try (Catalog catalog = catalog("one")) {
      PageImportResult result = reparse(catalog);
      assertThat(result.files()).isEqualTo(5);
      assertThat(result.records()).isEqualTo(10);
      assertThat(result.read()).isEqualTo(Map.of("album page", 2));
      assertThat(result.passedOver())
          .isEqualTo(Map.of("records of the type warcinfo", 5L, "answers of the status 503", 1L));
      assertThat(result.unusable())
          .extracting(Unusable::reason)
          .containsExactlyInAnyOrder(
              "a challenge page in place of the one asked for", "not a page of Bandcamp's");
      assertThat(result.unusable().getFirst().examples().getFirst())
          .contains("000004-", "at byte ", ADDRESS);
      assertThat(TestCatalogs.titles(catalog)).containsEntry("a5", "Aone");
    }
  }

  @Test
  void whereNothingWasKeptItSaysSo() {
    try (Catalog catalog = catalog("none")) {
      assertThatThrownBy(() -> reparse(catalog))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("found none; bcr crawl keeps them there");
    }
  }

  @Test
  void itWaitsForNoCrawlThatWrites() {
    keep(TIME, 200, PageImportTest.ALBUM);
    try (ArchiveWriter writer = archive.writer("bcr", 1000);
        Catalog catalog = catalog("busy")) {
      writer.append(answer(TIME, 200, PageImportTest.ALBUM));
      assertThatThrownBy(() -> reparse(catalog))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("a crawl or another job");
    }
  }

  private Catalog catalog(String name) {
    return TestCatalogs.create(folder.resolve(name + ".sqlite"));
  }

  private PageImportResult reparse(Catalog catalog) {
    return Reparse.run(catalog, archive, folder.resolve("reports"), ImportProgress.SILENT);
  }

  private void keep(Instant at, int status, String body) {
    try (ArchiveWriter writer = archive.writer("bcr", 1000)) {
      writer.append(answer(at, status, body));
    }
  }

  private static RawAnswer answer(Instant at, int status, String body) {
    return new RawAnswer(ADDRESS, null, at, status, Map.of(), bytes(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
