package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.TestCatalogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real pages and a real table of preferences, where they are at hand.
class RealDataTest {
  private static final List<String> SOURCES = List.of("tralbums", "preferences", "pages");

  @TempDir Path folder;
  private Path shared;

  @BeforeEach
  void find() {
    shared = Path.of(System.getProperty("bcr.shared", "/nonexistent"));
    assumeTrue(
        Files.isDirectory(shared.resolve("pages"))
            && Files.isDirectory(shared.resolve("data/tastescraper")),
        "no real data beside the checkout: the imports of real pages and preferences were not tested");
  }

  @Test
  void realPreferencesAndPagesInAnyOrderAndTwiceGiveOneCatalog() {
    String expected = checksum(SOURCES);
    Random random = new Random(1);
    for (int i = 0; i < 2; i++) {
      List<String> twice = new ArrayList<>(SOURCES);
      twice.addAll(SOURCES);
      Collections.shuffle(twice, random);
      assertThat(checksum(twice)).as(twice.toString()).isEqualTo(expected);
    }
  }

  @Tag("long")
  @Test
  void realPreferencesAndPagesInEveryOrderAndAgainInEveryOtherGiveOneCatalog() {
    Set<String> checksums = new HashSet<>();
    List<List<String>> orders = new ArrayList<>();
    for (String first : SOURCES) {
      for (String second : SOURCES) {
        List<String> order = new ArrayList<>(List.of(first, second));
        SOURCES.stream().filter(source -> !order.contains(source)).forEach(order::add);
        if (order.size() == 3 && !first.equals(second)) {
          orders.add(order);
        }
      }
    }
    assertThat(orders).hasSize(6).doesNotHaveDuplicates();
    for (int i = 0; i < orders.size(); i++) {
      List<String> twice = new ArrayList<>(orders.get(i));
      twice.addAll(orders.get((i + 1) % orders.size()));
      checksums.add(checksum(orders.get(i)));
      checksums.add(checksum(twice));
    }
    assertThat(checksums).hasSize(1);
  }

  private String checksum(List<String> order) {
    try (Catalog catalog = TestCatalogs.create(folder.resolve(String.join("-", order)))) {
      order.forEach(source -> store(catalog, source));
      return catalog.checksum();
    }
  }

  @Test
  void theTableOfRealPreferencesFindsItsTralbums() {
    try (Catalog catalog = TestCatalogs.create(folder.resolve("c"))) {
      ImportResult preferences = store(catalog, "preferences");
      // The figures of the data set's own README.
      assertThat(preferences.rows()).isEqualTo(16_789);
      assertThat(preferences.unusable()).isEmpty();
      assertThat(preferences.waiting()).isEqualTo(preferences.added());
      assertThat(catalog.counts().fans()).isEqualTo(12_521);
      ImportResult tralbums = store(catalog, "tralbums");
      assertThat(tralbums.unusable()).isEmpty();
      try (CatalogSnapshot snapshot = catalog.snapshot(0.5f)) {
        assertThat(snapshot.engine().preferences().size() + catalog.counts().waitingPreferences())
            .isEqualTo(preferences.added());
        assertThat(catalog.counts().waitingPreferences()).isZero();
        List<String> untitled = new ArrayList<>();
        snapshot.eachTralbum(tralbum -> {
          if (tralbum.title() == null || tralbum.url() == null) {
            untitled.add(tralbum.key());
          }
        });
        assertThat(untitled).isEmpty();
      }
    }
  }

  @Test
  void realPagesOfEveryKindAreRead() {
    try (Catalog catalog = TestCatalogs.create(folder.resolve("c"))) {
      PageImportResult result =
          PageImport.store(
              catalog, shared.resolve("pages"), folder.resolve("reports"), ImportProgress.SILENT);
      System.out.println(result.read() + ", not read: " + result.unusable());
      assertThat(result.read().keySet())
          .contains("album page", "track page", "fan page", "music grid");
      long readOrNamed =
          result.read().values().stream().mapToInt(Integer::intValue).sum()
              + result.unusable().stream()
                  .filter(u ->
                      !u.reason().equals(StoredPages.UNKEYED)
                          && !u.reason().equals(StoredPages.NOBODYS_BATCH))
                  .mapToLong(Unusable::count)
                  .sum();
      assertThat(readOrNamed).isEqualTo(result.files());
      assertThat(result.preferences()).isPositive();
    }
  }

  private ImportResult store(Catalog catalog, String source) {
    ImportOptions options = ImportOptions.standard(folder.resolve("reports")).withBandcampIds();
    Path data = shared.resolve("data/tastescraper");
    return switch (source) {
      case "tralbums" ->
          TralbumImport.store(
              catalog, data.resolve("tralbums.csv"), options, ImportProgress.SILENT);
      case "preferences" ->
          PreferenceImport.store(
              catalog, data.resolve("fan_tralbum_pairs.csv"), options, ImportProgress.SILENT);
      default -> {
        PageImport.store(
            catalog, shared.resolve("pages"), options.reports(), ImportProgress.SILENT);
        yield new ImportResult(shared, 0, 0, 0, 0, List.of(), null, 0);
      }
    };
  }
}
