package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Bytes that somebody made up, with hashes and checks that fit: they are refused in words, or read
/// as what they say; nothing hangs, and no memory is taken that they do not pay for.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class HostileEditionTest {
  @TempDir static Path once;
  private static Path whole;

  @TempDir Path folder;

  @BeforeAll
  static void write() {
    Editions editions = Editions.in(once);
    whole =
        editions.folder(
            new RandomContents(13, 6, 14, 5).write(editions, RandomContents.PROVENANCE));
  }

  @Test
  void contentsMadeUpAtRandomAreRefusedOrRead() throws IOException {
    Random random = new Random(1);
    int refused = 0;
    for (int round = 0; round < 50; round++) {
      Forgery forgery = Forgery.of(whole);
      for (TableKind kind : TableKind.values()) {
        if (random.nextInt(6) == 0) {
          int shard = random.nextInt(forgery.shards(kind).size());
          int block = random.nextInt(forgery.shardOf(kind, shard).blocks());
          forgery.block(kind, shard, block, bytes -> mutated(bytes, random));
        }
      }
      Path edition = forgery.write(folder.resolve("edition-" + round));
      Set<String> failures = Verifying.BY_THREE.failures(edition);
      refused += failures.isEmpty() ? 0 : 1;
      assertThat(failures).noneMatch(line -> line.contains("\n"));
      readAll(edition);
    }
    assertThat(refused).isGreaterThan(40);
  }

  @Test
  void sizesMadeUpInAHeaderAreRefusedBeforeMemoryIsTaken() throws IOException {
    byte[] good = Forgery.of(whole).shards(TableKind.FANS).getFirst();
    for (int at : new int[] {12, 16, 20}) {
      for (int value : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 1 << 28, 0}) {
        ByteBuffer header = ByteBuffer.wrap(good.clone()).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(at, value);
        CRC32 crc = new CRC32();
        crc.update(header.array(), 0, 24);
        header.putInt(24, (int) crc.getValue());
        assertThatThrownBy(
                () -> {
                  Shard shard =
                      new Shard(
                          "fans.pack", MemorySegment.ofArray(header.array()), TableKind.FANS, 0);
                  shard.block(0);
                })
            .as("%d at byte %d", value, at)
            .isInstanceOf(UnusableEdition.class);
      }
    }
  }

  @Test
  void tablesCutInAnotherWayAreRefusedBeforeMemoryIsTaken() throws IOException {
    int round = 0;
    for (TableKind kind :
        new TableKind[] {
          TableKind.TAGS, TableKind.TRALBUM_SCENES, TableKind.FAN_KEYS, TableKind.FAN_PAGES
        }) {
      Cut of = kind.cut(Integer.MAX_VALUE);
      for (Cut cut :
          new Cut[] {
            of,
            new Cut(Integer.MAX_VALUE, 1, 32_767),
            new Cut(Integer.MAX_VALUE, 65_535, 65_535),
            new Cut(Integer.MAX_VALUE, 65_535, 32_767),
            new Cut(Integer.MAX_VALUE, 1, 1),
            new Cut(Integer.MAX_VALUE, 65_535, 0),
            new Cut(Integer.MAX_VALUE, 1, 0),
            new Cut(Integer.MAX_VALUE, 0, 0),
            new Cut(1, 0, 24)
          }) {
        Path edition =
            Forgery.of(whole).cut(kind, cut).write(folder.resolve("edition-" + round++ % 2));
        assertThat(EditionVerifier.verify(edition).failures().getFirst())
            .as("%s %s", kind, cut)
            .contains("corrupt");
        assertThat(Verifying.BY_TWO.failures(edition)).as("%s %s", kind, cut).isNotEmpty();
      }
    }
  }

  @Test
  void aMillionZerosAreABlockButNoRecords() throws IOException {
    byte[] bytes = new byte[1 << 20];
    Forgery forgery = Forgery.of(whole).block(TableKind.TAGS, 0, 0, old -> bytes);
    assertThat(forgery.shards(TableKind.TAGS).getFirst()).hasSizeLessThan(5000);
    assertThat(forgery.shardOf(TableKind.TAGS, 0).block(0)).hasSize(1 << 20);
    Path edition = forgery.write(folder.resolve("edition"));
    assertThat(EditionVerifier.verify(edition).isGood()).isFalse();
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] out =
        random.nextInt(4) == 0 && bytes.length > 0
            ? java.util.Arrays.copyOf(bytes, Math.max(0, bytes.length + random.nextInt(9) - 4))
            : bytes.clone();
    for (int n = 1 + random.nextInt(4); n > 0 && out.length > 0; n--) {
      int at = random.nextInt(out.length);
      out[at] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
    }
    return out;
  }

  private interface Read {
    void read() throws IOException;
  }

  /// Asks for everything; each call answers, or refuses as it says it does.
  private static void readAll(Path path) throws IOException {
    try (Edition edition = Edition.open(path)) {
      for (int i = 0; i < 14; i++) {
        int id = i;
        answers(() -> edition.card(id));
        answers(() -> edition.similar(id, 0, 50));
        answers(() -> edition.owners(id));
        answers(() -> edition.sceneOf(id));
        answers(() -> edition.fan(id));
        answers(() -> edition.fanList(id, 0, 100));
        answers(() -> edition.similarFans(id));
        answers(() -> edition.tag(id));
        answers(() -> edition.artist(id));
        answers(() -> edition.scene(id));
        answers(() -> edition.fanByKey("f" + (4_000_000_000L + id)));
      }
      answers(edition::entryPoints);
      for (String query : new String[] {"a", "tidal ro", "の音", "sunn the", "qqqx"}) {
        answers(() -> edition.search(query, 20));
      }
    } catch (UnusableEdition e) {
      assertThat(e.getMessage()).doesNotContain("\n");
    }
  }

  private static void answers(Read call) throws IOException {
    try {
      call.read();
    } catch (UnusableEdition | IndexOutOfBoundsException | ArithmeticException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }
}
