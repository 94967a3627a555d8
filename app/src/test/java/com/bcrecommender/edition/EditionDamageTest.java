package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bcrecommender.edition.UnusableEdition.Reason;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EditionDamageTest {
  @TempDir static Path once;
  private static Path whole;

  @TempDir Path folder;
  private Path edition;

  @BeforeAll
  static void writeATinyEdition() {
    Editions editions = Editions.in(once);
    whole =
        editions.folder(new RandomContents(11, 2, 2, 1).write(editions, RandomContents.PROVENANCE));
  }

  @BeforeEach
  void copyIt() throws IOException {
    edition = Files.createDirectory(folder.resolve("edition"));
    for (Path file : files(whole)) {
      Files.copy(file, edition.resolve(file.getFileName()));
    }
  }

  @Test
  void oneFlippedBitAnywhereIsFound() throws IOException {
    assertThat(EditionVerifier.verify(edition).failures()).isEmpty();
    Random random = new Random(1);
    int tried = 0;
    for (Path file : files(edition)) {
      byte[] good = Files.readAllBytes(file);
      for (int at = 0; at < good.length; at++) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bad);
        Verifying verifying = at % 8 == 0 ? Verifying.BY_THREE : Verifying.AS_ONE;
        assertThat(verifying.failures(edition)).as("%s, byte %d", file, at).isNotEmpty();
        tried++;
      }
      Files.write(file, good);
    }
    assertThat(EditionVerifier.verify(edition).failures()).isEmpty();
    assertThat(tried).isGreaterThan(1000);
  }

  @ParameterizedTest
  @EnumSource(names = {"FANS", "FAN_LISTS", "TRALBUM_KEYS", "SEARCH_LISTS", "FAN_PAGES"})
  void aFlippedBitOfAShardIsRefusedOrChangesNothing(TableKind kind) throws IOException {
    byte[] good = Forgery.of(whole).shards(kind).getFirst();
    List<String> blocks = blocks(kind, good);
    int harmless = 0;
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      Reason reason = reasonOf(kind, bad);
      if (bit < 32) {
        assertThat(reason).as("bit %d of the magic", bit).isEqualTo(Reason.NOT_AN_EDITION);
      } else if (bit < 48) {
        assertThat(reason)
            .as("bit %d of the format", bit)
            .isEqualTo(bit == 33 ? Reason.TOO_OLD : Reason.TOO_NEW);
      } else if (bit >= 96 && bit < 128) {
        assertThat(reason)
            .as("bit %d of the number of blocks", bit)
            .isIn(Reason.TRUNCATED, Reason.CORRUPT);
      } else if (reason != null) {
        assertThat(reason).as("bit %d", bit).isEqualTo(Reason.CORRUPT);
      } else {
        // A few bits between the end of a stream and its Adler-32 say nothing.
        assertThat(blocks(kind, bad)).as("bit %d", bit).isEqualTo(blocks);
        harmless++;
      }
    }
    assertThat(harmless).isLessThan(8 * blocks.size());
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aShardThatEndsEarlyIsTruncatedWhereverItEnds(TableKind kind) throws IOException {
    byte[] good = Forgery.of(whole).shards(kind).getFirst();
    for (int length = 0; length < good.length; length++) {
      assertThat(reasonOf(kind, Arrays.copyOf(good, length)))
          .as("%d of %d bytes", length, good.length)
          .isEqualTo(Reason.TRUNCATED);
    }
    assertThat(reasonOf(kind, Arrays.copyOf(good, good.length + 1))).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void aPackThatEndsEarlyIsTruncatedWhereverItEnds() throws IOException {
    for (String name : List.of("index.pack", "tags.pack", "start-pages.pack", "fan-keys.pack")) {
      Path file = edition.resolve(name);
      byte[] good = Files.readAllBytes(file);
      for (int length = 0; length < good.length; length++) {
        Files.write(file, Arrays.copyOf(good, length));
        assertThat(open().reason())
            .as("%s, %d of %d bytes", name, length, good.length)
            .isEqualTo(Reason.TRUNCATED);
      }
      Files.write(file, Arrays.copyOf(good, good.length + 1));
      assertThat(open().reason()).as(name).isEqualTo(Reason.CORRUPT);
      Files.write(file, good);
    }
  }

  @Test
  void formatsOfTheFutureAndOfThePastAreToldApart() throws IOException {
    byte[] good = Forgery.of(whole).shards(TableKind.FANS).getFirst();
    byte[] future = SampleContents.ofFormat(good, 3);
    assertThat(reasonOf(TableKind.FANS, future)).isEqualTo(Reason.TOO_NEW);
    assertThat(reasonOf(TableKind.FANS, SampleContents.ofFormat(good, 1)))
        .isEqualTo(Reason.TOO_OLD);
    // What a later format has behind the sizes is not looked at.
    assertThat(reasonOf(TableKind.FANS, Arrays.copyOf(future, 20))).isEqualTo(Reason.TOO_NEW);
    Path forged =
        Forgery.of(whole).shard(TableKind.FANS, 0, old -> future).write(folder.resolve("forged"));
    try (Edition read = Edition.open(forged)) {
      assertThatThrownBy(() -> read.fan(0))
          .hasMessageContaining("fans.pack has format 3, this program reads format 2");
    }
  }

  @Test
  void aManifestOfTheFutureIsTooNewWhateverElseItHolds() throws IOException {
    Files.writeString(
        edition.resolve(Manifest.FILE), "{\"format\": 3, \"shards\": {\"a\": [1, {}]}}");
    assertThat(open().reason()).isEqualTo(Reason.TOO_NEW);
    Files.writeString(edition.resolve(Manifest.FILE), "{\"format\": 1}");
    assertThat(open().reason()).isEqualTo(Reason.TOO_OLD);
  }

  @Test
  void whatIsNoManifestIsSaidToBeNone() throws IOException {
    for (String text : List.of("[]", "{}", "{\"format\": \"1\"}", "7")) {
      Files.writeString(edition.resolve(Manifest.FILE), text);
      assertThat(open().reason()).as(text).isEqualTo(Reason.NOT_AN_EDITION);
    }
    for (String text :
        List.of(
            "", "{", "{\"format\": 2}", "{\"format\": 2, \"id\": {\"a\": {\"b\": {\"c\": {}}}}}")) {
      Files.writeString(edition.resolve(Manifest.FILE), text);
      assertThat(open().reason()).as(text).isIn(Reason.CORRUPT, Reason.NOT_AN_EDITION);
      assertThat(open().getMessage()).as(text).doesNotContain("\n");
    }
  }

  @Test
  void aShardInAnothersPlaceIsCorrupt() throws IOException {
    byte[] tags = Forgery.of(whole).shards(TableKind.TAGS).getFirst();
    assertThat(reasonOf(TableKind.FANS, tags)).isEqualTo(Reason.CORRUPT);
    UnusableEdition refusal =
        catchThrowableOfType(
            UnusableEdition.class,
            () -> new Shard("tags.pack", MemorySegment.ofArray(tags), TableKind.TAGS, 7));
    assertThat(refusal.reason()).isEqualTo(Reason.CORRUPT);
    assertThat(refusal).hasMessageContaining("tags.pack is corrupt: shard 7");
  }

  @Test
  void aMissingFileAndAMissingEditionSayWhatToDo() throws IOException {
    Files.delete(edition.resolve("owners.pack"));
    assertThat(open().reason()).isEqualTo(Reason.MISSING);
    assertThat(open()).hasMessageContaining("owners.pack is missing");
    UnusableEdition nowhere =
        catchThrowableOfType(UnusableEdition.class, () -> Edition.open(folder.resolve("none")));
    assertThat(nowhere).hasMessageContaining("bcr recommend");
  }

  @Test
  void aFileTooManyIsAFailure() throws IOException {
    Files.writeString(edition.resolve("notes.txt"), "");
    assertThat(EditionVerifier.verify(edition).failures())
        .singleElement()
        .asString()
        .contains("notes.txt");
  }

  @Test
  void theIdFollowsFromTheManifestAsTheSpecificationSays() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String line : Files.readAllLines(edition.resolve(Manifest.FILE))) {
      if (!line.matches("  \"(id|made|check)\":.*")) {
        lines.append(line).append('\n');
      }
    }
    byte[] sha =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(lines.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(Manifest.read(edition).id()).isEqualTo(HexFormat.of().formatHex(sha));
  }

  private UnusableEdition open() {
    return catchThrowableOfType(UnusableEdition.class, () -> Edition.open(edition).close());
  }

  private static @Nullable Reason reasonOf(TableKind kind, byte[] shard) {
    try {
      blocks(kind, shard);
      return null;
    } catch (UnusableEdition e) {
      assertThat(e.getMessage()).doesNotContain("\n");
      return e.reason();
    }
  }

  /// All blocks, in hex.
  private static List<String> blocks(TableKind kind, byte[] shard) {
    Shard of = new Shard(kind.file(), MemorySegment.ofArray(shard), kind, 0);
    return IntStream.range(0, of.blocks())
        .mapToObj(block -> HexFormat.of().formatHex(of.block(block)))
        .toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
