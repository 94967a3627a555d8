package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// docs/edition-format.md names the numbers that the program writes.
final class SpecificationTest {
  private static String page = "";

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(Path.of(System.getProperty("bcr.root"), "docs", "edition-format.md"));
  }

  @Test
  void everyTableIsThereWithItsKindAndWidth() {
    for (TableKind kind : TableKind.values()) {
      String name = kind.title();
      if (kind.width() == 0) {
        assertThat(page).contains("| %d | %s | ".formatted(kind.code(), name));
      } else {
        assertThat(page).containsPattern("[ ,]%d %s[,:]".formatted(kind.code(), name));
        assertThat(page)
            .contains(
                kind.isHashed()
                    ? "hashed tables of width " + KeyIndex.WIDTH
                    : "fixed width " + kind.width());
      }
    }
  }

  @Test
  void aShardMadeByHandFromThePageIsReadAndTheWritersOwn() throws Exception {
    assertThat(page).startsWith("# The edition format, version " + Manifest.FORMAT);
    // Two blocks of fans, as the page has them: `u16 n`, `u24` for each length, the records.
    byte[] first = {2, 0, 3, 0, 0, 1, 0, 0, 'a', 'b', 'c', 'd'};
    byte[] second = {1, 0, 1, 0, 0, 'e'};
    ByteArrayOutputStream zlib = new ByteArrayOutputStream();
    int[] sizes = new int[2];
    for (byte[] block : List.of(first, second)) {
      int before = zlib.size();
      try (Deflater deflater = new Deflater(Deflater.BEST_SPEED);
          DeflaterOutputStream out = new DeflaterOutputStream(zlib, deflater)) {
        out.write(block);
      }
      sizes[before == 0 ? 0 : 1] = zlib.size() - before;
    }
    ByteBuffer hand = ByteBuffer.allocate(20 + 8 * 2 + zlib.size()).order(ByteOrder.LITTLE_ENDIAN);
    hand.put("BCRS".getBytes(StandardCharsets.US_ASCII)).putShort((short) 2).putShort((short) 3);
    hand.putInt(0).putInt(2);
    hand.putInt(sizes[0]).putInt(first.length).putInt(sizes[1]).putInt(second.length);
    CRC32 crc = new CRC32();
    crc.update(hand.array(), 0, 16 + 8 * 2);
    hand.putInt((int) crc.getValue()).put(zlib.toByteArray());
    Shard shard = new Shard("by hand", MemorySegment.ofArray(hand.array()), TableKind.FANS, 0);
    assertThat(shard.blocks()).isEqualTo(2);
    assertThat(shard.block(0)).isEqualTo(first);
    assertThat(shard.block(1)).isEqualTo(second);
    assertThat(Forgery.records(first))
        .containsExactly(new byte[] {'a', 'b', 'c'}, new byte[] {'d'});
    ShardBuilder builder = new ShardBuilder(TableKind.FANS);
    builder.add(first, first.length);
    builder.add(second, second.length);
    RecordBuffer built = builder.take();
    assertThat(Arrays.copyOf(built.bytes(), built.size())).isEqualTo(hand.array());
    assertThat(page)
        .contains("| 0 | 4 | magic | `BCRS` |")
        .contains("| 6 | u16 | kind |")
        .contains("| 8 | u32 | number |")
        .contains("| 12 | u32 | blocks | n, at most 65,535 |")
        .contains("| 16 | 8·n | sizes |")
        .contains("| 16 + 8·n | u32 | check |");
  }

  @Test
  void theIndexIsThatOfThePage() {
    assertThat(page)
        .contains("; %d bytes each".formatted(ShardIndex.ENTRY))
        .contains("the first %d bytes of the shard's SHA-256".formatted(ShardIndex.HASH))
        .contains(
            "index shards of %d entries (%,d bytes;"
                .formatted(ShardIndex.PER_SHARD, ShardIndex.PER_SHARD * ShardIndex.ENTRY))
        .contains("more than %d index shards".formatted(ShardIndex.MOST_IN_MANIFEST))
        .contains("at most %,d bytes:".formatted(Manifest.MOST_BYTES))
        .contains("at most 1,024 records to a shard");
    assertThat(TableKind.FAN_KEYS.cut(1024)).isEqualTo(new Cut(1024, 0, 0));
    assertThat(TableKind.FAN_KEYS.cut(1025)).isEqualTo(new Cut(1025, 0, 1));
  }

  @Test
  void theKeyThatThePageWorksOutIsInTheShardItSays() {
    long hash = KeyIndex.hash("a123");
    assertThat(page).contains("`7C 04 83 7E B3 56 56 5E`; with 11 bits").contains("shard 992.");
    assertThat(hash).isEqualTo(0x7C04837EB356565EL);
    assertThat(new Cut(1_000_000, 0, 11).shardOf(hash)).isEqualTo(992);
  }

  @Test
  void theLongestListsAreThoseOfThePage() {
    assertThat(page)
        .contains("fan, at most %d entries".formatted(ListFlags.FAN_LIST))
        .contains("tralbum, at most %d entries".formatted(ListFlags.SIMILAR_LIST))
        .contains("`fans` are at most %d of".formatted(Owners.MOST))
        .contains("the %d most active of each kind".formatted(SearchListsWriter.SHOWN))
        .contains("the fan, and the first %d entries of the list".formatted(PageWriter.ENTRIES))
        .contains("owners, and the first %d entries of the list".formatted(PageWriter.ENTRIES))
        .contains("the first %d owners".formatted(PageWriter.OWNERS))
        .contains("first %d of its tralbums".formatted(PageWriter.TAG_TRALBUMS))
        .contains("scenes (at most %d)".formatted(PageWriter.SCENES));
  }
}
