package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An export in Parquet, as Spark makes it of JSON lines.
class ParquetTest {
  private static final String MODEL = "item-neighbours";
  private static final Map<String, String> SOUND =
      Map.of(
          "fans", "SELECT 'f1' AS key UNION SELECT 'f2'",
          "tralbums", "SELECT 'a1' AS key UNION SELECT 'a2'",
          "preferences", "SELECT 'f1' AS fan, 'a1' AS tralbum, 'owned' AS kind");

  @TempDir private Path folder;

  private static String sound(String table) {
    return SOUND.getOrDefault(table, "");
  }

  private Path parquet() {
    return folder.resolve("parquet");
  }

  private String at(String table) {
    return parquet().resolve(table + ".parquet").toUri().toString();
  }

  @Test
  void parquetThatSparkMadeOfAnExportGivesTheSameEdition() throws IOException {
    DemoHome demo = DemoHome.in(folder);
    assertThat(demo.parquet(LocalSpark.conf(), parquet().toUri().toString()))
        .contains("fans", "tralbums", "preferences", "sources", "licences");
    LocalSpark.run(
        demo.order(
            "export=" + parquet().toUri(), folder.resolve("work").toUri().toString(), MODEL));
    assertThat(demo.handedOver()).isEqualTo(demo.here(MODEL));
    assertThat(folder.resolve("work")).as("nothing stays in the work folder").isEmptyDirectory();
  }

  /// Writes tables and says in which words a run of them ends.
  private String refused(Map<String, String> tables) throws IOException {
    Path work = Files.createTempDirectory(folder, "work");
    try (SparkSession session = SparkSession.builder().config(LocalSpark.conf()).getOrCreate()) {
      tables.forEach((table, sql) -> session.sql(sql).write().mode("overwrite").parquet(at(table)));
    }
    return LocalSpark.mistake("export=" + parquet().toUri(), "work=" + work.toUri());
  }

  private String refused(String table, String sql) throws IOException {
    Map<String, String> tables = new TreeMap<>(SOUND);
    tables.put(table, sql);
    return refused(tables);
  }

  @Test
  void aFolderWithoutATableIsRefused() throws IOException {
    assertThat(refused(Map.of("fans", sound("fans"), "tralbums", sound("tralbums"))))
        .contains("preferences.parquet", "manifest.json", parquet().toString());
    Path none = folder.resolve("none");
    assertThat(LocalSpark.mistake("export=" + none.toUri(), "work=" + folder.toUri()))
        .startsWith("expected a folder with an export")
        .contains(none.toString());
  }

  @Test
  void aColumnThatIsMissingOrOfAnotherTypeOrUnknownIsRefusedByName() throws IOException {
    assertThat(refused("preferences", "SELECT 'f1' AS fan, 'owned' AS kind"))
        .contains("column tralbum", "found none", "preferences.parquet");
    assertThat(refused("tralbums", "SELECT 'a1' AS key, 'T' AS title"))
        .contains("column title_source", "found none", "tralbums.parquet");
    assertThat(refused("fans", "SELECT 1 AS key"))
        .contains("expected text in column key", "found int", "fans.parquet");
    assertThat(refused("tralbums", "SELECT 'a1' AS key, array(1) AS tags, 1 AS tags_source"))
        .contains("expected lists of text in column tags", "array<int>", "tralbums.parquet");
    assertThat(refused("fans", "SELECT 'f1' AS key, '3' AS stated, 1 AS stated_source"))
        .contains("expected whole numbers in column stated", "found string", "fans.parquet");
    assertThat(refused("fans", "SELECT 'f1' AS key, 'x' AS nmae"))
        .contains("found nmae too", "fans.parquet");
  }

  @Test
  void aValueThatNoExportHasIsRefusedByItsPlace() throws IOException {
    String row = "SELECT 'f1' AS fan, 'a1' AS tralbum, '%s' AS kind, '%s' AS time";
    assertThat(refused("preferences", row.formatted("owned", "yesterday")))
        .contains("column time", "yesterday", "preferences.parquet");
    assertThat(refused("preferences", row.formatted("lent", "2014-09-19T10:00:00Z")))
        .contains("expected owned, wishlisted or unknown", "lent", "preferences.parquet");
    assertThat(refused("fans", "SELECT CAST(NULL AS STRING) AS key"))
        .contains("column key", "found none", "fans.parquet");
    assertThat(refused("tralbums", "SELECT 'a1' AS key, array('a,b') AS tags, 1 AS tags_source"))
        .contains("column tags", "a,b", "tralbums.parquet");
    assertThat(refused("tralbums", "SELECT 'a1' AS key, 'T' AS title, 7L AS title_source"))
        .as("without a table of sources")
        .contains("expected a source from 1 to 0, found 7", "tralbums.parquet");
  }

  @Test
  void aFileThatIsNoParquetIsRefused() throws IOException {
    Files.createDirectories(parquet());
    Path file = parquet().resolve("fans.parquet");
    Files.writeString(file, "key\nf1\n");
    assertThat(refused(Map.of("tralbums", sound("tralbums"), "preferences", sound("preferences"))))
        .contains("expected Parquet", "fans.parquet");
  }

  @Test
  void keysAndPreferencesAloneAreEnough() throws IOException {
    try (SparkSession session = SparkSession.builder().config(LocalSpark.conf()).getOrCreate()) {
      SOUND.forEach((table, sql) -> session.sql(sql).write().parquet(at(table)));
    }
    LocalSpark.run(
        "export=" + parquet().toUri(),
        "work=" + folder.resolve("work").toUri(),
        "into=" + folder.resolve("into"));
    assertThat(folder.resolve("into").resolve(WriteEdition.EDITION)).isNotEmptyDirectory();
  }
}
