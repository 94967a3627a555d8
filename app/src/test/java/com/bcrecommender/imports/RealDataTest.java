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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real pages and a real table of preferences, where they are at hand.
class RealDataTest {
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
    List<String> sources = List.of("tralbums", "preferences", "pages");
    String expected = null;
    Random random = new Random(1);
    for (int order = 0; order < 3; order++) {
      List<String> shuffled = new ArrayList<>(sources);
      if (order > 0) {
        shuffled.addAll(sources);
        Collections.shuffle(shuffled, random);
      }
      try (Catalog catalog = TestCatalogs.create(folder.resolve("" + order))) {
        shuffled.forEach(source -> store(catalog, source));
        expected = expected == null ? catalog.checksum() : expected;
        assertThat(catalog.checksum()).as(shuffled.toString()).isEqualTo(expected);
      }
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
