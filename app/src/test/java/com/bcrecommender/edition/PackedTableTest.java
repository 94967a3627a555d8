package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables as they are cut into shards and blocks: what goes in comes out, at every edge.
final class PackedTableTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("edition"));
  }

  @ParameterizedTest
  @EnumSource(names = {"TAGS", "FAN_LISTS", "TRALBUM_SCENES", "SEARCH_LISTS"})
  void recordsComeBackAtTheEdgesOfBlocksAndShards(TableKind kind) throws IOException {
    Cut of = kind.cut(0);
    int shard = of.perBlock() * of.perShard();
    for (int records :
        new TreeSet<>(
            List.of(
                0,
                1,
                of.perBlock() - 1,
                of.perBlock(),
                of.perBlock() + 1,
                shard - 1,
                shard,
                shard + 1,
                2 * shard + of.perBlock() + 1))) {
      Path in = Files.createDirectory(folder.resolve("of-" + records));
      PackedShards written;
      try (Tables tables = new Tables(temporary)) {
        Written kept = tables.keeping(kind);
        try (TableWriter out = new TableWriter(in, kind, records, kept)) {
          for (int i = 0; i < records; i++) {
            out.add(record(kind, i));
          }
          written = out.finish();
        }
        assertThat(written.sizes()).hasSize((records + shard - 1) / shard);
        tables.map(in, written);
        if (records % 2 == 0) {
          kept.giveTo(tables.blocks(kind));
        }
        PackedTable table = tables.table(kind);
        assertThat(table.count()).isEqualTo(records);
        RecordReader reader = table.reader();
        for (int i = records - 1; i >= 0; i--) {
          RecordBuffer expected = record(kind, i);
          RecordBuffer found = new RecordBuffer();
          table.turn(reader, i).copyTo(found);
          assertThat(Arrays.copyOf(found.bytes(), found.size()))
              .as("record %d of %d", i, records)
              .isEqualTo(Arrays.copyOf(expected.bytes(), expected.size()));
        }
        assertThatThrownBy(() -> table.record(records))
            .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.record(-1)).isInstanceOf(IndexOutOfBoundsException.class);
      }
    }
  }

  @Test
  void otherRecordsThanWereAnnouncedAreRefused() throws IOException {
    try (TableWriter out = new TableWriter(folder, TableKind.TAGS, 2, block -> {})) {
      out.add(record(TableKind.TAGS, 0));
      assertThatThrownBy(out::finish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("tags.pack has 1 of 2 records");
    }
    try (TableWriter out = new TableWriter(folder, TableKind.TRALBUM_SCENES, 2, block -> {})) {
      assertThatThrownBy(() -> out.add(new RecordBuffer().put(1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aBlockRefusesARecordWhoseLengthDoesNotFit() {
    BlockBuilder block = new BlockBuilder();
    byte[] most = new byte[(1 << 24) - 1];
    block.add(new RecordBuffer().bytes(most, 0, most.length));
    RecordBuffer tooLong = new RecordBuffer().bytes(most, 0, most.length).put(0);
    assertThatThrownBy(() -> block.add(tooLong)).isInstanceOf(IllegalArgumentException.class);
    BlockBuilder full = new BlockBuilder();
    RecordBuffer empty = new RecordBuffer();
    for (int i = 0; i < 65_535; i++) {
      full.add(empty);
    }
    assertThatThrownBy(() -> full.add(empty)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Forgery.records(Arrays.copyOf(full.take().bytes(), 2 + 3 * 65_535)).size())
        .isEqualTo(65_535);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 511, 1023, 1024, 1025, 2049, 5000, 140_000})
  void keysAreFoundHoweverManyThereAre(int keys) throws IOException {
    KeyIndexBuilder builder = new KeyIndexBuilder(TableKind.FAN_KEYS);
    for (int i = 0; i < keys; i++) {
      builder.add("f" + i, i);
    }
    PackedShards written = builder.write(folder, id -> keys - 1 - id);
    assertThat(written.cut().records()).isEqualTo(keys);
    assertThat(Math.ceilDiv(keys, written.sizes().length)).isLessThanOrEqualTo(1024);
    try (Tables tables = new Tables(temporary)) {
      tables.map(folder, written);
      KeyIndex index = tables.keys(TableKind.FAN_KEYS);
      for (int i = 0; i < keys; i += 1 + keys / 2000) {
        assertThat(index.find("f" + i)).isEqualTo(keys - 1 - i);
      }
      assertThat(index.find("f" + keys)).isEqualTo(-1);
      assertThat(index.find("")).isEqualTo(-1);
      Failures failures = new Failures();
      assertThat(
              index.forEach(
                  Share.WHOLE.of(index.shards()), new SortedHashes("keys", keys, failures)))
          .isEqualTo(keys);
      assertThat(failures.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aHashIsInTheShardOfItsFirstBits(int bits) {
    Cut cut = new Cut(1_000_000, 0, bits);
    assertThat(cut.shards()).isEqualTo(1 << bits);
    assertThat(cut.shardOf(0)).isZero();
    assertThat(cut.shardOf(-1L)).isEqualTo((1 << bits) - 1);
    assertThat(cut.shardOf(Long.MIN_VALUE)).isEqualTo(bits == 0 ? 0 : 1 << (bits - 1));
    Random random = new Random(bits);
    for (int i = 0; i < 1000; i++) {
      long hash = random.nextLong();
      String binary = "0".repeat(Long.numberOfLeadingZeros(hash)) + Long.toBinaryString(hash);
      assertThat(cut.shardOf(hash))
          .isEqualTo(bits == 0 ? 0 : Integer.parseInt(binary.substring(0, bits), 2));
    }
  }

  @Test
  void aHashThatSeveralHaveIsRefusedOrLeadsToTheLowest() throws IOException {
    for (TableKind kind : new TableKind[] {TableKind.TRALBUM_KEYS, TableKind.TRALBUM_URLS}) {
      Path in = Files.createDirectory(folder.resolve(kind.title()));
      KeyIndexBuilder builder = new KeyIndexBuilder(kind);
      for (int id : new int[] {3, 1, 2, 1}) {
        builder.add("same", id);
      }
      builder.add("other", 0);
      if (kind == TableKind.TRALBUM_KEYS) {
        assertThatThrownBy(() -> builder.write(in, id -> id))
            .isInstanceOf(IllegalArgumentException.class);
        continue;
      }
      PackedShards written = builder.write(in, id -> 10 - id);
      try (Tables tables = new Tables(temporary)) {
        tables.map(in, written);
        KeyIndex index = tables.keys(kind);
        assertThat(index.find("same")).isEqualTo(7);
        assertThat(index.find("other")).isEqualTo(10);
      }
    }
  }

  @Test
  void wrongCutsAreSeenBeforeMemoryIsTaken() {
    for (TableKind kind : TableKind.values()) {
      assertThat(kind.cut(Integer.MAX_VALUE).fits(kind)).as(kind.title()).isTrue();
      assertThat(kind.cut(0).fits(kind)).as(kind.title()).isTrue();
      assertThat(new Cut(-1, 1, 1).fits(kind)).isFalse();
    }
    assertThat(new Cut(9, 0, 25).fits(TableKind.FAN_KEYS)).isFalse();
    assertThat(new Cut(9, 1, 2).fits(TableKind.FAN_KEYS)).isFalse();
    assertThat(new Cut(9, 0, 1).fits(TableKind.TAGS)).isFalse();
    assertThat(new Cut(9, 65_535, 65_535).fits(TableKind.TAGS)).isFalse();
    assertThat(new Cut(9, 65_536, 1).fits(TableKind.TAGS)).isFalse();
    assertThat(new Cut(9, 9, 0).fits(TableKind.FAN_PAGES)).isFalse();
  }

  private static RecordBuffer record(TableKind kind, int i) {
    RecordBuffer record = new RecordBuffer();
    if (kind.width() != 0) {
      return record.fixed(i * 2_654_435_761L, kind.width());
    }
    Random random = new Random(i);
    byte[] bytes = new byte[i % 5 == 0 ? 0 : random.nextInt(i % 97 == 0 ? 3000 : 30)];
    random.nextBytes(bytes);
    return record.bytes(bytes, 0, bytes.length);
  }
}
