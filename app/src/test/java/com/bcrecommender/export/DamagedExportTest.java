package com.bcrecommender.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// An export that is damaged, or that no catalog can have given out, ends in one line that says
/// what and where, and stores nothing.
class DamagedExportTest {
  @TempDir Path folder;
  private Path export = Path.of("");
  private Catalog catalog;
  private String before = "";

  @BeforeEach
  void anExportAndACatalogWithOtherData() {
    export = folder.resolve("export");
    try (Catalog exported = TestCatalogs.create(folder.resolve("exported"))) {
      Exports.store(exported, Exports.observations(3, 40));
      Exports.write(exported, export, ExportForm.TSV, Compression.GZIP);
    }
    catalog = TestCatalogs.create(folder.resolve("catalog"));
    Exports.store(catalog, Exports.observations(4, 10));
    before = catalog.checksum();
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  private void isRefused(Path named, String... parts) {
    assertThatThrownBy(() -> ExportImport.store(catalog, named, ExportProgress.SILENT))
        .isInstanceOf(UserError.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
    assertThat(catalog.checksum()).isEqualTo(before);
  }

  /// Files that the manifest fits, as somebody could make them by hand.
  private Path handMade(ExportForm form, Compression compression, Map<ExportTable, byte[]> contents)
      throws IOException {
    Path made = Files.createDirectories(folder.resolve("made"));
    Map<ExportTable, Manifest.Entry> entries = new EnumMap<>(ExportTable.class);
    for (ExportTable table : ExportTable.values()) {
      Path file = made.resolve(table.file(form, compression));
      Files.write(file, contents.getOrDefault(table, new byte[0]));
      entries.put(table, new Manifest.Entry(0, Files.size(file), Sha256.hex(file, bytes -> {})));
    }
    new Manifest("", "", form, compression, entries).write(made);
    return made;
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsCutOffIsNamed(ExportTable table) throws IOException {
    Path file = export.resolve(table.file(ExportForm.TSV, Compression.GZIP));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    isRefused(
        export,
        "expected %,d bytes".formatted(bytes.length),
        "found %,d in %s".formatted(bytes.length - 1, file),
        "nothing was stored");
  }

  @ParameterizedTest
  @EnumSource
  void aFileWithOtherBytesIsNamed(ExportTable table) throws IOException {
    Path file = export.resolve(table.file(ExportForm.TSV, Compression.GZIP));
    byte[] bytes = Files.readAllBytes(file);
    bytes[new Random(1).nextInt(bytes.length)] ^= 1;
    Files.write(file, bytes);
    isRefused(export, "expected the contents that its manifest says", file.toString());
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsMissingIsNamed(ExportTable table) throws IOException {
    Path file = export.resolve(table.file(ExportForm.TSV, Compression.GZIP));
    Files.delete(file);
    isRefused(export, "found none at " + file);
  }

  @Test
  void whatIsNoExportIsSaidSo() throws IOException {
    isRefused(folder.resolve("none"), "expected the folder of an export", "none");
    Path other = Files.createDirectory(folder.resolve("other"));
    isRefused(other, "found none of its manifest.json in " + other);
    Files.writeString(other.resolve("manifest.json"), "{\"name\":\"app\"}");
    isRefused(other, "of something else");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "version" : 2          | "version" : 3         | written by a newer bcr (version 3
          "version" : 2          | "version" : 1         | written by an older bcr (version 1
          "form" : "tsv"         | "form" : "csv"        | an unknown form
          "compression" : "gzip" | "compression" : "rar" | an unknown form or compression
          "fans.tsv.gz" :        | "../fans.tsv.gz" :    | no rows, bytes and sha256 of fans.tsv.gz
          "sha256" : "           | "sha256" : "x         | no rows, bytes and sha256 of licences.tsv.gz
          "files" :              | "files" "             | expected the manifest of an export
          """)
  void aManifestThatIsNotReadIsSaidSo(String from, String to, String message) throws IOException {
    Path manifest = export.resolve("manifest.json");
    String text = Files.readString(manifest);
    assertThat(text).contains(from);
    Files.writeString(manifest, text.replace(from, to));
    isRefused(export, message);
  }

  @Test
  void aManifestThatIsCutOffAnywhereIsRefused() throws IOException {
    Path manifest = export.resolve("manifest.json");
    byte[] bytes = Files.readAllBytes(manifest);
    for (int length = 0; length < bytes.length - 2; length += 37) {
      Files.write(manifest, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> ExportImport.store(catalog, export, ExportProgress.SILENT))
          .isInstanceOf(UserError.class);
    }
    assertThat(catalog.checksum()).isEqualTo(before);
  }

  @Test
  void gzipThatIsCutOffUnderAManifestThatFitsIsRefused() throws IOException {
    Map<ExportTable, byte[]> contents = new EnumMap<>(ExportTable.class);
    for (ExportTable table : ExportTable.values()) {
      byte[] bytes =
          Files.readAllBytes(export.resolve(table.file(ExportForm.TSV, Compression.GZIP)));
      contents.put(
          table, table == ExportTable.PREFERENCES ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
    }
    Path made = handMade(ExportForm.TSV, Compression.GZIP, contents);
    isRefused(made, "preferences.tsv.gz", "nothing was stored");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TRALBUMS    | {"key":"z1"}                                           | the key of a tralbum
          TRALBUMS    | {"key":"a0"}                                           | the key of a tralbum
          TRALBUMS    | {"key":"a4294967296"}                                  | the key of a tralbum
          TRALBUMS    | {"key":"u:javascript:x"}                               | the key of a tralbum
          TRALBUMS    | {"key":"x:s:"}                                         | the key of a tralbum
          TRALBUMS    | {"title":"T","title_source":1}                         | expected a value in column key, found none
          TRALBUMS    | {"key":"a1","title":"T"}                               | expected a value in column title_source, found none
          TRALBUMS    | {"key":"a1","title":"T","title_source":2}              | expected a source from 1 to 1, found 2
          TRALBUMS    | {"key":"a1","type":"z","type_source":1}                | type of tralbum a1
          TRALBUMS    | {"key":"a1","price":"7 EUR","price_source":1}          | price of tralbum a1
          TRALBUMS    | {"key":"a1","tags":["a",""],"tags_source":1}           | tags of tralbum a1
          TRALBUMS    | {"key":"a1","url":"a2","url_source":1}                 | url of tralbum a1
          TRALBUMS    | {"key":"a1","same_as":"a2","same_as_source":1}         | same_as of tralbum a1
          TRALBUMS    | {"key":"u:http://a","same_as":"u:http://b","same_as_source":1} | same_as of tralbum u:http://a
          FANS        | {"key":"n:"}                                           | the key of a fan
          FANS        | {"key":"n:a","same_as":"n:b","same_as_source":1}       | same_as of fan n:a
          FANS        | {"key":"f1","username":"f2","username_source":1}       | username of fan f1
          FANS        | {"key":"f1","stated":-5,"stated_source":1}             | stated of fan f1
          TAGS        | {"tralbum":"a1"}                                       | expected a value in column tag, found none
          TAGS        | {"tralbum":"a1","tag":"a\\u0000"}                      | expected a tag
          PREFERENCES | {"fan":"f1","tralbum":"a1","kind":"lent"}              | expected owned, wishlisted or unknown
          PREFERENCES | {"fan":"a1","tralbum":"a1","kind":"owned"}             | the key of a fan
          PREFERENCES | {"fan":"f1","tralbum":"a1","kind":"owned","time":"1960-01-01T00:00:00Z"} | a time from 1970 to 2106
          SOURCES     | {"source":3,"name":"","strength":"undated","hash":"0000000000000000"} | expected source 2, found 3
          SOURCES     | {"source":2,"name":"","strength":"mentioned","hash":"0000000000000000"} | expected sources from the weakest on
          SOURCES     | {"source":2,"name":"","strength":"undated","hash":"00000000000000ff"}  | expected sources from the weakest on
          SOURCES     | {"source":2,"name":"","strength":"dated","hash":"0000000000000000"}   | expected a source that is dated
          SOURCES     | {"source":2,"name":"","strength":"strong","hash":"0000000000000000"}  | expected a source that is dated
          SOURCES     | {"source":2,"name":"","strength":"undated","hash":"0000000000000000","kind":"moon"} | the kind of a source
          LICENCES    | {"kind":"moon","licence":"CC0 1.0"}                    | a kind of source with its licence
          LICENCES    | {"kind":"musicbrainz-tags","licence":"CC0 1.0"}        | a kind of source with its licence
          SOURCES     | {"source":2,"name":"","strength":"undated","hash":"1"}                | a hash of 16 hex digits
          """)
  void aStatementThatNoCatalogGaveOutIsNamedByItsLine(ExportTable table, String row, String message)
      throws IOException {
    Map<ExportTable, String> rows = new EnumMap<>(ExportTable.class);
    rows.put(
        ExportTable.SOURCES,
        "{\"source\":1,\"name\":\"s\",\"strength\":\"undated\",\"hash\":\"00000000000000ff\"}\n");
    rows.put(ExportTable.FANS, "{\"key\":\"f7\",\"name\":\"new\",\"name_source\":1}\n");
    rows.put(ExportTable.TRALBUMS, "{\"key\":\"a7\"}\n");
    rows.merge(table, row + "\n", String::concat);
    Map<ExportTable, byte[]> contents = new EnumMap<>(ExportTable.class);
    rows.forEach((of, text) -> contents.put(of, text.getBytes(UTF_8)));
    int line = (int) rows.getOrDefault(table, "").lines().count();
    Path made = handMade(ExportForm.JSONL, Compression.NONE, contents);
    isRefused(made, message, "in line " + line + " of " + made, "nothing was stored");
  }
}
