package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.bcrecommender.bandcamp.TralbumType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a catalog is made from, with its licences; and the rank of other sites' dumps.
class SourceKindsTest {
  private static final String KEY = "u:https://paperheron.bandcamp.com/album/tidal-rooms";

  @TempDir Path folder;

  private static Consumer<Transaction> rows(Source source, String title) {
    return transaction -> state(transaction.tralbums(source), title);
  }

  private static Consumer<Transaction> dump(String file, long made, String title) {
    Source source = Source.ofDump(Path.of(file), made, "releases", SourceKind.MUSICBRAINZ);
    return transaction -> state(transaction.dump(source), title);
  }

  private static void state(TralbumRows rows, String title) {
    rows.add(new TralbumLine(KEY, TralbumType.ALBUM, title, null, KEY.substring(2), null, null));
    rows.finish();
  }

  private static Source file(String name, SourceKind kind) {
    byte[] contents = name.getBytes(StandardCharsets.UTF_8);
    return new Source(name, null, Source.hash(contents), kind);
  }

  @Test
  void a_kind_counts_though_all_it_says_is_known_better_in_whatever_order() {
    List<Consumer<Transaction>> all = new ArrayList<>();
    all.add(rows(file("tralbums.tsv", SourceKind.ROW_FILES), "Of a file"));
    all.add(dump("mbdump", 1_700_000_000, "Of a dump"));
    all.add(transaction -> transaction.note(SourceKind.LISTENBRAINZ));
    for (int order = 0; order < 4; order++) {
      try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog" + order))) {
        all.forEach(each ->
            catalog.transaction(transaction -> {
              each.accept(transaction);
              return true;
            }));
        assertThat(catalog.counts().sourceKinds())
            .containsExactly(
                entry("listenbrainz", "CC0 1.0"),
                entry("musicbrainz", "CC0 1.0"),
                entry("row-files", "not stated; the operator's files"));
        assertThat(TestCatalogs.titles(catalog)).containsEntry(KEY, "Of a file");
      }
      Collections.shuffle(all, new Random(order));
    }
  }

  @Test
  void the_newer_dump_wins_and_every_other_source_wins_over_it() {
    List<Consumer<Transaction>> dumps =
        new ArrayList<>(
            List.of(
                dump("b", 1_700_000_000, "Newer"),
                dump("a", 1_600_000_000, "Older"),
                dump("c", 0, "Of no date")));
    for (int order = 0; order < 4; order++) {
      try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog" + order))) {
        dumps.forEach(each -> store(catalog, each));
        assertThat(TestCatalogs.titles(catalog)).containsEntry(KEY, "Newer");
        Source mention = file("links.txt", SourceKind.OWN_FILES);
        store(catalog, transaction -> state(transaction.mentions(mention), "Of a fan"));
        store(catalog, dumps.getFirst());
        assertThat(TestCatalogs.titles(catalog)).containsEntry(KEY, "Of a fan");
      }
      Collections.shuffle(dumps, new Random(order));
    }
  }

  private static void store(Catalog catalog, Consumer<Transaction> what) {
    catalog.transaction(transaction -> {
      what.accept(transaction);
      return true;
    });
  }

  @Test
  void what_was_stored_before_kinds_were_kept_is_called_so() throws Exception {
    Path file = folder.resolve("old.sqlite");
    try (Catalog catalog = TestCatalogs.create(file)) {
      store(catalog, rows(file("tralbums.tsv", SourceKind.ROW_FILES), "Tidal Rooms"));
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE source DROP COLUMN kind");
      // All that version 7 and those after it have made.
      for (String table :
          List.of("source_kind", "job", "edition", "trouble", "message", "outage")) {
        statement.execute("DROP TABLE " + table);
      }
      statement.execute("DELETE FROM flyway_schema_history WHERE CAST(version AS INTEGER) >= 7");
    }
    try (Catalog catalog = Catalog.open(file)) {
      assertThat(catalog.counts().sourceKinds()).containsExactly(entry("earlier", "not recorded"));
      assertThat(TestCatalogs.titles(catalog)).containsEntry(KEY, "Tidal Rooms");
    }
  }
}
