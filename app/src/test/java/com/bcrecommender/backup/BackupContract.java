package com.bcrecommender.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds of backups wherever they lie.
public abstract class BackupContract {
  private static final Instant NOW = Instant.parse("2026-11-28T20:00:00Z");
  private static final String WARC = "warc/000001-20261128T100000Z.warc.gz";

  @TempDir Path folder;
  private SmallHome small;

  /// A way to the same, at first empty, host; each is closed before the next is opened.
  protected abstract Host open();

  @BeforeEach
  void makeHome() throws IOException {
    small = SmallHome.in(folder.resolve("home"));
  }

  private Backup.Made backUp(Instant now) throws IOException {
    Backup.Outcome outcome = small.backUp(this::open, now, null);
    assertThat(outcome.failed()).isEmpty();
    return outcome.made().getFirst();
  }

  private Home restore(String name, @Nullable String at, @Nullable Identity identity)
      throws IOException {
    Home home = new Home(folder.resolve(name));
    home.create();
    try (Store store = new Store(open())) {
      new Restore(home, List.of(store), identity).run(at, false, NOW, SmallHome.NOBODY);
    }
    return home;
  }

  private SortedMap<String, byte[]> objects() {
    try (Host host = open()) {
      SortedMap<String, byte[]> objects = new TreeMap<>();
      for (String prefix : List.of("backups/", "chunks/", "opt-outs/")) {
        for (String name : host.list(prefix).keySet()) {
          objects.put(name, host.read(name).orElseThrow());
        }
      }
      return objects;
    }
  }

  @Test
  void what_was_backed_up_comes_back_byte_for_byte_with_its_times() throws IOException {
    Path pack = small.home.folder().resolve("editions/" + SmallHome.EDITION + "/manifest.json");
    Files.setLastModifiedTime(pack, FileTime.fromMillis(1_700_000_000_000L));
    Backup.Made made = backUp(NOW);
    assertThat(made.backup()).isEqualTo("20261128T200000Z");
    assertThat(made.notes()).isEmpty();
    Home restored = restore("restored", null, null);
    assertThat(SmallHome.contents(restored)).isEqualTo(SmallHome.contents(small.home));
    assertThat(
            Files.getLastModifiedTime(
                    restored.folder().resolve("editions/" + SmallHome.EDITION + "/manifest.json"))
                .toMillis())
        .isEqualTo(1_700_000_000_000L);
  }

  @Test
  void a_second_backup_of_the_same_home_adds_a_manifest_and_no_chunk() throws IOException {
    assertThat(backUp(NOW).chunks()).isEqualTo(7);
    Backup.Made second = backUp(NOW.plusSeconds(60));
    assertThat(second.chunks()).isZero();
    assertThat(second.added()).isZero();
  }

  @Test
  void what_grew_is_stored_from_where_it_grew() throws IOException {
    small.append(WARC, 5 << 20, 3);
    backUp(NOW);
    small.append(WARC, 1000, 4);
    Backup.Made second = backUp(NOW.plusSeconds(60));
    // The file's last chunk, and the list of files.
    assertThat(second.chunks()).isEqualTo(2);
    assertThat(second.added()).isLessThan(3 << 20);
    assertThat(SmallHome.contents(restore("restored", null, null)))
        .isEqualTo(SmallHome.contents(small.home));
  }

  @Test
  void a_restored_home_goes_on_with_its_backups_and_another_home_is_refused() throws IOException {
    backUp(NOW);
    Home restored = restore("restored", null, null);
    try (Catalog catalog = Catalog.open(restored.catalog())) {
      Backup.Outcome outcome =
          Backup.run(
              restored,
              catalog,
              List.of(SmallHome.place("x", this::open)),
              SmallHome.form(null),
              NOW.plusSeconds(60),
              SmallHome.NOBODY);
      assertThat(outcome.failed()).isEmpty();
    }
    SmallHome other = SmallHome.in(folder.resolve("other"));
    SortedMap<String, byte[]> before = objects();
    assertThat(other.backUp(this::open, NOW, null).failed().values())
        .singleElement()
        .asString()
        .contains("found those of another", "store.json")
        .doesNotContain("\n");
    assertThat(objects().keySet()).isEqualTo(before.keySet());
  }

  /// Cuts the work off before each of its steps in turn, as a kill would.
  @Test
  void a_kill_at_any_step_leaves_the_older_backup_and_the_next_run_tidies_up() throws IOException {
    backUp(NOW.minus(Duration.ofDays(40)));
    Map<String, String> first = SmallHome.contents(small.home);
    int step = 0;
    boolean cut = true;
    while (cut) {
      small.append(WARC, 2000, step);
      small.write("editions/" + SmallHome.EDITION + "/fans.pack", "other " + step);
      int at = step++;
      Instant now = NOW.plusSeconds(step);
      try {
        small.backUp(() -> new CutOffHost(open(), at), now, null);
        cut = false;
      } catch (CutOffHost.Cut expected) {
        assertThat(SmallHome.contents(restore("old-" + step, "20261019", null))).isEqualTo(first);
      }
    }
    assertThat(step).isGreaterThan(8);
    small.append(WARC, 2000, step);
    backUp(NOW.plus(Duration.ofDays(1)));
    Set<String> needed = new TreeSet<>();
    try (Store store = new Store(open())) {
      for (Store.Found found : store.manifests().found()) {
        found
            .manifest()
            .chunks()
            .keySet()
            .forEach(name -> needed.add(ChunkForm.object(name, false)));
      }
      assertThat(store.chunks().keySet()).isEqualTo(needed);
    }
    assertThat(SmallHome.contents(restore("newest", null, null)))
        .isEqualTo(SmallHome.contents(small.home));
  }

  @Test
  void no_damage_is_taken_for_the_backup() throws IOException {
    backUp(NOW);
    Map<String, String> contents = SmallHome.contents(small.home);
    SortedMap<String, byte[]> objects = objects();
    int reported = 0;
    int tried = 0;
    for (Map.Entry<String, byte[]> object : objects.entrySet()) {
      byte[] good = object.getValue();
      for (int at : new int[] {0, 3, 5, good.length / 2, good.length - 1}) {
        byte[] bad = good.clone();
        bad[at] ^= 0x55;
        put(object.getKey(), bad);
        String name = "damaged-" + tried++;
        try {
          // A bit of a chunk's head may mean nothing; then what comes back is what it was.
          assertThat(SmallHome.contents(restore(name, null, null))).isEqualTo(contents);
        } catch (UnusableBackup | UserError e) {
          assertThat(e.getMessage()).contains("20261128T200000Z").doesNotContain("\n");
          assertThat(folder.resolve(name).resolve("catalog.sqlite")).doesNotExist();
          assertThat(folder.resolve(name).resolve("editions")).doesNotExist();
          reported++;
        }
      }
      put(object.getKey(), good);
    }
    assertThat(reported).isGreaterThan(tried * 3 / 4);
    assertThat(SmallHome.contents(restore("mended", null, null))).isEqualTo(contents);
  }

  @Test
  void a_missing_chunk_is_told_by_a_drill_and_mended_by_the_next_backup() throws IOException {
    backUp(NOW);
    String lost =
        objects().keySet().stream().filter(name -> name.startsWith("chunks/")).findFirst().get();
    try (Host host = open()) {
      host.delete(List.of(lost));
    }
    List<Drill.Result> results =
        new Drill(small.home, null, SmallHome.NOBODY)
            .run(List.of(SmallHome.place("the host", this::open)), NOW);
    assertThat(results.getFirst().trouble()).contains("1 are missing", "20261128T200000Z");
    assertThat(BackupState.read(small.home).drills().values())
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.trouble()).contains("1 are missing"));
    assertThat(backUp(NOW.plus(Duration.ofDays(1))).chunks()).isEqualTo(1);
    assertThat(SmallHome.contents(restore("mended", "20261128T200000", null)))
        .isEqualTo(SmallHome.contents(small.home));
  }

  @Test
  void old_backups_go_by_the_rotation_with_what_they_alone_need() throws IOException {
    List<Instant> made = new ArrayList<>();
    for (int day = 0; day < 40; day += 8) {
      small.write("editions/" + SmallHome.EDITION + "/fans.pack", "day " + day);
      Instant now = NOW.plus(Duration.ofDays(day));
      made.add(now);
      backUp(now);
    }
    Set<Instant> kept = new Rotation(7, 4, 12).kept(made, made.getLast());
    try (Store store = new Store(open())) {
      assertThat(store.manifests().found().stream().map(found -> found.manifest().made()).toList())
          .containsExactlyElementsOf(kept);
      assertThat(store.chunks()).hasSize(5 + 2 * kept.size());
    }
  }

  @Test
  void whoever_was_forgotten_after_a_backup_is_kept_out_of_what_it_brings_back()
      throws IOException {
    backUp(NOW);
    OptOuts forgotten =
        OptOuts.of(new byte[16], NOW.plusSeconds(5), Set.of(OptOutKey.ofUsername("ann")));
    try (Store store = new Store(open())) {
      assertThat(BackupOptOuts.handOn(store, forgotten, new Rotation(7, 4, 12)))
          .contains(Instant.parse("2027-11-01T00:00:00Z"));
      assertThat(BackupOptOuts.handOn(store, forgotten, new Rotation(7, 0, 0)))
          .contains(Instant.parse("2026-12-05T00:00:00Z"));
    }
    assertThat(objects().keySet()).filteredOn(name -> name.startsWith("opt-outs/")).hasSize(1);
    Home restored = restore("restored", null, null);
    assertThat(OptOutFile.read(restored.editions()).test(OptOutKey.ofUsername("ann"))).isTrue();
    // From the next backup on its manifest says so.
    try (Catalog catalog = Catalog.open(small.home.catalog())) {
      catalog.takeUp(forgotten);
    }
    backUp(NOW.plus(Duration.ofDays(1)));
    assertThat(objects().keySet()).noneMatch(name -> name.startsWith("opt-outs/"));
    Home older = restore("older", "2026-11-28T20:00", null);
    assertThat(OptOutFile.read(older.editions()).test(OptOutKey.ofUsername("ann"))).isTrue();
  }

  @Test
  void an_encrypted_backup_opens_with_its_private_key_alone_and_tells_nothing() throws IOException {
    small.write("editions/" + SmallHome.EDITION + "/manifest.json", "a planted marker ".repeat(50));
    Path key = folder.resolve("key");
    Recipient recipient = Recipient.of(Identity.create(key));
    small.backUp(this::open, NOW, recipient);
    Backup.Outcome second = small.backUp(this::open, NOW.plusSeconds(60), recipient);
    assertThat(second.made().getFirst().chunks()).isZero();
    objects()
        .values()
        .forEach(bytes ->
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain("planted", "fans.pack"));
    assertThatThrownBy(() -> restore("closed", null, null))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("backup.identity-file");
    Path otherKey = folder.resolve("other-key");
    Recipient other = Recipient.of(Identity.create(otherKey));
    assertThatThrownBy(() -> restore("wrong", null, Identity.read(otherKey)))
        .isInstanceOf(UnusableBackup.class);
    Home restored = restore("restored", null, Identity.read(key));
    assertThat(SmallHome.contents(restored)).isEqualTo(SmallHome.contents(small.home));
    // The home that came back names chunks as before, so nothing is stored twice.
    assertThat(BackupState.read(restored).key()).isEqualTo(BackupState.read(small.home).key());
    // What another key is to open is stored anew.
    assertThat(small.backUp(this::open, NOW.plusSeconds(120), other).made().getFirst().chunks())
        .isGreaterThan(4);
    assertThat(SmallHome.contents(restore("by-other", null, Identity.read(otherKey))))
        .isEqualTo(SmallHome.contents(small.home));
    List<Drill.Result> drill =
        new Drill(small.home, null, SmallHome.NOBODY)
            .run(List.of(SmallHome.place("the host", this::open)), NOW);
    assertThat(drill.getFirst().trouble()).isNull();
    assertThat(drill.getFirst().said()).contains("could not be checked without the private key");
  }

  private void put(String name, byte[] bytes) {
    try (Host host = open()) {
      host.put(List.of(new Blob(name, bytes)));
    }
  }
}
