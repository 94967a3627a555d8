package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.Price;
import com.bcrecommender.bandcamp.Tralbum;
import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.engine.data.PreferenceKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is gone is not in what lists are made of, and what nothing has confirmed for long is
/// marked.
class LivenessTest {
  private static final String ORIGIN = "https://bandcamp.com";
  private static final Duration YEAR = Duration.ofDays(365);
  private static final long NOW = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();

  @TempDir Path folder;

  private Catalog catalog;

  @BeforeEach
  void open() {
    catalog = TestCatalogs.create(folder.resolve("catalog"));
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  private static String url(String slug) {
    return "https://y.bandcamp.com/album/" + slug;
  }

  /// A record's own page, read at a time.
  private void page(long id, String slug, long time) {
    Tralbum tralbum =
        new Tralbum(
            TralbumType.ALBUM,
            id,
            "Title " + id,
            "Y",
            url(slug),
            0,
            null,
            List.of(),
            new Price(Price.Terms.FREE, 0, null));
    byte[] bytes = (slug + time).getBytes(StandardCharsets.UTF_8);
    catalog.transaction(t ->
        t.store(
            new Page.TralbumPage(tralbum, List.of(), List.of(), false, null, List.of()),
            Source.of(url(slug), time, bytes)));
  }

  private void owned(String fan, String tralbum, long time) {
    catalog.transaction(t -> {
      PreferenceRows rows = t.preferences();
      rows.add(fan, tralbum, PreferenceKind.OWNED, time);
      return rows.finish();
    });
  }

  private void gone(String slug) {
    catalog.transaction(t -> {
      Frontier frontier = Frontier.of(t, ORIGIN, Instant.ofEpochSecond(NOW));
      frontier.discover(Frontier.Kind.TRALBUM, url(slug), null, new Frontier.Found(0, 0, false));
      Frontier.Entry entry =
          frontier.lease("test", Instant.ofEpochSecond(NOW + 60), true).orElseThrow();
      frontier.gone(entry, "404", Instant.ofEpochSecond(NOW + 86_400));
      return entry;
    });
  }

  @Test
  void what_is_gone_leaves_and_comes_back_when_it_is_there_again() {
    page(1, "one", NOW);
    page(2, "two", NOW);
    owned("f1", "a1", NOW);
    owned("f1", "a2", NOW);
    owned("f2", "u:" + url("three"), NOW);
    String checksum = catalog.checksum();
    gone("two");
    gone("three");
    assertThat(catalog.checksum()).as("what was stated stays").isEqualTo(checksum);
    try (CatalogSnapshot live = catalog.liveSnapshot(0.5f, YEAR)) {
      assertThat(live.tralbums()).isEqualTo(1);
      assertThat(live.tralbumKey(0)).isEqualTo("a1");
      assertThat(live.engine().preferences().size()).isEqualTo(1);
      assertThat(live.tralbum("a2")).isNegative();
    }
    try (CatalogSnapshot all = catalog.snapshot(0.5f)) {
      assertThat(all.tralbums()).isEqualTo(3);
    }
  }

  @Test
  void a_record_whose_old_address_is_gone_stays_under_its_new_one() {
    page(1, "old-name", NOW - 1000);
    page(1, "new-name", NOW);
    owned("f1", "a1", NOW);
    gone("old-name");
    try (CatalogSnapshot live = catalog.liveSnapshot(0.5f, YEAR)) {
      assertThat(live.tralbum("a1")).isNotNegative();
    }
  }

  @Test
  void what_no_page_and_no_purchase_has_confirmed_for_long_is_marked() {
    long longAgo = NOW - YEAR.toSeconds() - 1000;
    page(1, "fresh", NOW);
    page(2, "stale", longAgo);
    page(3, "bought", longAgo);
    for (String tralbum : List.of("a1", "a2", "a3", "a4")) {
      owned("f1", tralbum, longAgo);
    }
    owned("f2", "a3", NOW - 1000);
    try (CatalogSnapshot live = catalog.liveSnapshot(0.5f, YEAR)) {
      assertThat(unconfirmed(live)).containsExactly("a2");
      assertThat(live.tralbum("a4")).as("of which no page tells anything").isNotNegative();
    }
    try (CatalogSnapshot live = catalog.liveSnapshot(0.5f, Duration.ZERO)) {
      assertThat(unconfirmed(live)).isEmpty();
    }
    page(2, "stale", NOW - 5);
    try (CatalogSnapshot live = catalog.liveSnapshot(0.5f, YEAR)) {
      assertThat(unconfirmed(live)).isEmpty();
    }
  }

  private static List<String> unconfirmed(CatalogSnapshot snapshot) {
    return IntStream.range(0, snapshot.tralbums())
        .filter(snapshot.engine()::isUnconfirmed)
        .mapToObj(snapshot::tralbumKey)
        .toList();
  }
}
