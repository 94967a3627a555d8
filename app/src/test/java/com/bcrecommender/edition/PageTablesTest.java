package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What pages show first is what the tables say, and anything else is found.
final class PageTablesTest {
  @TempDir static Path once;
  private static Path edition;

  @TempDir Path folder;

  @BeforeAll
  static void write() {
    Editions editions = Editions.in(once);
    edition =
        editions.folder(
            new RandomContents(5, 12, 40, 9).write(editions, RandomContents.PROVENANCE));
  }

  @Test
  void aFanPageHoldsTheFirstEntriesOfTheListWithTheirCards() {
    try (Edition read = Edition.open(edition);
        Tables tables = Tables.open(edition, read.manifest())) {
      Blocks blocks = tables.blocks(TableKind.FAN_PAGES);
      int entries = 0;
      RecordReader in = new RecordReader("fan pages");
      for (int id = 0; id < read.fans(); id++) {
        Fan fan = read.fan(id);
        PageGroup group = new PageGroup(blocks, id / blocks.cut().perBlock());
        group.record(in, id % blocks.cut().perBlock());
        int flags = in.u8();
        assertThat(in.varint()).isEqualTo(fan.owned());
        assertThat((flags & FanCodec.STATED) != 0 ? in.varint() : -1).isEqualTo(fan.stated());
        assertThat(in.string()).isEqualTo(fan.name());
        assertThat((flags & FanCodec.USERNAME) != 0 ? in.string() : null).isEqualTo(fan.username());
        assertThat(in.string()).isEqualTo(fan.key());
        assertThat(in.varint()).isEqualTo(fan.tralbums().length);
        assertThat(group.chips(in, PageGroup.TAG)).isEqualTo(fan.tags());
        assertThat(in.varint()).isEqualTo(read.fanListSize(id));
        List<Entry> list = read.fanList(id, 0, 10);
        for (Entry entry : list) {
          int entryFlags = in.u8();
          assertThat(group.card(in)).isEqualTo(entry.tralbum());
          entries++;
          if (entry.equals(list.getFirst())) {
            in.zigzag();
          } else {
            in.varint();
          }
          for (Entry.Reason reason : entry.reasons()) {
            assertThat(group.reason(in)).isEqualTo(reason.tralbum());
            assertThat(in.u8()).isEqualTo(reason.share());
            assertThat(in.varint()).isEqualTo(reason.commonOwners());
          }
          assertThat(entry.reasons().isEmpty() ? 0 : in.u8()).isEqualTo(entry.covered());
          assertThat((entryFlags & 32) != 0 ? in.u8() : 0).isEqualTo(entry.against());
        }
        assertThat(in.atEnd()).isTrue();
      }
      assertThat(entries).isGreaterThan(100);
    }
  }

  @Test
  void aCardThatOnlyReasonsReferToHasNamesAndNothingElse() {
    try (Edition read = Edition.open(edition);
        Tables tables = Tables.open(edition, read.manifest())) {
      Blocks blocks = tables.blocks(TableKind.FAN_PAGES);
      RecordReader in = new RecordReader("fan pages");
      int reasons = 0;
      for (int unit = 0; unit < blocks.cut().units(); unit++) {
        PageGroup group = new PageGroup(blocks, unit);
        for (int i = 0; i < group.cards(); i++) {
          Card card = read.card(group.cardId(i));
          group.turnToCard(in, i);
          if (!group.isReason(i)) {
            assertThat(in.varint()).isEqualTo(card.owners());
            continue;
          }
          assertThat(in.string()).isEqualTo(card.key());
          assertThat(in.string()).isEqualTo(card.title());
          assertThat(in.string()).isEqualTo(card.artist());
          assertThat(in.atEnd()).isTrue();
          reasons++;
        }
      }
      assertThat(reasons).isPositive();
    }
  }

  /// Every byte of every card, chip and page, one after another, is given another value.
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = ".*_PAGES")
  void eachForgedByteOfAPageTableIsFound(TableKind kind) throws IOException {
    Random random = new Random(kind.code());
    int tried = 0;
    try (Tables tables = Tables.open(edition, Manifest.read(edition))) {
      assertThat(failures(tables)).isEmpty();
      Forgery good = Forgery.of(edition);
      for (int shard = 0; shard < good.shards(kind).size(); shard++) {
        for (int block = 0; block < good.shardOf(kind, shard).blocks(); block++) {
          List<byte[]> records = Forgery.records(good.shardOf(kind, shard).block(block));
          for (int i = 0; i < records.size(); i++) {
            for (int at = 0; at < records.get(i).length; at += 1 + random.nextInt(4)) {
              int place = at;
              int change = 1 + random.nextInt(255);
              Forgery forged = Forgery.of(edition);
              forged.record(
                  kind,
                  shard,
                  block,
                  i,
                  record -> {
                    byte[] other = record.clone();
                    other[place] += (byte) change;
                    return other;
                  });
              map(tables, forged, kind);
              assertThat(failures(tables))
                  .as("shard %d, block %d, record %d, byte %d + %d", shard, block, i, at, change)
                  .isNotEmpty();
              tried++;
            }
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = ".*_PAGES")
  void aRecordTooManyTooFewOrTooLongIsFound(TableKind kind) throws IOException {
    try (Tables tables = Tables.open(edition, Manifest.read(edition))) {
      for (int block = 0; block < PageGroup.BLOCKS; block++) {
        int of = block;
        for (int change = 0; change < 3; change++) {
          int how = change;
          Forgery forged = Forgery.of(edition);
          forged.block(kind, 0, block, bytes -> rebuilt(Forgery.records(bytes), how));
          map(tables, forged, kind);
          assertThat(failures(tables)).as("block %d, change %d", of, how).isNotEmpty();
        }
      }
    }
  }

  private static byte[] rebuilt(List<byte[]> records, int how) {
    BlockBuilder block = new BlockBuilder();
    int count = how == 0 ? records.size() - 1 : records.size();
    for (int i = 0; i < count; i++) {
      RecordBuffer record = new RecordBuffer().bytes(records.get(i), 0, records.get(i).length);
      block.add(how == 2 && i == 0 ? record.put(0) : record);
    }
    if (how == 1) {
      block.add(new RecordBuffer().bytes(records.getLast(), 0, records.getLast().length));
    }
    RecordBuffer all = block.take();
    return Arrays.copyOf(all.bytes(), all.size());
  }

  private void map(Tables tables, Forgery forged, TableKind kind) throws IOException {
    Path in = Files.createTempDirectory(folder, "forged");
    try (var out = Files.newOutputStream(in.resolve(kind.file()))) {
      for (byte[] shard : forged.shards(kind)) {
        out.write(shard);
      }
    }
    tables.map(
        in,
        kind,
        forged.cut(kind),
        forged.shards(kind).stream().mapToInt(shard -> shard.length).toArray());
  }

  private static List<String> failures(Tables tables) {
    List<String> asOne = failures(tables, Share.WHOLE);
    List<String> byShares =
        IntStream.range(0, 3)
            .mapToObj(number -> failures(tables, new Share(number, 3)))
            .flatMap(List::stream)
            .toList();
    assertThat(byShares).as("what three find").containsAll(asOne);
    return asOne;
  }

  private static List<String> failures(Tables tables, Share share) {
    Failures failures = new Failures();
    failures.during(() -> new PageVerifier(tables, failures).run(share));
    return failures.lines();
  }
}
