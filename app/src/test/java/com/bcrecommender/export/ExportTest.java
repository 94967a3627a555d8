package com.bcrecommender.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.FileKeys;
import com.bcrecommender.catalog.RowCount;
import com.bcrecommender.catalog.Source;
import com.bcrecommender.catalog.SourceKind;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.catalog.TralbumLine;
import com.bcrecommender.catalog.TralbumRows;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.imports.CollectionImport;
import com.bcrecommender.imports.ImportOptions;
import com.bcrecommender.imports.ImportProgress;
import com.bcrecommender.imports.PageImport;
import com.bcrecommender.imports.PreferenceImport;
import com.bcrecommender.imports.TagImport;
import com.bcrecommender.imports.TralbumImport;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An export stored in an empty catalog gives one that says the same, by the checksum and by an
/// export of its own; on top of other data the two merge by the catalog's laws.
class ExportTest {
  private static final Path RESOURCES =
      Path.of(System.getProperty("bcr.root"), "app/src/test/resources");

  @TempDir Path folder;
  private int catalogs;

  private Catalog empty() {
    return TestCatalogs.create(folder.resolve("catalog" + catalogs++));
  }

  private Catalog holding(List<Consumer<Transaction>> observations) {
    Catalog catalog = empty();
    Exports.store(catalog, observations);
    return catalog;
  }

  private String checksumOf(Path... exports) {
    try (Catalog catalog = empty()) {
      for (Path export : exports) {
        ExportImport.store(catalog, export, ExportProgress.SILENT);
      }
      return catalog.checksum();
    }
  }

  private static Stream<Arguments> formsAndCompressions() {
    return Arrays.stream(ExportForm.values())
        .flatMap(form ->
            Arrays.stream(Compression.values())
                .map(compression -> Arguments.of(form, compression)));
  }

  /// Exports a catalog, stores that in an empty one, and exports this.
  private void goesRound(Catalog catalog, ExportForm form, Compression compression)
      throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Exports.write(catalog, first, form, compression);
    try (Catalog copy = empty()) {
      RowCount count = ExportImport.store(copy, first, ExportProgress.SILENT).rows();
      assertThat(copy.checksum()).isEqualTo(catalog.checksum());
      assertThat(count.stored()).isPositive();
      Exports.write(copy, second, form, compression);
      assertThat(Exports.hashes(second)).isEqualTo(Exports.hashes(first));
      RowCount again = ExportImport.store(copy, first, ExportProgress.SILENT).rows();
      assertThat(again.added() + again.changed()).isZero();
      assertThat(copy.checksum()).isEqualTo(catalog.checksum());
    }
  }

  @ParameterizedTest
  @MethodSource("formsAndCompressions")
  void conflictingStatementsOfEveryKindComeBack(ExportForm form, Compression compression)
      throws IOException {
    for (long seed = 1; seed <= 3; seed++) {
      try (Catalog catalog = holding(Exports.observations(seed, 60))) {
        goesRound(catalog, form, compression);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formsAndCompressions")
  void whatEveryKindOfImportStoredComesBack(ExportForm form, Compression compression)
      throws IOException {
    try (Catalog catalog = empty()) {
      importAll(catalog);
      assertThat(catalog.counts().waitingNames()).as("names that wait").isPositive();
      assertThat(catalog.counts().waitingTralbums()).as("numbers that wait").isPositive();
      assertThat(catalog.counts().wishlisted()).as("wishes").isPositive();
      goesRound(catalog, form, compression);
    }
  }

  private void importAll(Catalog catalog) throws IOException {
    Path reports = folder.resolve("reports");
    PageImport.store(
        catalog, RESOURCES.resolve("com/bcrecommender/bandcamp"), reports, ImportProgress.SILENT);
    for (String page : List.of("fan-page.html", "collection.har", "answer.json")) {
      PageImport.store(
          catalog, RESOURCES.resolve("imports").resolve(page), reports, ImportProgress.SILENT);
    }
    for (String file :
        List.of("discogs-collection.csv", "lastfm-export.csv", "links.txt", "crate.csv")) {
      CollectionImport.store(
          catalog, RESOURCES.resolve("imports").resolve(file), "n:ann", 1, reports);
    }
    ImportOptions numbers = new ImportOptions(new FileKeys("file", true), null, false, reports);
    PreferenceImport.store(
        catalog,
        Files.writeString(
            folder.resolve("preferences.tsv"),
            "fan\ttralbum\ttime\tkind\n1\t77\t1400000000\towned\n1\t78\t\twishlisted\nann\ta5\t\t\n"),
        numbers,
        ImportProgress.SILENT);
    TagImport.store(
        catalog,
        Files.writeString(
            folder.resolve("tags.tsv"), "tralbum\ttags\n78\tdub,Hip-Hop\na5\tdrone\n"),
        numbers,
        ImportProgress.SILENT);
    TralbumImport.store(
        catalog,
        Files.writeString(
            folder.resolve("tralbums.csv"),
            """
            key,type,title,artist,url,art,released
            79,a,"A, B",C,https://c.bandcamp.com/album/b,5,1969-07-20
            x:shop:é 1,,T,,https://other.example/album/t,,
            """),
        numbers,
        ImportProgress.SILENT);
  }

  @ParameterizedTest
  @EnumSource
  void hostileTextsComeBack(ExportForm form) throws IOException {
    List<String> hostile =
        List.of(
            "a\tb\nc\r\\N\\",
            "\\N",
            "\"'`",
            "\u2028\u2029\u0085",
            "nul \u0000 in it",
            "lone \uD83C surrogate",
            "\uDFB5\uD83C",
            "\uD83C\uDFB5",
            "",
            " blanks ");
    try (Catalog catalog = empty()) {
      catalog.transaction(transaction -> {
        TralbumRows lines =
            transaction.tralbums(
                new Source("\ttab\n\uD83C", null, Long.MIN_VALUE, SourceKind.ROW_FILES));
        for (String text : hostile) {
          lines.add(
              new TralbumLine(
                  "a" + (1 + hostile.indexOf(text)), TralbumType.ALBUM, text, text, null, 0L, -1L));
        }
        return lines.finish();
      });
      assertThat(catalog.counts().tralbums()).isEqualTo(hostile.size());
      goesRound(catalog, form, Compression.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void partsInAnyOrderAndOnTopOfEachOtherGiveTheWhole(long seed) throws IOException {
    List<Consumer<Transaction>> all = Exports.observations(seed, 60);
    String whole;
    try (Catalog catalog = holding(all)) {
      whole = catalog.checksum();
    }
    List<Path> parts = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      Path export = folder.resolve("part" + part);
      // They overlap, so that the same source is in two.
      try (Catalog catalog = holding(all.subList(Math.max(0, 20 * part - 3), 20 * part + 20))) {
        ExportForm form = part == 0 ? ExportForm.TSV : ExportForm.JSONL;
        Exports.write(catalog, export, form, Compression.NONE);
      }
      parts.add(export);
      parts.add(export);
    }
    for (int order = 0; order < 3; order++) {
      assertThat(checksumOf(parts.toArray(new Path[0]))).isEqualTo(whole);
      Collections.shuffle(parts, new Random(seed + order));
    }
    // A part of the sources came here themselves.
    try (Catalog catalog = holding(all.subList(0, 25))) {
      for (Path part : parts) {
        ExportImport.store(catalog, part, ExportProgress.SILENT);
      }
      assertThat(catalog.checksum()).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("formsAndCompressions")
  void oneCatalogGivesTheSameBytesInWhateverOrderItWasFilled(
      ExportForm form, Compression compression) throws IOException {
    List<Consumer<Transaction>> observations = new ArrayList<>(Exports.observations(9, 60));
    List<Map<String, String>> exports = new ArrayList<>();
    for (int order = 0; order < 3; order++) {
      Path export = folder.resolve("export" + order);
      try (Catalog catalog = holding(observations)) {
        Exports.write(catalog, export, form, compression);
      }
      exports.add(Exports.hashes(export));
      // Names of sources are those that came first, and two observations here share a source.
      exports.getLast().keySet().removeIf(name -> name.startsWith("sources"));
      Collections.shuffle(observations, new Random(order));
    }
    assertThat(exports.get(1)).isEqualTo(exports.get(0));
    assertThat(exports.get(2)).isEqualTo(exports.get(0));
  }

  @Test
  void anEmptyCatalogGoesRoundToo() throws IOException {
    try (Catalog catalog = empty()) {
      ExportResult result =
          Exports.write(catalog, folder.resolve("none"), ExportForm.TSV, Compression.GZIP);
      assertThat(result.fans() + result.tralbums() + result.sources()).isZero();
      assertThat(checksumOf(folder.resolve("none"))).isEqualTo(catalog.checksum());
    }
  }

  @Test
  void anExportReplacesAnEarlierOneOfAnotherFormAsAWhole() throws IOException {
    Path export = folder.resolve("export");
    try (Catalog catalog = holding(Exports.observations(1, 20))) {
      Exports.write(catalog, export, ExportForm.TSV, Compression.GZIP);
      Exports.write(catalog, export, ExportForm.JSONL, Compression.NONE);
      assertThat(Exports.hashes(export).keySet())
          .containsExactlyInAnyOrder(
              "licences.jsonl",
              "sources.jsonl",
              "fans.jsonl",
              "tralbums.jsonl",
              "tags.jsonl",
              "preferences.jsonl");
      try (Stream<Path> beside = Files.list(folder)) {
        assertThat(beside.map(Path::getFileName).map(Path::toString))
            .noneMatch(name -> name.contains("bcr-export"));
      }
      assertThat(checksumOf(export)).isEqualTo(catalog.checksum());
    }
  }

  @Test
  void aFolderWithAnythingElseInItIsRefusedAndLeftAsItIs() throws IOException {
    Path export = Files.createDirectory(folder.resolve("export"));
    Path foreign = Files.writeString(export.resolve("fans.tsv.gz"), "mine");
    try (Catalog catalog = holding(Exports.observations(1, 20))) {
      assertThatThrownBy(() -> Exports.write(catalog, export, ExportForm.TSV, Compression.GZIP))
          .isInstanceOf(UserError.class)
          .hasMessageMatching("expected an empty folder or .*, found fans.tsv.gz in .*; name .*");
      assertThat(foreign).hasContent("mine");
      Files.delete(foreign);
      Exports.write(catalog, export, ExportForm.TSV, Compression.GZIP);
      Files.writeString(export.resolve("notes.txt"), "mine too");
      assertThatThrownBy(() -> Exports.write(catalog, export, ExportForm.TSV, Compression.GZIP))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("notes.txt");
    }
    assertThat(export.resolve("notes.txt")).hasContent("mine too");
  }

  @Test
  void whatAKilledExportLeftIsNoMatterToTheNext() throws IOException {
    Path export = folder.resolve("export");
    try (Catalog catalog = holding(Exports.observations(1, 20))) {
      Exports.write(catalog, export, ExportForm.TSV, Compression.GZIP);
      // Killed between the two renames, with another one half filled.
      Files.move(export, folder.resolve(".export.bcr-export-old"));
      Files.createDirectory(folder.resolve(".export.bcr-export-new"));
      Files.writeString(folder.resolve(".export.bcr-export-new/fans.tsv"), "half");
      Exports.write(catalog, export, ExportForm.TSV, Compression.GZIP);
      assertThat(checksumOf(export)).isEqualTo(catalog.checksum());
    }
    assertThat(folder.resolve(".export.bcr-export-old")).doesNotExist();
    assertThat(folder.resolve(".export.bcr-export-new")).doesNotExist();
  }
}
