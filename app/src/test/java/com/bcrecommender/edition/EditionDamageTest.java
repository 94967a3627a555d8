package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bcrecommender.edition.UnusableEdition.Reason;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
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
        assertThat(EditionVerifier.verify(edition).failures())
            .as("%s, byte %d", file, at)
            .isNotEmpty();
        tried++;
      }
      Files.write(file, good);
    }
    assertThat(EditionVerifier.verify(edition).failures()).isEmpty();
    assertThat(tried).isGreaterThan(1000);
  }

  @ParameterizedTest
  @EnumSource(names = {"FANS", "FAN_LISTS", "TRALBUM_KEYS", "SEARCH_TRALBUMS"})
  void aTableFindsEachFlippedBitByItself(TableKind kind) throws IOException {
    Path file = edition.resolve(kind.file());
    byte[] good = Files.readAllBytes(file);
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, bad);
      Reason reason = reasonOf(kind);
      // Only the magic's own bits make it something else than a table.
      assertThat(reason)
          .as("bit %d", bit)
          .isEqualTo(bit < 32 ? Reason.NOT_AN_EDITION : Reason.CORRUPT);
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aTableThatEndsEarlyIsTruncatedWhereverItEnds(TableKind kind) throws IOException {
    Path file = edition.resolve(kind.file());
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThat(reasonOf(kind))
          .as("%d of %d bytes", length, good.length)
          .isEqualTo(Reason.TRUNCATED);
    }
    Files.write(file, Arrays.copyOf(good, good.length + 1));
    assertThat(reasonOf(kind)).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void formatsOfTheFutureAndOfThePastAreToldApart() throws IOException {
    setFormat(TableKind.FANS, 2);
    assertThat(open()).hasMessageContaining("fans.table has format 2, this program reads format 1");
    assertThat(open().reason()).isEqualTo(Reason.TOO_NEW);
    setFormat(TableKind.FANS, 0);
    assertThat(open().reason()).isEqualTo(Reason.TOO_OLD);
  }

  @Test
  void aManifestOfTheFutureIsTooNewWhateverElseItHolds() throws IOException {
    Files.writeString(
        edition.resolve(Manifest.FILE), "{\"format\": 2, \"shards\": {\"a\": [1, {}]}}");
    assertThat(open().reason()).isEqualTo(Reason.TOO_NEW);
    Files.writeString(edition.resolve(Manifest.FILE), "{\"format\": 0}");
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
            "", "{", "{\"format\": 1}", "{\"format\": 1, \"id\": {\"a\": {\"b\": {\"c\": {}}}}}")) {
      Files.writeString(edition.resolve(Manifest.FILE), text);
      assertThat(open().reason()).as(text).isIn(Reason.CORRUPT, Reason.NOT_AN_EDITION);
      assertThat(open().getMessage()).as(text).doesNotContain("\n");
    }
  }

  @Test
  void aTableInAnothersPlaceIsCorrupt() throws IOException {
    Files.copy(
        edition.resolve("tags.table"),
        edition.resolve("fans.table"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(open().reason()).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void aMissingFileAndAMissingEditionSayWhatToDo() throws IOException {
    Files.delete(edition.resolve("owners.table"));
    assertThat(open().reason()).isEqualTo(Reason.MISSING);
    assertThat(open()).hasMessageContaining("owners.table is missing");
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
    assertThat(Manifest.read(edition).id()).isEqualTo(java.util.HexFormat.of().formatHex(sha));
  }

  private UnusableEdition open() {
    return catchThrowableOfType(UnusableEdition.class, () -> Edition.open(edition).close());
  }

  private Reason reasonOf(TableKind kind) {
    try (Arena arena = Arena.ofConfined()) {
      return catchThrowableOfType(
              UnusableEdition.class, () -> Table.open(edition, kind, arena).verify())
          .reason();
    }
  }

  private void setFormat(TableKind kind, int format) throws IOException {
    Path file = edition.resolve(kind.file());
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putShort(4, (short) format);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, 28);
    header.putInt(28, (int) crc.getValue());
    Files.write(file, bytes);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
