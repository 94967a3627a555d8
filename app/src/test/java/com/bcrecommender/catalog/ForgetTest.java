package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.bandcamp.CollectionItem;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.Price;
import com.bcrecommender.bandcamp.Supporter;
import com.bcrecommender.bandcamp.Tralbum;
import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.engine.data.PreferenceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is forgotten is in the catalog no more, and no source brings them back.
class ForgetTest {
  private static final String ORIGIN = "https://bandcamp.com";
  private static final Frontier.Found FOUND = new Frontier.Found(0, 1, false);
  private static final String SITE = "https://label.bandcamp.com";
  private static final String URL = SITE + "/album/one";

  @TempDir Path folder;

  /// All that these tests know, each part of it a source of its own: fan 7 is Zebrafinch, fan 8 is
  /// Ben; records 5 and 6 are of the label, record 9 is another's.
  private static List<Consumer<Catalog>> sources() {
    Tralbum one = album(5, "One", URL);
    Tralbum two = album(6, "Two", SITE + "/album/two");
    Tralbum other = album(9, "Other", "https://y.bandcamp.com/album/other");
    Supporter zebra = new Supporter(7, "Zebrafinch", "Zed Brafinch", 1_000L);
    Supporter ben = new Supporter(8, "ben", "Ben", 2_000L);
    List<Consumer<Catalog>> sources = new ArrayList<>();
    sources.add(
        page(
            URL,
            t ->
                new Page.TralbumPage(
                    one, List.of(two), List.of(zebra, ben), false, 5L, List.of())));
    sources.add(
        page(
            other.url(),
            t ->
                new Page.TralbumPage(other, List.of(), List.of(zebra, ben), false, 6L, List.of())));
    sources.add(catalog -> {
      Source source = source(ORIGIN + "/Zebrafinch");
      Page.FanPage page =
          new Page.FanPage(
              7,
              "Zebrafinch",
              "Zed Brafinch",
              3,
              List.of(new CollectionItem(one, 900L, 3), new CollectionItem(other, 950L, 3)),
              "token",
              0,
              List.of(),
              null);
      catalog.transaction(t -> t.store(page, source));
    });
    sources.add(catalog -> {
      Page.CollectionBatch batch =
          new Page.CollectionBatch(List.of(new CollectionItem(two, 800L, 3)), false, null);
      catalog.transaction(t -> t.storeCollection(batch, 7, source("batch of f7")));
    });
    sources.add(rows("n:zebrafinch", "a9"));
    sources.add(rows("f7", "u:" + URL));
    sources.add(rows("n:ben", "b:5"));
    sources.add(rows("n:ben", "a9"));
    sources.add(catalog ->
        catalog.transaction(t -> {
          TagRows tags = t.tags();
          tags.add("a5", "ambient");
          tags.add("a9", "drone");
          return tags.finish();
        }));
    sources.add(catalog ->
        catalog.transaction(t -> {
          TralbumRows lines = t.tralbums(source("tralbums.tsv"));
          lines.add(new TralbumLine("x:shop:1", null, "One", "Label", URL, null, null));
          lines.add(new TralbumLine("x:shop:2", null, "Other", "Y", other.url(), null, null));
          return lines.finish();
        }));
    return sources;
  }

  /// The oracle: to forget after storing is the same as to store after forgetting, whatever comes
  /// first, and the same again when all is stored once more.
  private void isTheSameBeforeAndAfter(Function<Catalog, Forgotten> forget) {
    String expected = null;
    for (int order = 0; order < 6; order++) {
      List<Consumer<Catalog>> sources = sources();
      Collections.shuffle(sources, new Random(order));
      try (Catalog after = TestCatalogs.create(folder.resolve("after" + order));
          Catalog before = TestCatalogs.create(folder.resolve("before" + order))) {
        sources.forEach(source -> source.accept(after));
        String whole = after.checksum();
        assertThat(forget.apply(after).rows()).isPositive();
        assertThat(forget.apply(before).rows()).isZero();
        sources.forEach(source -> source.accept(before));
        // A key that only a later source tells of may have let earlier ones in.
        sources.forEach(source -> source.accept(before));
        assertThat(after.checksum()).isEqualTo(before.checksum()).isNotEqualTo(whole);
        sources.forEach(source -> source.accept(after));
        assertThat(after.checksum()).isEqualTo(before.checksum());
        expected = expected == null ? after.checksum() : expected;
        assertThat(after.checksum()).as("order " + order).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_fan_is_forgotten_under_all_keys_whichever_was_told() {
    isTheSameBeforeAndAfter(catalog -> catalog.forgetFan("n:zebrafinch"));
    isTheSameBeforeAndAfter(catalog -> catalog.forgetFan("f7"));
  }

  @Test
  void a_record_is_forgotten_under_its_id_its_address_its_number_and_foreign_keys() {
    isTheSameBeforeAndAfter(catalog -> catalog.forgetTralbum("u:" + URL));
    isTheSameBeforeAndAfter(catalog -> catalog.forgetTralbum("a5"));
  }

  @Test
  void an_artists_records_are_forgotten_those_to_come_included() {
    isTheSameBeforeAndAfter(catalog -> catalog.forgetArtist(SITE));
    try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog"))) {
      catalog.forgetArtist(SITE);
      rows("n:ben", "u:" + SITE + "/track/next").accept(catalog);
      assertThat(catalog.counts().preferences()).isZero();
      rows("n:ben", "u:https://label.bandcamp.com.example.org/track/next").accept(catalog);
      assertThat(catalog.counts().preferences()).isEqualTo(1);
    }
  }

  @Test
  void an_export_made_before_does_not_bring_anybody_back() {
    try (Catalog whole = TestCatalogs.create(folder.resolve("whole"));
        Catalog into = TestCatalogs.create(folder.resolve("into"))) {
      sources().forEach(source -> source.accept(whole));
      into.forgetFan("n:zebrafinch");
      into.forgetTralbum("a5");
      try (Statements statements = whole.statements()) {
        into.transaction(t -> copy(statements, t.statements()));
      }
      whole.forgetFan("n:zebrafinch");
      whole.forgetTralbum("a5");
      assertThat(into.checksum()).isEqualTo(whole.checksum());
      assertThat(into.counts().preferences()).isPositive();
    }
  }

  private static RowCount copy(Statements from, StatementRows into) {
    from.eachSource(source -> fits(() -> into.source(source)));
    for (KeyKind kind : KeyKind.values()) {
      from.eachKey(kind, key -> fits(() -> into.key(kind, key)));
    }
    from.eachTag((tralbum, tag) -> fits(() -> into.tag(tralbum, tag)));
    from.eachPreference(
        (fan, tralbum, kind, time) -> fits(() -> into.preference(fan, tralbum, kind, time)));
    return into.finish();
  }

  private interface Storing {
    void run() throws UnfitStatement;
  }

  private static void fits(Storing storing) {
    try {
      storing.run();
    } catch (UnfitStatement e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void no_byte_of_the_catalogs_files_tells_of_a_forgotten_fan() throws IOException {
    Path file = folder.resolve("catalog.sqlite");
    try (Catalog catalog = TestCatalogs.create(file)) {
      sources().forEach(source -> source.accept(catalog));
      catalog.transaction(t -> {
        Frontier frontier = Frontier.of(t, ORIGIN, Instant.EPOCH);
        frontier.discover(Frontier.Kind.FAN, ORIGIN + "/Zebrafinch", null, FOUND);
        return frontier.discover(
            Frontier.Kind.COLLECTION,
            ORIGIN + "/api/fancollection/1/collection_items#7",
            "1:2:a::",
            FOUND);
      });
      assertThat(bytes()).containsIgnoringCase("zebrafinch").contains("Zed Brafinch");
      Forgotten forgotten = catalog.forgetFan("n:zebrafinch");
      assertThat(forgotten.keys()).isEqualTo(2);
      assertThat(forgotten.rows()).isEqualTo(2);
      assertThat(forgotten.addresses()).isEqualTo(2);
      assertThat(forgotten.sources()).isPositive();
      assertThat(catalog.counts().optOuts()).isEqualTo(2);
    }
    assertThat(bytes()).doesNotContainIgnoringCase("zebrafinch").doesNotContain("Zed Brafinch");
  }

  private String bytes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void a_crawl_does_not_ask_for_whom_it_was_told_to_forget() {
    try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog"))) {
      catalog.forgetFan("n:zebrafinch");
      catalog.forgetArtist(SITE);
      boolean[] found =
          catalog.transaction(t -> {
            Frontier frontier = Frontier.of(t, ORIGIN, Instant.EPOCH);
            return new boolean[] {
              frontier.discover(Frontier.Kind.FAN, ORIGIN + "/zebraFinch", null, FOUND),
              frontier.discover(Frontier.Kind.TRALBUM, URL, null, FOUND),
              frontier.discover(Frontier.Kind.GRID, SITE, null, FOUND),
              frontier.discover(Frontier.Kind.FAN, ORIGIN + "/ben", null, FOUND),
            };
          });
      assertThat(found).containsExactly(false, false, false, true);
    }
  }

  @Test
  void an_id_that_a_page_tells_later_is_kept_out_too_and_it_is_counted() {
    try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog"))) {
      catalog.forgetFan("n:zebrafinch");
      assertThat(catalog.counts().optOuts()).isEqualTo(1);
      sources().getFirst().accept(catalog);
      assertThat(catalog.counts().optOuts()).isEqualTo(2);
      assertThat(catalog.counts().fans()).isEqualTo(1);
      long refused =
          catalog.transaction(t -> {
            PreferenceRows rows = t.preferences();
            rows.add("f7", "a9", PreferenceKind.OWNED, 1);
            rows.add("f8", "a9", PreferenceKind.OWNED, 1);
            rows.finish();
            return t.optedOut();
          });
      assertThat(refused).isEqualTo(1);
      assertThat(catalog.counts().preferences()).isEqualTo(2);
    }
  }

  @Test
  void two_catalogs_keep_different_hashes_of_the_same_fan() throws IOException {
    for (String name : List.of("one", "two")) {
      try (Catalog catalog = TestCatalogs.create(folder.resolve(name))) {
        catalog.forgetFan("n:zebrafinch");
      }
    }
    assertThat(hashes("one")).hasSize(1).doesNotContainAnyElementsOf(hashes("two"));
  }

  @Test
  void a_catalog_from_a_backup_lets_go_of_those_whom_a_list_from_elsewhere_holds() {
    try (Catalog now = TestCatalogs.create(folder.resolve("now"));
        Catalog backup = TestCatalogs.create(folder.resolve("backup"))) {
      sources().forEach(source -> source.accept(now));
      sources().forEach(source -> source.accept(backup));
      now.forgetFan("n:zebrafinch");
      now.forgetArtist(SITE);
      assertThat(backup.checksum()).isNotEqualTo(now.checksum());
      assertThat(backup.takeUp(now.optOuts()).orElseThrow().rows()).isPositive();
      assertThat(backup.checksum()).isEqualTo(now.checksum());
      assertThat(backup.optOuts()).isEqualTo(now.optOuts());
      assertThat(backup.takeUp(now.optOuts())).isEmpty();
      sources().forEach(source -> source.accept(backup));
      assertThat(backup.checksum()).isEqualTo(now.checksum());
    }
  }

  @Test
  void who_asks_for_it_on_their_own_page_is_forgotten_as_by_the_operator() {
    try (Catalog told = TestCatalogs.create(folder.resolve("told"));
        Catalog read = TestCatalogs.create(folder.resolve("read"))) {
      sources().forEach(source -> source.accept(told));
      told.forgetFan("f7");
      told.forgetArtist(SITE);
      sources().forEach(source -> source.accept(read));
      read.transaction(t -> t.withdraw(new Page.Withdrawal(7, "Zebrafinch", null)));
      read.transaction(t -> t.withdraw(new Page.Withdrawal(0, null, URL)));
      assertThat(read.checksum()).isEqualTo(told.checksum());
      assertThat(read.optOuts().size()).isEqualTo(told.optOuts().size());
      sources().forEach(source -> source.accept(read));
      assertThat(read.checksum()).isEqualTo(told.checksum());
    }
    try (Catalog unknown = TestCatalogs.create(folder.resolve("unknown"))) {
      unknown.transaction(t -> t.withdraw(new Page.Withdrawal(7, "Zebrafinch", null)));
      rows("n:zebrafinch", "a9").accept(unknown);
      rows("f7", "a9").accept(unknown);
      assertThat(unknown.counts().preferences()).isZero();
    }
  }

  @Test
  void opt_outs_of_two_origins_hold_side_by_side() {
    try (Catalog one = TestCatalogs.create(folder.resolve("one"));
        Catalog other = TestCatalogs.create(folder.resolve("other"))) {
      one.forgetFan("n:zebrafinch");
      other.forgetFan("n:ben");
      other.takeUp(one.optOuts());
      assertThat(other.optOuts().toTexts()).hasSize(2);
      other.forgetTralbum("a9");
      assertThat(other.optOuts().toTexts()).hasSize(2);
      sources().forEach(source -> source.accept(other));
      assertThat(other.counts().fans()).isZero();
      assertThat(other.counts().optOuts()).isEqualTo(other.optOuts().size());
    }
  }

  @Test
  void a_foreign_fan_and_a_foreign_tralbum_of_the_same_key_are_two() {
    try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog"))) {
      catalog.forgetFan("x:file:7");
      rows("x:file:8", "x:file:7").accept(catalog);
      rows("x:file:7", "x:file:8").accept(catalog);
      assertThat(catalog.counts().preferences()).isEqualTo(1);
    }
  }

  private List<String> hashes(String name) {
    List<String> hashes = new ArrayList<>();
    try (Session session = Session.reading(folder.resolve(name))) {
      session.each("SELECT hex(hash) FROM opt_out", row -> hashes.add(row.getString(1)));
    }
    return hashes;
  }

  private static Consumer<Catalog> rows(String fan, String tralbum) {
    return catalog ->
        catalog.transaction(t -> {
          PreferenceRows rows = t.preferences();
          rows.add(fan, tralbum, PreferenceKind.OWNED, 700);
          return rows.finish();
        });
  }

  private static Consumer<Catalog> page(
      @Nullable String name, Function<Transaction, Page.TralbumPage> page) {
    return catalog -> catalog.transaction(t -> t.store(page.apply(t), source(name)));
  }

  private static Source source(@Nullable String name) {
    String text = String.valueOf(name);
    return Source.of(text, null, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Tralbum album(long id, String title, String url) {
    return new Tralbum(
        TralbumType.ALBUM,
        id,
        title,
        "Label",
        url,
        0,
        null,
        List.of("tag"),
        new Price(Price.Terms.FIXED, 700, "EUR"));
  }
}
