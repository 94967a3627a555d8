package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one file that moves is never longer than 4,096 bytes.
final class ManifestTest {
  private static final String BLEND =
      "blend:parts=item-neighbours:similarity=cosine,k=100,shrink=5,asymmetry=0.7,damping=0.5,popularity=0"
          + "+ials:factors=128,alpha=0.1,regularisation=0.003,iterations=16"
          + "+ease:regularisation=500,tralbums=20000+tags:k=50,weights=0.51,0.22,0.2,0.07";

  @TempDir Path folder;

  @Test
  void ofSynth1sSizeItKeepsTheModelAndAllOfItsSettings() throws IOException {
    ShardIndex.Root root = ShardIndex.write(folder, new byte[17_000 * ShardIndex.ENTRY]);
    Manifest manifest =
        manifest(
            505_000,
            3_400_000,
            root,
            BLEND,
            Map.of("chosen-by", "validation", "validation", "ndcg@20=0.2314 over 5,000 fans"));
    assertThat(bytes(manifest)).isLessThanOrEqualTo(Manifest.MOST_BYTES);
    assertThat(manifest.fitting()).isEqualTo(manifest);
    comesBack(manifest);
  }

  @Test
  void longSettingsAreCutBeforeALongModelIs() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (int i = 0; i < 6; i++) {
      settings.put("setting-" + i, i == 0 ? "short" : "value ".repeat(60));
    }
    Manifest fitting = manifest(505_000, 3_400_000, most(), BLEND, settings).fitting();
    assertThat(bytes(fitting)).isLessThanOrEqualTo(Manifest.MOST_BYTES);
    assertThat(fitting.provenance().model()).isEqualTo(BLEND);
    assertThat(fitting.provenance().settings()).containsEntry("setting-0", "short");
    assertThat(fitting.provenance().settings().get("setting-1")).hasSize(60).endsWith("…");
    comesBack(fitting);
  }

  @Test
  void atTheWorstItFitsWithoutSettings() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      settings.put("setting-" + i, "光\ud83c\udfb5\n".repeat(200));
    }
    Manifest fitting =
        manifest(Integer.MAX_VALUE, Long.MAX_VALUE, most(), "m".repeat(5000), settings).fitting();
    assertThat(bytes(fitting)).isLessThanOrEqualTo(Manifest.MOST_BYTES);
    assertThat(fitting.provenance().settings()).isEmpty();
    assertThat(fitting.provenance().model()).hasSize(300).endsWith("…");
    comesBack(fitting);
  }

  @Test
  void whatCannotFitIsRefusedAndNotWritten() {
    Provenance of = RandomContents.PROVENANCE;
    Provenance endless =
        new Provenance(
            of.made(),
            of.newest(),
            "0".repeat(5000),
            of.commit(),
            of.model(),
            of.sources(),
            of.settings());
    assertThatThrownBy(() -> manifest(1, 1, most(), endless).fitting())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void comesBack(Manifest manifest) throws IOException {
    Files.writeString(folder.resolve(Manifest.FILE), manifest.toJson());
    Manifest read = Manifest.read(folder);
    assertThat(read.provenance()).isEqualTo(manifest.provenance());
    assertThat(read.counts()).isEqualTo(manifest.counts());
    assertThat(read.tables()).isEqualTo(manifest.tables());
    assertThat(read.index()).isEqualTo(manifest.index());
  }

  private static int bytes(Manifest manifest) {
    return manifest.toJson().getBytes(StandardCharsets.UTF_8).length;
  }

  /// The longest that an index writes into a manifest.
  private static ShardIndex.Root most() {
    byte[] entries = new byte[ShardIndex.MOST_IN_MANIFEST * ShardIndex.ENTRY];
    return new ShardIndex.Root(
        3,
        Base64.getEncoder().encodeToString(entries),
        Base64.getEncoder().encodeToString(new byte[ShardIndex.ENTRY]));
  }

  private static Manifest manifest(
      int records, long count, ShardIndex.Root root, String model, Map<String, String> settings) {
    return manifest(
        records,
        count,
        root,
        new Provenance(
            Instant.parse("2026-11-23T04:16:40Z"),
            Instant.parse("2026-11-20T08:00:00Z"),
            "0.10.0-SNAPSHOT",
            "0123456789abcdef0123456789abcdef01234567",
            model,
            Map.of("listenbrainz", "CC0 1.0", "musicbrainz-tags", "CC BY-NC-SA 3.0"),
            settings));
  }

  private static Manifest manifest(
      int records, long count, ShardIndex.Root root, Provenance provenance) {
    Map<TableKind, Cut> tables = new TreeMap<>();
    for (TableKind kind : TableKind.values()) {
      tables.put(kind, kind.cut(records));
    }
    Map<String, Long> counts = new TreeMap<>();
    for (String name :
        new String[] {
          "artists",
          "fanListEntries",
          "fans",
          "filledEntries",
          "preferences",
          "scenes",
          "similarEntries",
          "similarFanEntries",
          "tags",
          "tralbums"
        }) {
      counts.put(name, count);
    }
    return new Manifest(Manifest.FORMAT, "", provenance, counts, tables, root);
  }
}
