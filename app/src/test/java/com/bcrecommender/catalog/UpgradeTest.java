package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What an upgrade does to a catalog of an older program, and how it is taken back.
class UpgradeTest {
  private static final Instant NOW = Instant.parse("2026-11-28T20:00:00Z");

  @TempDir Path folder;

  static List<Integer> olderVersions() {
    return IntStream.range(1, Schema.VERSION).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("olderVersions")
  void aCatalogOfEveryOlderVersionIsCopiedMigratedAndTakenBackAsItWas(int version)
      throws Exception {
    Path file = older(version, "catalog.sqlite");
    byte[] before = Files.readAllBytes(file);
    try (Catalog catalog = Catalog.open(file)) {
      assertThat(catalog.counts().tralbums()).isEqualTo(1);
    }
    assertThat(Schema.version(file)).isEqualTo(Schema.VERSION);
    UpgradeCopies copies = UpgradeCopies.of(file);
    assertThat(copies.all())
        .singleElement()
        .satisfies(copy -> assertThat(copy.version()).isEqualTo(version));
    byte[] copied = Files.readAllBytes(copies.all().getFirst().file());
    assertThat(withoutCounters(copied)).isEqualTo(withoutCounters(before));

    UpgradeCopies.TakenBack back = copies.takeBack(NOW);
    assertThat(Sha256.hex(Files.readAllBytes(file))).isEqualTo(Sha256.hex(copied));
    assertThat(Schema.version(file)).isEqualTo(version);
    assertThat(Schema.version(back.aside())).isEqualTo(Schema.VERSION);
    assertThat(copies.all()).isEmpty();
    try (Catalog again = Catalog.open(file)) {
      assertThat(again.counts().tralbums()).isEqualTo(1);
    }
  }

  /// All but what SQLite counts for each file by itself in its header: changes (24, 92), changes of
  /// the schema (40), and its own version (96). As a hash, since the files are large to print.
  private static String withoutCounters(byte[] database) {
    byte[] bytes = database.clone();
    for (int from : new int[] {24, 40, 92, 96}) {
      Arrays.fill(bytes, from, from + 4, (byte) 0);
    }
    return Sha256.hex(bytes);
  }

  @Test
  void theLastTwoCopiesAreKept() throws Exception {
    Path file = older(6, "catalog.sqlite");
    for (int day = 0; day < 4; day++) {
      UpgradeCopies.of(file).make(6, NOW.plusSeconds(day * 86_400L));
    }
    assertThat(UpgradeCopies.of(file).all())
        .extracting(UpgradeCopies.Copy::made)
        .containsExactly("20261201T200000Z", "20261130T200000Z");
  }

  @Test
  void whatAKilledCopyLeftIsNoCopyAndInNobodysWay() throws Exception {
    Path file = older(6, "catalog.sqlite");
    Path part = folder.resolve(UpgradeCopies.FOLDER).resolve("catalog.part");
    Files.createDirectories(folder.resolve(UpgradeCopies.FOLDER));
    Files.writeString(part, "half of a copy");
    assertThat(UpgradeCopies.of(file).all()).isEmpty();
    Catalog.open(file).close();
    assertThat(UpgradeCopies.of(file).all()).hasSize(1);
    assertThat(part).doesNotExist();
  }

  @Test
  void whereNoCopyCanBeMadeNothingIsMigrated() throws Exception {
    Path file = older(6, "catalog.sqlite");
    byte[] before = Files.readAllBytes(file);
    // A file where the folder would go: as good a refusal as a full disk.
    Files.writeString(folder.resolve(UpgradeCopies.FOLDER), "in the way");
    assertThatThrownBy(() -> Catalog.open(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the catalog is as it was")
        .hasMessageNotContaining("\n");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(Schema.version(file)).isEqualTo(6);
  }

  @Test
  void aNewCatalogIsNoUpgrade() {
    Catalog.open(folder.resolve("new.sqlite")).close();
    assertThat(folder.resolve(UpgradeCopies.FOLDER)).doesNotExist();
  }

  @Test
  void aCatalogThatIsOpenElsewhereIsNotTakenBack() throws Exception {
    Path file = older(6, "catalog.sqlite");
    try (Catalog open = Catalog.open(file)) {
      assertThatThrownBy(() -> UpgradeCopies.of(file).takeBack(NOW))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("stop it first");
      assertThat(open.counts().tralbums()).isEqualTo(1);
    }
    assertThat(Schema.version(file)).isEqualTo(Schema.VERSION);
  }

  @Test
  void withoutACopyThereIsNothingToTakeBack() throws Exception {
    Path file = folder.resolve("catalog.sqlite");
    Catalog.open(file).close();
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> UpgradeCopies.of(file).takeBack(NOW))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("found none")
        .hasMessageContaining("bcr restore");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  /// A catalog as an earlier program left it, with one record.
  private Path older(int version, String name) throws SQLException, IOException {
    Path file = folder.resolve(name);
    Session.writing(file).close();
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file.toAbsolutePath(), "", "")
        .locations("classpath:com/bcrecommender/catalog/migration")
        .table("flyway_schema_history")
        .target(Integer.toString(version))
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO tralbum (key) VALUES ('a1')");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    return file;
  }
}
