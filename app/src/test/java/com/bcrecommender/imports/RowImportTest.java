package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.CatalogTralbum;
import com.bcrecommender.catalog.FileKeys;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Preference, tag and tralbum files.
class RowImportTest {
  @TempDir Path folder;
  private Catalog catalog;
  private ImportOptions options;

  @BeforeEach
  void open() {
    catalog = TestCatalogs.create(folder.resolve("catalog.sqlite"));
    options = ImportOptions.standard(folder.resolve("reports"));
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void preferencesAreCountedAsAddedChangedAndUnchanged() throws Exception {
    Path first =
        file("1.tsv", "fan\ttralbum\ttime\tkind\n1\t2\t1000000100\twishlisted\n1\t3\t\towned\n");
    ImportResult result = preferences(first);
    assertThat(result.rows()).isEqualTo(2);
    assertThat(result.stored()).isEqualTo(2);
    assertThat(result.added()).isEqualTo(2);
    assertThat(result.report()).isNull();

    ImportResult again = preferences(first);
    assertThat(again.added() + again.changed()).isZero();
    assertThat(again.unchanged()).isEqualTo(2);

    ImportResult news =
        preferences(file("2.csv", "fan,tralbum,kind\n1,2,owned\n1,3,owned\n4,2,owned\n"));
    assertThat(news.added()).isEqualTo(1);
    assertThat(news.changed()).isEqualTo(1);
    assertThat(news.unchanged()).isEqualTo(1);
    try (CatalogSnapshot snapshot = catalog.snapshot(0.5f)) {
      assertThat(snapshot.fanKey(0)).isEqualTo("x:file:1");
      assertThat(snapshot.engine().kind(0)).isEqualTo(PreferenceKind.OWNED);
      assertThat(snapshot.engine().time(0)).isEqualTo(1_000_000_100);
    }
  }

  @Test
  void whatCannotBeUsedIsReportedWithFileAndLineAndTheRestIsStored() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 400; i++) {
      rows.append(i).append('\t').append(i).append('\n');
    }
    Path file = file("mixed.tsv", rows + "f0\t7\n\t7\n1\tu:nowhere\n401\t401\n");
    ImportResult result = preferences(file);

    assertThat(result.rows()).isEqualTo(404);
    assertThat(result.stored()).isEqualTo(401);
    assertThat(result.unusableRows()).isEqualTo(3);
    assertThat(result.unusable())
        .extracting(Unusable::reason)
        .containsExactlyInAnyOrder("not the key of a fan", "empty key", "not the key of a tralbum");
    assertThat(result.unusable().getFirst().examples().getFirst()).startsWith("line 40");
    assertThat(Files.readAllLines(result.report()))
        .contains("file\tline\treason\texcerpt")
        .contains(file + "\t401\tnot the key of a fan\tf0")
        .contains(file + "\t403\tnot the key of a tralbum\tu:nowhere")
        .hasSize(4);
  }

  @Test
  void moreThanOnePercentBadRowsStoreNothingUnlessAllowed() throws Exception {
    String good = "1\t1\n".repeat(98);
    Path atTheLimit = file("limit.tsv", good + "2\t2\nf0\t1\n");
    assertThat(preferences(atTheLimit).stored()).isEqualTo(99);

    Path over = file("over.tsv", "8\t8\n" + good + "f0\t1\nf0\t2\n");
    String before = catalog.checksum();
    assertThatThrownBy(() -> preferences(over))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("2 of 101 rows")
        .hasMessageContaining("not the key of a fan (line 100: f0)")
        .hasMessageContaining("nothing was stored")
        .hasMessageContaining("--allow-bad")
        .hasMessageNotContaining("\n");
    assertThat(catalog.checksum()).isEqualTo(before);
    try (var reports = Files.list(options.reports())) {
      assertThat(reports.anyMatch(r -> r.toString().contains("over.tsv")))
          .as("the report stays")
          .isTrue();
    }

    options = options.withBadAllowed();
    assertThat(preferences(over).stored()).isEqualTo(99);
    assertThat(catalog.checksum()).isNotEqualTo(before);
  }

  @Test
  void aReportGoesWithItsReasons() throws Exception {
    options = options.withBadAllowed();
    Path file = file("f.tsv", "1\t1\nf0\t1\n");
    Path report = preferences(file).report();
    assertThat(report).exists();
    file("f.tsv", "1\t1\nf1\t1\n");
    assertThat(preferences(file).report()).isNull();
    assertThat(report).doesNotExist();
  }

  @Test
  void bareNumbersOfBandcampsMeanTheSameBeforeAndAfterTheirTralbums() throws Exception {
    options = options.withBandcampIds();
    Path preferences = file("p.csv", "fan_id,tralbum_id\n42,5\n42,6\n43,7\n");
    Path tralbums =
        file(
            "t.csv",
            "tralbum_id,tralbum_type,title,artist,url\n5,a,One,\"A, B\",https://x.bandcamp.com/album/one\n6,t,Two,C,\n");

    ImportResult early = preferences(preferences);
    assertThat(early.waiting()).isEqualTo(3);
    tralbums(tralbums);
    assertThat(catalog.counts().waitingPreferences()).isEqualTo(1);
    String checksum = catalog.checksum();
    assertThat(preferences(preferences).waiting()).isEqualTo(1);
    assertThat(catalog.checksum()).isEqualTo(checksum);

    catalog.close();
    catalog = TestCatalogs.create(folder.resolve("other.sqlite"));
    tralbums(tralbums);
    preferences(preferences);
    assertThat(catalog.checksum()).isEqualTo(checksum);
    try (CatalogSnapshot snapshot = catalog.snapshot(0.5f)) {
      assertThat(snapshot.fanKey(0)).isEqualTo("f42");
      assertThat(snapshot.engine().isOwned(0, snapshot.tralbum("a5"))).isTrue();
      assertThat(snapshot.engine().isOwned(0, snapshot.tralbum("t6"))).isTrue();
      assertThat(snapshot.engine().preferences().size()).isEqualTo(2);
    }
  }

  @Test
  void filesInAnyOrderAndTwiceGiveOneCatalog() throws Exception {
    List<Path> files =
        List.of(
            file(
                "a-preferences.tsv",
                "1\t1\t1000000050\n1\t2\n2\tu:https://x.bandcamp.com/album/one\t1000000009\n"),
            file("b-tags.tsv", "1\tDrone,Noise\n2\tdrone\n"),
            file("c-tags.tsv", "1\tAmbient\n1\tdrone\n"),
            file(
                "d-tralbums.tsv",
                "1\ta\tOne\tX\thttps://x.bandcamp.com/album/one\t77\t2014-09-19\n2\tt\tTwo\tX\n"),
            file("e-tralbums.tsv", "1\ta\tOne again\t\thttps://x.bandcamp.com/album/one-b\n"));
    files.forEach(this::any);
    String checksum = catalog.checksum();
    List<Path> reversed = new ArrayList<>(files.reversed());
    reversed.addAll(files);
    catalog.close();
    catalog = TestCatalogs.create(folder.resolve("other.sqlite"));
    reversed.forEach(this::any);
    assertThat(catalog.checksum()).isEqualTo(checksum);
  }

  @Test
  void aTralbumFileGivesAllThatPagesShow() throws Exception {
    tralbums(
        file(
            "t.tsv",
            "a5\talbum\tOne\tX\thttp://X.bandcamp.com/album/one/\t77\t2014-09-19\nx:lastfm:9\t\tNine\n"));
    tags(file("tags.csv", "a5,Hip-Hop/Rap,Berlin\n"));
    List<CatalogTralbum> all = new ArrayList<>();
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      snapshot.eachTralbum(all::add);
    }
    assertThat(all.getFirst())
        .isEqualTo(
            new CatalogTralbum(
                0,
                "a5",
                List.of("a5", "u:https://x.bandcamp.com/album/one"),
                'a',
                "One",
                "X",
                "https://x.bandcamp.com/album/one",
                77,
                1_411_084_800L,
                null,
                List.of("berlin", "hip-hop-rap"),
                null));
    assertThat(all.getLast().key()).isEqualTo("x:lastfm:9");
    assertThat(all.getLast().type()).isEqualTo('?');
  }

  @Test
  void theRowsOfATralbumFileAreChecked() throws Exception {
    options = options.withBadAllowed();
    ImportResult result =
        tralbums(
            file(
                "t.tsv",
                """
                a1\ttrack\tkey and type disagree
                2\tcassette\tno such type
                3\ta\tno address\tX\tnowhere
                4\ta\tno art id\tX\t\t4294967296
                5\ta\tno date\tX\t\t\tlast year
                6\ta\tgood\tX\t\t0\t2014
                """));
    assertThat(result.rows()).isEqualTo(6);
    assertThat(result.stored()).isEqualTo(1);
    assertThat(result.unusable()).hasSize(5).allMatch(u -> u.count() == 1);
  }

  @Test
  void gzipIsToldByItsBytesAndColumnsByTheOrderGiven() throws Exception {
    Path file = folder.resolve("packed");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("2\t1\n3\t1\n".getBytes(StandardCharsets.UTF_8));
    }
    options = options.withColumns("tralbum,fan");
    assertThat(preferences(file).stored()).isEqualTo(2);
    assertThat(catalog.counts().fans()).isEqualTo(1);
  }

  @Test
  void foreignIdsOfTwoSourcesAreKeptApart() throws Exception {
    Path file = file("p.tsv", "1\t1\n");
    preferences(file);
    options = new ImportOptions(new FileKeys("lastfm", false), null, false, options.reports());
    preferences(file);
    assertThat(catalog.counts().fans()).isEqualTo(2);
    assertThat(catalog.counts().tralbums()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotThereOrNoTextIsOneLine() throws Exception {
    assertThatThrownBy(() -> preferences(folder.resolve("none.tsv")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> preferences(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("found a folder");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {0, 1, 2, 0, 9});
    assertThatThrownBy(() -> preferences(binary)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> tags(file("h.csv", "tralbum,size\n1,2\n")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("tag");
  }

  @Test
  void progressEndsAtTheFilesSize() throws Exception {
    Path file = file("p.tsv", "1\t1\n");
    List<Long> heard = new ArrayList<>();
    PreferenceImport.store(catalog, file, options, (done, total) -> heard.add(total - done));
    assertThat(heard.getLast()).isZero();
  }

  private void any(Path file) {
    String name = file.getFileName().toString();
    if (name.contains("preferences")) {
      preferences(file);
    } else if (name.contains("tags")) {
      tags(file);
    } else {
      tralbums(file);
    }
  }

  private ImportResult preferences(Path file) {
    return PreferenceImport.store(catalog, file, options, ImportProgress.SILENT);
  }

  private ImportResult tags(Path file) {
    return TagImport.store(catalog, file, options, ImportProgress.SILENT);
  }

  private ImportResult tralbums(Path file) {
    return TralbumImport.store(catalog, file, options, ImportProgress.SILENT);
  }

  private Path file(String name, String contents) throws IOException {
    return Files.writeString(folder.resolve(name), contents);
  }
}
