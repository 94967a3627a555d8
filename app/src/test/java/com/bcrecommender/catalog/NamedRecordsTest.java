package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.settings.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Records of which a file tells artist and title alone.
class NamedRecordsTest {
  private static final Source SOURCE = Source.of("file", null, new byte[] {1});

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Paper Heron, Tidal Rooms, x:name:paper heron/tidal rooms
          PAPER  HERON!, Tidal—Rooms, x:name:paper heron/tidal rooms
          Señor Ñ, Ａｂｃ, x:name:senor n/abc
          +/-, !!!, x:name:+/-/!!!
          Heron, ' ',
          """)
  void a_name_is_the_same_whatever_its_case_accents_and_signs(
      String artist, String title, @Nullable String key) {
    assertThat(NameKey.of(artist, title)).isEqualTo(key);
  }

  @Test
  void plain_letters_fold_as_all_others_do() {
    Random random = new Random(5);
    for (int n = 0; n < 2_000; n++) {
      String text = "";
      for (int i = random.nextInt(8); i >= 0; i--) {
        text += (char) (random.nextInt(4) == 0 ? 'A' + random.nextInt(40) : random.nextInt(128));
      }
      // An accent is dropped, and makes the text one beyond plain letters.
      assertThat(NameKey.of(text, text))
          .as(text)
          .isEqualTo(NameKey.of(text + "\u0301", text + "\u0301"));
    }
  }

  @Test
  void a_name_waits_until_one_record_has_it_and_again_when_two_have_it() {
    try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog.sqlite"))) {
      String name = String.valueOf(NameKey.of("Paper Heron", "Tidal Rooms"));
      store(catalog, List.of(owned("n:ann", name), owned("n:ann", "a9")));
      assertThat(catalog.waiting(List.of(name, "a9"))).containsExactly(name);
      assertThat(catalog.counts().waitingNames()).isEqualTo(1);
      assertThat(catalog.counts().waitingNamePreferences()).isEqualTo(1);
      assertThat(preferences(catalog)).isEqualTo(1);

      store(catalog, List.of(tralbum("t5", "tidal rooms", "Paper Heron")));
      assertThat(owns(catalog, "t5")).as("a track, where no album has the name").isTrue();
      store(catalog, List.of(tralbum("a5", "Tidal Rooms", "Paper Heron")));
      assertThat(owns(catalog, "a5")).as("an album before a track").isTrue();
      assertThat(owns(catalog, "t5")).isFalse();
      assertThat(catalog.counts().waitingNames()).isZero();
      assertThat(preferences(catalog)).isEqualTo(2);

      store(catalog, List.of(tralbum("a6", "Tidal Rooms!", "Paper Heron")));
      assertThat(catalog.waiting(List.of(name))).as("two albums of one name").hasSize(1);
      assertThat(catalog.counts().waitingNamePreferences()).isEqualTo(1);
      assertThat(owns(catalog, "a5")).isFalse();
    }
  }

  @Test
  void an_album_with_its_address_has_one_name() {
    try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog.sqlite"))) {
      String url = "https://paperheron.bandcamp.com/album/tidal-rooms";
      String name = String.valueOf(NameKey.of("Paper Heron", "Tidal Rooms"));
      store(
          catalog,
          List.of(
              owned("n:ann", name),
              t ->
                  t.mentions(SOURCE)
                      .add(line("u:" + url, TralbumType.ALBUM, "Tidal Rooms", "Paper Heron", null)),
              t ->
                  t.tralbums(SOURCE)
                      .add(line("a5", TralbumType.ALBUM, "Tidal Rooms", "Paper Heron", url))));
      assertThat(owns(catalog, "a5")).isTrue();
    }
  }

  @Test
  void the_order_of_names_and_records_does_not_matter() {
    List<Consumer<Transaction>> statements =
        List.of(
            owned("n:ann", "x:name:a/b"),
            owned("n:ann", "a1"),
            owned("n:bo", "x:name:a/c"),
            owned("n:bo", "x:name:a/none"),
            tralbum("a1", "B", "A"),
            tralbum("a2", "C", "A"),
            tralbum("a3", "c", "a"),
            tralbum("t3", "b", "a"));
    String expected = checksum("0", statements);
    for (int seed = 1; seed <= 5; seed++) {
      List<Consumer<Transaction>> shuffled = new ArrayList<>(statements);
      shuffled.addAll(statements.subList(0, seed));
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(checksum("" + seed, shuffled)).isEqualTo(expected);
    }
  }

  @Test
  void names_of_fans_and_of_sources_are_left_alone() {
    assertThatThrownBy(() -> new FileKeys("name", false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("other than name");
    try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog.sqlite"))) {
      store(catalog, List.of(owned("x:name:a/b", "a1"), tralbum("a1", "B", "A")));
      assertThat(catalog.counts().waitingNames()).isZero();
      try (CatalogSnapshot snapshot = catalog.snapshot(0.5f)) {
        assertThat(snapshot.fanKey(0)).isEqualTo("x:name:a/b");
      }
    }
  }

  private String checksum(String name, List<Consumer<Transaction>> statements) {
    try (Catalog catalog = TestCatalogs.create(folder.resolve(name))) {
      for (Consumer<Transaction> statement : statements) {
        store(catalog, List.of(statement));
      }
      return catalog.checksum();
    }
  }

  private static void store(Catalog catalog, List<Consumer<Transaction>> statements) {
    catalog.transaction(transaction -> {
      statements.forEach(statement -> statement.accept(transaction));
      return statements;
    });
  }

  private static Consumer<Transaction> owned(String fan, String tralbum) {
    return transaction -> {
      PreferenceRows rows = transaction.preferences();
      rows.add(fan, tralbum, PreferenceKind.OWNED, Snapshot.UNKNOWN_TIME);
      rows.finish();
    };
  }

  private static Consumer<Transaction> tralbum(String key, String title, String artist) {
    return transaction ->
        transaction
            .tralbums(SOURCE)
            .add(line(key, TralbumType.of(key.substring(0, 1)), title, artist, null));
  }

  private static TralbumLine line(
      String key, TralbumType type, String title, String artist, @Nullable String url) {
    return new TralbumLine(key, type, title, artist, url, null, null);
  }

  private static boolean owns(Catalog catalog, String tralbum) {
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      return snapshot.engine().isOwned(snapshot.fan("n:ann"), snapshot.tralbum(tralbum));
    }
  }

  private static int preferences(Catalog catalog) {
    try (CatalogSnapshot snapshot = catalog.snapshot(0.5f)) {
      return snapshot.engine().preferences().size();
    }
  }
}
