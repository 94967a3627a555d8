package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The size of 2014: 3.4 million preferences, made by `generate_preferences.py` under the name in
/// the system property `bcr.synth`. Prints what each step took; run with `taskset -c 0` for figures
/// of one core.
@Tag("long")
class ImportScaleTest {
  @TempDir Path folder;

  @Test
  void theSizeOf2014GoesInAndComesOut() throws Exception {
    String synth = System.getProperty("bcr.synth", "/nonexistent");
    assumeTrue(Files.exists(Path.of(synth + ".tsv")), "no data set: -Dbcr.synth=<path>/synth1");
    ImportOptions options = ImportOptions.standard(folder.resolve("reports"));
    try (Catalog catalog = Catalog.open(folder.resolve("catalog.sqlite"))) {
      ImportResult preferences =
          timed(
              "preferences",
              () ->
                  PreferenceImport.store(
                      catalog, Path.of(synth + ".tsv"), options, ImportProgress.SILENT));
      timed(
          "tags",
          () ->
              TagImport.store(
                  catalog, Path.of(synth + ".tags.tsv"), options, ImportProgress.SILENT));
      ImportResult tralbums =
          timed(
              "tralbums",
              () ->
                  TralbumImport.store(
                      catalog, Path.of(synth + ".tralbums.tsv"), options, ImportProgress.SILENT));
      timed(
          "again",
          () ->
              PreferenceImport.store(
                  catalog, Path.of(synth + ".tsv"), options, ImportProgress.SILENT));
      try (CatalogSnapshot snapshot = timed("snapshot", () -> catalog.snapshot(0.5f))) {
        assertThat(snapshot.engine().preferences().size()).isEqualTo((int) preferences.added());
        assertThat(snapshot.tralbums()).isEqualTo((int) tralbums.stored());
        long[] cards = {0};
        timed(
            "cards",
            () -> {
              snapshot.eachTralbum(tralbum -> cards[0]++);
              snapshot.eachFan(fan -> cards[0]++);
              return cards[0];
            });
        assertThat(cards[0]).isEqualTo(snapshot.tralbums() + snapshot.fans());
      }
      timed("checksum", catalog::checksum);
      System.out.println(timed("counts", catalog::counts));
    }
  }

  private static <T> T timed(String what, Callable<T> work) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    T result = work.call();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%-12s %6.1f CPU s, heap %d MB%n",
        what,
        (threads.getCurrentThreadCpuTime() - start) / 1e9,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    return result;
  }
}
