package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages with a part dropped, renamed, cut or doubled are refused, or give right data; never wrong
/// or silently empty records.
class MutationTest {
  /// How many of the damaged pages were read.
  private static int check(String page, int mutations, long seed, String from, List<String> wrong) {
    Truth truth = new Truth(page);
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < mutations; i++) {
      Mutation mutation = Mutation.of(page, random);
      Page result = Fixture.read(mutation.text());
      String error = truth.objection(result);
      if (error != null) {
        wrong.add(from + ": " + mutation.name() + ": " + error);
      }
      read += result instanceof Page.Unreadable ? 0 : 1;
    }
    return read;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "album-2025.html",
        "track-2025-on-an-album.html",
        "album-2016-literal-with-comments.html",
        "fan-2026-with-a-cassette.html",
        "grid-2024-with-client-items.html",
        "batch-2026-of-a-collection.json"
      })
  void aSmallPageIsReadRightOrRefused(String name) {
    List<String> wrong = new ArrayList<>();
    int read = check(Fixture.text(name), 300, name.hashCode(), name, wrong);
    assertThat(wrong).isEmpty();
    assertThat(read).as("many do no harm").isGreaterThan(50);
  }

  @Test
  void realPagesAreReadRightOrRefused() throws IOException {
    checkRealPages(3, 6);
  }

  @Test
  @Tag("long")
  void thousandsOfChangesToRealPagesAreReadRightOrRefused() throws IOException {
    checkRealPages(1, 100);
  }

  /// @param step takes each page, or each third: to learn what a page may say costs as much as nine
  ///   mutations
  private static void checkRealPages(int step, int mutationsEach) throws IOException {
    Path pages = RealPagesTest.folder();
    assumeTrue(pages != null, "no captured pages: set -Dbcr.shared to a folder with pages/");
    int read = 0;
    int place = 0;
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> row : RealPagesTest.rows().entrySet()) {
      Path file = pages.resolve(row.getKey());
      String kind = String.valueOf(row.getValue().get("kind"));
      if (List.of("TRALBUM", "FAN", "GRID", "BATCH").contains(kind)
          && Files.isRegularFile(file)
          && place++ % step == 0) {
        String page = Files.readString(file, StandardCharsets.UTF_8);
        read += check(page, mutationsEach, row.getKey().hashCode(), row.getKey(), wrong);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(read).as("many do no harm").isGreaterThan(5 * mutationsEach);
  }
}
