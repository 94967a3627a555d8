package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Captured pages that are not in the repository: each is read as its row in `real-pages.tsv` says.
/// Where they are absent, this is skipped.
///
/// The rows come from other structures of the same page than those trusted here, by regular
/// expressions and another JSON parser, or from what the page shows a reader: type and id from the
/// comment at the end, title, artist and dates from ld+json and the visible text, tags from the
/// links, fans from ld+json's sponsors, prices from ld+json's offers and the buttons. They hold
/// fans as salted hashes and counts only.
class RealPagesTest {
  static final String SALT = "bcrecommender real pages:";

  /// The folder of captured pages, or null.
  static @Nullable Path folder() {
    String shared = System.getProperty("bcr.shared");
    Path pages = shared == null ? null : Path.of(shared, "pages");
    return pages != null && Files.isDirectory(pages) ? pages : null;
  }

  /// The rows by file.
  static Map<String, Map<String, String>> rows() {
    List<String> lines = Fixture.text("real-pages.tsv").lines().toList();
    String[] columns = lines.getFirst().split("\t", -1);
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 1; i < columns.length; i++) {
        row.put(columns[i], cells[i]);
      }
      rows.put(cells[0], row);
    }
    return rows;
  }

  @TestFactory
  Stream<DynamicTest> everyPageIsReadAsItsRowSays() {
    Path pages = folder();
    assumeTrue(pages != null, "no captured pages: set -Dbcr.shared to a folder with pages/");
    return rows().entrySet().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.getKey(),
                () -> {
                  Path file = pages.resolve(row.getKey());
                  assumeTrue(Files.isRegularFile(file), "not there");
                  assertThat(cells(PageReader.read(Files.readAllBytes(file), null)))
                      .isEqualTo(row.getValue());
                }));
  }

  @Test
  void everyFileHasItsRow() throws IOException {
    Path pages = folder();
    assumeTrue(pages != null, "no captured pages: set -Dbcr.shared to a folder with pages/");
    try (Stream<Path> files = Files.walk(pages)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> pages.relativize(file).toString()))
          .isSubsetOf(rows().keySet());
    }
  }

  /// A page in the table's terms.
  private static Map<String, String> cells(Page page) {
    Map<String, String> row = new LinkedHashMap<>();
    for (String column :
        "kind key title artist url art released dated tags price supporters fans more mentioned keys"
            .split(" ")) {
      row.put(column, "");
    }
    switch (page) {
      case Page.TralbumPage it -> tralbum(row, it);
      case Page.FanPage it -> {
        row.put("kind", "FAN");
        row.put("supporters", Integer.toString(it.stated()));
        row.put("fans", hash(List.of(it.username(), Long.toString(it.fanId()))));
        row.put(
            "dated",
            hash(it.collection().stream().map(item -> String.valueOf(item.time())).toList()));
        keys(row, it.collection().stream().map(item -> key(item.tralbum())).toList());
      }
      case Page.MusicGrid it -> {
        row.put("kind", "GRID");
        row.put("artist", it.artist() == null ? "" : it.artist());
        keys(row, it.tralbums().stream().map(RealPagesTest::key).toList());
      }
      case Page.CollectionBatch it -> {
        row.put("kind", "BATCH");
        row.put("more", Boolean.toString(it.moreAvailable()));
        keys(row, it.items().stream().map(item -> key(item.tralbum())).toList());
      }
      case Page.Withdrawal _ -> row.put("kind", "WITHDRAWAL");
      case Page.Unreadable it -> row.put("kind", it.reason().name());
    }
    return row;
  }

  private static void tralbum(Map<String, String> row, Page.TralbumPage page) {
    Tralbum tralbum = page.tralbum();
    row.put("kind", "TRALBUM");
    row.put("key", key(tralbum));
    row.put("title", String.valueOf(tralbum.title()));
    row.put("artist", String.valueOf(tralbum.artist()));
    row.put("url", String.valueOf(tralbum.url()));
    row.put("art", Long.toString(tralbum.artId()));
    row.put("released", String.valueOf(tralbum.released()));
    row.put("dated", String.valueOf(page.dated()));
    row.put("tags", tralbum.tags() == null ? "" : Integer.toString(tralbum.tags().size()));
    Price price = tralbum.price();
    row.put(
        "price",
        price == null
            ? ""
            : price.terms()
                + " "
                + price.minorUnits()
                + " "
                + (price.currency() == null ? "-" : price.currency()));
    List<Supporter> supporters = page.supporters();
    if (supporters != null) {
      row.put("supporters", Integer.toString(supporters.size()));
      row.put(
          "fans",
          hash(supporters.stream().map(fan -> String.valueOf(fan.username())).sorted().toList()));
      row.put("more", Boolean.toString(page.moreSupporters()));
    }
    List<String> keys = new ArrayList<>();
    for (Tralbum mentioned : page.mentioned()) {
      // A track's album is told apart by its address, which is in every structure.
      boolean parent =
          tralbum.type() == TralbumType.TRACK && keys.isEmpty() && mentioned.artist() == null;
      keys.add(parent ? "album " + mentioned.url() : key(mentioned));
    }
    keys(row, supporters == null ? keys : keys.stream().sorted().toList());
  }

  private static void keys(Map<String, String> row, List<String> keys) {
    row.put("mentioned", Integer.toString(keys.size()));
    row.put("keys", hash(keys));
  }

  private static String key(Tralbum tralbum) {
    String key = tralbum.key();
    return key != null ? key : String.valueOf(tralbum.url());
  }

  private static String hash(List<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash =
          digest.digest((SALT + String.join("\n", texts)).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
