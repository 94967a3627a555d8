package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.settings.UserError;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files a catalog can be opened on, and what happens to the others.
class SchemaTest {
  @TempDir Path folder;

  @Test
  void theVersionIsThatOfTheNewestMigration() throws Exception {
    URI migrations = Schema.class.getResource("migration").toURI();
    try (Stream<Path> files = Files.list(Path.of(migrations))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .map(name -> name.substring(1, name.indexOf("__")))
                  .mapToInt(Integer::parseInt)
                  .max())
          .hasValue(Schema.VERSION);
    }
  }

  @Test
  void anEmptyFileIsBroughtUpToDateOnceAndInTheLogModeThatReadersNeed() throws Exception {
    Path file = folder.resolve("new/catalog.sqlite");
    Catalog.open(file).close();
    assertThat(Schema.version(file)).isEqualTo(Schema.VERSION);
    byte[] before = Files.readAllBytes(file);
    Catalog.open(file).close();
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Session session = Session.reading(file)) {
      assertThat(session.number("PRAGMA page_size", 0)).isEqualTo(8192);
      session.each("PRAGMA journal_mode", row -> assertThat(row.getString(1)).isEqualTo("wal"));
    }
  }

  @Test
  void aCatalogOfANewerProgramIsRefusedUntouched() throws Exception {
    Path file = folder.resolve("catalog.sqlite");
    Catalog.open(file).close();
    run(
        file,
        "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 0, '', installed_on, 1, 1 FROM flyway_schema_history LIMIT 1");
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> Catalog.open(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("newer bcr")
        .hasMessageContaining("version 99")
        .hasMessageNotContaining("\n");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void whatIsNoCatalogIsRefusedUntouched() throws Exception {
    Path text =
        Files.writeString(
            folder.resolve("text"),
            "no database, but long enough to have a header of 100 bytes. ".repeat(20));
    assertThatThrownBy(() -> Catalog.open(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no SQLite database");
    assertThat(text).content().startsWith("no database");

    Path foreign = folder.resolve("foreign");
    run(foreign, "CREATE TABLE bookmarks (url TEXT)");
    byte[] before = Files.readAllBytes(foreign);
    assertThatThrownBy(() -> Catalog.open(foreign))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("another program's");
    assertThat(Files.readAllBytes(foreign)).isEqualTo(before);
  }

  @Test
  void optOutsOfTheFourthVersionHoldStill() throws Exception {
    Path file = folder.resolve("catalog.sqlite");
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file, "", "")
        .locations("classpath:com/bcrecommender/catalog/migration")
        .table("flyway_schema_history")
        .target("4")
        .load()
        .migrate();
    // Of `n:ann`, with the salt 00 01 … 0f.
    run(file, "INSERT INTO opt_out_salt VALUES (x'000102030405060708090a0b0c0d0e0f')");
    run(file, "INSERT INTO opt_out VALUES (x'40bc80e3d312e94c0011223344556677', 1767225600)");
    try (Catalog catalog = Catalog.open(file)) {
      assertThat(catalog.optOuts().test(OptOutKey.ofUsername("ann"))).isTrue();
      assertThat(catalog.optOuts().newest()).contains(Instant.ofEpochSecond(1_767_225_600));
      catalog.forgetFan("n:ben");
      assertThat(catalog.optOuts().toTexts()).hasSize(1);
      assertThat(catalog.counts().optOuts()).isEqualTo(2);
    }
  }

  /// A crawl that an earlier version began: nothing it knew is lost, and what it had read or found
  /// gone is due again some day.
  @Test
  void aFrontierOfVersionFourKeepsItsOrderAndIsDueAgain() throws Exception {
    Path file = folder.resolve("four.sqlite");
    Session.writing(file).close();
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file.toAbsolutePath(), "", "")
        .locations("classpath:com/bcrecommender/catalog/migration")
        .target("4")
        .load()
        .migrate();
    run(file, "INSERT INTO crawl_origin (address) VALUES ('https://bandcamp.com')");
    run(
        file,
        "INSERT INTO frontier (origin, kind, url, state, mentions, reason, changed) VALUES"
            + " (1, 1, 'https://a.bandcamp.com/album/once', 0, 1, NULL, 1000),"
            + " (1, 1, 'https://a.bandcamp.com/album/often', 0, 9, NULL, 1000),"
            + " (1, 1, 'https://own.example/album/x', 5, 5, 'not of bandcamp.com', 1000),"
            + " (1, 0, 'https://bandcamp.com/read', 3, 1, NULL, 1000),"
            + " (1, 2, 'https://bandcamp.com/api#7', 3, 1, NULL, 1000),"
            + " (1, 1, 'https://a.bandcamp.com/album/gone', 4, 1, 'status 404', 1000)");
    try (Catalog catalog = Catalog.open(file)) {
      Instant later = Instant.ofEpochMilli(1000).plus(Duration.ofDays(60));
      List<String> asked = new ArrayList<>();
      catalog.transaction(transaction -> {
        Frontier frontier = Frontier.of(transaction, "https://bandcamp.com", later);
        assertThat(frontier.dueAgain())
            .isEqualTo(Map.of(Frontier.Kind.FAN, 1L, Frontier.Kind.TRALBUM, 1L));
        assertThat(CrawlDomains.of(transaction, "https://bandcamp.com").isNamed("own.example"))
            .isTrue();
        Optional<Frontier.Entry> entry = frontier.lease("me", later.plusSeconds(60), false);
        while (entry.isPresent()) {
          asked.add(entry.get().url());
          frontier.parsed(entry.get(), null);
          entry = frontier.lease("me", later.plusSeconds(60), false);
        }
        return later;
      });
      assertThat(asked)
          .containsExactly(
              "https://a.bandcamp.com/album/often",
              "https://a.bandcamp.com/album/gone",
              "https://own.example/album/x",
              "https://a.bandcamp.com/album/once");
    }
  }

  private static void run(Path file, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
