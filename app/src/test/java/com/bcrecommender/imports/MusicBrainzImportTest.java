package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.LinkMap;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.imports.dump.MusicBrainzDump;
import com.bcrecommender.imports.dump.Packing;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dumps of MusicBrainz into a map and a catalog.
class MusicBrainzImportTest {
  private static final String OLD = "2026-05-20 00:10:01.53186+00";
  private static final String NEW = "2026-05-23 00:10:02+00";

  @TempDir Path folder;
  private Catalog catalog;

  @BeforeEach
  void open() {
    catalog = TestCatalogs.create(folder.resolve("catalog.sqlite"));
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  private Path links() {
    return folder.resolve("links.sqlite");
  }

  private MusicBrainzResult store(Path dump, boolean tags) {
    return MusicBrainzImport.store(
        catalog, links(), dump, tags, folder.resolve("reports"), ImportProgress.SILENT);
  }

  private Path tables(String time) throws IOException {
    return Dumps.tar(folder.resolve("mbdump.tar.bz2"), Packing.BZIP2, Dumps.tables(time));
  }

  private Path documents(String time) throws IOException {
    return Dumps.tar(folder.resolve("release.tar.xz"), Packing.XZ, Dumps.documents(time));
  }

  private Map<String, @Nullable String> pages(String... ids) {
    Map<String, @Nullable String> pages = new HashMap<>();
    try (LinkMap map = LinkMap.open(links())) {
      for (String id : ids) {
        UUID mbid = UUID.fromString(id);
        int page = map.page(mbid.getMostSignificantBits(), mbid.getLeastSignificantBits());
        pages.put(id, page == 0 ? null : map.url(page));
      }
    }
    return pages;
  }

  @Test
  void every_id_leads_to_the_best_page_of_its_record() throws Exception {
    MusicBrainzResult result = store(tables(OLD), false);
    assertThat(result.kind()).isEqualTo(MusicBrainzDump.Kind.TABLES);
    assertThat(result.made()).isEqualTo(1_779_235_801L);
    assertThat(result.pages()).isEqualTo(4);
    assertThat(result.ids()).isEqualTo(11);
    assertThat(result.used()).isTrue();
    assertThat(result.unusable()).isEmpty();
    // The artist's own page before the label's; all editions, the group, the recording, tracks, and
    // an id that was given up for the vinyl's.
    assertThat(
            pages(
                Dumps.DIGITAL,
                Dumps.VINYL,
                Dumps.GIVEN_UP,
                Dumps.GROUP,
                Dumps.STAIRS,
                Dumps.STAIRS_TRACK,
                Dumps.id('f', 2)))
        .values()
        .containsOnly(Dumps.ROOMS);
    // An album before a track, though its link ended.
    assertThat(pages(Dumps.FERRY_RELEASE, Dumps.FERRY_RECORDING, Dumps.id('f', 3)).values())
        .containsOnly(Dumps.FERRY);
    assertThat(pages(Dumps.NOWHERE, Dumps.id('d', 3), Dumps.id('f', 4)).values())
        .containsOnlyNulls();
  }

  @Test
  void the_catalog_gets_what_the_linked_release_is_called() throws Exception {
    store(tables(OLD), false);
    assertThat(TestCatalogs.titles(catalog))
        .containsOnly(
            entry("u:" + Dumps.ROOMS, "Tidal Rooms"),
            entry("u:" + Dumps.LABELS, "Tidal Rooms"),
            entry("u:" + Dumps.FERRY, "Night Ferry"),
            entry("u:" + Dumps.TRACK, "Night Ferry"));
    Map<String, String> more = new TreeMap<>();
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      snapshot.eachTralbum(
          each -> more.put(each.key(), each.type() + " " + each.artist() + " " + each.released()));
    }
    assertThat(more)
        .containsEntry("u:" + Dumps.ROOMS, "a Paper Heron 1746144000")
        .containsEntry("u:" + Dumps.TRACK, "t Mossline & Ella null");
    assertThat(catalog.counts().sourceKinds()).containsOnly(entry("musicbrainz", "CC0 1.0"));
  }

  @Test
  void documents_lead_to_the_same_pages() throws Exception {
    MusicBrainzResult result = store(documents(OLD), false);
    assertThat(result.kind()).isEqualTo(MusicBrainzDump.Kind.DOCUMENTS);
    assertThat(result.rows()).isEqualTo(4);
    assertThat(result.pages()).isEqualTo(2);
    assertThat(
            pages(Dumps.DIGITAL, Dumps.VINYL, Dumps.GROUP, Dumps.STAIRS, Dumps.STAIRS_TRACK)
                .values())
        .containsOnly(Dumps.ROOMS);
    assertThat(pages(Dumps.FERRY_RELEASE, Dumps.FERRY_RECORDING).values())
        .containsOnly(Dumps.TRACK);
    assertThat(pages(Dumps.NOWHERE).values()).containsOnlyNulls();
    assertThat(TestCatalogs.titles(catalog)).containsEntry("u:" + Dumps.ROOMS, "Tidal Rooms");
    assertThat(result.unusable())
        .extracting(Unusable::reason, Unusable::count)
        .containsExactly(tuple(MusicBrainzImport.TAGS_LEFT, 6L));
  }

  @Test
  void the_newest_dump_has_the_map_and_the_last_word_in_whatever_order() throws Exception {
    Map<String, String> renamed = Dumps.tables(NEW);
    renamed.computeIfPresent("mbdump/release", (n, rows) -> rows.replace("Tidal", "Tidal Old"));
    Path newer = Dumps.tar(folder.resolve("new.tar"), Packing.NONE, renamed);
    Path older = tables(OLD);
    store(older, false);
    assertThat(store(newer, false).used()).isTrue();
    String checksum = catalog.checksum();
    assertThat(TestCatalogs.titles(catalog)).containsEntry("u:" + Dumps.ROOMS, "Tidal Old Rooms");
    MusicBrainzResult again = store(newer, false);
    assertThat(again.added() + again.changed()).isZero();
    assertThat(store(older, false).used()).isFalse();
    assertThat(catalog.checksum()).isEqualTo(checksum);

    try (Catalog other = TestCatalogs.create(folder.resolve("other.sqlite"))) {
      for (Path dump : List.of(newer, older)) {
        MusicBrainzImport.store(
            other,
            folder.resolve("other-links.sqlite"),
            dump,
            false,
            folder.resolve("reports"),
            ImportProgress.SILENT);
      }
      assertThat(other.checksum()).isEqualTo(checksum);
    }
    assertThat(folder.resolve("other-links.sqlite")).hasSameBinaryContentAs(links());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("nothing staged is left")
          .noneMatch(name -> name.contains("staged") || name.contains("made"));
    }
  }

  @Test
  void tags_are_taken_where_the_operator_says_so_and_noted_with_their_licence() throws Exception {
    Path derived =
        Dumps.tar(folder.resolve("mbdump-derived.tar.gz"), Packing.GZIP, Dumps.derived());
    assertThatThrownBy(() -> store(derived, true))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("bcr import musicbrainz mbdump.tar.bz2");
    store(tables(OLD), true);
    MusicBrainzResult left = store(derived, false);
    assertThat(left.added()).isZero();
    assertThat(left.unusable())
        .extracting(Unusable::reason, Unusable::count)
        .containsExactly(tuple(MusicBrainzImport.TAGS_LEFT, 6L));
    assertThat(catalog.counts().tags()).isZero();

    MusicBrainzResult taken = store(derived, true);
    assertThat(taken.unusable())
        .extracting(Unusable::reason, Unusable::count)
        .containsExactly(tuple(MusicBrainzImport.TAGS_UNLINKED, 2L));
    assertThat(tags())
        .containsOnly(
            entry("u:" + Dumps.ROOMS, List.of("ambient", "dub-techno")),
            entry("u:" + Dumps.TRACK, List.of("drone")));
    assertThat(catalog.counts().sourceKinds())
        .contains(entry("musicbrainz-tags", "CC BY-NC-SA 3.0"));
    String checksum = catalog.checksum();
    store(derived, true);
    assertThat(catalog.checksum()).isEqualTo(checksum);
  }

  @Test
  void a_row_of_tags_that_is_too_long_is_told() throws Exception {
    Map<String, String> members = Dumps.derived();
    members.merge(
        "mbdump/release_tag", "4001\t13\t1\t" + "x".repeat(17 << 20) + "\n", String::concat);
    store(tables(OLD), true);
    MusicBrainzResult taken =
        store(Dumps.tar(folder.resolve("long.tar.gz"), Packing.GZIP, members), true);
    assertThat(taken.unusable())
        .extracting(Unusable::reason, Unusable::count)
        .contains(tuple("longer than 16 MiB", 1L));
  }

  @Test
  void documents_have_tags_too() throws Exception {
    store(documents(OLD), true);
    assertThat(tags())
        .containsOnly(
            entry("u:" + Dumps.ROOMS, List.of("ambient", "deep-sea")),
            entry("u:" + Dumps.TRACK, List.of("ambient", "deep-sea")));
    assertThat(catalog.counts().sourceKinds()).containsKey("musicbrainz-tags");
    Path derived = Dumps.tar(folder.resolve("derived.tar"), Packing.NONE, Dumps.derived());
    assertThatThrownBy(() -> store(derived, true))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("found one of release.tar.xz");
  }

  private Map<String, List<String>> tags() {
    Map<String, List<String>> tags = new TreeMap<>();
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      snapshot.eachTralbum(each -> {
        if (!each.tags().isEmpty()) {
          tags.put(each.key(), each.tags());
        }
      });
    }
    return tags;
  }

  @Test
  void what_is_forgotten_stays_so() throws Exception {
    catalog.forgetArtist("https://paperheron.bandcamp.com");
    MusicBrainzResult result = store(tables(OLD), false);
    assertThat(TestCatalogs.titles(catalog)).doesNotContainKey("u:" + Dumps.ROOMS);
    assertThat(result.unusable()).extracting(Unusable::reason).contains(Report.OPTED_OUT);
  }

  @Test
  void what_is_no_such_dump_is_refused_in_one_line_and_leaves_all_as_it_was() throws Exception {
    store(tables(OLD), false);
    String checksum = catalog.checksum();
    byte[] map = Files.readAllBytes(links());
    Map<String, String> schema = Dumps.tables(NEW);
    schema.put("SCHEMA_SEQUENCE", "32\n");
    isRefused(
        Dumps.tar(folder.resolve("a.tar"), Packing.NONE, schema), "schema 31, found schema 32");
    Map<String, String> few = Dumps.tables(NEW);
    few.remove("mbdump/l_release_url");
    isRefused(Dumps.tar(folder.resolve("b.tar"), Packing.NONE, few), "only the tables");
    isRefused(
        Dumps.tar(folder.resolve("c.tar"), Packing.NONE, Map.of("mbdump/genre", "1\tx\n")),
        "none of their tables");
    Path whole = Dumps.tar(folder.resolve("d.tar.bz2"), Packing.BZIP2, Dumps.tables(NEW));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("e"), Arrays.copyOf(bytes, bytes.length - 40));
    isRefused(cut, "cut off, damaged or no dump");
    Files.writeString(folder.resolve("SHA256SUMS"), "0".repeat(64) + " *d.tar.bz2\n");
    isRefused(whole, "another of");
    Files.writeString(
        folder.resolve("SHA256SUMS"),
        "1".repeat(64) + " *x\n" + Sha256.hex(bytes) + " *d.tar.bz2\n");
    assertThat(catalog.checksum()).isEqualTo(checksum);
    assertThat(links()).hasBinaryContent(map);
    assertThat(store(whole, false).used()).isTrue();
  }

  private void isRefused(Path dump, String message) {
    assertThatThrownBy(() -> store(dump, false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message)
        .hasMessageContaining(dump.toString())
        .hasMessageNotContaining("\n");
  }

  @Test
  void rows_that_fit_no_table_are_counted() throws Exception {
    Map<String, String> members = Dumps.tables(OLD);
    members.computeIfPresent("mbdump/url", (name, rows) -> "1\t2\n\n" + rows + "9\t".repeat(9));
    MusicBrainzResult result =
        store(Dumps.tar(folder.resolve("odd.tar"), Packing.NONE, members), false);
    assertThat(result.unusable())
        .extracting(Unusable::reason, Unusable::count)
        .containsExactly(tuple("a row of other columns than its table has", 2L));
    assertThat(Files.readString(result.report())).contains("\t1\ta row of other columns");
    assertThat(pages(Dumps.DIGITAL).values()).containsOnly(Dumps.ROOMS);
  }
}
