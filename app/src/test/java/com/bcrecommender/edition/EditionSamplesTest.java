package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.edition.Entry.Reason;
import com.bcrecommender.settings.Sha256;
import java.lang.foreign.MemorySegment;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sample editions of the format, kept for ever: every later program reads them, or refuses
/// them for the reason given here.
final class EditionSamplesTest {
  @Test
  void goodHoldsWhatTheSpecificationSays() throws Exception {
    try (Edition edition = Edition.open(sample("good"))) {
      assertThat(EditionVerifier.verify(sample("good")).failures()).isEmpty();
      assertThat(List.of(edition.fans(), edition.tralbums(), edition.tags(), edition.artists()))
          .containsExactly(2, 3, 2, 1);
      assertThat(edition.manifest().provenance().made()).isEqualTo("2026-11-22T12:00:00Z");
      assertThat(edition.manifest().count("filledEntries")).isEqualTo(1);
      Card card = edition.card(edition.tralbumByKey("a123"));
      assertThat(card)
          .usingRecursiveComparison()
          .isEqualTo(SampleContents.card(0, "a123", "Tidal Rooms", 2));
      assertThat(edition.tralbumByUrl("http://ol.bandcamp.com/album/1?x=y")).isEqualTo(1);
      assertThat(edition.tralbumByKey("u:ol.bandcamp.com/album/0")).isZero();
      assertThat(edition.tagByName("field-recordings")).isEqualTo(1);
      assertThat(edition.tagByName("none")).isEqualTo(-1);
      assertThat(edition.fan(edition.fanByUsername("YANIR")).stated()).isEqualTo(182);
      // The writer gave the fans other ids: by what their lists show.
      assertThat(edition.fanByKey("f42")).isEqualTo(1);
      assertThat(edition.fan(0).username()).isNull();
      assertThat(edition.fanList(1, 0, 100))
          .containsExactly(
              new Entry(
                  2,
                  1.0f,
                  Origin.MODEL,
                  List.of(new Reason(1, 150, 31), new Reason(0, 75, 4)),
                  225,
                  9));
      assertThat(edition.similar(0, 0, 100))
          .containsExactly(
              new Entry(1, 1.0f, Origin.MODEL, List.of(new Reason(0, 255, 31)), 255, 0),
              new Entry(2, 0.5f, Origin.POPULAR_IN_TAGS, List.of(), 0, 0));
      assertThat(edition.owners(0).fans()).containsExactly(1, 0);
      assertThat(edition.artist(0).tralbums()).containsExactly(0, 1);
      assertThat(edition.entryPoints().tralbums()).containsExactly(0);
      assertThat(edition.entryPoints().tags()).containsExactly(0, 1);
      assertThat(edition.entryPoints().fans()).containsExactly(1, 0);
      assertThat(edition.search("ete tid", 5).hits()).containsExactly(Hit.of(edition.card(0)));
      assertThat(edition.search("の音", 5).hits()).containsExactly(Hit.of(edition.card(1)));
    }
  }

  @Test
  void emptyIsAnEditionLikeAnyOther() throws Exception {
    assertThat(EditionVerifier.verify(sample("empty")).failures()).isEmpty();
    try (Edition edition = Edition.open(sample("empty"))) {
      assertThat(edition.fans() + edition.tralbums() + edition.tags() + edition.artists()).isZero();
      assertThat(edition.fanByKey("f42")).isEqualTo(-1);
      assertThat(edition.entryPoints().tralbums()).isEmpty();
      assertThat(edition.search("anything", 5).hits()).isEmpty();
    }
  }

  @Test
  void truncatedIsRefusedAtOnce() throws Exception {
    UnusableEdition refusal = refusal("truncated");
    assertThat(refusal.reason()).isEqualTo(UnusableEdition.Reason.TRUNCATED);
    assertThat(refusal).hasMessageContaining("fans.pack is truncated: expected ");
  }

  @Test
  void corruptIsFoundByVerification() throws Exception {
    assertThat(EditionVerifier.verify(sample("corrupt")).failures())
        .singleElement()
        .asString()
        .contains("tralbums.pack is corrupt");
  }

  @Test
  void futureIsRefusedAsTooNew() throws Exception {
    UnusableEdition refusal = refusal("future");
    assertThat(refusal.reason()).isEqualTo(UnusableEdition.Reason.TOO_NEW);
    assertThat(refusal).hasMessageContaining("has format 3, this program reads format 2");
  }

  @Test
  void whatRefusesTheFutureChangesNotOneByteOfIt(@TempDir Path folder) throws Exception {
    Editions editions = Editions.in(folder);
    Path future = editions.folder("0123456789abcdef");
    Files.createDirectories(future);
    Map<String, String> before = new TreeMap<>();
    try (Stream<Path> files = Files.list(sample("future"))) {
      for (Path file : files.toList()) {
        Path copy = future.resolve(file.getFileName());
        Files.copy(file, copy);
        before.put(copy.toString(), Sha256.hex(Files.readAllBytes(copy)));
      }
    }
    assertThatThrownBy(() -> editions.switchTo("0123456789abcdef"))
        .isInstanceOf(UnusableEdition.class);
    assertThatThrownBy(() -> Edition.open(future)).isInstanceOf(UnusableEdition.class);
    assertThat(EditionVerifier.verify(future).failures()).isNotEmpty();
    Map<String, String> after = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        after.put(file.toString(), Sha256.hex(Files.readAllBytes(file)));
      }
    }
    assertThat(after).isEqualTo(before);
  }

  @Test
  void everyShardOfTheFutureIsRefusedAsTooNewByItself() throws Exception {
    for (TableKind kind : TableKind.of(false)) {
      byte[] pack = Files.readAllBytes(sample("future").resolve(kind.file()));
      if (pack.length > 0) {
        UnusableEdition refusal =
            catchThrowableOfType(
                UnusableEdition.class,
                () -> new Shard(kind.file(), MemorySegment.ofArray(pack), kind, 0));
        assertThat(refusal.reason()).as(kind.file()).isEqualTo(UnusableEdition.Reason.TOO_NEW);
      }
    }
  }

  /// Compares what is decompressed: another zlib may compress otherwise.
  @Test
  void theWriterStillSaysTheSame(@TempDir Path folder) throws Exception {
    Editions editions = Editions.in(folder);
    Path written = editions.folder(SampleContents.write(editions));
    Forgery now = Forgery.of(written);
    Forgery then = Forgery.of(sample("good"));
    for (TableKind kind : TableKind.of(false)) {
      // The sample's pages were cut before their groups became smaller; that is for a writer to
      // choose.
      assertThat(now.cut(kind))
          .isEqualTo(kind.isPaged() ? kind.cut(then.cut(kind).records()) : then.cut(kind));
      assertThat(now.shards(kind)).as(kind.file()).hasSameSizeAs(then.shards(kind));
      for (int shard = 0; shard < now.shards(kind).size(); shard++) {
        Shard of = now.shardOf(kind, shard);
        for (int block = 0; block < of.blocks(); block++) {
          assertThat(of.block(block))
              .as("%s, shard %d, block %d", kind.file(), shard, block)
              .isEqualTo(then.shardOf(kind, shard).block(block));
        }
      }
    }
    Manifest manifest = Manifest.read(written);
    assertThat(manifest.counts()).isEqualTo(Manifest.read(sample("good")).counts());
    assertThat(manifest.provenance()).isEqualTo(Manifest.read(sample("good")).provenance());
  }

  private static UnusableEdition refusal(String name) throws URISyntaxException {
    Path folder = sample(name);
    return catchThrowableOfType(UnusableEdition.class, () -> Edition.open(folder).close());
  }

  private static Path sample(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(EditionSamplesTest.class.getResource("/edition/" + name)).toURI());
  }
}
