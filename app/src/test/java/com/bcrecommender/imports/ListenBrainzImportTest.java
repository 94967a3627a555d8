package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Statements;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.imports.dump.Packing;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dumps of ListenBrainz into a catalog.
class ListenBrainzImportTest {
  private static final String TIME = "2026-08-01 04:00:00+00:00";
  private static final String PAGE = "https://quietlight.bandcamp.com/album/low-sun";
  private static final String FROM_PAGE =
      "\"origin_url\":\"" + PAGE + "?from=x\",\"music_service_name\":\"Bandcamp\"";

  /// Written with pyarrow by the schema of ListenBrainz's dump for Spark.
  private static final Path SPARK =
      Path.of(System.getProperty("bcr.root"), "app/src/test/resources/dumps/spark.parquet");

  @TempDir Path folder;
  private Home home;
  private Catalog catalog;

  @BeforeEach
  void open() throws IOException {
    home = new Home(folder);
    catalog = TestCatalogs.create(home.catalog());
    try (Catalog other = TestCatalogs.create(folder.resolve("other.sqlite"))) {
      MusicBrainzImport.store(
          other,
          home.links(),
          Dumps.tar(folder.resolve("mb.tar"), Packing.NONE, Dumps.tables(TIME)),
          false,
          home.reports(),
          ImportProgress.SILENT);
    }
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  private ListenBrainzResult store(Path... dumps) {
    return ListenBrainzImport.store(catalog, home, List.of(dumps), 5, ImportProgress.SILENT);
  }

  private Path statistics(String... listeners) throws IOException {
    return Dumps.tar(
        folder.resolve("statistics.tar.zst"), Packing.ZSTD, Dumps.statistics(TIME, listeners));
  }

  private Path listens(String name, String... listens) throws IOException {
    return Dumps.tar(folder.resolve(name), Packing.XZ, Dumps.listens(TIME, listens));
  }

  private static String[] listens(int count, long user, long from, String album, String info) {
    String[] listens = new String[count];
    for (int i = 0; i < count; i++) {
      listens[i] = Dumps.listen(user, from + i, album, info);
    }
    return listens;
  }

  /// `fan tralbum` and the time, or null.
  private Map<String, Long> preferences() {
    Map<String, Long> all = new TreeMap<>();
    try (Statements statements = catalog.statements()) {
      statements.eachPreference((fan, tralbum, kind, time) -> {
        assertThat(kind).hasToString("UNKNOWN");
        all.put(fan + " " + tralbum, time == Snapshot.UNKNOWN_TIME ? -1 : time);
      });
    }
    return all;
  }

  @Test
  void listeners_have_the_albums_that_they_played_often_whatever_the_edition() throws Exception {
    ListenBrainzResult result =
        store(
            statistics(
                Dumps.listener(101, 37, Dumps.VINYL),
                // Two editions of one record, three times each.
                Dumps.listener(102, 3, Dumps.VINYL, Dumps.DIGITAL, Dumps.FERRY_RELEASE),
                Dumps.listener(103, 9, Dumps.NOWHERE, "", "not-an-id")));
    assertThat(preferences())
        .containsOnly(
            entry("x:listenbrainz:101 u:" + Dumps.ROOMS, -1L),
            entry("x:listenbrainz:102 u:" + Dumps.ROOMS, -1L));
    assertThat(result.listeners()).isEqualTo(3);
    assertThat(result.albums()).isEqualTo(7);
    assertThat(result.linked()).isEqualTo(4);
    assertThat(result.seldom()).isEqualTo(1);
    assertThat(result.added()).isEqualTo(2);
    assertThat(result.unusable())
        .extracting(Unusable::reason, Unusable::count)
        .containsExactly(
            tuple("albums of listeners " + LinkedPlays.NO_ID, 2L),
            tuple("albums of listeners " + LinkedPlays.NO_PAGE, 1L));
    assertThat(result.report()).isNull();
    assertThat(catalog.counts().sourceKinds()).containsOnly(entry("listenbrainz", "CC0 1.0"));
  }

  @Test
  void listens_lead_by_their_page_or_else_by_an_id_and_count_once() throws Exception {
    Path full =
        listens(
            "full.tar.xz",
            String.join("\n", listens(4, 7, 1_767_225_600, "Low Sun", FROM_PAGE)),
            String.join(
                "\n",
                listens(5, 7, 1_700_000_000, "x", "\"recording_mbid\":\"" + Dumps.STAIRS + "\"")),
            String.join(
                "\n",
                listens(
                    5, 8, 1_700_000_000, "x", "\"recording_mbid\":\"" + Dumps.STAIRS_TRACK + "\"")),
            // A page that is no record, and then an id.
            String.join(
                "\n",
                listens(
                    5,
                    9,
                    1_700_000_000,
                    "x",
                    "\"origin_url\":\"https://bandcamp.com/discover\",\"release_group_mbid\":\""
                        + Dumps.GROUP
                        + "\",\"release_mbid\":\""
                        + Dumps.NOWHERE
                        + "\"")),
            Dumps.listen(9, 1, "x", "\"release_mbid\":\"" + Dumps.NOWHERE + "\""),
            Dumps.listen(9, 2, "x", "\"release_mbid\":{\"a\":[1]},\"artist_mbids\":[\"x\"]"));
    // The same listens again but for the last, which is the fifth.
    Path increment =
        listens(
            "increment.tar.xz",
            String.join("\n", listens(5, 7, 1_767_225_600, "Low Sun", FROM_PAGE)));
    ListenBrainzResult result = store(full, increment);
    assertThat(preferences())
        .containsOnly(
            entry("x:listenbrainz:7 u:" + PAGE, 1_767_225_600L),
            entry("x:listenbrainz:7 u:" + Dumps.ROOMS, 1_700_000_000L),
            entry("x:listenbrainz:8 u:" + Dumps.ROOMS, 1_700_000_000L),
            entry("x:listenbrainz:9 u:" + Dumps.ROOMS, 1_700_000_000L));
    assertThat(result.listens()).isEqualTo(26);
    assertThat(result.repeated()).isEqualTo(4);
    assertThat(result.unusable())
        .extracting(Unusable::reason, Unusable::count)
        .containsExactlyInAnyOrder(
            tuple("listens " + LinkedPlays.NO_PAGE, 1L),
            tuple("listens " + LinkedPlays.NO_ORIGIN, 1L));
    assertThat(TestCatalogs.titles(catalog)).containsEntry("u:" + PAGE, "Low Sun");
  }

  @Test
  void twice_and_in_another_order_the_catalog_is_the_same() throws Exception {
    Path statistics =
        statistics(
            Dumps.listener(7, 6, Dumps.VINYL),
            Dumps.listener(8, 6, Dumps.FERRY_RELEASE, Dumps.DIGITAL));
    Path one = listens("one.tar.xz", listens(3, 7, 1_767_225_600, "Low Sun", FROM_PAGE));
    Path two = listens("two.tar.xz", listens(3, 7, 1_767_225_700, "low sun", FROM_PAGE));
    store(statistics);
    store(one, two);
    String checksum = catalog.checksum();
    ListenBrainzResult again = store(two, one, statistics, one);
    assertThat(again.added() + again.changed()).isZero();
    assertThat(catalog.checksum()).isEqualTo(checksum);
    assertThat(TestCatalogs.titles(catalog)).containsEntry("u:" + PAGE, "Low Sun");
    try (Catalog other = TestCatalogs.create(folder.resolve("order.sqlite"))) {
      ListenBrainzImport.store(other, home, List.of(two, one), 5, ImportProgress.SILENT);
      ListenBrainzImport.store(other, home, List.of(statistics), 5, ImportProgress.SILENT);
      assertThat(other.checksum()).isEqualTo(checksum);
    }
    assertThat(folder.resolve("plays.scratch")).doesNotExist();
  }

  @Test
  void who_was_forgotten_stays_out() throws Exception {
    catalog.forgetFan("x:listenbrainz:101");
    ListenBrainzResult result =
        store(
            statistics(Dumps.listener(101, 37, Dumps.VINYL), Dumps.listener(102, 37, Dumps.VINYL)));
    assertThat(preferences()).containsOnlyKeys("x:listenbrainz:102 u:" + Dumps.ROOMS);
    assertThat(result.unusable()).extracting(Unusable::reason).containsExactly(Report.OPTED_OUT);
  }

  @Test
  void lines_that_cannot_be_read_are_counted_and_the_rest_is_stored() throws Exception {
    String deep = "[".repeat(100) + "]".repeat(100);
    ListenBrainzResult result =
        store(
            statistics(
                "{\"user_id\":1,\"data\":[{\"listen_count\":9,",
                "[1]",
                "{\"user_id\":-3,\"data\":[]}",
                "{\"user_id\":99999999999,\"data\":[]}",
                "{\"user_id\":1,\"x\":" + deep + ",\"data\":[]}",
                "{\"user_id\":1,\"data\":\"" + "x".repeat(17 << 20) + "\"}",
                "\u0000\u0001",
                Dumps.listener(102, 37, Dumps.VINYL)));
    assertThat(preferences()).containsOnlyKeys("x:listenbrainz:102 u:" + Dumps.ROOMS);
    assertThat(result.unusable())
        .extracting(Unusable::reason, Unusable::count)
        .containsExactlyInAnyOrder(
            tuple("no JSON", 2L),
            tuple("no listener with albums", 3L),
            tuple("JSON nested too deep, or too long", 1L),
            tuple("longer than 16 MiB", 1L));
    assertThat(Files.readString(result.report())).contains("releases_all_time.jsonl");
  }

  @Test
  void what_is_no_such_dump_is_refused_and_nothing_is_stored() throws Exception {
    String empty = catalog.checksum();
    Path feedback =
        Dumps.tar(folder.resolve("feedback.tar"), Packing.NONE, Map.of("top/x/data.json", "{}"));
    assertThatThrownBy(() -> store(feedback))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("only [data.json]");
    byte[] whole = Files.readAllBytes(SPARK);
    for (int length : new int[] {0, 4, 100, whole.length - 1}) {
      Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> store(cut))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("its Parquet cannot be read")
          .hasMessageNotContaining("\n");
    }
    Random random = new Random(4);
    for (int time = 0; time < 40; time++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      Path file = Files.write(folder.resolve("damaged.parquet"), damaged);
      try (Catalog other = TestCatalogs.create(folder.resolve("damaged.sqlite"))) {
        ListenBrainzImport.store(other, home, List.of(file), 5, ImportProgress.SILENT);
      } catch (UserError e) {
        assertThat(e.getMessage()).contains("its Parquet cannot be read");
      }
    }
    assertThat(folder.resolve("parquet.scratch")).doesNotExist();
    Path good = statistics(Dumps.listener(101, 37, Dumps.VINYL));
    byte[] bytes = Files.readAllBytes(good);
    Files.writeString(folder.resolve("statistics.tar.zst.sha256"), "0".repeat(64));
    assertThatThrownBy(() -> store(good))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("statistics.tar.zst.sha256 says");
    Files.writeString(folder.resolve("statistics.tar.zst.sha256"), Sha256.hex(bytes) + "\n");
    Files.delete(home.links());
    assertThatThrownBy(() -> store(good))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("bcr import musicbrainz mbdump.tar.bz2");
    assertThat(catalog.checksum()).isEqualTo(empty);
  }

  @Test
  void listens_of_the_spark_dump_lead_by_the_ids_of_the_mapper() throws Exception {
    Path tar = folder.resolve("spark.tar");
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
      TarArchiveEntry entry = new TarArchiveEntry("listenbrainz-spark-dump-1-full/0.parquet");
      entry.setSize(Files.size(SPARK));
      out.putArchiveEntry(entry);
      Files.copy(SPARK, out);
      out.closeArchiveEntry();
    }
    ListenBrainzResult result = store(tar);
    assertThat(preferences())
        .containsOnly(
            entry("x:listenbrainz:102 u:" + Dumps.ROOMS, 1_767_225_600L),
            entry("x:listenbrainz:103 u:" + Dumps.FERRY, 1_767_225_600L));
    assertThat(result.listens()).isEqualTo(13);
    assertThat(result.unusable())
        .extracting(Unusable::reason, Unusable::count)
        .containsExactlyInAnyOrder(
            tuple("listens " + LinkedPlays.NO_ORIGIN, 1L),
            tuple("no listen with a listener and a time", 1L));
    // The same listens from the other dump are the same listens.
    store(
        tar,
        listens(
            "same.tar.xz",
            listens(4, 104, 1_767_225_600, "x", "\"release_mbid\":\"" + Dumps.VINYL + "\"")));
    assertThat(preferences()).hasSize(2);
  }

  @Test
  void a_member_by_itself_is_told_by_what_is_in_it() throws Exception {
    Path week =
        Files.writeString(
            folder.resolve("anything.jsonl"), Dumps.listener(101, 37, Dumps.VINYL) + "\n");
    Path month =
        Files.writeString(
            folder.resolve("listens.txt"),
            String.join("\n", listens(5, 8, 1, "x", "\"release_mbid\":\"" + Dumps.DIGITAL + "\"")));
    store(week, month);
    assertThat(preferences())
        .containsOnlyKeys(
            "x:listenbrainz:101 u:" + Dumps.ROOMS, "x:listenbrainz:8 u:" + Dumps.ROOMS);
  }
}
