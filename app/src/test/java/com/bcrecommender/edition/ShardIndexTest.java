package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.ShardIndex.Root;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShardIndexTest {
  private static final int MOST_OF_ONE_LEVEL = ShardIndex.MOST_IN_MANIFEST * ShardIndex.PER_SHARD;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "255, 1", "256, 1", "17000, 1", "18360, 1", "18361, 2", "4681801, 3"})
  void everyShardComesBackWithItsNameAndSize(int shards, int levels) throws IOException {
    assertThat(MOST_OF_ONE_LEVEL).isEqualTo(18_360);
    byte[] entries = entries(shards);
    Root root = ShardIndex.write(folder, entries);
    assertThat(root.levels()).isEqualTo(levels);
    assertThat(Base64.getDecoder().decode(root.top()).length / ShardIndex.ENTRY)
        .isLessThanOrEqualTo(ShardIndex.MOST_IN_MANIFEST);
    ShardIndex index = ShardIndex.read(folder, root);
    assertThat(index.shards()).isEqualTo(shards);
    ByteBuffer truth = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
    for (int shard = 0; shard < shards; shard += 1 + shards / 1000) {
      int at = shard * ShardIndex.ENTRY;
      String hex = HexFormat.of().formatHex(entries, at, at + ShardIndex.HASH);
      assertThat(index.name(shard))
          .isEqualTo(hex.substring(0, 2) + "/" + hex.substring(2) + ".bin");
      assertThat(index.size(shard)).isEqualTo(truth.getInt(at + ShardIndex.HASH));
    }
  }

  @Test
  void anEntryIsFoundByDivisionAsThePageSays() throws IOException {
    byte[] entries = entries(18_361);
    Root root = ShardIndex.write(folder, entries);
    byte[] pack = Files.readAllBytes(folder.resolve(ShardIndex.FILE));
    int shard = 5000 / ShardIndex.PER_SHARD;
    int at =
        shard * ShardIndex.PER_SHARD * ShardIndex.ENTRY
            + 5000 % ShardIndex.PER_SHARD * ShardIndex.ENTRY;
    assertThat(Arrays.copyOfRange(pack, at, at + ShardIndex.ENTRY))
        .isEqualTo(Arrays.copyOfRange(entries, 5000 * ShardIndex.ENTRY, 5001 * ShardIndex.ENTRY));
    // The second level follows the first: 73 entries, and one entry in the manifest.
    assertThat(pack).hasSize((18_361 + 73) * ShardIndex.ENTRY);
    assertThat(Base64.getDecoder().decode(root.top())).hasSize(ShardIndex.ENTRY);
  }

  @Test
  void aChangedByteOnAnyLevelIsFound() throws IOException {
    Root root = ShardIndex.write(folder, entries(10_000));
    Path file = folder.resolve(ShardIndex.FILE);
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] bad = good.clone();
      int at = i < 100 ? good.length - 1 - i * 9 : random.nextInt(good.length);
      bad[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bad);
      assertThatThrownBy(() -> ShardIndex.read(folder, root))
          .as("byte %d of %d", at, good.length)
          .isInstanceOf(UnusableEdition.class);
    }
  }

  @Test
  void aRootThatIsNoneIsRefused() throws IOException {
    Root good = ShardIndex.write(folder, entries(300));
    for (Root bad :
        new Root[] {
          new Root(0, good.top(), good.last()),
          new Root(2, good.top(), good.last()),
          new Root(5, good.top(), good.last()),
          new Root(-1, good.top(), good.last()),
          new Root(1, "", good.last()),
          new Root(1, "%%%", good.last()),
          new Root(1, good.top().substring(4), good.last()),
          new Root(1, good.top() + good.top(), good.last()),
          new Root(1, good.top(), ""),
          new Root(1, good.top(), good.top().substring(0, 28))
        }) {
      assertThatThrownBy(() -> ShardIndex.read(folder, bad))
          .as("%s", bad)
          .isInstanceOf(UnusableEdition.class);
    }
  }

  @Test
  void anIndexCutElsewhereIsRefusedThoughItsHashesFit() throws IOException {
    byte[] entries = entries(300);
    byte[] end;
    try (Pack pack = new Pack(folder, ShardIndex.FILE)) {
      int first = 100 * ShardIndex.ENTRY;
      pack.add(entries, first);
      byte[] rest = Arrays.copyOfRange(entries, first, entries.length);
      pack.add(rest, rest.length);
      end = pack.finish();
    }
    Root root = new Root(1, Base64.getEncoder().encodeToString(end), "");
    assertThatThrownBy(() -> ShardIndex.read(folder, root))
        .hasMessageContaining("index shard 0 has 1600 bytes");
  }

  private static byte[] entries(int shards) {
    byte[] entries = new byte[shards * ShardIndex.ENTRY];
    new Random(shards).nextBytes(entries);
    return entries;
  }
}
